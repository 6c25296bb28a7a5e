"""How harm is told without its word: asked about, confessed, hidden from, in the notation of `phrases`."""

CONFESSED = """
# What the writer did, or fears to do.
i/ive/i_have ...2 hit/slapped/smacked/punched/kicked/shook/shaken/strangled/hurt/beat/beaten ...1 \
HIM/my_CHILD/my_wife/my_partner !with/on
i/ive/i_have ...1 done/did something ...1 awful/terrible/bad/horrible/unforgivable ...2 to ONE
i/ill/im ...3 lose_it/lost_it/snap/snapped ...2 with ...1 ONE ...4 hit/hurt/slap/slapped/smacked/shook/scared
scared/frightened/afraid/worried/terrified i/ill/i_will/i_might/i_could ...2 hurt/harm/hit/shake/do_something
cant cope ...5 hurt/harm/end/die/hit
"""

FLEEING = """
# Who must not find them, and who must not come near.
NOT/no give/tell/share/show/pass/publish/put ...2 anyone/anybody/him/people/dad/father/ex/family ...4 \
address/where_we_live/where_he_lives/where_she_lives/where_we_are/whereabouts
dont/do_not/please_dont/never ...2 put/share/post/publish ...4 anywhere/online/public ...8 \
looking_for/find/birth_family/birth_mum/birth_dad/ex/court
KIN/ex/he/she/family ...4 cant/cannot/mustnt/must_not/never ...2 know/find_out/find ...2 where ...2 live/lives/train/\
trains/play/plays/are/is
KIN/he/she ...3 found/find/finding/finds ...2 out ...1 where ...1 we/i/he/she
KIN/ex/he/she ...3 looking_for/tracked/tracking/trying_to_find ...1 HIM/us/where
NOT/no allowed/permitted ...2 contact/near/access/anywhere_near/around/here
NOT to have ...1 contact/access with
NOT to collect/pick_up/go_near/come_near/approach/see HIM/my/the/his/her/under
supervised_contact/contact_centre/supervised_visits/court_ordered
court order ...6 cant/cannot/not/mustnt/isnt/against/keep/protect/stop*
order against OWNER? ADULT/him/her
see/sees/contact HIM ...2 supervised
fled/fleeing/refuge/safe_accommodation/witness_protection/moved_in_secret
had_to/have_to leave/flee/get_out/move ...4 hurry/night/overnight/because_of/away_from/secret/danger
birth mum/dad/mother/father/family/parents ...6 find*/know/looking/contact
KIN took HIM and wont bring/give
social_services/social_worker/police/camhs ...3 involved/supervised/investigat*/looking_into ...5 \
dad/stepdad/ex/him/her/mum/partner/family
"""

BELITTLED = """
# Racism, hate and humiliation, above all by adults.
monkey noises/chants/noise
calls/called/calling/call ONE/them a? ...2 \
monkey/p_ki/paki/n_word/p_word/b_word/ape/terrorist/black_b*/immigrant/gypsy/pikey/faggot/f_slur/dyke/queer/tranny/\
chink
calls/called/calling/call ONE/them a? ...3 useless/worthless/pathetic/fat/disgusting/slut/slag/whore/ugly/waste
p_word/n_word/racial_slur/racist_name/racist_names/racist_stuff/racist_chants/racist_remarks
back to OWNER own country
back_to where ...2 came_from/come_from
humiliat*/belittl*/degrad* ONE
made/makes/making/make ONE ...6 till/until ...3 sick/cry/cried/collapsed/vomited/passed_out/bleeding
made/makes/making/make ...3 press_ups/laps/run ...5 punish*/humiliat*/laughing/till/until
weighs/weighed/weighing ...1 ONE/them/girls
told/tell/telling ONE to? ...2 die/kill_yourself/kill_SELF/kms
spat/spit/spits/spitting at/on ONE
life hell/misery/a_misery
picked on every/all/again/by/at
pinned/hold/holds/held/pin HIM down
initiation/initiations/hazing
"""

STRANGERS = """
# Contact past the parents: online, in private, with gifts, pictures and lifts.
ADULT/grown_up/he/she ...4 adds/added/adding/follows/followed/following ...1 him/her/them/my_CHILD/all_the/my_# ...5 \
snap/snapchat/insta/instagram/tiktok/discord/roblox
grown_up/adult/stranger/man ...4 adding/adds/added/following/messaging/texting/dming him/her/my_CHILD
grown_up/adult/stranger/someone/somebody/man ...4 online/internet/snapchat/roblox/discord/game ...5 \
asked/asking/asks/wants/meet/address/where/photo*/picture*
ADULT/he/they ...2 off/from/on the_internet/online/the_net ...5 asked/asking/asks/wants/meet/where
ADULT/he ...6 ask/asked/asks/asking/offered ...1 him/her/my_CHILD/my_# ...5 selfie/nude/nudes/pic/pics/pictures/\
swimsuit/underwear
man/men/stranger/bloke ...6 asked/asking/asks/offered ...1 him/her/my_CHILD ...5 PICTURE
pretend/pretending/pretended/pretends to_be a? kid/child/girl/boy/teenager
blackmail*/sextort*
meet/meeting ...1 stranger/someone/somebody off/from ...2 internet/online
ADULT/he ...3 texts/text/texting/messages/message/messaging/dms ...1 the? kids/children/child/girls/boys/players/\
my_CHILD/HIM ...1 directly/privately/late/at_night/without/behind/personally
texting/messaging/dming/text/message a? child/children/kids directly/privately/without
asks/asking/asked him/her/them ...1 personal/private/intimate questions
sexual/rude questions/chats/comments
comment*/remark*/jokes about/on ...1 his/her/their/girls/boys body/bum/legs/chest/boobs/bottom/figure
told him/her ...2 looked/is/was sexy/hot
shes/hes/is/are/was ...1 # and pregnant
dirty/rude/adult/sexual/porn video*/film*/pictures/magazines
keep ...2 chats/messages/it/them ...1 secret !from
secret/special game/games/friend/touch* with/from
our/their little secret
gives/gave/giving/buys/bought ONE ...3 presents/gifts/lifts ...6 special/secret/alone/on_his_own/on_her_own/own
lifts/lift ...3 on_his_own/on_her_own/alone ...6 secret/tell/present*/gift*
picked/picks my_CHILD/him/her ...1 up ...4 without asking/telling/permission
STAFF/GROWN ...4 takes/took/taking/take/invites/invited him/her/them/CHILD/kids ...2 back_to/to/round_to his/her flat/\
house/home/place/bedroom
got/has/her/his ...2 boyfriend/girlfriend ...3 who/whos/is/aged ...3 18/19/20/21/22/23/24/25/26/27/28/29/30/31/32/33/\
34/35/40/45/50
filmed/filming/films/photographed/photographing/photos_of/pictures_of ...5 CHILD/them/him/her ...3 \
changing/changed/change/undressed/showers/shower/toilet/toilets
filmed/filming/videoed HIM/them ...2 changing/getting_changed/undressed/showering
make/makes/made/making HIM/CHILD/them ...3 take_off/take_their/strip/tops_off/undress
ADULT ...4 hanging_around/hangs_around/lurking/loitering ...7 taking/photo*/picture*/kids/children/little_ones
door locked/shut with/and HIM/the
massage*/physio with_the door locked/shut
ADULT ...2 walks/walked/goes/went/comes/came in/into the? ...1 showers/shower/changing_room/changing_rooms when/while/\
on/as
"""

ASKED = """
# Somebody wants to tell a person, and not a machine.
speak/talk/ring/call/tell/report/chat/contact ...7 about/regarding/concerning ...7 \
coach/coaches/volunteer/volunteers/trainer/manager ...6 and/with/behaves/behaving/acts/treats/is/around ...3 \
CHILD/kids/children/girls/boys
who ...3 talk/speak/tell/report/go ...4 about ...3 adult/coach/volunteer/parent/man ...4 behav*/acting/doing/with
report/tell/say/speak/talk ...2 in confidence/anonymously
rather/prefer/would_like ...1 NOT/to? ...1 say/speak/talk ...4 here/privately/confidence/person about/but ...6 \
coach/CHILD/safe*/harm*/girls
happened/happening/went_on/goes_on/going_on ...2 \
to/at/in/with my/one_of/the/that/training/minibus/changing/camp/tour ...2 \
CHILD/girl/girls/minibus/changing/rooms/anyone_in_trouble
anyone in trouble but
told/said/tells me something ...3 \
upsetting/disturbing/awful/worrying/serious/shocking/about_his_coach/about_her_coach/about_a_coach/about_the_coach
disclosed/disclosure/confided
suspect*/think ...2 CHILD ...2 is being hurt/harmed/hit/abused/mistreated
something isnt/not right with that/this/the family/man/coach/dad/boy/girl/child
need/want/like ...2 speak/talk ...4 coach/officer/lead about something serious/private/worrying/important
speak/talk to ...3 child_protection/safeguarding/welfare about
about child protection
speak/talk/need ...5 welfare_officer/safeguarding_officer/safeguarding_lead about
somebody/someone should/ought know ...3 what/how
worried/concerned about ...3 CHILD ...6 marks/bruises/bruise/safe/home/hungry/dirty
"""

UNCARED = """
# Left alone, hungry, frightened, hurt without a reason one can believe.
nobody/no_one/dont_think_anyone/noone ...2 looking_after/looks_after/caring_for/feeding/collects/collect/collected/\
washes HIM/CHILD/them/the
nobody/no_one ...2 comes/came/come to collect/pick
child/kid/kids/CHILD ...2 left ...3 no/without ...1 adult/coach/supervision
BE left ...2 at_the_ground/in_the_dark/at_training ...4 alone/on_his_own/on_her_own
left/leave HIM ...3 in_the_dark/at_the_ground/in_the_car/behind alone/on_his_own/on_her_own/at/for
same/dirty/filthy ...1 kit/clothes/shirt/top ...3 all_week/every_week/every_day/for_weeks/again
turns_up/turned_up/arrives/comes ...4 filthy/starving/hungry/unwashed/stinking
no heating/food/electric/bed ...2 or/and food/heating/bed/at_home
NOT/hardly/stopped ...1 eaten/eating since $/yesterday/ADULT/coach/the_coach/he_said/she_said/they_said
NOT allowed to eat/sleep/go_out/see_anyone/leave because/when/until/at_home/the_house/by/$
makes/made HIM/SELF sick after
lost ...1 stone/kilos/weight and ...1 NOT eat
begs/begged/pleads/pleaded/begging HIM/ADULT? ...1 not to ...2 home/dads/mums/back/there/training
wets/wet/wetting/soils HIM/SELF ...2 when/every_time/whenever/at/if/before
WONT/NOT ...2 alone with OWNER? ...2 ADULT/mr/him/her
MARK ...3 says/said/saying/claims ...2 fell/fallen/nothing/tripped/walked !at/on_the
MARK ...5 NOT/WONT ...1 tell/say/explain/add_up/believe/buy
hes/shes/always/keeps ...2 new/fresh ...1 bruise/bruises/marks/burns
voices ...3 hurt/kill/harm/cut
nasty/vile/horrible/disgusting messages/texts/comments about/to/at him/her/my_CHILD
alone with ...1 kids/children every/and
if/when OWNER father/dad/stepdad/mum finds out ...6 hurt/mad/kill/batter/beat/hit HIM?
blades/razor/razors in/under/hidden HIM/his/her
arms/wrists/legs ...2 all? cut/cuts/scarred/scratched !off
talking/talks/talked/thinking about/of ending_it/dying/suicide/killing/not_being_here
two phones ...4 missing/out_late/money
BE ...1 told/made/forced ...3 carry/sell/hide packages/package/parcels/things/stuff/drugs
drove/drives/driving ...6 drunk/drink/alcohol/beer/vodka
smell*/stinks/stank/reek*/reeks of drink/alcohol/booze/beer/weed
drinks/drinking/drank vodka/whisky/beer/alcohol before/during/at/on training/matches/coaching/the_minibus/match
lets/gives/let/gave HIM/CHILD ...1 drink/have alcohol/beer/vodka/cider
someone/somebody/he/ADULT broke HIM/his/her ...2 arm/finger/nose/wrist on_purpose
shakes/shook the? baby
wont/doesnt/never let/lets? me leave/go_out/see_my/have_money
KIN locks/locked/lock HIM/my
grandad/uncle/dad/stepdad/brother/cousin/he does/did things/stuff to HIM
possessed/exorcis*/witch* ...4 hit/beat/child/stick/evil/demon
knocked out ...4 play_on/carry_on/kept_playing
"""

INDIRECT = (CONFESSED, FLEEING, BELITTLED, STRANGERS, ASKED, UNCARED)
