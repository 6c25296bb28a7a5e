"""What a parent says to several consents asked in one message: "yes to all but the photo", "no photo, rest is fine".

Silence is no consent: what is neither named nor covered by an outright yes to all or the rest stays open.
"""

import re
from collections.abc import Collection, Iterator

from conversations.understanding.readers.wording import any_of, level, words

_NAMES = {
    "messages": r"messag\w*|msgs?|texts?|texting|news\w*|club (?:news|updates)|updates|marketing",
    "photo": r"photos?|pictures?|pics?|photograph\w*|player card|league",
    "fa": r"fa|football association",
    "medical": r"medical\w*|health\w*|medicine",
    "terms": r"terms|code(?: of conduct)?|conduct",
}
_PURPOSE = {name: re.compile(rf"\b(?:{pattern})\b") for name, pattern in _NAMES.items()}
_ALL = re.compile(r"\b(?:all|everything|every ?one|each|rest|others?|both)\b")
_YES = re.compile(
    r"\b(?:yes|yep|yeah|yea|yup|ya|aye|ok|okay|fine|happy|agree\w*|sure|of course|go ahead"
    r"|accept\w*|consent\w*|good|great|grand|cool|allowed|can|may|do)\b|👍|✅"
)
_NO = re.compile(
    r"\b(?:no|nope|nah|not|dont|doesnt|cant|cannot|wont|never|without|except|apart|excluding|minus|bar|rather not"
    r"|refuse|object)\b"
)
_EXCEPT = re.compile(r"(?:but|except|apart from|excluding|other than|without|minus|bar|just not|only not)\b")
_NOT_A_NO = re.compile(r"\bno (?:problem|worries|bother|issues?|objections?)\b")
_CUT = re.compile(
    r"[,;.!?\n]+|(?=\bbut\b)|\band (?=(?:no|not|yes)\b)|(?=\b(?:except|apart from|excluding|other than|bar|minus)\b)"
)
_DOUBT = re.compile(r"\b(?:depends|maybe|perhaps|unsure|not sure|dunno|dont know|what|why|who|how|if|unless)\b")
_TAKES_BACK = re.compile(
    r"\b(?:dont|do not|no longer|never|not|stop|withdraw|take back|remove)\b.{0,25}?\b"
    + any_of(r"wants?|use|using|share|sharing|show\w*|publish\w*|agree|consent|happy|send(?:ing)? (?:me|us)")
    + r"\b"
)
_GIVES_BACK = re.compile(r"\b(?:can|may|happy (?:for|to)|fine (?:for|to)|ok (?:for|to))\b.{0,25}?\b(?:after all|now)\b")
_NOT_YET = re.compile(r"\b(?:yet|later|tonight|tomorrow|just now|right now|to send|send (?:it|one|a|the))\b")
_LONGEST = 12  # words of a change of mind: a story is none


def read_choice(text: str, open_ones: Collection[str]) -> dict[str, bool]:
    """By purpose; empty where nothing was said outright."""
    said: dict[str, bool | None] = {}
    rest: bool | None = None
    before: bool | None = None  # what the clause before meant goes on in "yes to photo, FA and medical"
    is_excepted = False
    for clause in _clauses(text):
        if _DOUBT.search(clause):
            return {}
        named = [name for name in open_ones if _PURPOSE[name].search(clause)]
        if _EXCEPT.match(clause) and not (named or _YES.search(_NOT_A_NO.sub("yes", clause))):
            return {}  # "all but facebook" takes something out that is none of these
        is_excepted = (is_excepted or bool(_EXCEPT.match(clause))) and not _YES.search(clause)
        meant = False if is_excepted and named else _meaning(clause)
        meant = before = before if meant is None else meant
        if named:
            said |= {name: meant if said.get(name, meant) == meant else None for name in named}
        elif meant is True or (meant is False and _ALL.search(clause)):
            rest = meant
    decided = {name: value for name, value in said.items() if value is not None}
    if None in said.values():
        return decided
    covered = {name: rest for name in open_ones if name not in said} if rest is not None else {}
    return decided | covered


def changed_mind(text: str, about: Collection[str]) -> dict[str, bool]:
    """Whatever is open just then: "actually I don't want messages from the club", "photo yes"."""
    plain = " ".join(words(level(text)))
    named = [name for name in about if _PURPOSE[name].search(plain)]
    if len(named) != 1 or len(plain.split()) > _LONGEST or text.rstrip().endswith("?") or _NOT_YET.search(plain):
        return {}
    short = re.fullmatch(rf"(?:{_NAMES[named[0]]}) (yes|no)|(yes|no) (?:to )?(?:the )?(?:{_NAMES[named[0]]})", plain)
    if short:
        return {named[0]: "yes" in short.groups()}
    if _TAKES_BACK.search(plain):
        return {named[0]: False}
    return {named[0]: True} if _GIVES_BACK.search(plain) else {}


def _clauses(text: str) -> Iterator[str]:
    lowered = re.sub(r"'", "", level(text).lower())
    return (part for part in map(str.strip, _CUT.split(lowered)) if part)


def _meaning(clause: str) -> bool | None:
    plain = _NOT_A_NO.sub("yes", clause)
    is_yes, is_no = bool(_YES.search(plain)), bool(_NO.search(plain))
    if is_no:
        return False
    return True if is_yes or (_ALL.search(plain) and len(plain.split()) <= 3) else None
