"""Yes, no, or neither. Clause by clause: what opens a clause counts, what contradicts it makes it unclear."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.model.forms import UNCLEAR, Context, Finds, Found, Unclear
from conversations.understanding.readers.wording import any_of, asks, level, pieces, words
from conversations.understanding.readers.yes_no_words import (
    AFTER_NO,
    ASIDE,
    BAD,
    DOUBT,
    GOOD,
    KNOWN,
    NO_EMOJI,
    NO_PHRASE,
    NOT,
    OPEN_NO,
    OPEN_YES,
    UNSURE,
    YES_EMOJI,
    YES_PHRASE,
)

_NO_PROBLEM = re.compile(r"\b(?:no (?:problem|worries|worry|probs|bother|issue)|not a problem)\b")
_WITH_US = re.compile(r"\band (?:me|us|i)\b")
_CLAUSE = re.compile(r"[.!?;\n]+|,|\s-+\s|\.\.+")
_COURTESY = re.compile(  # "Cool, what time is training?" answers nothing yet
    r"\W*(?:ok(?:ay)?|cool|great|nice|lovely|good|fine|sounds (?:good|great)|thanks|right|perfect)\b\s*,?\s*"
    r"(?:[^.!?\n]*\?|(?:what|how|why|when|where)\b)",
    re.IGNORECASE,
)
_GREETINGS = {"hi", "hiya", "hello", "hey", "ooh", "oh", "aw", "ah", "morning", "evening", "fab", "wow"}
_SHRUG = re.compile(r"(?:\.\.+|…)\s*$")


class _Aside(Enum):
    """A clause that is no answer; one that denies something speaks against a yes before it."""

    PLAIN = auto()
    LATER = auto()  # leaves standing only what was answered before
    DENYING = auto()


_Meaning = bool | Unclear | _Aside


@dataclass(frozen=True)
class YesNoReader:
    """`yes` and `no` are what these mean in the words of one question ("lives with me")."""

    name: str = "yes_no"
    yes: re.Pattern[str] | None = None
    no: re.Pattern[str] | None = None
    neither: re.Pattern[str] | None = None  # what says nothing unless it is one of those
    mentions: re.Pattern[str] | None = None  # by which an answer is known within a longer message
    finds: Finds = Finds.BY_WORD

    def read(self, text: str, context: Context) -> bool | Unclear:  # noqa: ARG002 - the words say it all
        text = level(text)
        said = words(text)
        if text.rstrip().endswith("?") and len(said) <= 2:
            return UNCLEAR
        if not (said or _plain_emoji(text)) or _COURTESY.match(text) or (_SHRUG.search(text) and not _opens(said)):
            return UNCLEAR
        return _agreed(list(self._clauses(text)))

    def find(self, text: str, context: Context) -> list[Found[bool]]:
        text = level(text)
        spans = pieces(text)
        doubtful = {place + by for place, span in enumerate(spans) if _doubts(text, span) for by in (-1, 0, 1)}
        found = [
            (self._in_piece(text, start, end, context), start, end)
            for place, (start, end) in enumerate(spans)
            if place not in doubtful
        ]
        return [Found(value, start, end) for value, start, end in found if isinstance(value, bool)]

    def _in_piece(self, text: str, start: int, end: int, context: Context) -> bool | Unclear:
        """ "Ok, I'm Kate …": what a longer message begins with greets, and answers nothing."""
        piece = text[start:end]
        said = words(piece)
        greets = not text[:start].strip(" ") and bool(text[end:].strip())
        bare = len(said) <= 3 and _opens(said) and not greets
        mentioned = self.mentions is not None and self.mentions.search(piece)
        return self.read(piece, context) if mentioned or bare else UNCLEAR

    def _clauses(self, text: str) -> Iterator[_Meaning]:
        yield from {mark in YES_EMOJI for mark in text if mark in YES_EMOJI + NO_EMOJI}
        start = 0
        for end in [*(match.end() for match in _CLAUSE.finditer(text)), len(text)]:
            clause, start = text[start:end], end
            said = words(clause)
            if said:
                said = _without_greeting(said)
                yield _asked(clause) if asks(clause) and not _opens(said) else self._meaning(said)

    def _meaning(self, said: list[str]) -> _Meaning:
        clause = _NO_PROBLEM.sub("fine", " ".join(said))
        for pattern, value in ((self.yes, True), (self.no, False)):
            own = pattern.search(clause) if pattern else None
            if own:
                return _own(value, clause[: own.start()] + clause[own.end() :])
        return UNCLEAR if self.neither and self.neither.search(clause) else _general(clause.split(), clause)


def _without_greeting(said: list[str]) -> list[str]:
    """ "Hi yes please": what only greets says nothing, unless it is all that was said."""
    place = next((number for number, word in enumerate(said) if word not in _GREETINGS), 0)
    return said[place:]


def _doubts(text: str, span: tuple[int, int]) -> bool:
    """What stands beside a doubt is no plain answer either: "not sure, yes"."""
    return bool(DOUBT.search(" ".join(words(text[slice(*span)]))))


def _agreed(meant: list[_Meaning]) -> bool | Unclear:
    decided = {clause for clause in meant if isinstance(clause, bool)}
    postponed = _Aside.LATER in meant and not isinstance(meant[0], bool)
    if UNCLEAR in meant or len(decided) != 1 or postponed:
        return UNCLEAR
    (answer,) = decided
    return UNCLEAR if answer and _Aside.DENYING in meant else answer


def _plain_emoji(text: str) -> bool:
    signs = [sign for sign in text if sign.isprintable() and unicodedata.category(sign) == "So"]
    return bool(signs) and all(sign in YES_EMOJI + NO_EMOJI for sign in signs)


def _asked(clause: str) -> Unclear | _Aside:
    """A question after an answer leaves the answer standing, unless it asks for something else."""
    return (
        UNCLEAR if re.search(r"\b(?:else|another|others?|instead|different)\b", clause, re.IGNORECASE) else _Aside.PLAIN
    )


def _opens(spoken: list[str]) -> bool:
    return bool(spoken) and (spoken[0] in OPEN_YES or spoken[0] in OPEN_NO or spoken[0] in ("ok", "okay"))


def _own(value: bool, rest: str) -> bool | Unclear:  # noqa: FBT001 - the value is what is read
    """What the words of this question mean, unless the rest of the clause speaks against it."""
    against = (OPEN_NO | NOT) if value else OPEN_YES
    return UNCLEAR if UNSURE.search(rest) or _WITH_US.search(rest) or against & set(rest.split()) else value


def _general(said: list[str], clause: str) -> _Meaning:
    if UNSURE.search(clause):
        return UNCLEAR
    if ASIDE.search(clause):
        return _Aside.LATER
    return _decided(said, clause)


def _decided(said: list[str], clause: str) -> _Meaning:
    if YES_PHRASE.search(clause):
        return True if len(said) <= 8 else UNCLEAR
    if NO_PHRASE.search(clause) or _opens_with_no(said):
        return UNCLEAR if OPEN_YES & set(said[1:]) else False
    denials = sum(word in NOT or word in BAD for word in said)
    return _opened(denials) if said[0] in OPEN_YES else _made_of(said, denials)


def _opens_with_no(said: list[str]) -> bool:
    return said[0] in OPEN_NO and (said[0] != "no" or len(said) == 1 or said[1] in AFTER_NO)


def _opened(denials: int) -> bool | Unclear:
    return UNCLEAR if denials else True


def _made_of(said: list[str], denials: int) -> _Meaning:
    """A clause that opens with neither counts only if every word of it is known."""
    if not all(word in KNOWN or word.endswith("ly") for word in said):
        return _Aside.DENYING if denials else _Aside.PLAIN
    if said[-1] in OPEN_NO and denials == 1:
        return False  # "the answer is no"
    if any(word in GOOD or word in BAD for word in said):
        return denials == 0 if denials < 2 else UNCLEAR
    return _Aside.DENYING if denials else _Aside.PLAIN


_NEW = any_of("different", "separate", "another", "other", "not the same", "own", "new")
_PERSON = r"(?:he|she|they)(?:s|re| is| are)?"

YES_NO = YesNoReader()
CONSENT = YesNoReader(
    "consent",
    yes=re.compile(
        rf"^(?:(?:{'|'.join(sorted(OPEN_YES | {'ok', 'okay'}))}) )?"
        + any_of(
            r"happy (?:to|with)|(?:fine|ok|okay) (?:with|by|to)|feel free|keep me|(?:you|u|ya) (?:can|may)|sign me up",
            r"(?:messages?|msgs?|texts?) (?:(?:are|is|r|will be|would be) )?(?:ok|okay|fine|good|welcome|alright)",
        )
        + r"\b"
    ),
    no=re.compile(
        r"\b(?:dont|do not|no|not|never|stop) (?:want |wish |send |contact |message |msg |text |email |any |me )*"
        r"(?:messages?|msgs?|marketing|spam|texts?|emails|contact|me)\b"
    ),
    mentions=re.compile(
        r"\b(?:messag\w+|msgs?|marketing|spam|(?:text|email|whatsapp) me|contact\w*|consent\w*|texts|emails"
        r"|communicat\w+|updates|news\w*)\b",
        re.IGNORECASE,
    ),
)
SAME_ADDRESS = YesNoReader(
    "same_address",
    yes=re.compile(
        r"(?<!not )(?<!not the )(?<!doesnt )(?<!dont )\b"
        + any_of(
            r"same(?: (?:address|place|house|home|one))?(?: as (?:me|mine|ours|us|above))?|at home with (?:me|us)",
            r"we all live (?:here|together)",
            r"(?:both |all )?(?:of us )?(?:lives?|living|stays?) (?:here|with (?:me|us)|together)|"
            + _PERSON
            + r" (?:here|with (?:me|us))",
            r"(?:at|in) (?:my|our) (?:address|place|house|home)|^(?:yes )?with (?:me|us)",
        )
        + r"\b"
    ),
    no=re.compile(
        r"(?<!not )(?<!doesnt )(?<!dont )(?<!not at )\b"
        + any_of(
            r"not (?:the )?same(?: (?:address|place|house|home))?",
            r"(?:doesnt|does not|dont|do not|not|isnt) (?:live |living |stay )?(?:here|with (?:me|us))",
            _NEW
            + r" (?:address|place|house|home|one)|elsewhere|^(?:no )?different$|"
            + _PERSON
            + r" with (?:his|her|their)",
            r"(?:lives?|living|stays?) (?:elsewhere|somewhere else|with (?:his|her|their|the|my)|at (?:his|her|their))",
        )
        + r"\b"
    ),
    neither=re.compile(r"\b(?:lives?|living|stays?|with)\b"),
    mentions=re.compile(r"\b(?:same|different|lives?|address|elsewhere)\b", re.IGNORECASE),
)
