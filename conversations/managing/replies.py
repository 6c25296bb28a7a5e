"""Answers to what a manager was asked last: a yes, the number beside it, what was missing, which of several."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.model.messages import Inbound
from bot.model.profile import Opened
from bot.model.turn import Turn
from conversations.form.asking import context_of
from conversations.managing import changes, treasury
from conversations.managing.invite_typed import choose_number, fill
from conversations.managing.one_child import choose_child
from conversations.managing.opened import (
    BUTTON,
    ask,
    close,
    is_button_of,
    is_expired,
    opened,
    reopen,
)
from conversations.managing.plausible import is_meant
from conversations.managing.status import newest_scope
from conversations.understanding.readers.courtesies import is_courtesy
from conversations.understanding.readers.wording import level, words
from conversations.understanding.readers.yes_no import YES_NO
from conversations.understanding.vocabulary import said_in
from conversations.words import manager_texts as texts

Run = Callable[[Turn, str, str], None]
Do = Callable[[Turn, Mapping[str, Any], str], None]
_DO = re.compile(r"\W*(?:do it|send|send (?:it|them|all)|go|confirm|invite them)\W*", re.IGNORECASE)
_NOT = re.compile(
    r"\W*(?:n|cancel (?:that|it)|never ?mind|forget (?:it|that)|leave it|don'?t|scrap that|ignore that|wrong)\W*",
    re.IGNORECASE,
)
_TAKES_YES = {
    "wish",
    "waiting",
    "place",
    "review",
    "address_check",
    "child_address_check",
    "home",
    "past",
    "another",
    "next_child",
}
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")


def yes_or_no(turn: Turn, text: str) -> bool | None:
    if _NOT.fullmatch(text):
        return False
    said = YES_NO.read(text, context_of(turn, None))
    return True if _DO.fullmatch(text) else said if isinstance(said, bool) else None


def answer_opened(turn: Turn, letter: Inbound, commands: Mapping[str, Run], deeds: Mapping[str, Do]) -> bool:
    question = opened(turn)
    if letter.button is not None:
        return _pressed(turn, letter, question, commands, deeds)
    if question is None:
        return False
    if is_expired(turn, question):
        return _expired(turn, letter.text)
    if question.asks == "confirm":
        return _confirmed(turn, letter, question, deeds)
    if question.asks == "which_side":
        return _side(turn, letter, question, deeds)
    return _told(turn, letter.text, letter.key, question, commands)


def _pressed(
    turn: Turn, letter: Inbound, question: Opened | None, commands: Mapping[str, Run], deeds: Mapping[str, Do]
) -> bool:
    title = (letter.button or "").removeprefix(BUTTON).partition(":")[2]
    if title == texts.NUDGE_ALL and newest_scope(turn) is not None:
        commands["nudge_all"](turn, "", letter.key)
    elif question is None or not is_button_of(question, letter.button or ""):
        turn.say(texts.NOT_OPEN)
        turn.record("button", "not_open")
    elif is_expired(turn, question):
        return _expired(turn, "yes")
    elif question.asks == "confirm":
        _settle(turn, letter.key, question, deeds, said=title == texts.YES_NO[0])
    elif question.asks == "which_side":
        return _side(turn, letter.model_copy(update={"text": title, "button": None}), question, deeds)
    else:
        return _told(turn, title, letter.key, question, commands)
    return True


def _expired(turn: Turn, text: str) -> bool:
    close(turn)
    if yes_or_no(turn, _NUMBER.sub(" ", text)) is None:
        return False
    turn.say(texts.EXPIRED)
    turn.record("confirmation", "expired")
    return True


def _confirmed(turn: Turn, letter: Inbound, question: Opened, deeds: Mapping[str, Do]) -> bool:
    said = yes_or_no(turn, _NUMBER.sub(" ", letter.text))
    if said is None:
        return _something_else(turn, letter.text)
    if question.overtaken and _is_for_parent_too(turn):
        ask(turn, "which_side", texts.WHICH_SIDE.format(what=question.text), *texts.SIDES, about=question, said=said)
        return True
    _settle(turn, letter.key, question, deeds, said=said)
    return True


def _settle(turn: Turn, key: str, question: Opened, deeds: Mapping[str, Do], *, said: bool) -> None:
    close(turn)
    if said:
        deeds[question.command](turn, question.wish, key)
    else:
        turn.say(texts.LEFT_ALONE)
        turn.record(question.command, "left_alone")


def _something_else(turn: Turn, text: str) -> bool:
    """Another command goes first, and so does the parent's own talk."""
    said = said_in(text)
    if (said is not None and is_meant(turn, said)) or turn.registration is not None or turn.asked:
        return False
    turn.say(texts.YOU_ARE_WELCOME if is_courtesy(text) else texts.PLEASE_YES_OR_NO)
    return True


def _side(turn: Turn, letter: Inbound, question: Opened, deeds: Mapping[str, Do]) -> bool:
    """ "The team" answers what was asked of the manager, "my child" what was asked of the parent."""
    about, spoken = question.about, set(words(letter.text))
    if about is None:
        return False
    if spoken & {"team", "1", "manager", "command"}:
        _settle(turn, letter.key, about, deeds, said=question.said)
        return True
    if spoken & {"child", "mine", "own", "2", "my", "parent"}:
        reopen(turn, about.model_copy(update={"overtaken": True}))
        turn.contact.profile.manages.for_parent = texts.YES_NO[0] if question.said else texts.YES_NO[1]
        return False
    reopen(turn, about)
    return False


def _told(turn: Turn, text: str, key: str, question: Opened, commands: Mapping[str, Run]) -> bool:
    said = said_in(text)
    if (said is not None and said.sure and is_meant(turn, said)) or question.overtaken:
        return False
    if yes_or_no(turn, text) is False or _NOT.fullmatch(text):
        close(turn)
        turn.say(texts.LEFT_ALONE)
        return True
    if question.asks == "target":
        close(turn)
        whole = f"{question.before}{text}{question.after}"
        commands[question.command](turn, whole, key)
        return True
    return _ANSWERS[question.asks](turn, question, level(text) if len(text) < 900 else text)


def _is_for_parent_too(turn: Turn) -> bool:
    """Whether the parent's open question could be answered by a yes."""
    asks_yes = turn.asked is not None and any(option.startswith("Yes") for option in turn.asked.options)
    return asks_yes or turn.asked_section in _TAKES_YES


_SHOWS = {**changes.SHOWS, **treasury.SHOWS}
_ANSWERS: dict[str, Callable[[Turn, Opened, str], bool]] = {
    "fill": fill,
    "which_number": choose_number,
    "which_child": lambda turn, question, text: choose_child(turn, question, text, _SHOWS),
}
