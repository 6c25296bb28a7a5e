"""How they tell of marks, fear, neglect and despair, and of what somebody told them, in the notation of `phrases`."""

MARKS = """
# Marks that nobody explains.
came/come/comes/coming/back/arrived/arrives/returned/returns ...5 with/covered/full ...3 MARK \
!from_football/from_training/from_rugby/from_a_match/from_the_match/from_playing
MARK ...6 from/by/off/since/after ...2 ADULT/him/her
MARK ...7 WONT/NOT ...1 say/tell/explain/talk
covered in ...1 MARK
unexplained ...1 MARK
came/come/comes/coming ...3 home/back ...4 torn/ripped/bleeding/distressed
came/come/comes/coming ...3 home/back ...5 WONT/NOT speak/talk/say/tell
worried/concerned/worry/concern ...3 bruises/bruising/marks
bruises/bruising/bruise/marks on ...3 HIM/CHILD
left ...2 bruises/bruise/marks
more/fresh/strange/odd/suspicious/weird/always/unusual/lots_of/loads_of ...1 bruises/bruising/marks/welts/bruise
bruises/bruised/marks ...1 every/all_the_time/again/always
found/noticed/notice/noticing/saw/seen/seeing/finding ...3 bruises/bruising/bruise/marks/welts/burns
finger/hand/belt/bite/cigarette/grab/slap/rope/strangle/choke/strap mark/marks/print/prints/burn/burns/bruises
handprint/handprints/fingermarks/welts/flinch/flinches/flinched/cower/cowers
MARK all? on/up/over/around/round/across ...1 wrist/wrists/neck/throat/thighs/thigh/bum/bottom/back/body/arms/arm/\
legs/face/ribs !from/due/because
another/keeps_getting/always/a black_eye ...2 again/from/every/wont/since
WONT ...1 say/tell/talk/explain ...2 who/what_happened/how_he/how_she/how_they/where_he/where_she/why/where_it
left a? mark/marks/bruise/bruises on ONE
"""

DESPAIR = """
# Harm to oneself.
abroad ...3 married/marry/marriage
to end it $/all
rather be/being dead
rather die than
wish/wishes/wished ...1 was/were/be dead
self harm*/injur*/mutilat*
selfharm*/suicid*/overdos*/unalive*/kms
cutting/burning/starving/scratching/harming SELF
cuts/burns/starves/hurts SELF
hurt/hurts/hurting/cut/cuts SELF on_purpose/deliberately/again/when_hes_sad/when_shes_sad
kill/killing/kills/hang/hanging/hung/harm/harms/harmed/drown/poison SELF
want/wants/wanted/going/threatening/threatens/threatened/trying/tried/keeps/been to? hurt/hurting/cut/cutting/harm \
SELF
been/started/keeps/caught_him/caught_her cutting/harming $
end/ending/ended/take/taking/took it_all/his_life/her_life/my_life/their_life/his_own/her_own/my_own/their_own/\
things_all
want/wants/wanted/wanting/wish/wishes/wished ...2 to_die/to_be_dead/was_dead/were_dead/wasnt_here/werent_here/\
wasnt_alive/never_been_born/to_disappear/not_to_be_here
dont/doesnt/didnt/not want/wants/wanna/wanting to? live/be_alive/be_here_any*/wake_up/exist/be_here_no_more/carry_on
better off dead/without_me/without_him/without_her
took/taken/swallowed/swallows ...2 load/loads/too_many/lots/handful/whole_box/box/bottle/all ...2 \
paracetamol/pills/tablets/ibuprofen/medication/them
miss/better/happier ...4 if he/she/i ...1 dead/gone/not_here
if he/she/i was/were/is/am ...1 dead !ball
jump/jumping/jumped off/in_front
scratch*/cut*/pick*/bit* ...3 till/until ...3 bleed*/blood
no reason/point to/in live/living/being_alive
cut/cuts/cutting ...1 wrist/wrists/arms/arm/legs !on/open
scars/marks/cuts ...1 wrist/wrists/forearms
hates/hate SELF
"""

EXPLOITATION = """
# Exploitation and drugs.
county_lines/traffick*/exploit*/slave/slavery/radicali*
in/joined/join/by/with/into a gang/gangs
gang/gangs member*/violence/involved
sell/selling/carry/carrying/deal/dealing/running/deliver*/hiding ...3 drugs/weed/coke/knife/knives/packages
a knife/machete/blade
BE stabbed
carries/carrying/has/got a knife/blade/machete
given/giving/gives/gave/taking/takes/smoking HIM? drugs/weed/cannabis/cocaine/alcohol/vodka/spice/ketamine
forced/made to work*/do_things/have/marry/watch/touch/sell/steal/sleep_on/sleep_outside/sleep_in/fight
"""

NEGLECT = """
# Neglect.
neglect/neglects/neglected/neglecting/neglectful/mistreat*/maltreat*/cruelty/starved/malnourished
NOT ...1 feed/feeds/fed/feeding/being_fed/getting_fed/looked_after/washed/wash_him/wash_her
hasnt/havent/not/hadnt/nothing_to/no ...1 eat/eaten/eating/food ...1 \
for_days/in_days/since_yesterday/at_home/in_the_house/all_day/all_weekend/properly_in
nothing/no to_eat/food at/in/there/when/$
nothing to eat
filth/squalor
fridge/cupboard/cupboards ...1 empty
empty fridge/cupboards
leaves/left/leave/leaving HIM in ...3 nappy/nappies/cot
stopped/stop eating ...2 because/since ...2 ADULT
leave/leaves/leaving/left HIM/kids/children with strangers/randoms/anyone
home by_himself/by_herself/by_themselves/alone/on_his_own/on_her_own until/till/after
dirty/filthy/same clothes ...3 every/all/week/day/days/again
always/comes/turns_up/turned_up/came ...2 filthy/hungry_and/dirty_and/unwashed/starving
smell/smells/smelt/stinks/stank/reeks of wee/urine/alcohol/drink/booze/weed/cannabis/beer
leaves/leave/leaving/left ...6 home by_himself/by_herself/by_themselves/alone/on_his_own/on_her_own/on_their_own
BE left ...1 alone/on_their_own/on_his_own/on_her_own/by_themselves/home all/for/every/overnight/at/most/while
left/leaves/leave/leaving HIM/my/the/home ...3 alone/by_themselves/by_himself/by_herself/on_their_own/on_his_own/\
on_her_own/unsupervised all/for/at/over/while/when/every/in/again/overnight/since/$
BE ...1 home_alone/alone_at_home/alone_all/alone_every/alone_overnight/alone_in_the_house/left_alone
home alone all/every/at/for/over/a_lot/most
too/always/often/constantly/so/usually/been/was/is/gets/turned_up/came/coming/comes_home/when_hes/when_shes/\
when_he_is ...1 drunk/stoned/wasted/high_on/pissed/off_his_face/off_her_face
drunk again/most/nights/every/all/when/around/and/while/in_charge/coach/dad/mum/to/at/driving/$
drinks/drinking too/so/heavily/all/and/every/when
on/using/uses/takes/taking/addicted_to heroin/crack/smack/drugs/cocaine/coke/weed/meth
ADULT ...2 passed_out
an? alcoholic/druggie/addict
sleep/sleeps/sleeping/slept rough/in_the_car/in_a_car/in_the_shed/in_the_garage/on_the_street/on_the_streets/\
on_the_floor
locked/locks/lock/shut/shuts ...2 in/inside OWNER room/bedroom/cupboard/shed/garage/cellar/bathroom
locked/locks/lock/shut/shuts ...2 in_his_room/in_her_room/in_a_room/in_a_cupboard/in_the_cupboard/outside/\
in_the_house/in_the_shed
"""

FEAR = """
# Fear.
court/restraining/protection/contact/occupation/molestation order
isnt/not/never/arent allowed ...2 contact/near
mustnt/must_not/cant/cannot/shouldnt ever? know/find_out where
SCARED ...1 of/about/by/from/around OWNER? ...1 ADULT/him/her/them/what_he/what_she/what_they/going_home/his_own/\
what_hell/what_might/what_will/home !dying/leaving
SCARED ...1 he/she/theyll/hell/shell/he_will/hes_going/shes_going/they_will/he_might ...2 \
HARMS/do/take/find_us/find_me/come/kill/hit !well
SCARED ...1 to go_home/go_back/go_near/go_to_his/go_to_her/be_alone/be_at_home/be_around/be_left/tell/speak/say/\
come_home/talk/sleep
SCARED OWNER ADULT will/might/is/could/would/wants
SCARED ...1 for/about my/our/his/her/their/the ...1 SAFETY/kids/children/child/son/daughter/childs/kids_safety
ADULT/he/she ...1 scares/frightens/terrifies/intimidates/threatens/threatened HIM/my/the/us
worried/concerned/worry/concern/concerns ...1 about/for ...2 SAFETY
worried/concerned/worry/uneasy/concern/concerns/uncomfortable ...1 about/with/for OWNER ...1 \
STAFF/stepdad/uncle/boyfriend/man
worried/concerned/worry/concern/concerns about a/another/one_of_the ...1 CHILD
how/way ...4 treats/treating/touches/touching/touch/looks_at/speaks_to/talks_to/handles/behaves/treated/talks_about \
ONE
NOT ...2 feel/feeling/felt/be/being/really/very/seem? safe at/with/around/here/there/near/in/living/anymore/any/when/\
going/from/to_be/to_go/$
feel/feels/feeling/felt/is/are ...1 unsafe
unsafe at/with/around/home/there/here
NOT ...3 its/it_is/he_is/shes/hes/theyre/it safe ...3 at_his/at_her/at_home/with_his/with_her/with_my/around/there/\
home
in danger !of
at risk from/at_home/of_harm/of_abuse
what/whats he/she/they/hell/shell/theyll/hes/shes/theyre/ADULT ...3 do/does/did/doing/done to \
!prepare/help/get/make/win/score/play/join/register
doesnt/dont/didnt/never/not want/wants/wanting/wanted/wanna to? \
go_home/going_home/go_to_his/go_to_her/go_near/be_alone_with/be_left_with/be_near/be_around/go_back_to/come_home/\
be_with
back/home from OWNER ADULT ...2 crying/shaking/upset/bruised/hurt/in_tears/scared/hungry/quiet/withdrawn/filthy
ADULT/he/she ...2 threatens/threatened/threatening to/HIM/my/that/the
begs/begged/begging/cries/crying/screams not/when/at/before/every_time ...4 \
go/going/home/leave/contact/dads/mums/visit/visits/sees/coach
"""

TOLD = """
# Somebody tells of it.
safeguarding/child_protection/welfare/safety/protection/safe_guarding \
concern*/issue*/problem*/matter/incident/worr*/referral/plan/allegation*/disclosure/report
report/reporting/disclose/allegation/allegations ...3 abuse/crime/safeguarding/assault/coach/coaches/incident/\
inappropriate/harm/concern*/against/man/teacher
complaint/complain ...2 abuse/safeguarding/inappropriate*/assault*/hitting/bully*
domestic/dv/physical/emotional/family violence/abuse
violence at/in/from/by/towards/against
womens? refuge/safe_house
fled/fleeing/run_away/ran_away/running_away/runs_away/escaped/escaping/hiding ...1 from/home/domestic/abuse
restraining/non_molestation/protection order
non_molestation/nonmol/prohibited_steps/injunction/sex_offender/registered_offender/bail/county_court
not/isnt/mustnt/must_not/banned/never/dont_let/shouldnt ...1 allowed/be_allowed/go/come/let/contact ...2 \
near/contact/unsupervised ...2 HIM/kids/children/my/the
NOT ...1 allowed/to_be to? see/contact/collect/pick_up/have_contact/take/pick ...1 HIM/my/the/kids
must_not/mustnt/isnt_allowed_to/not_allowed_to/banned_from/never_to \
collect/collecting/pick_up/take/contact/contacting/see/seeing/go_near/come_near HIM/my/the
dont/do_not let ...4 collect/pick_HIM/pick_up/take/near/see/have HIM/up/my/the
arrested !development
police ...4 assault*/domestic/violen*/abus*/arrest*/dad/ex/partner/my_house/our_house/him
call/ring/phone the_police/999
help me/us please? he/she/they/im/my/hes/im_scared
something/things/stuff ...2 happened/happening/happens/going_on/went_on/wrong/isnt_right/not_right/arent_right/bad \
...3 at_home/at_his_dads/at_her_dads/at_his_mums/at_her_mums/with_the_coach/with_his_coach/with_her_coach/changing/\
toilet/toilets/shower/showers/his_uncle/his_car/behind_closed/with_his_dad/stepdad/house
things/it/life/situation ...1 NOT ...2 good/right/great/ok/easy/safe/nice at home/his_dads/her_dads
trouble/bad/horrible/scary/violent at home
different/quiet/withdrawn/strange/odd/funny/weird/upset/crying/tears/shaking/changed/nightmares/wetting/distressed/\
not_himself/not_herself/wets ...5 since/after/around/when/every_time/from/whenever/about/near ...5 \
coach/trainer/stepdad/uncle/boyfriend/ex/man/dads/mums/teacher/lodger/babysitter/partner/contact/visit/visits/visiting
dont/didnt/not/do_not ...1 like/trust/comfortable_with/happy_with/happy_about \
the_way/how/the_coach/his_coach/her_coach/that_coach/that_man/him/being ...4 \
look*/touch*/hug*/cuddl*/treat*/speak*/talk*/shout*/acts/around/near/alone/hands/coach/with
too/overly/very/bit friendly/hands_on/familiar/physical/rough/close/affectionate with HIM/my/the/some/our/young
bully/bullies/bullying/bullied HIM/my/by/from/in/at/again/badly/every/for
racist/racial/homophobic abuse/coach/towards/to/comments/names
eggshells/child_abuse/life_is_in_danger/peeping
nobody/no_one believes/cares/loves/helps
court order ...5 see/near/contact/collect/dad/father/ex/mum
"""
