"""What parents and children write when a child is harmed: invented, one message a line."""

HARM = """
my ex hits him
his dad hits him when hes had a drink
he came home with bruises from the coach
he came back from training with bruises and wont say how
she's been cutting herself
the coach touched her
The coach touched my daughter in the changing room
I'm scared of what he'll do to the kids
he doesn't feel safe at home
she doesnt feel safe around her uncle
my husband beats me and the kids
his stepdad punched him last night
someone is hurting my son
he says his dad slaps him
he was slapped by his coach
she was grabbed by the manager
my dad hits me
He's been self harming since xmas
she wants to die
he said he wants to kill himself
he keeps saying he doesn't want to be here any more
she took an overdose last month
the manager keeps texting her late at night
coach sends him messages at night and says not to tell mum
he told her to keep it a secret
an older man has been messaging him on snapchat
she met a man online and wants to meet him
he's sending her pictures of himself
someone asked her for nudes
he's been sent naked photos
his mum is always drunk and doesn't feed him
the kids are left home alone all night
they are left on their own every weekend
he hasn't eaten for days
he comes to training filthy and says there is no food at home
he's being neglected
social worker says she is being abused
he was abused by a family member
theres domestic violence at home
we are living in a refuge, please don't share the address
I want to report a safeguarding concern
I have a concern about one of the coaches
i dont like the way the coach looks at her
the coach is too friendly with the girls
he gets too close with my daughter
the trainer shouts at them and makes them cry
coach called him fat and useless in front of everyone
he is scared to go home
she's terrified of her dad
he's frightened of his coach
i'm worried about his safety
we are not safe here
he threatened to kill us
my partner threatens me
he strangled me in front of the kids
he is being bullied by the coach
she is getting bullied at training
other lads are bullying him in the team
he's been carrying a knife
he's got mixed up in county lines
they make him sell drugs
he's in a gang
she was raped
he was molested as a child by his uncle
i think she is being groomed
hes being exploited
there are marks on his neck
finger marks on her arms
cigarette burns on his hand
she has unexplained bruises
bruises all over his back and he won't tell me who did it
he flinches when anyone comes near
my ex is violent
his dad is not allowed near him, there is a court order
his father must not collect him
something happened to her at his dads
something happened in the changing room
he's been different since he stayed with his uncle
she cries every time she has to go to her dads
he begs not to go to his dads
he won't say what happened at training
coach made him strip
the man takes pictures of the girls getting changed
he exposed himself to her
he was locked in his room all day
mum's boyfriend locks him in a cupboard
my ex bruses him
teh coach tuched him
shes been cuting herself
im scard of my dad
he's suacidal
my husband hit me last night
His Dad Hits Sam
she hits Sam when she's angry
things aren't right at home
it's not good at home at the moment, his dad gets violent
his dad lost his temper and threw him against a wall
he shakes the baby
my brother touches me
no one believes me
I'm running away from home
my mum's boyfriend comes in my room
he gets smacked with a belt
he's made to sleep on the floor
coach bought him presents and takes him to his house
the coach was alone with her in his car
he was drunk when he drove the kids
coach smelt of alcohol
My ex partner has been violent towards him
his father is violent and he is frightened of him
She told me her coach put his hand up her shirt
He's got a black eye again and says he fell but I dont believe it
I think his mum's new boyfriend is hurting him
someone at the club grabbed my son by the throat
the coach pushed him against the wall
the assistant coach kissed my daughter
my son says his coach showed him porn
coach asked her to send photos of herself in her kit with nothing underneath
her coach wants her to come to his house alone
he keeps giving my lad lifts home on his own and buying him stuff
my daughter says a man at training makes her feel uncomfortable
he says he would be better off dead
she keeps talking about killing herself
he tried to hang himself in march
I found cuts all over her arms
she burns herself with a lighter
He told his teacher he wants to end his life
she wont eat because her dad calls her fat and ugly
he doesn't get fed at his dads
They're leaving a 6 year old at home by himself while they go to the pub
his mum is using heroin and he is on his own most days
he turns up with no coat and dirty clothes every week
The children are being neglected by their father
we had to leave home because of domestic abuse
We've moved because my husband was beating me, please keep our address secret
I've got a non molestation order against his dad
please don't let his father pick him up, he is not allowed contact
he's had contact with social services after his stepdad assaulted him
I'm frightened of my husband
my wife hits our son
mum hits me with a slipper
my uncle touches me down there
my step dad does things to me
i dont want to go home
i want to die
im being bullied by the other players
i get beaten at home
i hate myself and i cut my arms
My brother hits me and nobody stops him
he gets hit at home
she gets slapped if she plays badly
his dad goes mad at him after games and shoves him in the car
dad screams at him the whole way home after a match and he is terrified
the dad of another player threatened my son
one of the parents hit a child at the match on sunday
I saw a coach slap one of the u9s
a coach at your club is sleeping with a 15 year old
the manager is messaging girls on instagram
He sends her love hearts at midnight
my boy is being groomed online by a grown man
she is being blackmailed with pictures
he is being made to carry drugs for older lads
I think he is being used to deal drugs
they gave him a knife to look after
my son was stabbed last month and he is still scared to go out
He was sexually assaulted at his last club
she was assaulted by a boy in her class
a boy touched her inappropriately at school
he was touched up by an older lad
I'm worried about how the coach treats the boys
I am concerned about one of the kids in the team, he always has bruises
one of the lads in the team has bruises every week
There is a boy on our team whose dad hits him
my friends son is being hit by his father
I need to tell someone about something that happened with the coach
I don't think it's safe for him at his dads
he's not safe with her
i dont feel safe in my house
it isnt safe at home for us
she's wetting the bed since the sleepover with the coach
he has gone very quiet since he started with the new trainer
he comes back from his dad's crying and shaking
his nan says he has burns on his legs
someone has been hurting her
what he did to my daughter was wrong
I'm afraid he might hurt the children
afraid my ex will take the kids and hurt them
my ex threatned to take him
hes been hiting my kids
my ex has bean abusing him
the coach is a pedo
he is a pervert
theyve been starving him
She's locked in her bedroom when we have visitors
his stepmum makes him sleep in the garage
he's treated like a slave at home
racist abuse from the coach
the coach swears at them and humiliates the weaker ones
he got strangled by his dad
my dad choked me
he drinks and then he gets angry with the kids
her dad came to collect her drunk
his mum is passed out drunk most nights
fgm
they are sending her abroad to get married and she doesn't want to go
he has been self-harming because of his father
she has a history of self harm
suicidal thoughts, under CAMHS
he took tablets to end it
I can't cope any more, I'm going to hurt him
I think I might hurt my child
his new stepdad is really heavy handed with him
I caught my husband hitting our daughter
Mum's partner smacks her round the head
daddy hurts mummy
he got a good hiding off his dad for losing
my nephew is being beaten by his mum
the coach dragged him off the pitch by his hair
his trainer squeezed his arm so hard it left bruises
she has hand marks on her face
there were bruises on her legs when she came back from her dad
my son has come home with a split lip and wont tell us who did it
he told me his stepbrother touches him in bed
She says an older boy made her touch him
the coach walks in when the girls are in the shower
the physio puts his hands where he shouldn't
coach sends him private messages on instagram late at night
He's been told to keep secrets by his coach
A parent saw the manager taking photos of the kids in the changing rooms
she's been talking to a 30 year old online
somebody is asking my daughter for pictures in her underwear
he's been cutting his arms
she took a load of paracetamol on friday
my son has been saying he wants to end it
he said nobody would miss him if he was dead
she's stopped eating because coach told her she's too heavy
he's never fed when he's at his mums
the kids are living in filth
their mum leaves them with strangers while she goes out
he's seven and he's home by himself until 10 at night
"""
