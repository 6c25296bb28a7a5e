"""Commands as people type them who have read no manual: what each means, without saying how it is spelled.

The club is the one that ships; the manager runs U10 Tigers and U11 Panthers and is an admin. In the Tigers are
Sam Jones, Zoë O'Brien and Leo de la Cruz, in the Panthers Mia Smith-Hart.
"""

INVITATIONS = r"""
INVITE Sam Hill U10 Tigers, parent Kate Hill 07700 900123
invite sam hill u10 tigers parent kate hill 07700900123
Invite Sam Hill, U10 Tigers, Kate Hill, 07700 900123
INVITE: Sam Hill - U10 Tigers - Kate Hill - 07700900123
invite sam hill (u10 tigers) mum kate hill 07700-900-123
Please invite Sam Hill to U10 Tigers, his mum is Kate Hill on 07700 900123
pls invite Sam Hill for tigers u10s. Mum: Kate Hill, +447700900123
Can you invite Sam Hill for the U10 Tigers? Parent is Kate Hill 07700 900123
could you please send an invite to Kate Hill 07700 900123 for Sam Hill U10 Tigers
Hi Omega, please invite Sam Hill u10 tigers parent Kate Hill +44 7700 900123 thanks
invte Sam Hill U10 Tigers, parent Kate Hill 07700 900123
inivte sam hill, u10s tigers, kate hill 07700 900 123
Invit Sam Hill under 10 tigers mum kate hill 0044 7700 900123
INVITE U10 TIGERS SAM HILL KATE HILL 07700900123
invite 07700900123 Kate Hill, child Sam Hill, U10 Tigers
invite Kate Hill 07700 900123, mum of Sam Hill, U10 Tigers
invite Kate Hill on 07700 900123 to register Sam Hill for U10 Tigers
Register Sam Hill for U10 Tigers, parent Kate Hill 07700 900123
add Sam Hill u10 tigers kate hill 07700900123
sign up sam hill for u10 tigers - mum kate hill - 07700 900123
Add new player Sam Hill, team U10 Tigers, guardian Kate Hill, mobile 07700 900123
new player: Sam Hill, U10 Tigers, parent: Kate Hill, tel: 07700 900123
invite player Sam Hill age group U10 team Tigers parent Kate Hill number 07700 900123
invite Sam Hill tigers kate hill 07700 900123
INVITE Sam Hill Under-10s Tigers; Kate Hill; 07700 900123
Invite Sam Hill u-10 Tigers, dad is called Kate Hill, 07700.900.123
i want to invite Sam Hill to the U10 Tigers, parents name is Kate Hill 07700 900123
I'd like to invite Sam Hill, U10 Tigers. Kate Hill 07700 900123
we need to register Sam Hill for the u10 tigers, mum Kate Hill 07700 900123 please
invite\nSam Hill\nU10 Tigers\nKate Hill\n07700 900123
Invite\nChild: Sam Hill\nTeam: U10 Tigers\nParent: Kate Hill\nPhone: 07700 900123
INVITE Sam Hill's mum Kate Hill 07700 900123 U10 Tigers
invite Sam Hill for u10's tigers, mother Kate Hill, mob 07700 900123
Invite *Sam Hill* U10 Tigers _Kate Hill_ 07700900123
invite Sam Hill 03/05/2017 U10 Tigers Kate Hill 07700 900123
Invite Sam Hill u10 Tigers parent Kate Hill kate@example.com 07700 900123
inviting Sam Hill U10 Tigers parent Kate Hill 07700 900123
Sorry, can you invite Sam Hill U10 Tigers, parent Kate Hill 07700 900123 asap
Invite SAM HILL u10 TIGERS parent KATE HILL 07700 900123!!
enrol Sam Hill in U10 Tigers, guardian Kate Hill, 07700 900123
invite sam hill u10 tigres parent kate hill 07700900123
invite Sam Hill U10 Tigers mum Kate Hill tel 07700 900123 ta
Invite Sam Hill,U10 Tigers,Kate Hill,07700900123
morning! invite Sam Hill u10 tigers, mum = Kate Hill, 07700 900123
Invite for Sam Hill, U10 Tigers, carer Kate Hill, (07700) 900123
send invitation to Kate Hill 07700 900123 for her son Sam Hill, u10 tigers
invite sam hill 07700900123 u10 tigers parent kate hill
Sam Hill U10 Tigers Kate Hill 07700 900123
Can u invite Sam Hill 2 the u10 tigers, mums called Kate Hill, number is 07700 900123
invite sam hill (tigers) - kate hill 07700900123 (mum)
invite: sam hill / u10 tigers / kate hill / 07700900123
please INVITE Sam Hill , U 10 Tigers , parent Kate Hill , 07700 900123
Invite sam hill, u10, tigers, kate hill, 447700900123
""".strip().splitlines()  # each means the same child, team, parent and number

# What lacks something, or could mean more than one thing: asked back, and never guessed.
INCOMPLETE = """
invite
INVITE please
invite someone
invite Sam Hill
invite Sam Hill u10s
invite Sam U10 Tigers Kate Hill 07700 900123
invite Sam Hill U10 Tigers
Invite Sam Hill U10 Tigers Kate Hill
invite 07700 900123
Invite Kate Hill 07700 900123
invite Sam Hill U10 Tigers Kate Hill 07700 9001
invite Sam Hill U10 Tigers Kate Hill 0161 496 0000
invite Sam Hill U9 Kate Hill 07700 900123
invite Sam Hill, Kate Hill, Tom Hill, Ann Hill, U10 Tigers 07700 900123
invite Sam Hill, parent Kate Hill 07700 900123
remind
REMIND please
move
move Sam Jones
cancel registration
MOVE Sam Jones somewhere
add manager
add manager Jo Smith
remove manager
""".strip().splitlines()

# The command and whom it is about: a team's short name, a child, "all" or nothing.
OTHERS = """
STATUS | status | all
Status | status | all
status? | status | all
stauts | status | all
staus | status | all
satus please | status | all
sttaus | status | all
status of my teams | status | all
status all | status | all
STATUS everyone | status | all
what's the status | status | all
whats the status please | status | all
Can you give me the status | status | all
show me the status | status | all
status update please | status | all
status report | status | all
progress | status | all
who's registered | status | all
who has registered so far | status | all
who hasn't registered yet | status | all
who is missing | status | all
who's still missing? | status | all
who has not signed up yet | status | all
how many are registered? | status | all
status U10 Tigers | status | Tigers
STATUS U10S | status | Tigers
status under 10 | status | Tigers
status of the tigers | status | Tigers
Tigers status | status | Tigers
u10 tigers status please | status | Tigers
status for the U10's | status | Tigers
who is registered in the u11 panthers | status | Panthers
who's missing from the tigers? | status | Tigers
how are the U10 Tigers doing | status | Tigers
check U11 Panthers | status | Panthers
Status u-11 | status | Panthers
STATUS Sam Jones | status | Sam Jones
status sam | status | Sam Jones
status of sam jones please | status | Sam Jones
what's the status of Sam Jones? | status | Sam Jones
Sam Jones status | status | Sam Jones
status Sam Jonse | status | Sam Jones
how is Sam Jones getting on | status | Sam Jones
where is Sam Jones up to? | status | Sam Jones
any news on Sam Jones | status | Sam Jones
what's happening with Zoe O'Brien | status | Zoë O'Brien
status O'Brien | status | Zoë O'Brien
Status Leo de la Cruz | status | Leo de la Cruz
status mia smith-hart | status | Mia Smith-Hart
status mia smith hart | status | Mia Smith-Hart
REMIND Sam Jones | remind | Sam Jones
remind sam | remind | Sam Jones
Remind Sam's mum | remind | Sam Jones
please remind Sam Jones parents | remind | Sam Jones
send a reminder to Sam Jones | remind | Sam Jones
Send Sam Jones a reminder | remind | Sam Jones
nudge sam jones | remind | Sam Jones
nugde Sam Jones | remind | Sam Jones
Nudge Sam Jones please | remind | Sam Jones
CHASE Sam Jones | remind | Sam Jones
chase up Sam Jones | remind | Sam Jones
can you chase Sam Jones? | remind | Sam Jones
remnd Zoe O'Brien | remind | Zoë O'Brien
Remind Mia | remind | Mia Smith-Hart
remind U10 Tigers | remind | Tigers
chase the tigers | remind | Tigers
nudge u11s | remind | Panthers
remind all | nudge_all | all
NUDGE ALL | nudge_all | all
nudge everyone | nudge_all | all
chase everybody please | nudge_all | all
who hasn't paid | unpaid | Nobody owes
who still needs to pay? | status | all
how are we doing? | status | all
list players | status | all
give me an update | status | all
any update on Sam? | status | Sam Jones
STATUS - U10 TIGERS | status | Tigers
status, sam jones | status | Sam Jones
nudge Zoe | remind | Zoë O'Brien
remind everyone in the u10 tigers | remind | Tigers
Chase up everyone who hasn't replied | nudge_all | all
nudge all stuck | nudge_all | all
cancel sam | cancel | Sam Jones
cancel invite Sam Jones | cancel | Sam Jones
cancel Sam Jones U10 Tigers | cancel | Sam Jones
move sam jones u10 lions | move | Sam Jones > Lions
move sam jones -> u10 lions | move | Sam Jones > Lions
move Sam Jones up to U11 Panthers | move | Sam Jones > Panthers
Nudge them all | nudge_all | all
remind everyone | nudge_all | all
CANCEL Sam Jones | cancel | Sam Jones
cancel sam jones please | cancel | Sam Jones
cancle Sam Jones | cancel | Sam Jones
Cancel Sam Jones's registration | cancel | Sam Jones
cancel the registration of Sam Jones | cancel | Sam Jones
Please cancel the invite for Sam Jones | cancel | Sam Jones
withdraw Sam Jones | cancel | Sam Jones
remove Sam Jones | cancel | Sam Jones
take Sam Jones off the list | cancel | Sam Jones
take off Sam Jones | cancel | Sam Jones
drop Zoe O'Brien from the Tigers | cancel | Zoë O'Brien
MOVE Sam Jones to U10 Lions | move | Sam Jones > Lions
move sam jones to u10 lions | move | Sam Jones > Lions
Move Sam to Lions | move | Sam Jones > Lions
mvoe Sam Jones to U10 Lions | move | Sam Jones > Lions
please move Sam Jones into the U10 Lions | move | Sam Jones > Lions
move Sam Jones from U10 Tigers to U10 Lions | move | Sam Jones > Lions
can you move Sam Jones to the Lions? | move | Sam Jones > Lions
transfer Sam Jones to u10 lions | move | Sam Jones > Lions
switch Sam Jones to U10 Lions | move | Sam Jones > Lions
put Sam Jones in the U11 Panthers | move | Sam Jones > Panthers
change Sam Jones to U11 Panthers | move | Sam Jones > Panthers
move sam jones to panthers u11s | move | Sam Jones > Panthers
Move Mia Smith-Hart to u10 tigers pls | move | Mia Smith-Hart > Tigers
TEAMS | teams |
teams? | teams |
tems | teams |
my teams | teams |
show my teams | teams |
which teams do I run? | teams |
list teams please | teams |
HELP | commands |
help | commands |
commands | commands |
menu | commands |
what can you do? | commands |
what can I do here | commands |
how do i invite someone | commands |
ADD MANAGER Jo Smith 07700 900555 U10 Lions | add_manager | Lions
add manager jo smith 07700900555 u10 lions | add_manager | Lions
Add Jo Smith 07700 900555 as a manager of U10 Lions | add_manager | Lions
make Jo Smith 07700 900555 manager of the U10 Lions | add_manager | Lions
new manager: Jo Smith, 07700 900555, U10 Lions | add_manager | Lions
add a new manager Jo Smith for U10 Lions 07700 900555 please | add_manager | Lions
add coach Jo Smith 07700 900555 U10 Lions | add_manager | Lions
REMOVE MANAGER 07700 900555 | remove_manager |
remove manager Jo Smith 07700 900555 | remove_manager |
delete the manager Jo Smith 07700900555 | remove_manager |
""".strip().splitlines()

# Not for the managers' side, though a manager says it.
NO_COMMANDS = """
Hello
thanks
ok
What time is training?
I was invited last week
Can you remind me what the fee is
remind me tomorrow
Moved house, new address 12 Moss Road
He moved to the other school
add my son's EpiPen
the team is great
cancel my direct debit
nothing to add
We love the Tigers
status quo is just fine for all of us here thanks for asking me again
I want to register my son
He is called Chase
""".strip().splitlines()
