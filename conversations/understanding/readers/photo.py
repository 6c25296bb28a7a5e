"""Words where a photo is asked for: it comes later, or something stands in its way."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.understanding.readers.wording import any_of, asks, level, words
from conversations.understanding.readers.yes_no import YES_NO

LATER = "later"
_SEND_A_PICTURE = Again("Please send the photo as a picture in this chat, or write LATER.")
_OF_YES_NO: dict[bool | Unclear, str | Again] = {True: _SEND_A_PICTURE, False: LATER}
_VOLUNTEER = "A volunteer can help with that: write PERSON."
_NOT_WILLING = Again(f"I understand. The photo is for the player card. {_VOLUNTEER}")
_TOO_BIG = Again(f"If the picture is too big, a screenshot of it is smaller. {_VOLUNTEER}")
_HOW_TO_SEND = Again(f"Take one with your phone, or choose one you have, and send it like any picture. {_VOLUNTEER}")

_LATER = any_of(
    r"l8e?r|late?rs?|latr|tomorrow|tomorow|tommorow|tomoz|tomo|tmrw|tmw|2moro|2morrow|tonight|tonite|weekend",
    r"another time|not now|not yet|no photo(?! of| for| because)|skip|soon|shortly",
    r"(?:dont|do not) have|havent got|have not got|not got|got none|none (?:at hand|on me|yet)",
)
_PROMISED = any_of(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|next week|this (?:afternoon|evening|week)|at work",
    r"in (?:an?|one|a few|a couple of|\d+) (?:bit|min|mins|minutes?|mo|moment|secs?|seconds?|while|hours?|days?)",
    r"(?:when|once|after|until|till|as soon as) (?:i|ive|im|we|weve|were|he|hes|she|shes|they|theyre|his|her|my|mum|dad"
    r"|school|work|tea|dinner|bath|football|training|\w+ (?:gets?|is|comes?|wakes?|finishes))",
    r"(?:ill|i will|well|we will|hell|shell|he will|she will|theyll|(?!it\b)\w+ will|going to|gonna)"
    r" (?:(?!not\b|never\b)\w+ ){0,2}(?:send|sends|take|get|do|find|sort|pop|forward|upload|ask)",
    r"(?:need|have|got) to (?:take|find|get)|(?:one|a|two|\d+) (?:secs?|mins?|minutes?|hours?)|still looking",
    r"(?:cant|cannot) (?:\w+ )?(?:right now|at the moment|just now)|hang on|hold on|bear with|driving",
)
_UNWILLING = any_of(
    r"(?:rather|prefer) (?:not|you didnt)|(?:dont|do not|didnt) (?:really )?(?:want|like|feel|agree)",
    r"not (?:\w+ )?(?:happy|comfortable|keen|allowed|willing|sending|ok|okay)|uncomfortable",
    r"no (?:photos|pictures|pics)|no photo (?:of|for|because)|religio\w+|refuse|privacy|compulsory|mandatory|optional",
    r"(?:wont|will not|not going to|never) (?:be )?(?:send|sending|give|giving)",
    r"(?:do|must) (?:i|we) (?:really )?(?:have to|need to) (?:send|give|upload|do it|do this|have one)",
)
_BIG = any_of(r"(?:too|so) (?:big|large)|(?:file|picture|photo) size|size limit|over (?:the )?limit|\d+ ?mb|megabytes?")
_STUCK = any_of(
    r"(?:how|where) (?:do|can|should|to|would) (?:\w+ ){0,2}(?:send|upload|attach|add|share|put|do (?:it|that|this))",
    r"(?:cant|cannot) (?:send|upload|attach|find|get)|error|fail(?:s|ed)?|try(?:ing)? to send",
    r"(?:wont|doesnt|does not|will not|isnt|not)"
    r" (?:let|letting|send|sending|upload|uploading|work|working|go|load|loading|attach)",
)
_COMING = any_of(r"here (?:it|he|she|you)|attached|sent|sending|on its way")
_MOST_PROMISING = 12  # words; in a longer story a Tuesday is only part of it
_MAY_WAIT = re.compile(r"^(?:\w+ ){0,2}(?:can|could|may|shall) (?:i|we|he|she) ")
_WHEN = re.compile(r"when (?!is |are |do |does |did |can |will |should |would |shall )")
# The first that stands in the words is meant: "too big, I'll try later" is later, "when I send it it fails" is not.
_MEANT: tuple[tuple[re.Pattern[str], str | Again], ...] = tuple(
    (re.compile(rf"\b{words_of}\b"), meant)
    for words_of, meant in (
        (_LATER, LATER),
        (_UNWILLING, _NOT_WILLING),
        (_BIG, _TOO_BIG),
        (_STUCK, _HOW_TO_SEND),
        (_COMING, _SEND_A_PICTURE),
    )
)
_PROMISE = re.compile(rf"\b{_PROMISED}\b")
_CORRECTS = re.compile(r"\b(?:actually|change|instead|make it|wrong|meant)\b")


@dataclass(frozen=True)
class PhotoReader:
    name: str = "photo"
    finds: Finds = Finds.BY_REST

    def read(self, text: str, context: Context) -> str | Again | Unclear:
        said = " ".join(words(level(text)))
        meant = _meant(said)
        if _asks(text, said):
            return UNCLEAR if meant == LATER else meant
        return _OF_YES_NO.get(YES_NO.read(text, context), UNCLEAR) if meant is UNCLEAR else meant

    def find(self, text: str, context: Context) -> list[Found[Any]]:  # noqa: ARG002 - free words are never sure
        return []


def _meant(said: str) -> str | Again | Unclear:
    surely = next((meant for pattern, meant in _MEANT if pattern.search(said)), UNCLEAR)
    promised = len(said.split()) <= _MOST_PROMISING and _PROMISE.search(said) and not _CORRECTS.search(said)
    return LATER if surely is UNCLEAR and promised else surely


def _asks(text: str, said: str) -> bool:
    """ "Can I send it later?" and "when I get home" only say when."""
    says_when = _MAY_WAIT.search(said) or ("?" not in text and _WHEN.match(said))
    return asks(text) and not says_when


PHOTO = PhotoReader()
PhotoOrLater = Annotated[str, PHOTO]
