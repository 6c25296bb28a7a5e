"""What must not stop a registration, though its words may sound of harm: invented, one message a line."""

HARMLESS = """
He has mild asthma, blue inhaler kept in bag
Broken wrist in 2023 fully healed
she hurt her back on the trampoline
he cut his head open when he was 4, had stitches
Hit by a cricket ball last summer, all ok now
he's got a bruise on his shin from Saturday
his toes are bruised from his boots
he's got a big bruise after a tackle
He was punched in the stomach at karate
had a fight with his brother and broke a finger
he gets nosebleeds if he's hit by the ball
scared of injections
she's scared of the ball after being hit in the face
he is terrified of dogs
he's afraid of the dark and big crowds
doesn't like physical contact, autistic
don't touch him without asking, sensory issues
he sometimes hits himself when overwhelmed, autism
bangs his head when upset (autism)
ADHD, sometimes lashes out when frustrated
can be aggressive when tired, has a support plan
she has separation anxiety and may cry when I leave
he cries when I drop him off
she won't speak to strangers, selective mutism
he's a fussy eater
doesn't eat at school
allergic to alcohol gel
her brother has epilepsy
his mum has MS so his nan brings him
dad works nights
I'm his stepdad
I am her older brother and guardian
my ex wife and I share custody
his father lives abroad
his dad isn't involved
no contact with his father
we moved house last week
police officer
my husband is in the police
I am a social worker
I work for childrens services
he got sent off for swearing
he was banned for two matches
he attacks down the left
great shot, he's a killer
he bullies defenders
he murdered them on the wing
they destroyed us
coach shouts a lot but he's great
coach gave him player of the match
the manager gave her a lift home with my daughter, lovely man
coach bought them all ice cream
the coach texted me the times
He's secretly a City fan
it's a secret surprise for him
take a photo of him in the park
I'll send pictures of her tonight
sending a photo of him now
I don't have a photo of her yet
is a photo of him in his kit ok?
can I use a photo of her on holiday
he's naked in that one lol, I'll find another photo
Gary Cutting
Lisa Paine-Hurt
Flat 2, Grabham House
knife edge finish on saturday
I'd kill for a coffee
he has asthma and carries a blue inhaler
He broke his collar bone falling off a trampoline in May
she had her tonsils out
He has hearing aids
he is allergic to bee stings and has an Epi Pen
lactose intolerant
he had meningitis as a baby, no lasting effects
bumped his head as a toddler, all fine
got stitches in his chin after a fall
his leg was broken in a tackle last October
twisted her ankle on the trampoline
he got punched in the nose by accident in goal, now fine
a lad kicked him on the ankle, bruised but ok
she has eczema on her arms and neck
scar on her arm from a burn as a baby
he has a skin condition which leaves marks on his skin
psoriasis, patches on his back
he is prone to bruising because of his medication
he takes warfarin, bruises easily
he's hypermobile and gets sore knees
he has dyspraxia so gets frustrated
she has ADHD and can be a handful
he can get angry when he loses
sometimes he has meltdowns
he suffers with anxiety and sees a counsellor
depression, on medication
she had an eating disorder, recovered now
PTSD, after a car accident
cerebral palsy
he hates losing
she hates being in goal
she's scared of thunder
he's frightened of big dogs
he's afraid he won't make friends
nervous about the first session
he's worried about not knowing anyone
I'm worried he won't be good enough
worried about his asthma in the cold
I'm a bit worried about the fees
he is too shy to speak
he gets upset when we lose
he cried when he lost his last match
he doesn't like being shouted at
he bites his nails
he has a sore throat
he's on antibiotics
chest infection
food poisoning last week
he's sick at the moment
he has a cut on his hand
cut his knee on astro turf
he nearly died when he was born but is fine now
his mum died when he was 4
his dad passed away
we lost his brother to cancer
he lives with foster parents
he is in care, I am his social worker
adopted
special guardianship order
he's at his dads on wednesdays so cant train
can his nan collect him from training
his dad can't collect him on tuesdays
his mum doesn't drive
both parents have parental responsibility
he stays with his dad every other weekend
his step dad will bring him
the coach said he can play
coach Dave told us to sign up
his coach is called Mark Burns
he wants to be with his friends, he knows the coach
he trains with coach on Fridays
he's played for another club and didn't enjoy it
he left his last club because of the manager
he didn't get on with his last manager
the last coach never played him
we were beaten by Stretford in the semi final
he scored the winner and beat the keeper
he shoots from anywhere
he's a beast
my lad is on fire
he's lethal in front of goal
dead ball specialist
we smashed them
they got thrashed
they killed us 6-1
he's hitting form
he hit a screamer
hit me up with the details
hit the wrong button sorry
just shoot me a text
can you shoot me the link
this form is killing me lol
you're killing me
my phone is dead
phone died
I'm dying here waiting
my husband deals with the money
my partner's email is kate@example.com
my ex husband is the other contact
my wife will fill this in
his brother beats him at FIFA
she beats her brother at everything
he punches above his weight
she kicks with her left foot
he kicks the ball really hard
he loves to attack
please stop texting me
stop messaging me at night
why are you messaging me so late
you keep sending me the same message
don't shout
that's abuse of my time
no thanks
Bruce Harmer
Mark Slapper
12 Belt Road
The Old Beating House
Kicking Horse Lane
Emma Payne
Paul Savage, dad, 4.5.81
he is fit and well
fit as a fiddle
never been in hospital
no known allergies
nothing to report
nothing of concern
no concerns at all
no issues or concerns
no health concerns
not that I am aware of
he's had concussion twice
he needs his inhaler left in the bag
the coach has his epipen
can the coach give him his inhaler
he must be kept away from nuts
not allowed to head the ball
he can't be left alone because of his seizures
he should not be left alone after a seizure
she wears a hearing aid and doesn't like being touched
doesn't like being touched because of autism
he is touch sensitive
don't touch his ears please
take him off if he gets wheezy
he'll need help tying his laces
please help me I can't find the link
can you help me
help with the fees please
is there a hardship fund
we're struggling for money
I don't feel safe putting my card details in
is it safe to put my bank details in
is this a scam
it's not safe to click links
wrong number
i never gave you my number
he broke his arm last year
he was hit by a ball
he got hit in the face by a ball last season and wears glasses
she bruises easily
Bruises easily due to haemophilia
he's killing it this season
dead legs
shot on target
beat them 3-0
we beat them 3-0 on Saturday
they beat us in the final
his inhaler
he's been off with flu
drug abuse policy?
what is your abuse policy
do you have a safeguarding policy?
who is the safeguarding officer?
no medical
"""
