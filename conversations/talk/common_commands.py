"""What follows the commands that everybody has at any time."""

import re
from datetime import timedelta

from bot.club.registration import HAS_LEFT
from bot.model.asked import Beside
from bot.model.links import Purpose
from bot.model.messages import Medium
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.families import joining
from conversations.form import sharing
from conversations.form.announcing import announce
from conversations.form.asking import words
from conversations.form.family import next_child
from conversations.registering.enquiries import welcome_next
from conversations.talk.asides import open_aside
from conversations.talk.learning import learned_last, unlearn_last, waits_for_digits
from conversations.trust import proof
from conversations.words import data_texts, guardian_texts, texts, trust_texts
from conversations.words.naming import name_of

_DATA_LASTS = timedelta(days=1)
_OF_THE_CHILD = {"child", "follow_up", "home", "child_address", "own_contact", "kit"}


def give_help(turn: Turn) -> None:
    """By SMS the carrier answers by itself."""
    if turn.medium is not Medium.SMS:
        turn.say(texts.HELP.format(**words(turn, turn.registration)))


def carry_on(turn: Turn) -> None:
    if turn.registration is not None:
        turn.go_on(turn.registration)
    else:
        turn.say(texts.HELP.format(**words(turn, None)))


def start_again(turn: Turn) -> None:
    """Nobody throws away what another guardian told."""
    registration = turn.registration
    theirs = sharing.someone_elses(turn, registration) if registration else None
    if registration and theirs:
        turn.say(guardian_texts.NOT_ALONE.format(name=sharing.name_of_giver(registration, theirs)))
        return
    _aside(turn, "start_again")


def withdraw(turn: Turn, text: str) -> None:
    """Of the child who is named and of no other; of several, nobody is guessed at."""
    ours = [each for each in turn.registrations if each.season == turn.club.season.name and each.state not in HAS_LEFT]
    said = set(re.findall(r"[^\W\d_]+", text.casefold()))
    named = [each for each in ours if name_of(each).casefold() in said]
    if len(named) == 1:
        turn.conversation.registration_id = named[0].id
    elif len(ours) > 1:
        children = " or ".join(name_of(each) for each in ours)
        turn.say(texts.WHICH_TO_WITHDRAW.format(children=children, first=name_of(ours[0])))
        return
    _aside(turn, "withdraw")


def back(turn: Turn) -> None:
    """To what was answered last."""
    registration = turn.registration
    last = learned_last(turn, registration)
    if (
        registration is None
        or last is None
        or waits_for_digits(turn, registration, *last)
        or sharing.is_theirs(turn, registration, last[0])
    ):
        turn.say(texts.NO_WAY_BACK)
        return
    unlearn_last(turn, registration)
    turn.go_on(registration)


def send_data(turn: Turn) -> None:
    """To who has proved themselves: WhatsApp that has answered of late, or the digits of our own text message."""
    if proof.is_needed(turn):
        proof.ask(turn, "data", data_texts.BY_SMS)
        return
    link = turn.make_link(Purpose.DATA, None, _DATA_LASTS)
    privacy = f"{turn.ours.public_url}/privacy" if turn.club.privacy else turn.club.website
    turn.say(data_texts.LINK.format(link=link, privacy=privacy), exempt=True)
    turn.record("data", "link_made")


def wrong_number(turn: Turn) -> None:
    """Staff hear it at once; the person hears nothing more about a child who is not theirs."""
    registration = turn.registration
    if registration and "guardian" in registration.answers and proof.is_needed(turn):
        proof.ask(turn, "wrong_number", trust_texts.NOT_YOUR_NUMBER, registration_id=registration.id)
        return
    unread.forget(turn)
    turn.say(texts.WRONG_NUMBER)
    joining.not_theirs(turn)
    if registration is not None:
        registration.facts.wrong_number = True
        announce(turn, registration, "wrong_number")
    else:
        turn.notice(f"wrong_number:{turn.contact.id}", "wrong_number")
    turn.conversation.registration_id = None
    turn.put(None)


def wrong_child(turn: Turn) -> None:
    """What was told last of the child was meant for another one."""
    registration = turn.registration
    last = learned_last(turn, registration)
    if registration and last and last[0] in _OF_THE_CHILD and not waits_for_digits(turn, registration, *last):
        unlearn_last(turn, registration)
    other = next_child(turn, registration) if registration else None
    turn.say(texts.WRONG_CHILD)
    if other is not None:
        turn.conversation.registration_id = other.id
        turn.put(None)
        turn.say(texts.NOW_ABOUT.format(**words(turn, other)))
        turn.go_on(other)
    else:
        welcome_next(turn)


def _aside(turn: Turn, name: Beside) -> None:
    if turn.registration is not None:
        open_aside(turn, turn.registration, name)
    else:
        give_help(turn)
