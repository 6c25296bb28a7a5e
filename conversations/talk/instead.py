"""What a reading brings about in place of the next question."""

from collections.abc import Callable, Mapping

from bot.club.club import Role
from bot.model.profile import Unread
from bot.model.turn import Turn
from conversations.helping.handover import give_to, tell_of_hand_over, wants_a_person
from conversations.managing.invite_lines import InviteLine, line_of
from conversations.managing.invites import propose
from conversations.registering.enquiries import enquire_about
from conversations.reminding.later import note_later
from conversations.talk.checked import Checked
from conversations.talk.commands import COMMANDS
from conversations.talk.guarding import put_again
from conversations.words import texts


def _invite(turn: Turn, _waiting: Unread, checked: Checked) -> None:
    """Shown back as typed lines are: nobody is written to before the manager's own yes."""
    lines = [_line(turn, number, checked.told, told) for number, told in enumerate(checked.invitations, start=1)]
    propose(turn, lines, "assistant")


def _line(turn: Turn, number: int, text: str, told: Mapping[str, str]) -> InviteLine:
    return line_of(
        turn,
        number,
        text,
        child=told.get("child_name", ""),
        parent=told.get("parent_name", ""),
        phone=told.get("parent_phone", ""),
        team=told.get("team", ""),
    )


def _hand_over(turn: Turn, waiting: Unread, _checked: Checked) -> None:
    """Silence for half a day is not for the model to bring about: other words are only offered a person."""
    if not wants_a_person(waiting.told):
        turn.say(texts.OFFER_HELP)
        put_again(turn)
        return
    tell_of_hand_over(turn)
    give_to(turn, Role.MANAGER, waiting.letters)


def _as_command(name: str) -> Callable[[Turn, Unread, Checked], None]:
    """What a typed command may not do, the model may not either."""

    def do(turn: Turn, waiting: Unread, _checked: Checked) -> None:
        COMMANDS[name](turn, waiting.letters[-1])

    return do


def _later(turn: Turn, waiting: Unread, _checked: Checked) -> None:
    if turn.registration is not None:
        note_later(turn, turn.registration, waiting.told)
    turn.say(texts.NO_RUSH)


def _another_child(turn: Turn, _waiting: Unread, checked: Checked) -> None:
    enquire_about(turn, checked.another)


DEEDS: dict[str, Callable[[Turn, Unread, Checked], None]] = {
    "invite": _invite,
    "hand_over": _hand_over,
    "start_again": _as_command("start_again"),
    "withdraw": _as_command("withdraw"),
    "later": _later,
    "another_child": _another_child,
}
