"""Who harms, who is harmed, and the forms of what is done: the words behind the names in capitals."""

CLASSES = {
    "KIN": "ex exs dad dads daddy father stepdad stepfather mum mums mom mam mother mummy stepmum stepmother husband "
    "wife hubby partner partners boyfriend girlfriend bf gf uncle uncles aunt aunty auntie grandad granddad "
    "grandpa grandfather gran nan nana grandma grandmother carer carers childminder babysitter nanny brother "
    "sister cousin stepbrother parent parents step_dad step_mum step_brother",
    "STAFF": "coach coaches manager managers trainer trainers teacher teachers tutor physio referee ref volunteer "
    "driver",
    "GROWN": "man men guy bloke woman lady adult adults lodger neighbour priest vicar stranger someone somebody "
    "older_boy older_boys older_kids older_lads older_girl older_girls bigger_boys bigger_kids older_child",
    "ADULT": "KIN STAFF GROWN",
    "THEY": "he she they hes shes theyre theyve hed shed",
    "OWNER": "my our his her their the your this that these those a an one_of_the some another",
    "CHILD": "son daughter child children childrens kid kids boy boys girl girls lad lads baby babies twins nephew "
    "niece grandson granddaughter grandchildren stepson stepdaughter brother sister siblings mum mam mom mother "
    "little_one little_boy little_girl youngest eldest oldest players team lot",
    "HIM": "him her them me us",
    "ONE": "HIM one_of OWNER_CHILD OWNER_little_CHILD OWNER_own_CHILD OWNER_other_CHILD",
    "PEER": "kid kids lad lads boy boys girl girls children bullies classmate classmates teammate teammates pupil "
    "pupils",
    "BODY": "back knee knees ankle ankles arm leg legs head hand hands wrist finger fingers foot feet toe toes nose "
    "elbow shoulder hip chin eye eyes mouth lip tooth teeth neck face ear thumb side ribs shin thigh groin "
    "hamstring heel tummy",
    "SELF": "himself herself themselves myself themself hisself",
    "HITS": "hit hits hitting slap slaps slapped slapping smack smacks smacked smacking punch punches punched "
    "punching strangle strangles strangled strangling choke chokes choked choking batter batters battered "
    "battering belt belts belted belting kick kicks kicked kicking shove shoves shoved shoving shake shakes "
    "shaking shook thump thumps thumped thumping whack whacks whacked whacking bash bashes bashed bashing burn "
    "burns burned burnt headbutts headbutted whip whips whipped spank spanks spanked drag drags dragged dragging "
    "pinch pinches pinched stab stabbed attack attacks attacked attacking assault assaults assaulted beats "
    "beating beaten beat_up clout clouts clouted grab grabs grabbed grabbing manhandle manhandles manhandled "
    "throttle throttled punish punishes",
    "HARMS": "HITS hurt hurts hurting harm harms harmed harming abuse abuses abused abusing touch touches touched "
    "touching grope gropes groped groping kiss kisses kissed kissing threaten threatens threatened threatening "
    "bully bullies bullied bullying starve starves starved starving neglect neglects neglected humiliate "
    "humiliates humiliated torture tortured terrorise terrorises mistreat mistreats mistreated manipulate "
    "manipulates exploit groom grooms groomed grooming stalk stalks stalking fondle fondled molest molests "
    "molested rape raped force forces forced cut cuts cutting lock locks locked scream_at screams_at screamed_at "
    "screaming_at yell_at yells_at yelled_at yelling_at shout_at shouts_at shouted_at shouting_at swears_at "
    "swore_at swearing_at cruel_to nasty_to violent_to violent_towards violent_with aggressive_to "
    "aggressive_towards rough_with heavy_handed_with lashes_out_at lashed_out_at takes_it_out_on took_it_out_on "
    "went_for laid_a_hand_on laid_hands_on laid_a_finger_on horrible_to bruises bruised",
    "DONE": "hit beaten slapped smacked punched kicked choked strangled whipped battered assaulted attacked hurt "
    "touched groped threatened shaken burnt burned stabbed grabbed pushed shoved screamed_at shouted_at sworn_at "
    "locked forced kissed dragged pinched thrown harmed pressured followed",
    "WRONGED": "abused molested raped groped groomed assaulted beaten_up battered strangled neglected exploited "
    "trafficked threatened tortured mistreated maltreated bullied humiliated starved stalked blackmailed "
    "intimidated beaten ill_treated interfered_with knocked_about slapped smacked_about hit_at_home "
    "hit_all_the_time picked_on_by",
    "THINGS": "the a an left right it his on in at to with for and but when if back so that this SELF balls free "
    "hard her_head "
    "her_knee well them_in above target penalties corners low like far really very great volleys form six $",
    "BE": "is are was were be been being get gets getting got im hes shes theyre hed shed",
    "AUX": "has have had is are was were be been being keep keeps kept might may will would could can gonna going_to "
    "used_to also just always often sometimes once still even regularly really started tried_to tries_to who got "
    "gets and then actually nearly wants wanted drunk drinks did does do he she they saw said never_stops ill hes "
    "shes constantly physically sexually verbally deliberately badly",
    "MARK": "bruise bruises bruising bruised mark marks burn burns cuts welt welts scar scars scratches injuries "
    "black_eye black_eyes",
    "SCARED": "scared afraid frightened terrified petrified fearful fears fear frighten scares scary",
    "WONT": "wont will_not wouldnt would_not refuses_to scared_to afraid_to cant doesnt_want_to didnt_want_to",
    "NOT": "not isnt arent dont doesnt didnt never wasnt werent cant wont hasnt havent barely hardly",
    "SAFETY": "safety welfare wellbeing life lives",
    "PICTURE": "picture pictures pic pics photo photos image images video videos selfie selfies",
}
