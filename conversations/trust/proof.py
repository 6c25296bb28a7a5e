"""Protected acts: what adds to, changes or ends what is confirmed.

The sender of an SMS can be forged, but who forges it does not read ours. So an act that is wished by SMS is put as a
question with four digits, and done when they are repeated, wherever that is written. It stands beside all other
questions and replaces none of them. WhatsApp cannot be forged: what is asked there is answered there and nowhere else.
"""

import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from unicodedata import normalize

from bot.model.messages import Inbound, Medium
from bot.model.people import reaches
from bot.model.turn import Turn
from conversations.form.asking import context_of
from conversations.understanding.readers import READERS
from conversations.words import trust_texts as texts

Deed = Callable[[Turn, Mapping[str, Any], str], None]

LASTS = timedelta(hours=12)
_WRONG_A_DAY = 5
_STORE = "proof"  # in the contact's profile: the act that waits for its digits, and how many of today were wrong
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
    until = (turn.now + lasts).isoformat()
    _kept(turn)["open"] = {"act": act, "wish": wish, "code": code, "until": until, "event": turn.events[-1].id}
    turn.say(f"{text}\n{texts.BY_CODE.format(code=code)}")


def take(turn: Turn, letter: Inbound, deeds: Mapping[str, Deed]) -> bool:
    """The digits of what was asked by SMS, or a yes or no that can only be meant for it."""
    store = turn.contact.profile.get(_STORE)
    if store is None or letter.media or letter.button:
        return False
    question: dict[str, Any] | None = store.get("open")
    match = _YES_CODE.fullmatch(normalize("NFKC", letter.text))
    if match and (question or match["said"]):
        _look(turn, letter, question, match, deeds)
        return True
    if question is None or _is_too_old(turn, question):
        return False
    said = READERS["yes_no"].read(letter.text, context_of(turn, None))
    if said not in (True, False) or letter.medium is Medium.WHATSAPP or question.get("overtaken"):
        return False
    if said is True:
        turn.say(texts.WITH_THE_CODE)
    else:
        _leave(turn)
    return True


def left_for_whatsapp(turn: Turn, _letters: Sequence[Inbound] = ()) -> bool:
    """A protected question is open there: nothing that can be forged answers or replaces it."""
    question = turn.conversation.question or {}
    waits = question.get("section") in _ON_WHATSAPP and question.get("medium") == Medium.WHATSAPP
    if not (waits and is_needed(turn)):
        return False
    if not any(reach.window_open(turn.now) for reach in reaches(turn.contact.handles, Medium.WHATSAPP)):
        turn.conversation.question = None  # left lying there: it is dropped, and nothing done
        return False
    turn.say(texts.ANSWER_ON_WHATSAPP)
    return True


def note_what_was_asked(turn: Turn) -> None:
    """When something else was said since, a plain yes is no longer one to this."""
    question = turn.contact.profile.get(_STORE, {}).get("open")
    if question is not None and question["event"] != turn.events[-1].id and turn.says and turn.conversation.question:
        question["overtaken"] = True


def may_try(turn: Turn) -> bool:
    return int(_wrong_today(turn)["count"]) < _WRONG_A_DAY


def count_wrong(turn: Turn) -> None:
    wrong = _wrong_today(turn)
    wrong["count"] += 1
    turn.record("code", "wrong")


def _look(
    turn: Turn, letter: Inbound, question: Mapping[str, Any] | None, match: re.Match[str], deeds: Mapping[str, Deed]
) -> None:
    if question is None:
        turn.say(texts.TOO_OLD if may_try(turn) else texts.NO_MORE_BY_SMS)
    elif (match["said"] or "").lower() in {"no", "n"}:
        _leave(turn)
    elif not may_try(turn) or not is_code(match["code"], question["code"]):
        _refuse(turn)
    elif _is_too_old(turn, question):
        _close(turn)
        turn.say(texts.TOO_OLD)
    else:
        _close(turn)
        turn.is_proven = True
        deeds[question["act"]](turn, question["wish"], letter.key)


def _is_too_old(turn: Turn, question: Mapping[str, Any]) -> bool:
    return turn.now >= datetime.fromisoformat(question["until"])


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
    _kept(turn).pop("open", None)


def _wrong_today(turn: Turn) -> dict[str, Any]:
    store, day = _kept(turn), turn.today.isoformat()
    if store.get("wrong", {}).get("day") != day:
        store["wrong"] = {"day": day, "count": 0}
    wrong: dict[str, Any] = store["wrong"]
    return wrong


def _kept(turn: Turn) -> dict[str, Any]:
    kept: dict[str, Any] = turn.contact.profile.setdefault(_STORE, {})
    return kept
