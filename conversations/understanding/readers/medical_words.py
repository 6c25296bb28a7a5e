"""The words of medical answers: what is serious, what is an illness, and what says that there is none."""

import re

from conversations.understanding.readers.wording import any_of, listed

SERIOUS = re.compile(
    r"\b"
    + any_of(
        r"epi-?\s?pens?|jext|auto-?\s?injectors?|anaphyla\w+|adrenal|addison\w*",
        r"inhalers?|asth?ma\w*|astma\w*|diabet\w*|insulin|epilep\w*|seizures?|convulsions?",
        r"allerg\w+|heart|cardi\w+|pacemaker|severe\w*|life.threatening|sickle|ha?emophilia\w*",
    ),
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\b"
    + any_of(
        r"allerg\w*|alergi\w*|intoleran\w*|peanuts?|nuts?|dairy|eggs?|gluten|lactose|co?eliac|penicillin|latex|plasters?",
        r"asth?ma\w*|astma\w*|inhaler\w*|ventolin|salbutamol|breath\w*|wheez\w*|lungs?|cystic|fibrosis",
        r"epi-?\s?pens?|jext|diabet\w*|insulin|pump|epilep\w*|seizure\w*|convuls\w*|faint\w*|dizz\w*|pots\b",
        r"(?<!it )(?<!that )(?<!what )(?<!ever )(?<!size )(?<!one )fits\b"  # a shirt fits, too
        r"(?! (?:him|her|them|me|well|perfectly|nicely)\b)",
        r"heart|cardi\w*|murmur|sickle|thalass\w*|ana?emi\w*|ha?emophil\w*|leuk\w*|cancer|tumou?r|thyroid",
        r"e[cx]zema|psoria\w*|hay\s?fever|(?:bee |wasp )?stings?|wasps?",
        r"glasses|lens(?:es)?|eyesight|short.?sighted|vision|blind\w*|colou?r.?blind\w*|hearing|deaf\w*|grommets?|implants?",
        r"broke\b|broken|fractur\w*|sprain\w*|injur\w*|stitches|concussi\w*|splints?|surgery|operation|prosthe\w*",
        r"knees?|ankles?|wrist|shoulder|back pain|hip\b|severs?|osgood\w*|hyper-?mobil\w*|scoliosis|growing pains",
        r"wheelchair",
        r"adhd|(?-i:ADD)\b|(?:(?<=has )|(?<=have )|(?<=with )|(?<=got ))add\b",
        r"autis\w*|asd\b|asperger\w*|dys(?:lexi|praxi|calculi)\w*|tourette\w*|sensory|palsy|stammer\w*|speech",
        r"anxiety|depress\w*|special needs|sen\b|learning difficult\w*|disabilit\w*|syndrome|disorder|disease",
        r"migraine\w*|headaches?|sick\w*|travel.?sick\w*|reflux|crohn\w*|ibs\b|bowel|bladder|kidney|liver",
        r"tonsil\w*|nose.?bleeds?|medicat\w*|medicines?|tablets?|antihistamine\w*|piriton",
        r"\w{3,30}(?:itis|osis|aemia|emia|opathy|phobia|plegia|algia)",
    ),
    re.IGNORECASE,
)
NOTHING = re.compile(
    r"\b(?:no|none|nothing|nope|nah|naw|n/a|na|nil|not|zero|never|without|isn'?t|doesn'?t|hasn'?t|don'?t|negative|free)\b",
    re.IGNORECASE,
)
WELL = re.compile(
    r"\b(?:healthy|fine|fully fit|fit as a \w+|(?:fighting )?fit|in good health|good health|all clear"
    r"|(?:is|'?s|all|very|perfectly|totally|completely|absolutely|really|and|fit) (?:well|good|ok|okay))\b",
    re.IGNORECASE,
)
NOT_WELL = re.compile(
    r"\bnot (?:\w+ )?(?:well|fit|healthy|good|ok|okay|fine)\b|\b(?:isn'?t|not) (?:\w+ )?without\b", re.IGNORECASE
)
# An answer of nothing but these, with one that denies, is a plain no.
PLAIN = listed(
    """
    no none nothing nope nah naw na n nil not zero never negative a an any medical medically med meds issue
    issues problem problems prob probs condition conditions concerns concern health healthy needs need of that i im we
    were
    know knew known aware am are think thought to report tell declare mention worry about he she they is s hes
    shes theyre his her their has hasnt have havent doesnt dont does got really at all fine well good fit ok
    okay perfectly fully very totally completely thank god thankfully luckily touch wood goodness as in the
    moment currently right now yet so far everything clear great fighting fiddle thanks you x xx else other
    history with and or for him them me it its there theres isnt special particular applicable such like
    us our child son daughter boy girl kid please cheers been ever free happy just medication medications
    medicine medicines allergies allergy disabilities disability injuries illnesses illness
    """
)
LEADS_IN = listed(
    """
    have had having gets get got suffers suffer suffering diagnosed mild severe slight minor chronic seasonal bad bit
    little type 1 2 one two wears wear uses use takes take needs carries carry some also but yes only just left right
    both very might may be possibly maybe perhaps probably could not sure unsure if think suspected
    sometimes occasionally previous recurring born broke keeps cant cannot must eat partially
    """
)
CONTRAST = re.compile(
    r"\b(?:but|just|only|except(?: for)?|apart from|other than|although|though|aside from|however|besides)\b[\s,:]*",
    re.IGNORECASE,
)
# A doubt about an illness that is named is told with it; by itself it tells nothing, as what is left open does.
DOUBT = re.compile(
    r"\b(?:not (?:\w+ )?sure|don'?t (?:\w+ )?know(?! of)|unsure|maybe|perhaps|possibly|might)\b", re.IGNORECASE
)
LEFT_OPEN = re.compile(r"\b(?:complicated|depends|tell you later|ask (?:his|her|the))\b", re.IGNORECASE)
YES = re.compile(
    r"\s*(?:yes|yeah|yep|yup|yh|y|ya|aye|sure)\b[\s,.:!;-]*"
    r"(?:(?:please|unfortunately|sadly|afraid so|i do"
    r"|there (?:is|are)|s?he (?:does|has|is)(?=\W*$|\W*[,.-]))\b[\s,.:!-]*)*",
    re.IGNORECASE,
)
VAGUE = listed(
    """
    he she they does do has have is s i we there are one some a few couple medical issue issues
    condition conditions problem problems please yes serious
    """
)
TALK = re.compile(
    r"\b(?:i|i'?m|i'?ll|we|you|me|can|could|please|later|email|message|call|phone|talk|speak)\b", re.IGNORECASE
)
INTRODUCTION = re.compile(
    r"(?:(?:and|so|well|medical(?:ly)?|medical (?:issues?|conditions?|notes?|info)|conditions?|issues?)\s*[:=-]\s*)?"
    r"(?:and\s+)?"
    r"(?:(?:(?:my|our) (?:son|daughter|child|lad|boy|girl)|s?he|they|i'?m afraid s?he|there'?s|there is|it'?s)"
    r"(?:'s|\s+(?:also|still|does))?\s+)?"
    r"(?:(?:has|have|having|got|suffers?(?: from| with)?|suffering (?:from|with)|is|'s|(?:been )?diagnosed with)\s+)*"
    r"(?:a (?:little )?bit of (?:an? )?|(?:an?|some) )?",
    re.IGNORECASE,
)
