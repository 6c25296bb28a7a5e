"""A yes that is meant as one, where "ok, thank you" would be no more than kind."""

import re

from bot.model.forms import Context
from conversations.understanding.readers.courtesies import is_courtesy
from conversations.understanding.readers.wording import any_of, level, listed, words
from conversations.understanding.readers.yes_no import YES_NO
from conversations.understanding.readers.yes_no_words import OPEN_NO, OPEN_YES

_YES = OPEN_YES - listed("indeed agreed approved confirmed affirmative")
_REPLIES = OPEN_YES | OPEN_NO
_BARE = _REPLIES | listed("please pls plz thanks thank you ta thx x xx")
_GOES_AHEAD = re.compile(
    r"\b"
    + any_of(
        r"go (?:on|ahead|for it)|please do|of course|why not|by all means|you bet",
        r"(?:id|we(?:d| would)|i would) (?:love|like) (?:to|that)|(?:i|we) (?:do|would|will)",
    )
    + r"\b"
)
# "Yes, that's right" agrees with what was said, and asks for nothing.
_ACKNOWLEDGES = re.compile(
    r"\b"
    + any_of(
        r"right|correct|understood|understand(?:ing)?|shame|pity|withdrawn?|leave|leaving",
        r"i know|all good|excited|so (?:happy|pleased)|(?:thanks|thank you) (?:so much )?for",
        r"no (?:problem|worries|bother)|(?:im|i am|quite|very) sure|(?:thats|its) (?:fine|ok|okay)",
    )
    + r"\b"
)


def is_bare_reply(text: str) -> bool:
    """Nothing but a yes or a no, and "please" or "thanks": it can only answer what was asked."""
    said = set(words(level(text)))
    return bool(said & _REPLIES) and said <= _BARE and "?" not in text


def is_outright_yes(text: str, context: Context) -> bool:
    said = words(level(text))
    clause = " ".join(said)
    says_it = bool(_YES.intersection(said) or _GOES_AHEAD.search(clause))
    return says_it and not _ACKNOWLEDGES.search(clause) and YES_NO.read(text, context) is True


def is_only_kind(text: str, context: Context) -> bool:
    """Thanks, or agreement with what was said."""
    said = YES_NO.read(text, context)
    return said is not False and (said is True or is_courtesy(text)) and not is_outright_yes(text, context)
