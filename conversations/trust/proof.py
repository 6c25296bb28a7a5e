"""Protected acts: what adds to, changes or ends what is confirmed.

The sender of an SMS can be forged, but who forges it does not read ours. So an act that is wished by SMS is put as a
question with four digits, and done when they are repeated, wherever that is written. It stands beside all other
questions and replaces none of them. WhatsApp cannot be forged: what is asked there is answered there and nowhere else.
"""

import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any
from unicodedata import normalize

from bot.model.asked import Asked, AskedBeside, AskedSecondGuardian
from bot.model.messages import Inbound, Medium
from bot.model.people import reaches
from bot.model.profile import OpenProof, Proof, WrongCodes
from bot.model.turn import Turn
from conversations.form.asking import context_of
from conversations.understanding.readers import READERS
from conversations.words import trust_texts as texts

Deed = Callable[[Turn, Mapping[str, Any], str], None]

LASTS = timedelta(hours=12)
_WRONG_A_DAY = 5
# The questions of protected acts as they stand on WhatsApp, by the section that names them.
_ON_WHATSAPP = {"withdraw", "start_again", "second_guardian"}
_YES_CODE = re.compile(
    r"\W*(?:(?P<said>yes|yeah|yep|y|ok|okay|confirm|no|n)\b)?\W*(?P<code>\d{4})\W*(?:please|pls|thanks|thank you)?\W*",
    re.IGNORECASE,
)


def new_code() -> str:
    return f"{secrets.randbelow(10_000):04}"


def is_code(said: str, code: str) -> bool:
    return secrets.compare_digest(said.encode(), code.encode())


def is_needed(turn: Turn) -> bool:
    """Something of what is being read came by a medium that can be forged, and nothing proved it."""
    media = {letter.medium for letter in (*turn.hearing, *turn.unread)} or {turn.medium}
    return not turn.is_proven and media != {Medium.WHATSAPP}


def ask(turn: Turn, act: str, text: str, *, lasts: timedelta = LASTS, **wish: Any) -> None:
    """Shows what would be done, and the digits that do it. A newer wish by SMS replaces an older one."""
    if not may_try(turn):
        turn.say(texts.NO_MORE_BY_SMS)
        return
    code = new_code()
    until, event = turn.now + lasts, turn.events[-1].id
    turn.contact.profile.proof.open = OpenProof(act=act, wish=wish, code=code, until=until, event=event)
    turn.say(f"{text}\n{texts.BY_CODE.format(code=code)}")


def take(turn: Turn, letter: Inbound, deeds: Mapping[str, Deed]) -> bool:
    """The digits of what was asked by SMS, or a yes or no that can only be meant for it."""
    proof = turn.contact.profile.proof
    if proof == Proof() or letter.media or letter.button:
        return False
    question = proof.open
    match = _YES_CODE.fullmatch(normalize("NFKC", letter.text))
    if match and (question or match["said"]):
        _look(turn, letter, question, match, deeds)
        return True
    if question is None or _is_too_old(turn, question):
        return False
    said = READERS["yes_no"].read(letter.text, context_of(turn, None))
    if said not in (True, False) or letter.medium is Medium.WHATSAPP or question.overtaken:
        return False
    if said is True:
        turn.say(texts.WITH_THE_CODE)
    else:
        _leave(turn)
    return True


def left_for_whatsapp(turn: Turn, _letters: Sequence[Inbound] = ()) -> bool:
    """A protected question is open there: nothing that can be forged answers or replaces it."""
    if not (_waits_on_whatsapp(turn.asked) and is_needed(turn)):
        return False
    if not any(reach.window_open(turn.now) for reach in reaches(turn.contact.handles, Medium.WHATSAPP)):
        turn.put(None)  # left lying there: it is dropped, and nothing done
        return False
    turn.say(texts.ANSWER_ON_WHATSAPP)
    return True


def _waits_on_whatsapp(asked: Asked | None) -> bool:
    if not isinstance(asked, AskedBeside | AskedSecondGuardian) or asked.section not in _ON_WHATSAPP:
        return False
    return asked.medium is Medium.WHATSAPP


def note_what_was_asked(turn: Turn) -> None:
    """When something else was said since, a plain yes is no longer one to this."""
    question = turn.contact.profile.proof.open
    if question is not None and question.event != turn.events[-1].id and turn.says and turn.asked:
        turn.contact.profile.proof.open = question.model_copy(update={"overtaken": True})


def may_try(turn: Turn) -> bool:
    return _wrong_today(turn) < _WRONG_A_DAY


def count_wrong(turn: Turn) -> None:
    turn.contact.profile.proof.wrong = WrongCodes(day=turn.today, count=_wrong_today(turn) + 1)
    turn.record("code", "wrong")


def _look(
    turn: Turn, letter: Inbound, question: OpenProof | None, match: re.Match[str], deeds: Mapping[str, Deed]
) -> None:
    if question is None:
        turn.say(texts.TOO_OLD if may_try(turn) else texts.NO_MORE_BY_SMS)
    elif (match["said"] or "").lower() in {"no", "n"}:
        _leave(turn)
    elif not may_try(turn) or not is_code(match["code"], question.code):
        _refuse(turn)
    elif _is_too_old(turn, question):
        _close(turn)
        turn.say(texts.TOO_OLD)
    else:
        _close(turn)
        turn.is_proven = True
        deeds[question.act](turn, question.wish, letter.key)


def _is_too_old(turn: Turn, question: OpenProof) -> bool:
    return turn.now >= question.until


def _refuse(turn: Turn) -> None:
    count_wrong(turn)
    if may_try(turn):
        turn.say(texts.WRONG_CODE)
    else:
        _close(turn)
        turn.say(texts.NO_MORE_BY_SMS)


def _leave(turn: Turn) -> None:
    _close(turn)
    turn.say(texts.LEFT_ALONE)


def _close(turn: Turn) -> None:
    turn.contact.profile.proof.open = None


def _wrong_today(turn: Turn) -> int:
    wrong = turn.contact.profile.proof.wrong
    return wrong.count if wrong and wrong.day == turn.today else 0
