"""Words that show that somebody talks rather than gives a name."""

import re

from conversations.understanding.readers.wording import listed, words

# Never a part of a name, however it is written.
_SPEECH = listed(
    """
    a about account actually address after again all already alright also always am and another answer any
    anybody anyone anything are arent as ask asked at away back bad because been before being bit bot both boy
    boys but bye call called cannot cant care change chat check childs children class club coach code com come
    complicated confirm contact correct cost could couldnt couple cup date daughter dear delete dad daddy
    definitely depends details did didnt different does doesnt doing done dont each either else email emergency
    english enough even every everyone everything fees female few filling first five follow football for forgot
    four from full fuck game games gender get gets getting girl girls give goes going gone got great group
    guardian had happy has hasnt have havent having hello help here hes hey hi him his hold how however hows i
    id idea if ignore ill im in info information interested into is isnt issue issues it its ive join joke just
    kid kids kit knew know known last lastly late later least leave less let lets like link lives login logout
    look looking lot made make male many matches maybe me mean medical message middle mind mine mobile mom money
    month monthly months more morning most much mum mummy must my myself nah name named names need needs neither
    never next nil nope nobody none nor normal not nothing now null number occasionally of off often ok okay old
    older on once one only open option or other others our out over paid parent parents pass password pay paying
    payment people perhaps person phone photo pitch play played player players playing please postcode prefer
    preferred previous probably problem problems put question questions quite rather real really reason register
    registered registering registration remember reply same saturday say says second send sending sent she shes
    shirt should shouldnt sick sign since size skip so some somebody someone something sometimes song soon sorry
    sory soz sry
    speak spell spelled start started stop stuff such sunday sure surname take taking talk team teams tell text
    than thank thanks that thats the their them then there theres these they theyre thing things think this
    those though three time times to today together tomorrow tonight too total train training true try trying
    two type typo u u10 um under undefined understand unknown unsure until upon update ur us use used using
    usually various very wanna want wanted wants was wasnt waste we weekend well went were werent what whatever
    whats when where whether which while who whoever whole whos whose why wish with within without wont word
    work working works would wouldnt write wrong wtf yea yeah year years yep yes yesterday yet yo you your youre
    yours yup busy minutes mins adults human robot spam scam unsubscribe refund driving hang sec minute hour
    hours night evening afternoon tbc tba anonymous private secret whatsapp texting typing autocorrect moved
    cancel sorted loading brb lol haha xx xxx hmm ooh woops oops god ffs omg idk tbh asap fyi eh huh meh wishes
    regards merry easter tuesday monday wednesday thursday friday way plays loves likes supports runs trains
    wears goalie goalkeeper keeper striker midfield midfielder defender defence attack attacker winger forward
    footed footer left skills ability beginner experienced academy united city rovers fc school primary teacher
    reception position boots kick ground healthy fit asthma asthmatic allergy allergies allergic eczema diabetic
    bounces bouncing bounced keeps keep kept crashed crashes crashing broke broken blocked blocks stopped
    diabetes epilepsy inhaler epipen glasses hayfever fever nut
    """
)

# Words that are names too: speech only when they are not written like a name.
_ALSO_NAMES = listed(
    """
    christmas do an so my in to ho you me no on ok he she oh by be up go son see day days can ball card child down early
    fine free friend good home little live love match new own part read ready still wait week weeks
    """
)
_SWEARING = re.compile(
    r"\b(?:\w*fuck\w*|shit\w*|bullshit|bollocks|cunt\w*|wank\w*|twat\w*|arse(?:hole)?s?|assholes?|bastards?|bitch\w*|"
    r"dickheads?|piss\w*|bugger\w*|crap|prick|slut\w*|whores?|knobhead|tosser|idiots?|stupid)\b",
    re.IGNORECASE,
)


def sounds_like_speech(text: str) -> bool:
    written = text.replace(",", " ").split()
    return bool(_SWEARING.search(text)) or any(_is_speech(place, word) for place, word in enumerate(written))


def _is_speech(place: int, word: str) -> bool:
    spoken = words(word)
    if place and word[:1].isupper() and len(word.strip(".,")) == 1:
        return False  # an initial
    if not any(part in _SPEECH or part in _ALSO_NAMES for part in spoken):
        return False
    named = place > 0 and word[:1].isupper() and word[1:].islower()
    return not (named and all(part in _ALSO_NAMES for part in spoken))
