"""Whom a first message is about: a child who is introduced as one, or named beside a team, and nothing else.

Nobody has asked for a name yet, so any two words may be the writer, a greeting or chat.
"""

import re
from collections.abc import Iterator

from bot.model.forms import Again, Context, Found, Unclear
from conversations.understanding.readers.names import FULL_NAME
from conversations.understanding.readers.never_names import sounds_like_speech
from conversations.understanding.readers.teams import TeamReader
from conversations.understanding.readers.wording import level, listed, words
from conversations.understanding.sections.reading import SectionReading

_TEAM = "\x00"  # stands for each letter of a team that was read: level text has no such letter
_NAME = r"(?P<name>[^\W\d_]+(?:['-][^\W\d_]+)*(?: +[^\W\d_]+(?:['-][^\W\d_]+)*\.?){1,5}?)"
_KIN = (
    r"(?:my|our|the|his|her)\s+"
    r"(?:(?:little|young|older|younger|eldest|youngest|other|step|foster|lovely|\w+[ -]years?[ -]old)[ -]){0,2}"
    r"(?:son|daughter|child|kid|boy|girl|lad|lass|little one|grandson|granddaughter|grandchild|nephew|niece"
    r"|stepson|stepdaughter|brother|sister|eldest|youngest|twin|player)s?"
)
_CALLED = r"(?:(?:'s)? (?:full )?name(?:'s| is)?|,? (?:who is |who's |is )?(?:called|named)| is| are|,? aged? \d+)?"
_GAP = r"[ :,(-]+"
_WHOSE = rf"(?:{_KIN}{_CALLED}{_GAP}|(?:our|my|little|young) )?"
_REQUEST = (
    r"(?:\b(?:(?:how )?(?:can|could|do|may|would|shall) (?:i|we|you)|(?:i'?d|would) like to|(?:want|need) to)\b"
    r"(?: please| just| also)? ?)?"
)
_DEED = (
    r"\b(?:(?:pre-?)?regist(?:er(?:ing)?|ration(?: form)?(?: of| for)?:?)|sign(?:ing)?(?: up| on)?|enrol+(?:ing)?"
    r"|book(?:ing)? in|(?:place|spot|trial|form|space) for) "
)
_WANTED = r"\b(?:get|getting|have|put|putting|enter|add|adding|join|joining) "
_LABEL = r"\b(?:child|kid|player|son|daughter)(?:'?s)?(?: (?:full )?name)?(?: ?[:=-] ?| is called )"
_THEIRS = r"\b(?:(?:his|her|their) (?:full )?name(?:'s| is| ?[:=-])|(?:he|she)(?:'s| is) (?:called|named)) "
_WISHES = r"(?:would (?:like|love)|wants|wishes|hopes|is (?:looking|hoping|keen))"
_ENDS = (
    r"(?=\s*(?:\Z|[.,;:!?\n()/\d\x00]|-\s)|\s+(?:for|to|in|into|onto|with|at|who|who's|whos|he|he's|she|she's|and|is"
    r"|was|has|born|dob|please|pls|thanks|aged|age|up|on|this|next|too|would|wants|loves|likes|turns)\b)"
)
_IN = r"(?=\s+(?:up|in|into|onto|on|down|for|to|registered|signed|enrolled|started|booked)\b|\s*\x00)"
_TO_PLAY = r"(?: to)?(?: be)?(?: registered| signed| register| join| play| come| sign| start| train)\b"
_GREETING = r"(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|morning|afternoon|evening|please|yes|ok)[ ,]+"
_START = r"(?:\A|(?<=[\n,;.!:]))\s*"
_ITS = r"(?:it's |its )?(?:for )?"
_LINK = r"(?:(?:for|in|into|to|at|with|the|join|joining|age group|age|team|your|our|aged)[ :-]+){0,4}"
_TEAMS = _TEAM + r"+\s*(?:please|pls|thanks|thank you|team|squad|age group|football|x+)?\s*(?:\Z|[.,;!)\n])"
_NO_PARENTS = rf"(?!{_TEAM}| *(?:parent|mum|mam|mom|dad|gran|nan|auntie|uncle|supporter|fan)\b)"
_LAST = r"(?=\s*(?:please|pls|thanks|thank you)?\s*(?:\Z|[.,;!?\n(\d]))"
_OWN_CHILD = re.compile(
    r"\bmy (?:own )?(?:son|daughter|child|kid|boy|girl|lad|little one|eldest|youngest)\b", re.IGNORECASE
)


def _patterns(*sources: str) -> list[re.Pattern[str]]:
    return [re.compile(source, re.IGNORECASE) for source in sources]


_INTRODUCED = _patterns(
    rf"{_REQUEST}{_DEED}{_WHOSE}{_NAME}{_ENDS}",
    rf"{_REQUEST}{_WANTED}{_WHOSE}{_NAME}{_IN}",
    rf"(?:{_LABEL}|{_THEIRS}){_NAME}{_ENDS}",
)
# Only with capitals: "my son absolutely adores it".
_SPOKEN_OF = _patterns(
    rf"\b(?:can|could|may|want|like|love|would)(?: {_KIN}{_CALLED})?{_GAP}{_NAME}(?=,?{_TO_PLAY})",
    rf"\b{_KIN}{_CALLED}{_GAP}{_NAME}{_ENDS}",
    rf"\b(?:child|kid|player|son|daughter) is {_NAME}{_ENDS}",
    rf"{_START}(?:{_GREETING})?{_NAME}(?= {_WISHES}{_TO_PLAY})",
)
_BESIDE_TEAM = _patterns(
    rf"{_START}(?:{_GREETING})?{_ITS}{_NAME} +{_LINK}(?={_TEAM}+{_NO_PARENTS})",
    rf"{_START}{_ITS}{_NAME}\s*[,;\n(:-]+\s*{_LINK}(?={_TEAMS})",
    rf"{_START}(?:{_GREETING})?{_ITS}{_LINK}{_TEAM}+[ ,;:\n(-]+(?:for )?{_NAME}{_LAST}",
    rf"{_TEAM}+ for {_NAME}{_LAST}",
)
# Beside a team they say what somebody else's team it is, or was.
_ELSEWHERE = re.compile(
    r"\b(?:play(?:s|ed)|trains|was|were|been|from|left|leaving|already|brother|sister|manager|coach|coaches|managers?"
    r"|runs?|instead of|not)\b[^.,;!?\n]*\Z",
    re.IGNORECASE,
)
_STAFF = re.compile(r"\s*(?:manager|coach|assistant|last (?:year|season)|until|before)\b", re.IGNORECASE)
_NO_NAME = listed(
    """
    trial trials space spaces place places spot spots vacancy vacancies available availability fixture fixtures result
    results manager secretary treasurer volunteer referee mam nan gran grandad auntie uncle starting hopefully
    possibly online asap january february august september october november december myself brother sister brothers
    sisters twins cousin grandson granddaughter neighbour
    """
)
_CARRYING = re.compile(
    r"\b(?:register(?:ing|ed)?|sign(?:ed|ing)?|join(?:ing)?|play(?:ing)?|enrol+|looking|trying|hoping|season|year|next|football"
    r"|old|possible|how|may)\b",
    re.IGNORECASE,
)
_BETWEEN = listed("for in into to at with the join joining age group team your our please")
_CODE = re.compile(r"\b\d00-\S+")  # of another season: the team will have changed
_FIELDS = ("child", "team")


def read_introduction(text: str, context: Context) -> SectionReading:
    said = _CODE.sub(" ", _trimmed(level(text)))
    team = _team(said, context)
    child = _child(_masked(said, team, _TEAM), context)
    if team and _names_another_team(said, team, context) and not _belong(said, child, team):
        team = None
    found = {name: item for name, item in zip(_FIELDS, (child, team), strict=True) if item}
    return SectionReading(
        {name: item.value for name, item in found.items() if not isinstance(item.value, Again)},
        {name: item.value for name, item in found.items() if isinstance(item.value, Again)},
        _CARRYING.sub(" ", _masked(_masked(said, team, "\n"), child, "\n")),
    )


def _trimmed(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _team(text: str, context: Context) -> Found[str] | None:
    found = next(iter(TeamReader().find(text, context)), None)
    if found is None or _ELSEWHERE.search(text[: found.start]) or _STAFF.match(text[found.end :]):
        return None
    return found


def _names_another_team(text: str, team: Found[str], context: Context) -> bool:
    others = TeamReader().find(_masked(text, team, "\n"), context)
    return any(other.value != team.value for other in others)


def _belong(text: str, child: Found[str] | None, team: Found[str]) -> bool:
    """The team follows the name at once."""
    return child is not None and child.end <= team.start and set(words(text[child.end : team.start])) <= _BETWEEN


def _child(text: str, context: Context) -> Found[str] | None:
    return next(_children(text, context), None)


def _children(text: str, context: Context) -> Iterator[Found[str]]:
    for pattern in (*_INTRODUCED, *_SPOKEN_OF, *_BESIDE_TEAM):
        for match in pattern.finditer(text):
            name = _name(match["name"], context, spelled=pattern in _SPOKEN_OF)
            if name:
                yield Found(name, match.start(), match.end())


def _name(text: str, context: Context, *, spelled: bool) -> str | None:
    """`spelled` as names are: with capitals, where the language has any."""
    if sounds_like_speech(text) or "'s " in f"{text} " or _NO_NAME & set(words(text)):
        return None
    if spelled and _is_small(text):
        return None
    value = FULL_NAME.read(text, context)
    return None if isinstance(value, Again | Unclear) else value


def _is_small(text: str) -> bool:
    written = text.split()
    return any(word[:1].islower() for word in (written[0], written[-1]))


def _masked(text: str, found: Found[str] | None, mark: str) -> str:
    if found is None:
        return text
    return text[: found.start] + mark * (found.end - found.start) + text[found.end :]


def speaks_of_own_child(text: str) -> bool:
    return bool(_OWN_CHILD.search(text))
