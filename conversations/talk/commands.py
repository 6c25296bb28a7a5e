"""Commands that everybody has at any time. A command is a whole message: "please don't stop" is none."""

import re
from collections.abc import Callable
from datetime import timedelta
from unicodedata import category, normalize

from bot.club.registration import State
from bot.model.asked import Beside
from bot.model.links import Purpose
from bot.model.messages import Inbound, Medium, OptOut
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.families import joining
from conversations.form import sharing
from conversations.form.announcing import announce
from conversations.form.asking import words
from conversations.form.family import next_child
from conversations.helping.handover import hand_over
from conversations.privacy import erasure
from conversations.registering.enquiries import welcome_next
from conversations.talk.asides import open_aside
from conversations.talk.learning import learned_last, unlearn_last, waits_for_digits
from conversations.talk.steering import proceed
from conversations.trust import proof, stopping
from conversations.words import data_texts, guardian_texts, texts, trust_texts
from conversations.words.naming import name_of

_STOP = {"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out", "opt-out"}
_START = {"start", "unstop"}
_HELP = {"help", "info"}
_REOPENS = {"yes"}  # by SMS, where it is closed, as at the carrier
_DATA = {"data", "my data"}
_ERASE = {"delete my data", "delete data", "erase my data", "delete me", "erase me", "forget me", "delete everything"}
_CARRY_ON = {"carry on", "continue", "go on"}
_WORDS = (
    dict.fromkeys(_STOP, "stop")
    | dict.fromkeys(_START, "start")
    | dict.fromkeys(_HELP, "help")
    | dict.fromkeys(_DATA, "data")
    | dict.fromkeys(_ERASE, "erase")
    | dict.fromkeys(_CARRY_ON, "carry_on")
)
_AROUND = re.compile(r"^(?:(?!\?)[\W_])+|(?:(?!\?)[\W_])+$")
_DATA_LASTS = timedelta(days=1)
_LEFT = {State.DECLINED, State.WITHDRAWN}
_OF_THE_CHILD = {"child", "follow_up", "home", "child_address", "own_contact", "kit"}
_PHRASES = {
    "start_again": re.compile(
        r"(?:please |can (?:i|we) )?(?:start|begin) (?:again|over|afresh|from the beginning)[.!? ]*"
    ),
    "withdraw": re.compile(
        r"(?:(?:sorry,? |actually,? )?(?:i|we|he|she|they)(?:'ve| have)? (?:don'?t|doesn'?t|do not|does not|no longer|"
        r"decided not to) (?:wants? )?(?:to )?(?:register|play|continue|carry on|do this)"
        r"(?: (?:him|her|them|\w+))?(?: any ?more| after all)?|"
        r"(?:please |(?:i|we) (?:want|would like|need) to )?(?:withdraw|take (?:him|her|them|\w+) (?:out|off the list))"
        r"(?: (?:him|her|them|\w+|the registration|my (?:son|daughter|child)))?)[.! ]*"
    ),
    "wrong_child": re.compile(
        r"(?:oh |oops,? |sorry,? |no,? )*(?:(?:that'?s|that was|it'?s|this is|you have|you'?ve got) )?(?:for )?"
        r"(?:the )?wrong (?:child|kid|son|daughter)\b[.! ]*"
    ),
    "person": re.compile(
        r"(?:person|human|(?:can|could|may) (?:i|we) (?:please )?(?:talk|speak|chat) (?:to|with) (?:some ?(?:one|body)|"
        r"a (?:real )?(?:person|human|volunteer)|the manager|the coach)(?: please)?|"
        r"(?:i )?(?:want|need|would like|wish) to (?:complain|make a complaint)(?: about .{1,80})?[.! ]*|"
        r"(?:i )?(?:want|need|would like) (?:to )?(?:talk|speak) to (?:some ?one|a (?:real )?person|a human))[.!? ]*"
    ),
    "data": re.compile(
        r"(?:please |(?:can|could|may) (?:i|you) (?:please )?)?(?:see|show me|send me|give me|get|have) "
        r"(?:all |a copy of )*(?:my|the) (?:personal )?(?:data|information|info)"
        r"(?: you (?:hold|have|keep)(?: on| about)? ?(?:me|us)?)?[.!? ]*|"
        r"what (?:data|information|info|details) do you (?:hold|have|keep) (?:on|about) (?:me|us)[.!? ]*|"
        r"subject access request[.! ]*"
    ),
    "erase": re.compile(
        r"(?:hi,? |hello,? )?(?:please |pls |(?:can|could|will|would) you |"
        r"(?:i|we)(?:'d| would)? (?:want|like|need|wish|ask)(?: you)?(?: to have)? (?:to )?){0,3}"
        r"(?:(?:delete|erase|remove|wipe|get rid of|forget)(?: all| everything)?(?: of)? "
        r"(?:(?:my|our|this|the) (?:personal )?(?:data|details|info|information|records?|account)"
        r"|(?:about|on) (?:me|us)|what(?:ever)? you (?:hold|have|keep|know)(?: on| about)? (?:me|us)"
        r"|(?:everything|all)(?: that)? you (?:hold|have|keep|know)(?: on| about)? (?:me|us))|"
        r"(?:my|our) (?:personal )?(?:data|details|info|information)(?: to be)? (?:deleted|erased|removed|wiped)|"
        r"(?:be|exercise my right to be) forgotten|(?:my )?right to (?:be forgotten|erasure))"
        r"(?: (?:that )?you (?:hold|have|keep)(?: on| about)? ?(?:me|us)?)?"
        r"(?:,? (?:please|pls|thanks|thank you|now|completely|permanently|from your (?:system|records))){0,3}[.!? ]*"
    ),
    "back": re.compile(r"(?:go |please go )?back[.! ]*"),
    "wrong_number": re.compile(
        r"(?:sorry,? )?(?:you have (?:the |got the )?|this is the |it'?s the )?wrong (?:number|person)\b.{0,60}"
    ),
}


def command_in(text: str) -> str | None:
    said = " ".join(text.lower().split())
    word = _WORDS.get(_bare(text))
    return word or next((name for name, phrase in _PHRASES.items() if phrase.fullmatch(said)), None)


def is_command(text: str) -> bool:
    return command_in(text) is not None


def as_meant(turn: Turn, letter: Inbound) -> Inbound:
    """A STOP or START that the carrier, a button or a closed SMS makes of other words."""
    if stopping.stops_here_too(letter) or letter.opt_out is OptOut.STOP:
        return letter.model_copy(update={"text": "STOP", "button": None})
    if letter.opt_out is OptOut.HELP:
        return letter.model_copy(update={"text": "HELP"})
    is_closed = stopping.is_closed(turn, letter)
    if is_closed and (
        letter.opt_out is OptOut.START or (letter.medium is Medium.SMS and _bare(letter.text) in _REOPENS)
    ):
        return letter.model_copy(update={"text": "START"})
    return letter


def _bare(text: str) -> str:
    """Without what may stand around a word: quotes, emoji, full-width letters. A question mark stays."""
    said = "".join(letter for letter in normalize("NFKC", text) if category(letter) != "Cf")
    return " ".join(_AROUND.sub("", said.lower()).split())


def stop(turn: Turn, inbound: Inbound) -> None:
    stopping.stop(turn, inbound)


def start(turn: Turn, inbound: Inbound) -> None:
    stopping.start(turn, inbound)


def give_help(turn: Turn, inbound: Inbound) -> None:
    if inbound.medium is not Medium.SMS:
        turn.say(texts.HELP.format(**words(turn, turn.registration)))


def carry_on(turn: Turn, _inbound: Inbound) -> None:
    if turn.registration is not None:
        proceed(turn, turn.registration)
    else:
        turn.say(texts.HELP.format(**words(turn, None)))


def start_again(turn: Turn, inbound: Inbound) -> None:
    """Nobody throws away what another guardian told."""
    registration = turn.registration
    theirs = sharing.someone_elses(turn, registration) if registration else None
    if registration and theirs:
        turn.say(guardian_texts.NOT_ALONE.format(name=sharing.name_of_giver(registration, theirs)))
        return
    _aside(turn, inbound, "start_again")


def withdraw(turn: Turn, inbound: Inbound) -> None:
    """Of the child who is named and of no other; of several, nobody is guessed at."""
    ours = [each for each in turn.registrations if each.season == turn.club.season.name and each.state not in _LEFT]
    said = set(re.findall(r"[^\W\d_]+", inbound.text.casefold()))
    named = [each for each in ours if name_of(each).casefold() in said]
    if len(named) == 1:
        turn.conversation.registration_id = named[0].id
    elif len(ours) > 1:
        children = " or ".join(name_of(each) for each in ours)
        turn.say(texts.WHICH_TO_WITHDRAW.format(children=children, first=name_of(ours[0])))
        return
    _aside(turn, inbound, "withdraw")


def back(turn: Turn, _inbound: Inbound) -> None:
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
    proceed(turn, registration)


def send_data(turn: Turn, _inbound: Inbound | None = None) -> None:
    """To who has proved themselves: WhatsApp that has answered of late, or the digits of our own text message."""
    if proof.is_needed(turn):
        proof.ask(turn, "data", data_texts.BY_SMS)
        return
    link = turn.make_link(Purpose.DATA, None, _DATA_LASTS)
    privacy = f"{turn.ours.public_url}/privacy" if turn.club.privacy else turn.club.website
    turn.say(data_texts.LINK.format(link=link, privacy=privacy), exempt=True)
    turn.record("data", "link_made")


def erase_data(turn: Turn, _inbound: Inbound) -> None:
    erasure.ask(turn)


def wrong_number(turn: Turn, _inbound: Inbound | None = None) -> None:
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


def wrong_child(turn: Turn, _inbound: Inbound) -> None:
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
        proceed(turn, other)
    else:
        welcome_next(turn)


# They put another question in the place of the open one.
COSTS_A_QUESTION = {"carry_on", "back", "wrong_child", "wrong_number"}
# They show and change nothing that is stored.
FOR_ANYBODY = {"stop", "start", "help", "person", "wrong_number"}
COMMANDS: dict[str, Callable[[Turn, Inbound], None]] = {
    "stop": stop,
    "start": start,
    "help": give_help,
    "carry_on": carry_on,
    "start_again": start_again,
    "withdraw": withdraw,
    "person": hand_over,
    "back": back,
    "wrong_child": wrong_child,
    "wrong_number": wrong_number,
    "data": send_data,
    "erase": erase_data,
}


def _aside(turn: Turn, inbound: Inbound, name: Beside) -> None:
    if turn.registration is not None:
        open_aside(turn, turn.registration, name)
    else:
        give_help(turn, inbound)
