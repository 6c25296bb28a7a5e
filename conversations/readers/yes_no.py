"""Yes, no, or neither. Clause by clause: what opens a clause counts, what contradicts it makes it unclear."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.model.forms import UNCLEAR, Context, Finds, Found, Unclear
from conversations.readers.wording import any_of, asks, level, pieces, words
from conversations.readers.yes_no_words import (
    BAD,
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
    r"\W*(?:ok(?:ay)?|cool|great|nice|lovely|good|fine|sounds (?:good|great)|thanks|right|perfect)\s*,[^.!?\n]*\?",
    re.IGNORECASE,
)
_SHRUG = re.compile(r"(?:\.\.+|…)\s*$")


@dataclass(frozen=True)
class YesNoReader:
    """`yes` and `no` are what these mean in the words of one question ("lives with me")."""

    name: str = "yes_no"
    yes: re.Pattern[str] | None = None
    no: re.Pattern[str] | None = None
    neither: re.Pattern[str] | None = None  # what says nothing unless it is one of those
    mentions: re.Pattern[str] | None = None  # by which an answer is known within a longer message
    finds: Finds = field(default=Finds.BY_WORD)

    def read(self, text: str, context: Context) -> bool | Unclear:  # noqa: ARG002 - the words say it all
        text = level(text)
        if _SHRUG.search(text) and not _opens(words(text)):
            return UNCLEAR
        meant = list(self._clauses(text))
        if (not words(text) and not _plain_emoji(text)) or _COURTESY.match(text):
            return UNCLEAR
        if not meant or UNCLEAR in meant[:1] or (UNCLEAR in meant and None not in meant):
            return UNCLEAR
        decided = [clause for clause in meant if isinstance(clause, bool)]
        agreed = bool(decided) and all(clause is decided[0] for clause in decided) and UNCLEAR not in meant
        return decided[0] if agreed else UNCLEAR

    def find(self, text: str, context: Context) -> list[Found[bool]]:
        text = level(text)
        found = [(self._in_piece(text[start:end], context), start, end) for start, end in pieces(text)]
        return [Found(value, start, end) for value, start, end in found if isinstance(value, bool)]

    def _in_piece(self, piece: str, context: Context) -> bool | Unclear:
        spoken = words(piece)
        mentioned = self.mentions is not None and self.mentions.search(piece)
        return self.read(piece, context) if mentioned or (len(spoken) <= 3 and _opens(spoken[:1])) else UNCLEAR

    def _clauses(self, text: str) -> Iterator[bool | Unclear | None]:
        emoji = {mark in YES_EMOJI for mark in text if mark in YES_EMOJI + NO_EMOJI}
        yield from emoji
        start = 0
        for end in [*(match.end() for match in _CLAUSE.finditer(text)), len(text)]:
            clause, start = text[start:end], end
            spoken = words(clause)
            if spoken:
                yield _asked(clause) if asks(clause) and not _opens(spoken) else self._meaning(spoken)

    def _meaning(self, spoken: list[str]) -> bool | Unclear | None:
        clause = _NO_PROBLEM.sub("fine", " ".join(spoken))
        for pattern, value in ((self.yes, True), (self.no, False)):
            own = pattern.search(clause) if pattern else None
            if own:
                return _own(value, clause[: own.start()] + clause[own.end() :])
        return UNCLEAR if self.neither and self.neither.search(clause) else _general(clause.split(), clause)


def _plain_emoji(text: str) -> bool:
    signs = [sign for sign in text if sign.isprintable() and unicodedata.category(sign) == "So"]
    return bool(signs) and all(sign in YES_EMOJI + NO_EMOJI for sign in signs)


def _asked(clause: str) -> Unclear | None:
    """A question after an answer leaves the answer standing, unless it asks for something else."""
    return UNCLEAR if re.search(r"\b(?:else|another|others?|instead|different)\b", clause, re.IGNORECASE) else None


def _opens(spoken: list[str]) -> bool:
    return bool(spoken) and (spoken[0] in OPEN_YES or spoken[0] in OPEN_NO or spoken[0] in ("ok", "okay"))


def _own(value: bool, rest: str) -> bool | Unclear:  # noqa: FBT001 - the value is what is read
    """What the words of this question mean, unless the rest of the clause speaks against it."""
    against = (OPEN_NO | NOT) if value else OPEN_YES
    return UNCLEAR if UNSURE.search(rest) or _WITH_US.search(rest) or against & set(rest.split()) else value


def _general(spoken: list[str], clause: str) -> bool | Unclear | None:
    if UNSURE.search(clause):
        return UNCLEAR
    if YES_PHRASE.search(clause):
        return True if len(spoken) <= 8 else UNCLEAR
    if spoken[0] in OPEN_NO or NO_PHRASE.search(clause):
        return UNCLEAR if OPEN_YES & set(spoken[1:]) else False
    negations = sum(word in NOT or word in BAD for word in spoken)
    return _opened(negations) if spoken[0] in OPEN_YES else _made_of(spoken, negations)


def _opened(negations: int) -> bool | Unclear:
    return UNCLEAR if negations else True


def _made_of(spoken: list[str], negations: int) -> bool | Unclear | None:
    """A clause that opens with neither counts only if every word of it is known."""
    if not all(word in KNOWN or word.endswith("ly") for word in spoken):
        return None
    if spoken[-1] in OPEN_NO and negations == 1:
        return False  # "the answer is no"
    if any(word in GOOD or word in BAD for word in spoken):
        return negations == 0 if negations < 2 else UNCLEAR
    return UNCLEAR if negations else None


_NEW = any_of("different", "separate", "another", "other", "not the same", "own", "new")
_PERSON = r"(?:he|she|they)(?:s|re| is| are)?"

YES_NO = YesNoReader()
CONSENT = YesNoReader(
    "consent",
    yes=re.compile(
        r"^(?:happy to|feel free|keep me|you (?:can|may)|fine (?:with|by) me|sign me up|messages? (?:are "
        r"|is )?(?:ok|fine))\b"
    ),
    no=re.compile(
        r"\b(?:dont|do not|no|not|never|stop) (?:want |wish |send |contact |message |text |email |any |me )*"
        r"(?:messages?|texts?|emails?|contact|me)\b"
    ),
    mentions=re.compile(
        r"\b(?:messag\w+|contact\w*|consent\w*|texts|emails|communicat\w+|updates|news\w*)\b", re.IGNORECASE
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
