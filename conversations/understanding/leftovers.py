"""Whether what is left unread of a message says something, or only carries the answers: "my name is", "thanks"."""

from conversations.understanding.questions import is_question
from conversations.understanding.readers.wording import level, listed, words
from conversations.understanding.sections.reading import SectionReading

_MOST_CARRYING = 2  # other words that may still mean nothing
_CARRYING = listed(
    """
    a about above address afternoon again age ages ah all also always am amazing an and any anything are aren't as at
    attached back be been before below birth birthday bit born both boy brilliant but by call called can card cheers
    child child's club consent contact cool could dad dad's date daughter day days details did do dob does doesnt done
    dont email emails end evening every everything fee fine first flat for from full fully game gender get girl go
    going good got great happy has have he hello help her here hers hes hey hi him his hiya home house how i id ill im
    in info information is issues it its just kid kids kind kit know last later least let like little live lives
    living lot lovely many matter may me medical message messages might mine mobile mom month more morning most much
    mum mum's my myself name named names need needs new nice no none not nothing now number of ok okay old omega on
    one only or other our ours out own payment perfect phone photo please pls plus post postcode problem problems re
    really relationship right road same send she shes shirt should side size so some son sons soon sorry sounds squad
    street stuff super sure surname take team text texts thank thanks that thats the their them then there these they
    theyre think this those to today too town u up ur us very want was we well were what whats when which who will
    with would x xx xxx yeah years yep yes yet you your youre yours youth
    """
)


def is_settled(reading: SectionReading) -> bool:
    return bool(reading.values or reading.problems) and not says_more(reading.rest)


def says_more(rest: str) -> bool:
    spoken = words(level(rest))
    return is_question(rest) or sum(word not in _CARRYING for word in spoken) > _MOST_CARRYING
