"""How parents and children tell of what is done to a child, in the notation of `phrases`."""

VIOLENCE = """
# Somebody does harm to somebody.
ADULT ...3 AUX? AUX? HARMS up? ONE
i/im/ill ...3 hurt/harm/hitting/hurting/kill/shook ONE
ADULT AUX? AUX? hits/slaps/slapped/smacks/smacked/punches/punched/strangled/hurts/beats !THINGS
THEY AUX? AUX? AUX? HARMS up? HIM/my/our/his_sister/his_brother/his_mum/her_mum/the_kids/the_children/the_baby
THEY AUX? hits/slaps/slapped/smacks/punches/punched/strangles/strangled !THINGS
ADULT ...2 comes/came/gets/got/goes/climbs into/in my/her/his room/bed/bedroom/shower
BE DONE ...1 with a/the/his/her belt/slipper/stick/cane/wire/cable/shoe/spoon/hanger
who/was/been/for/of/by/keeps/caught/saw/seen/started hitting/slapping/smacking/punching/strangling/choking/kicking/\
shaking/beating/hurting/abusing/touching/groping/threatening/bullying/molesting/kissing up? ONE
BE ...1 DONE up? ...3 by OWNER? ...1 ADULT/him/her/them
BE ...1 WRONGED
hitting/hurting/abusing/touching/beating/slapping/punching/molesting/grooming/bullying kids/children/girls/boys/players
handy/quick/free with his/her fists/hands
keep/keeps/kept HIM ...1 locked
ADULT ...4 lashes_out/lashed_out/hits_out/gets_violent/is_violent/got_violent/turns_violent/is_abusive/gets_abusive/\
gets_physical/got_physical/is_aggressive/gets_aggressive
ADULT/he/she ...2 raises/raised/lifts his/her hand/hands/fist/fists
ADULT/he/she loses/lost/losing his/her temper/rag/head with/at/when/and
ADULT ...1 hits $
ADULT/he/she ...2 throws/threw/throwing/pushes/pushed/pushing HIM/things/my \
at/against/into/across/down/on/onto/about/around
ADULT/he/she ...2 locks/locked/locking/shuts/ties/tied/traps ONE ...2 in/up/out/to
violent/abusive/controlling/dangerous/predatory/cruel/creepy ADULT
violent/violence/cruel/abusive/cruelty to/towards/toward/with/at/from/in/against ONE/home
kill/murder/stab/drown/strangle/kidnap ONE
going_to/gonna hurt/harm/hit/beat HIM
ADULT ...1 calls/called/calling HIM ...2 stupid/fat/useless/worthless/names/thick/ugly/pathetic
make/makes/making/made HIM do_things/cry/run_until/sell/carry/steal/beg/watch/undress/strip/touch/sleep_on/sleep_in
PEER ...3 HARMS ONE !#
PEER ...2 HARMS HIM
push/pushes/pushed/pushing HIM around/about
call/calls/called/calling HIM ...1 names/fat/stupid/gay/useless/n_word/paki/retard/spastic
pull/pulls/pulled/pulling ...1 pants/trousers/shorts/knickers/top ...1 down/off/up
a/the good? hiding/beating/battering/slap/smack/thump/clip/kicking off/from/by/if/for !another/player
something ...1 bad/horrible/awful/terrible/nasty ...2 happen/happening/happened/happens/is
THEY/ADULT is? dangerous
ADULT ...2 screams/yells/swears !for/from/encouragement
treat/treats/treated/treating ...2 badly/terribly/awfully/horribly/like_dirt/like_rubbish/like_an_animal/like_a_dog/\
like_crap/like_shit
went/goes/going mad/mental/ballistic at ONE
beating/beats/beat_up/beat_him_up/beat_her_up/beat_me_up/beaten_up/hiding/good_hiding HIM?  !# up? $
"""

SEXUAL = """
# Sexual harm, and what comes before it.
abuse/abuses/abuser/abusers/abused/abusive/abusing/molest*/rape/raped/rapes/raping/rapist/paedo*/pedo*/nonce/nonces/\
perv/pervert/perverts/pervy/incest/sexually/predator*/sexting/sext/nudes/nude
sexual *
porn*
sleeping/sex/relationship/dating/going_out/shagging with? a/an # year
send* HIM ...1 love/kisses/heart*
touched/feels/felt up $/by
hand/hands ...2 where ...2 shouldnt/should_not/shudnt
walks/walked/comes/came/goes/watches/watching/stares/looks ...7 \
shower/showers/undressing/getting_changed/get_changed/getting_dressed
keep/keeps/keeping secrets
ADULT ...2 rubs/strokes/tickles/massages/massaged/rubbed/stroked/fancies/flirts/massaging
ADULT ...4 massage/massages
ADULT ...6 filming/watching/photographing/following/staring_at ...2 CHILD
talking/chatting/messaging/texting/speaking to? ...1 a # year
naked/topless/undressed/underwear ...2 PICTURE
PICTURE ...5 naked/undressed/undressing/getting_changed/changing_room/changing_rooms/shower/showers/underwear/\
private_parts/her_body/his_body/without_clothes/without_his_top/without_her_top/of_herself/of_himself
private parts/part
touch* ...5 inappropriat*/wrong*/shouldnt/should_not/bum/bottom/breast*/boobs/willy/privates/down_there/secret*/\
private*/funny
inappropriat* ...2 with/to/towards/touch*/behav*/messag*/text*/comment*/contact/thing*/photo*/pic*/relationship/at/\
hug*
BE/being/acting/behaving/behaved/something/very/bit/act inappropriat*
exposed/flashed/rubbed/rubbing himself/herself/his/against
fgm/forced_marriage/have_sex/having_sex/had_sex/sex_with/sleeping_with_the/sleeping_with_his/sleeping_with_her
made/makes/making/asked/asks/told/tells/wanted/wants/forced/forces HIM ...1 \
undress/strip/get_undressed/touch/kiss/sit_on/show_him/do_things/do_stuff
groomed/grooming/groomer/groomers/lap/creepy/creeps/handsy/touchy/touchy_feely/tactile
got/has/had/put/puts/putting/keeps his/her hand/hands on/up/down/all ...3 \
him/her/leg/thigh/top/shirt/skirt/shorts/trousers/me/bum/knee/over
kissed/kisses/kissing/fondled/fondles/cuddles/groped ONE !goodnight/better/goodbye
ADULT ...2 messag*/text*/dm*/snap*/whatsapp*/call*/phon*/facetim*/add* ...5 \
privately/private/secret*/at_night/late/alone/all_night/constantly/all_the_time/midnight/non_stop/every_night/\
snapchat/instagram/insta/weird/flirty/love/heart*/personal
been/keeps/started messag*/text*/dm*/snapchatting HIM/my ...4 \
privately/private/secret*/at_night/late/alone/all_night/constantly/all_the_time/midnight/every_night/weird/flirty
keep/keeps/kept/our/a/little/its ...2 secret/secrets ...1 from/between/with/they/he
told/tells/tell/made/makes/asked/asks/telling/begged/said_to ...2 \
not_to_tell/not_tell/to_keep_it/to_keep_a/to_keep_quiet/not_to_say/keep_quiet/dont_tell
dont/mustnt/never/not_to/cant/shouldnt tell mum/mam/mom/dad/anyone/anybody/his_mum/her_mum/his_dad/my_mum/my_dad/\
our_parents
ADULT ...2 buy*/bought/give*/giving/gave/send*/sent HIM/my ...2 \
present*/gift*/money/vape*/alcohol/drink/drugs/cigarettes/weed/PICTURE/messages/phone/trainers
wants/wanted/asks/asked/invites/invited HIM to? come/go/meet/stay ...3 house/alone/home/flat/car
give/gives/giving/gave ...3 lift/lifts ...1 alone/on_his_own/on_her_own/on_their_own
buying/buys/bought HIM/my_CHILD stuff/things/presents/gifts/clothes/vapes
make/makes/made/making ONE uncomfortable/uneasy/cry/scared
freezes/hides/panics/shakes/cries/screams/cowers when ...1 he/she/ADULT walks/comes/is/arrives/gets/goes/calls
make/makes/made/making HIM feel uncomfortable/unsafe/weird/scared/dirty/worthless/bad
does/do/did/doing/done ...1 things/stuff/something to ONE
ADULT ...3 get/gets/be/being/is/was/wants/invite*/inviting/took/taking/takes/kept/keeps ...1 HIM ...1 \
alone/on_his_own/on_her_own/to_his_house/to_his_home/to_his_flat/to_his_car/round_to_his/in_his_car/in_a_room/\
back_to_his
alone with OWNER? ...1 ADULT/him/her !mates/friends/inhaler
alone in OWNER ...1 room/car/office/house/changing_room with HIM
met/meeting/meet/chatting/talking/messaging/messaged/speaking/texting ...4 \
man/men/bloke/guy/adult/stranger/someone/somebody/boyfriend/people ...3 \
online/internet/snap*/insta*/roblox/tiktok/discord/twice/in_his/in_her
meet/meeting/met/meets/seeing ...2 secretly/in_secret/behind
much? older boyfriend/man/men/guy/bloke
boyfriend/girlfriend/fella ...2 is/whos/thats/aged #
grown man/men
send/sends/sending/sent/ask*/want* ...4 PICTURE of herself/himself/her_body/his_body/them_naked/her_naked/him_naked/\
her_in/him_in
sleep* in/over ...2 bed/house/same_bed with ...2 ADULT/him
weird/strange/creepy/uncomfortable/uneasy/unsafe/funny/odd/off ...1 around/near/with/about OWNER? ADULT/him/her/them
"""
