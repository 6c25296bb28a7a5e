"""Complaints, and what they are about: how we use somebody's data, which the law gives a time for, or something else.

Only who makes one is meant: "no complaints" and "a stomach complaint" are none.
"""

import re
from enum import StrEnum

from conversations.understanding.readers.wording import any_of, level


class About(StrEnum):
    DATA = "data"
    UNCLEAR = "unclear"  # it is asked
    SOMETHING_ELSE = "something else"  # a person's business


_COMPLAINS = re.compile(
    r"\b"
    + any_of(
        r"(?:want|wish|like|need|going|have|has|got|decided|reason|about|here|writing|have) to (?:formally )?complain",
        r"(?:make|making|made|file|filing|raise|raising|lodge|lodging|submit|submitting|put in|putting in|got|have"
        r"|register|registering) (?:an? |my |our |this )?(?:\w+ ){0,2}complaints?",
        r"(?:this|it|that) is (?:an? )?(?:\w+ ){0,2}complaint|^(?:an? )?(?:formal |official |data )?complaint\b",
        r"complain(?:ing|ts?)? (?:about|regarding|re|over|against|to the (?:ico|information commissioner))",
        r"i complain|(?:not|very|really|so|am|i'm) (?:un)?happy (?:about|with) (?:how|the way|what) (?:you|the club)",
        r"(?:object|objection) to (?:how|the way|what|you|your)",
        r"(?:report|reporting|refer|referring|take|taking) (?:you|the club|this|it) to the "
        r"(?:ico|information commissioner\w*)",
        r"(?:breach\w*|violat\w*|broke\w*|against) (?:of )?(?:\w+ )?(?:gdpr|data protection|privacy)",
        r"data breach",
    )
    + r"\b",
    re.IGNORECASE,
)
_MISUSED = re.compile(
    r"\b(?:shared?|sharing|posted|posting|used?|using|gave|given|giving|passed|passing|leaked|sold|published|put|sent"
    r"|kept|keeping|took|taken)\b.{0,60}\b(?:without (?:my |our |any |her |his )?(?:permission|consent|knowledge|say-so"
    r"|agreement|asking|telling)|(?:i|we) never (?:agreed|consented|gave|said)|(?:i|we) didn'?t (?:agree|consent)"
    r"|no (?:permission|consent))",
    re.IGNORECASE,
)
_NEVER_AGREED = re.compile(
    r"\b(?:i|we) (?:never|didn'?t|did not|have not|haven'?t) (?:agreed?|consent(?:ed)?|given? (?:you |any )?(?:my )?"
    r"(?:permission|consent))\b.{0,60}\b(?:shar|post|us|giv|pass|sell|publish|keep|stor)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|not|never|without|zero|don'?t|doesn'?t|won'?t|wouldn'?t|can'?t|cannot|isn'?t|nothing to)"
    r" (?:(?:want|like|wish|here|have|got|any|a|to|going|making|one) ){0,4}complain\w*|\bcomplaint?s? free\b"
    r"|\b(?:stomach|tummy|skin|heart|chest|bowel|kidney|medical|health|lung|ear|eye) complaints?\b",
    re.IGNORECASE,
)
_DATA = re.compile(
    r"\b"
    + any_of(
        r"data|gdpr|privacy|ico|information commissioner\w*|personal (?:details|info\w*)|subject access",
        r"(?:my|our|his|her|their|the|child'?s|son'?s|daughter'?s|kid'?s) (?:\w+ ){0,2}"
        r"(?:details|info(?:rmation)?|photos?|pictures?|phone number|number|address|email|medical|records?)",
    )
    + r"\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b"
    + any_of(
        r"coach\w*|managers?|ref(?:eree)?s?|match\w*|games?|training|pitch\w*|parking|fixtures?|kits?|shirts?|fees?",
        r"prices?|money|payments?|pay(?:ing)?|charged?|refunds?|selection|subs?|bench|playing time|shout\w*|swear\w*",
        r"treat\w*|behavio\w*|bully\w*|parents?|volunteers?|tournament|league|team(?:mate)?s?|website|link",
    )
    + r"\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\W*(?:(?:hi|hello|hey|please|sorry|but|and|i|we|i'm|am|would|'d|want|wish|like|need|have|got|to|a|an|the|make"
    r"|file|raise|lodge|submit|register|put|in|formal|formally|official|proper|complain|complaints?|here|now|about"
    r"|something|this|is|it|thanks|thank you)\W*)+",
    re.IGNORECASE,
)
_HOW = re.compile(r"\b(?:how|where|who)\b.{0,20}\bcomplain", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:something else|else|other|neither|no|not (?:that|my data))\b", re.IGNORECASE)
_LONGEST = 1500  # characters: of more, the readers of answers know better


def complaint_in(text: str) -> About | None:
    """None where nobody complains."""
    said = level(text)
    if len(said) > _LONGEST or _NONE.search(said):
        return None
    asks_how, is_data, is_else = _HOW.search(said), _DATA.search(said), _ELSE.search(said)
    if not (_COMPLAINS.search(said) or asks_how or _misused(said)):
        return None
    if is_data and (is_else or asks_how):
        return About.UNCLEAR
    if is_data:
        return About.DATA
    if asks_how:
        return None
    return About.UNCLEAR if _BARE.fullmatch(said) else About.SOMETHING_ELSE


def _misused(said: str) -> bool:
    """Without the word: "you shared my number without asking"."""
    return _DATA.search(said) is not None and (_MISUSED.search(said) or _NEVER_AGREED.search(said)) is not None


def about_in(text: str) -> About | None:
    """What they say when they were asked which it is; None for words that say neither."""
    said = level(text)
    if _OTHER.search(said):
        return About.SOMETHING_ELSE
    if _DATA.search(said):
        return About.DATA
    return About.SOMETHING_ELSE if _ELSE.search(said) else None
