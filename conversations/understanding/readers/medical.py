"""Medical issues: none, or what the parent says they are, in the parent's words."""

import re
from dataclasses import dataclass
from itertools import takewhile

from pydantic import BaseModel, ConfigDict, Field

from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.understanding.readers.medical_words import (
    CONDITION,
    CONTRAST,
    DOUBT,
    INTRODUCTION,
    LEADS_IN,
    LEFT_OPEN,
    NOT_WELL,
    NOTHING,
    PLAIN,
    SERIOUS,
    TALK,
    VAGUE,
    WELL,
    YES,
)
from conversations.understanding.readers.never_names import sounds_like_speech
from conversations.understanding.readers.wording import LONGEST as LONGEST_TEXT
from conversations.understanding.readers.wording import asks, level, parts, pieces, words
from conversations.understanding.spelling import corrector

LONGEST = 500


class Medical(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    has_issues: bool
    description: str = Field(default="", max_length=LONGEST)
    note: str = Field(default="", max_length=LONGEST)  # what the one follow-up brought

    @property
    def follow_up_due(self) -> bool:
        """Managers must know more about these: where the inhaler is kept, who may use the EpiPen."""
        return bool(SERIOUS.search(self.description)) and not self.note

    def __str__(self) -> str:
        """As the guardian checks it."""
        return ". ".join(part for part in (self.description, self.note) if part) if self.has_issues else "none"


NO_ISSUES = Medical(has_issues=False)

_POLITE = (["no", "problem"], ["no", "prob"], ["no", "probs"])
_correct = corrector(PLAIN, ())
_WHAT = Again("Thank you for saying so. What should the managers know – which condition, and any medicine?")
_SHORTER = Again(f"Please tell me in fewer words: at most {LONGEST} letters fit on the form.")


@dataclass(frozen=True)
class MedicalReader:
    name: str = "medical"
    finds: Finds = Finds.BY_WORD

    def read(self, text: str, context: Context) -> Medical | Again | Unclear:  # noqa: ARG002 - the words say it all
        if len(text.strip()) > LONGEST:
            return _SHORTER
        text = level(text).strip()
        if asks(text) or not words(text):
            return UNCLEAR
        return _without_issues(text) or _with_issues(text)

    def find(self, text: str, context: Context) -> list[Found[Medical]]:
        if len(text) > LONGEST_TEXT:
            return []  # what stands beyond might belong to it
        text = level(text)
        found = [(self._in_piece(text, start, end, context), start, end) for start, end in pieces(text)]
        clear = [Found[Medical](value, start, end) for value, start, end in found if isinstance(value, Medical)]
        if names_condition(text):  # then nobody has none
            clear = [item for item in clear if isinstance(item.value, Medical) and item.value.has_issues]
        return _joined(text, clear)

    def is_unsettled_by(self, rest: str, follows: str) -> bool:  # noqa: ARG002 - wherever it stands
        """A condition that nobody read, wherever it stands."""
        return names_condition(rest)

    def _in_piece(self, text: str, start: int, end: int, context: Context) -> Medical | Again | Unclear:
        piece = text[start:end]
        spoken = words(piece) or [""]
        greets = not text[:start].strip(" ") and bool(text[end:].strip())  # "No, it's Sam …" is not about health
        illness = CONDITION.search(piece)
        if illness and not _told_alone(piece, illness):
            return UNCLEAR
        sure = illness or re.search(
            r"\bmedical|\bhealth|\b(?:issue|prob|problem|condition)s?\b", " ".join(_spelled(piece))
        )
        bare = not greets and len(spoken) <= 2 and spoken[0] in ("no", "none", "nothing", "nope", "na", "n")
        return self.read(piece, context) if sure or bare else UNCLEAR


_INJURY = re.compile(
    r"\b(?:br(?:oke|oken|eak|eaks) (?:his|her|an?|the)|fractur\w+|dislocat\w+|operat(?:ion|ed)|surgery|concuss\w+)\b",
    re.IGNORECASE,
)
_TURNS = re.compile(r"[,;.!\n]|\b(?:but|actually|sorry|except|although)\b", re.IGNORECASE)


def names_condition(text: str) -> bool:
    """Whether some part of it tells of a condition that it does not deny: "none, had heart surgery at 2"."""
    told = [(piece, CONDITION.search(piece) or _INJURY.search(piece)) for piece in _TURNS.split(level(text))]
    return any(found and not NOTHING.search(piece[: found.start()]) for piece, found in told)


_LABEL = re.compile(r"\b(?:born|dob|d\.o\.b|birthday|date of birth|name|gender)\W*$", re.IGNORECASE)


def _told_alone(piece: str, illness: re.Match[str]) -> bool:
    """Whether the words around an illness belong to it: in "Sam Jones asthma" they do not."""
    *_, last = CONDITION.finditer(piece)
    before, after = words(piece[: illness.start()]), piece[last.end() :]
    stray = len(words(after)) > 1 and not (
        CONDITION.search(after) or _GOES_ON.search(after) or sounds_like_speech(after)
    )
    return not (stray or _LABEL.search(after)) and all(word in LEADS_IN or word in PLAIN for word in before)


def _joined(text: str, found: list[Found[Medical]]) -> list[Found[Medical]]:
    """ "asthma, nut allergy, takes tablets" is one answer in three pieces."""
    issues = [item for item in found if isinstance(item.value, Medical) and item.value.has_issues]
    if not issues or len(issues) < len(found):
        return found
    start, end = issues[0].start, _end_of_story(text, issues[-1].end)
    story = text[start:end]
    if not all(CONDITION.search(piece) or _GOES_ON.match(piece) for piece in parts(story)):
        return found
    whole = _with_issues(story)
    return [Found(whole, start, end)] if isinstance(whole, Medical) else found


_GOES_ON = re.compile(
    r"(?:and |but |so )?(?:(?:s?he|they|it) )?"
    r"(?:takes?|has|have|needs?|uses?|carr(?:y|ies)|keeps?|wears?|gets?|must|can'?t|cannot|may|"
    r"is|it'?s|under control|well controlled|controlled|mild|severe|but|when|if|only|with|in|on|two|once|twice"
    r"|daily)\b",
    re.IGNORECASE,
)


def _end_of_story(text: str, end: int) -> int:
    """Where the pieces end that go on telling: "…, takes two puffs before games"."""
    line = text[end:].partition("\n")[0]
    more = takewhile(lambda span: _GOES_ON.match(line[span[0] : span[1]]), pieces(line))
    return end + max((stop for _, stop in more), default=0)


def _without_issues(text: str) -> Medical | None:
    spoken = _spelled(text)
    plain = all(word in PLAIN for word in spoken) and spoken not in _POLITE
    if not plain or DOUBT.search(text) or LEFT_OPEN.search(text) or YES.match(text):
        return None
    said = NOTHING.search(text) or WELL.search(text)
    return NO_ISSUES if said and not NOT_WELL.search(text) else None


def _spelled(text: str) -> list[str]:
    return [_correct(word) for word in words(text)]


def _names_illness(text: str) -> bool:
    """Rather than "an allergy", which is to be asked about."""
    return any(match.group().lower() not in PLAIN for match in CONDITION.finditer(text))


def _with_issues(text: str) -> Medical | Again | Unclear:
    yes = YES.match(text)
    told = text[yes.end() :] if yes else text
    if yes and not CONDITION.search(told) and (TALK.search(told) or all(word in VAGUE for word in words(told))):
        return _WHAT
    if LEFT_OPEN.search(told) or (DOUBT.search(told) and not _names_illness(told)):
        return UNCLEAR
    denied = NOTHING.match(DOUBT.sub(" ", told).lstrip(" ,.;:-"))
    if denied:
        return _despite(told)
    return _described(told) if yes or CONDITION.search(told) else UNCLEAR


def _despite(text: str) -> Medical | Again | Unclear:
    """ "No, just hay fever"; without such a turn a no that names an illness is unclear."""
    denied, *turn = CONTRAST.split(text, maxsplit=1)
    return _described(turn[0]) if turn and CONDITION.search(turn[0]) and not CONDITION.search(denied) else UNCLEAR


def _described(text: str) -> Medical | Again:
    told = CONTRAST.sub("", text.lstrip(), count=1) if CONTRAST.match(text.lstrip()) else text
    told = re.sub(r"\s*\n+[\s*•-]*", ", ", told.strip(" \n,.;:!*•-"))
    told = " ".join(INTRODUCTION.sub("", told, count=1).split())
    told = told.strip(" ,.;:!-")
    if len(told) > LONGEST:
        return _SHORTER
    return Medical(has_issues=True, description=told[:1].upper() + told[1:]) if told else _WHAT


@dataclass(frozen=True)
class MedicalNoteReader:
    """The answer to the one follow-up: kept as it is told, empty when there is nothing more."""

    name: str = "medical_note"
    finds: Finds = Finds.BY_REST

    def read(self, text: str, context: Context) -> str | Again | Unclear:  # noqa: ARG002 - the words say it all
        if len(text.strip()) > LONGEST:
            return _SHORTER
        text = " ".join(level(text).split())
        if not words(text) or text.endswith("?"):
            return UNCLEAR
        return "" if _without_issues(text) else text

    def find(self, text: str, context: Context) -> list[Found[str]]:  # noqa: ARG002 - free words are never sure
        return []


MEDICAL = MedicalReader()
MEDICAL_NOTE = MedicalNoteReader()
