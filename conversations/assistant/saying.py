"""What of the model's words a parent gets to read: sentence by sentence, and none that says what we do not know.

A number, a name or an address must stand in what the model was given; nothing is said to be done or promised; questions
are the form's. A sentence that fails is left out: the open question comes in any case.
"""

import re
from collections.abc import Iterator
from functools import cache

from bot.model.texts import plain
from conversations import texts
from conversations.assistant.prompting import instructions, task_of
from conversations.assistant.snapshot import Snapshot
from conversations.readers.wording import listed, words

LONGEST = 320
_MARKUP = re.compile(r"<[^<>]*>|[*_`#~|<>\[\]{}\\\x00-\x09\x0b-\x1f\x7f-\x9f]")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\w)[^.!?\n]*)*[.!?]*")
_CLAIMS = re.compile(
    r"\b(?:paid|sent|send|sending|saved?|recorded?|stored?|completed?|registered|confirmed|approved|accepted|booked|"
    r"refund\w*|cancel\w*|waived?|arranged?|reserved?|guarantee\w*|promised?|discounted|activated|processed|all set|"
    r"all done|signed up|free of charge|for free|no charge|no fee|without paying|passed (?:it |this |that )?on|"
    r"i'?ll|i'?ve|i will|i have|we'?ll|we will)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\S*(?:@|://|www\.|\b[\w-]+\.(?:com|org|net|uk|co|io|ly|me|info|club|example|link|xyz)\b)\S*", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_NAME = re.compile(r"(?<![\w'])[^\W\d_a-z][^\W\d_]*(?:['\u2019-][^\W\d_]+)*")
_QUOTED = 6  # so many words in a row of our instructions
_PLAIN = listed(
    """
    a about actually after again ah all also although always an and any anyone anything are as at be because before best
    better both bring british but by can children could course day days did do does don't each either either england
    english enjoy especially even evening ever every everyone everything exactly excellent exciting fantastic few first
    football for friendly friends from fun getting glad good great had happy has have he hello her here hi him his
    home hope how however i if in indeed instead is it its it's i'm just kids kind know later let lots lovely many may
    maybe monday morning most much my nearly need never next nice no none normally not nothing now of off often ok okay
    on once one only or other our out over parents perfect perhaps please probably quite rather really right same
    saturday season sessions she should since so some someone something sometimes soon sorry sounds still such sunday
    sure take team than thank thanks that that's the their them then there these they this those thursday to today
    together too training try tuesday understood until usually very volunteer volunteers was we wednesday weekend
    welcome well what what's when where whether which while who wonderful yes yet you you're your friday january
    february march april june july august september october november december
    """
)


def presentable(text: str, snapshot: Snapshot) -> str:
    """Empty when nothing of it can be said."""
    given = _given(snapshot)
    kept = ""
    for sentence in _sentences(_MARKUP.sub(" ", plain(text))):
        longer = f"{kept} {sentence}".strip()
        if len(longer) <= LONGEST and _may_be_said(sentence, given, snapshot):
            kept = longer
    return kept


def _sentences(text: str) -> Iterator[str]:
    for match in _SENTENCE.finditer(text):
        sentence = " ".join(match.group().split())
        if words(sentence):
            yield sentence


def _may_be_said(sentence: str, given: str, snapshot: Snapshot) -> bool:
    return not (
        sentence.endswith("?")
        or _CLAIMS.search(sentence)
        or any(address.strip(".,!()") not in given for address in _ADDRESS.findall(sentence))
        or not set(_NUMBER.findall(sentence)) <= set(_NUMBER.findall(given))
        or any(not _is_known(name, given) for name in _NAME.findall(sentence))
        or _repeats(sentence, snapshot)
    )


def _given(snapshot: Snapshot) -> str:
    """What it could know of this talk and the club."""
    known = (snapshot.child, snapshot.team, snapshot.age_group, snapshot.bot, snapshot.club, snapshot.season, "PERSON")
    return "\n".join([*(each for each in known if each), *(fact.answer for fact in snapshot.facts), *snapshot.texts])


def _is_known(name: str, given: str) -> bool:
    spoken = words(name)
    return set(spoken) <= _PLAIN | _ours() or set(spoken) <= set(words(given))


@cache
def _ours() -> frozenset[str]:
    """Words of our own texts: a sentence may begin with any of them."""
    said = [text for name, text in vars(texts).items() if name.isupper() and isinstance(text, str)]
    return frozenset(words("\n".join(said)))


def _repeats(sentence: str, snapshot: Snapshot) -> bool:
    spoken = words(sentence)
    told = f" {' '.join(words(f'{instructions(snapshot)} {task_of(snapshot.state)}'))} "
    runs = (" ".join(spoken[at : at + _QUOTED]) for at in range(len(spoken) - _QUOTED + 1))
    return any(f" {run} " in told for run in runs)
