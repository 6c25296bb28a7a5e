"""What only sounds like harm: football, medical answers, sayings; it is left out before harm is looked for."""

HARMLESS = """
hit/struck/knocked/hurt/kicked/bitten/attacked/stung by a/the/another/an ...2 \
ball/football/car/bike/swing/bus/van/dog/bat/stick/player/opponent/defender/wasp/bee/cat/door/goalpost/post
ball/car/bike/bat/stick/swing/door/van/bus/lorry/dog/cat/it/which/that/death/divorce/covid/lockdown/loss/food/sun \
HARMS ONE
by accident/accidentally
she/shes/daughter/and/when ...2 hurt/hurts/cut/burn/burned/burnt/bruised/bashed/banged/hit/knocked/bumped/pinched \
her ...1 BODY !against
with the/a/his/her ball/elbow/racket/boot/stick
birth/stretch/question/top/full/good mark/marks
bruise/bruises/bruised/bruising easily/really_easily/very_easily/a_lot/like/easy/so_easily/knee/ribs/shin/foot/ankle/\
toe
asthma/panic/anxiety/heart/absence/migraine/allergy attack/attacks
drug/alcohol/substance/referee/ref abuse
abuse policy/policies/of_the_ref/of_referees
abusing the ref/referee
safeguarding/welfare/protection/bullying policy/policies/course/training/certificate/checks/officer
dog/pet/horse grooming
beat/beats/beating/beaten ONE at/in_the_final/in_the_league/in_the_cup/on_fifa/again_at/to_it/to_the/#/on_pens/\
on_penalties
we/they/team/lads/boys beat/beats/beating/hammered/thrashed/battered/smashed/destroyed/killed ONE
we/they/us/team/side ...1 beaten/battered/hammered/thrashed
abuse of my/your time/position/the
cant/cannot/not/shouldnt/never/mustnt be left alone/on_his_own/on_her_own/unattended/unsupervised !with
got/get/were/was/been beaten/battered/hammered/thrashed !by/at_home/up/with/when
player/lad/opponent/kid/boy/girl/defender/striker/keeper/they kicked/kicks/hit/pushed/shoved HIM ...2 \
in/during/at/on a/the/his/her/training/match/football/game
got/was/been kicked in/during/at/on !by
kick/kicks/kicked HIM? off/out_of the/a/his/her team/squad/club/academy/match
killing/killed it/time
hit/hits/hitting/smack/smacked/bash/bashed the/a/his/her/himself/herself \
head/post/bar/crossbar/target/net/knee/ground/floor/wall/ball
starving !him/her/them/the/my
rape seed
life threatening
threatened/threatening miscarriage/labour
assault course
stabbing pain/pains
sexual orientation/health
cut/cuts/cutting HIM/SELF ...2 on/shaving/while/when a/the/some/his/her/playing/glass/cooking/paper/knife
scared/afraid/frightened/terrified/fear of ...2 needles/dogs/heights/water/injections/blood/spiders/thunder/clowns/\
ball/dark/noises/flying
neglected to
shout/shouts/shouting at me lol
touch/touched wood/down/base/a_ball/the_ball/line
touched by your/this/that/how/all/everyone
kill/kills me if/lol/haha/when_i
can/could/may/do/should/shall i/we ...2 leave/drop HIM
dying to/for
"""

# Words whose misspelling is still recognised,
MISSPELLED = """
worried concerned abused abusing abusive bruise bruises bruised bruising touched touches touching hitting punched
punches punching slapped slapping kicked kicking strangled choked scared frightened terrified afraid threatened
threatens threatening suicide suicidal neglect neglected molested inappropriate inappropriately assault assaulted
violent violence bullied bullying grooming groomed sexual sexually safeguarding exploited screaming shouting cutting
herself himself messaging secret unsafe hurting stepdad stepfather boyfriend husband partner underwear alcohol
frightens predator paedophile domestic beating beaten unexplained
"""
# and the words that are one slip away from those and mean no harm.
REAL = """
abased amused amusing baiting ballied basting bating batten batting beading beaming bearing beater beatings bellied
bellying betting bleating boating braise braised braising brushed brushes brushing bulled bulling catting chocked
choker cocked cutling cuttings domestics gloomed glooming grooved grooving harting hatting hinting hotting hunting
hurling husting kicker massaging paunched pinching pouched predators sacred sapping scaled scarce scare scarfed
scarred scored scouting seared secrete shared shooting shorting shotting shunting shutting slapper slipped slipping
slopped slopping snapped snapping soared spouting stared straggled streaming swapped swapping torched toughed violet
violets
"""
