"""Medical issues: none, or what the parent says they are, in the parent's words."""

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.readers.wording import asks, level, listed, pieces, words

LONGEST = 500


class Medical(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    has_issues: bool
    description: str = Field(default="", max_length=LONGEST)
    note: str = Field(default="", max_length=LONGEST)  # what the one follow-up brought

    @property
    def follow_up_due(self) -> bool:
        """Managers must know more about these: where the inhaler is kept, who may use the EpiPen."""
        return bool(_SERIOUS.search(self.description)) and not self.note


NO_ISSUES = Medical(has_issues=False)

_WHAT = Again("Thank you for saying so. What should the managers know – which condition, and any medicine?")
_SHORTER = Again(f"Please tell me in fewer words: at most {LONGEST} letters fit on the form.")

_SERIOUS = re.compile(
    r"\b(?:epi-?\s?pens?|jext|auto-?\s?injectors?|anaphyla\w+|inhalers?|asth?ma\w*|diabet\w*|insulin|epilep\w*|seizures?|"
    r"convulsions?|heart|cardi\w+|pacemaker|severe\w*|life.threatening|sickle|haemophilia\w*|hemophilia\w*|adrenal|addison\w*)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:allerg\w*|alergi\w*|asth?ma\w*|astma\w*|inhaler\w*|epi-?\s?pens?|diabet\w*|insulin|epilep\w*|seizure\w*|convuls\w*|fits\b|heart|"
    r"cardi\w*|murmur|eczema|exzema|psoria\w*|hay\s?fever|hayfever|glasses|lens(?:es)?|broke\b|broken|fractur\w*|sprain\w*|adhd|add\b|autis\w*|"
    r"asd\b|asperger\w*|dyslexi\w*|dyspraxi\w*|dyscalculi\w*|c(?:o)?eliac|gluten|lactose|intoleran\w*|peanuts?|nuts?|dairy|eggs?|penicillin|migraine\w*|"
    r"headaches?|hearing|deaf\w*|blind\w*|colou?r.?blind\w*|eyesight|short.?sighted|vision|travel.?sick\w*|sick\w*|medicat\w*|"
    r"medicines?|tablets?|antihistamine\w*|piriton|ventolin|salbutamol|syndrome|disorder|disease|disabilit\w*|severs?|osgood\w*|"
    r"an(?:a)?emi\w*|h(?:a)?emophil\w*|kidney|liver|bladder|bowel|anxiety|depress\w*|surgery|operation|hyper-?mobil\w*|tourette\w*|palsy|"
    r"cystic|fibrosis|sickle|thalass\w*|scoliosis|tonsil\w*|nose.?bleeds?|crohn\w*|ibs\b|reflux|thyroid|tumou?r|cancer|"
    r"leuk\w*|knees?|ankles?|wrist|shoulder|back pain|hip\b|lungs?|breath\w*|wheez\w*|stitches|concussi\w*|injur\w*|pots\b|"
    r"bee stings?|wasp|stings?|latex|plasters?|special needs|sen\b|learning difficult\w*|speech|stammer\w*|sensory|faint\w*|"
    r"dizz\w*|growing pains|prosthe\w*|implants?|grommets?|splints?|wheelchair|pump|\w{3,}(?:itis|osis|aemia|emia|opathy|phobia|plegia|algia))",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\b(?:no|none|nothing|nope|nah|naw|n/a|na|nil|not|zero|never|without|isn'?t|doesn'?t|hasn'?t|don'?t|negative|free)\b",
    re.IGNORECASE,
)
_WELL = re.compile(
    r"\b(?:healthy|all (?:good|fine|ok|okay|clear)|(?:fit|fighting fit)(?: and (?:well|healthy)| as a \w+)?|perfectly (?:well|fine)|fully fit|"
    r"in good health|good health|well|fine|good|ok|okay|all clear)\b",
    re.IGNORECASE,
)
_PLAIN = listed(
    """
    no none nothing nope nah naw na n nil not zero never negative a an any medical medically med meds issue
    issues problem problems condition conditions concerns concern health healthy needs need of that i im we were
    know knew known aware am are think thought to report tell declare mention worry about he she they is s hes
    shes theyre his her their has hasnt have havent doesnt dont does got really at all fine well good fit ok
    okay perfectly fully very totally completely thank god thankfully luckily touch wood goodness as in the
    moment currently right now yet so far everything clear great fighting fiddle thanks you x xx else other
    history with and or for him them me it its there theres isnt serious special particular applicable such like
    us our child son daughter boy girl kid please cheers been ever apart free happy just medication medications
    medicine medicines allergies allergy disabilities disability injuries illnesses illness sam
    """
) - {"apart", "sam"}
_CONTRAST = re.compile(
    r"\b(?:but|just|only|except(?: for)?|apart from|other than|although|though|aside from|however|besides)\b[\s,:]*",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:complicated|not (?:\w+ )?sure|don'?t (?:\w+ )?know(?! of)|unsure|maybe|perhaps|possibly|depends|might|tell you later|ask (?:his|her|the))\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\s*(?:yes|yeah|yep|yup|yh|y|ya|aye|sure)\b[\s,.:!;-]*(?:(?:please|unfortunately|sadly|afraid so|(?:he|she) (?:does|has|is)(?=\W*$|\W*[,.-])|i do|there (?:is|are))\b[\s,.:!-]*)*",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"(?:(?:and|so|well|medical(?:ly)?|medical (?:issues?|conditions?|notes?|info)|conditions?|issues?)\s*[:=-]\s*)?"
    r"(?:(?:(?:my|our) (?:son|daughter|child|lad|boy|girl)|s?he|they|sam|i'?m afraid s?he|there'?s|there is|it'?s)(?:'s|\s+(?:also|still|does))?\s+)?"
    r"(?:(?:has|have|had(?! )|having|got|suffers?(?: from| with)?|suffering (?:from|with)|is|'s|diagnosed with|been diagnosed with)\s+)*"
    r"(?:a (?:little )?bit of (?:an? )?|(?:an?|some|mild (?=asthma)) )?",
    re.IGNORECASE,
)


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
        text = level(text)
        found = [(self._in_piece(text[start:end], context), start, end) for start, end in pieces(text)]
        clear = [Found[Medical](value, start, end) for value, start, end in found if isinstance(value, Medical)]
        return _joined(text, clear)

    def _in_piece(self, piece: str, context: Context) -> Medical | Again | Unclear:
        spoken = words(piece) or [""]
        sure = _CONDITION.search(piece) or re.search(
            r"\bmedical|\bhealth|\bissues?\b|\bproblems?\b|\bconditions?\b", piece, re.IGNORECASE
        )
        bare = len(spoken) <= 2 and spoken[0] in ("no", "none", "nothing", "nope", "na", "n")
        return self.read(piece, context) if sure or bare else UNCLEAR


def _joined(text: str, found: list[Found[Medical]]) -> list[Found[Medical]]:
    """ "asthma, nut allergy" is one answer in two pieces."""
    issues = [item for item in found if isinstance(item.value, Medical) and item.value.has_issues]
    if len(issues) < 2 or len(issues) < len(found):
        return found
    start, end = issues[0].start, issues[-1].end
    if len(pieces(text[start:end])) > len(issues):
        return found
    whole = _with_issues(text[start:end])
    return [Found(whole, start, end)] if isinstance(whole, Medical) else found


def _without_issues(text: str) -> Medical | None:
    spoken = words(text)
    plain = all(word in _PLAIN or (word.endswith("s") and word[:-1] in _PLAIN) for word in spoken)
    if not plain or _HEDGE.search(text) or _YES.match(text):
        return None
    said = _NOTHING.search(text) or _WELL.search(text)
    double = re.search(
        r"\bnot (?:\w+ )?(?:well|fit|healthy|good|ok|okay|fine)\b|\b(?:isn'?t|not) (?:\w+ )?without\b",
        text,
        re.IGNORECASE,
    )
    return NO_ISSUES if said and not double else None


def _with_issues(text: str) -> Medical | Again | Unclear:
    yes = _YES.match(text)
    told = text[yes.end() :] if yes else text
    if yes and not [word for word in words(told) if word not in _VAGUE]:
        return _WHAT
    if _HEDGE.search(told):
        return UNCLEAR
    denied = _NOTHING.match(told.lstrip())
    if denied:
        return _despite(told)
    return _described(told) if yes or _CONDITION.search(told) else UNCLEAR


_VAGUE = listed(
    """
    he she they does do has have is s i we there are one some a few couple medical issue issues condition
    conditions problem problems please yes
    """
)


def _despite(text: str) -> Medical | Again | Unclear:
    """ "No, just hay fever"; without such a turn a no that names an illness is unclear."""
    turns = _CONTRAST.split(text, maxsplit=1)
    if len(turns) == 2 and _CONDITION.search(turns[1]) and not _CONDITION.search(turns[0]):
        return _described(turns[1])
    denied = words(_CONDITION.sub(" ", text))
    plain = all(word in _PLAIN or word in ("known",) for word in denied)
    return (
        NO_ISSUES
        if plain and not re.search(r"[.,;\n-]", text.rstrip(".! ")) and _NOTHING.match(text.lstrip())
        else UNCLEAR
    )


def _described(text: str) -> Medical | Again:
    told = re.sub(r"\s*\n+[\s*•-]*", ", ", text.strip(" \n,.;:!*•-"))
    told = " ".join(_INTRODUCTION.sub("", told, count=1).split())
    told = told.strip(" ,.;:!-")
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
