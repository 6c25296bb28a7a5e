"""The managers' side of a talk: which letters are theirs, and what each command does."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.club.club import Role
from bot.model.acts import Start, Stop
from bot.model.messages import Inbound
from bot.model.turn import Turn
from conversations.form.asking import words
from conversations.helping.handover import is_for_a_talk
from conversations.managing import access, appointments, caps, changes, new_season, registrar_lists, treasury
from conversations.managing.closing_complaints import close_complaint, do_close, list_complaints
from conversations.managing.invite_typed import invite, read_lines
from conversations.managing.invites import send
from conversations.managing.opened import BUTTON, close, is_filling, opened, was_open
from conversations.managing.plausible import is_meant
from conversations.managing.replies import answer_opened, yes_or_no
from conversations.managing.status import more, status, teams, unpaid
from conversations.understanding.commands import command_in
from conversations.understanding.introductions import speaks_of_own_child
from conversations.understanding.vocabulary import Said, said_in
from conversations.words import manager_texts as texts

_EVERYBODYS = (Stop, Start)
_HELP_OF_OFFICE = {
    Role.SECRETARY: texts.HELP_SECRETARY,
    Role.TREASURER: texts.HELP_TREASURER,
    Role.REGISTRAR: texts.HELP_REGISTRAR,
}


def run_commands(turn: Turn, letters: Sequence[Inbound]) -> list[Inbound]:
    """What is left for the parent's side; all of it, when the contact runs no team."""
    if turn.manager is None:
        return list(letters)
    return [_as_meant(turn, letter) for letter in _joined(letters) if not _take(turn, letter)]


def give_help(turn: Turn, _rest: str = "", _key: str = "") -> None:
    assert turn.manager is not None  # noqa: S101 - narrows for the type checker
    said = [
        *([texts.HELP] if turn.manager.runs_teams else []),
        *([texts.HELP_ADMIN] if turn.manager.may_appoint else []),
        *(said for office, said in _HELP_OF_OFFICE.items() if turn.manager.holds(office)),
    ]
    if turn.registration is not None:
        said.append(texts.HELP_PARENT.format(**words(turn, turn.registration)))
    turn.say("\n".join(said))
    turn.record("help", "shown")


def is_no_parent_yet(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """A manager who has no child here is not asked for one, unless they speak of theirs."""
    alone = turn.manager is not None and turn.registration is None and turn.asked is None
    return alone and not any(speaks_of_own_child(letter.text) for letter in letters)


def not_understood(turn: Turn) -> None:
    turn.say(texts.NOT_UNDERSTOOD_HELP)
    turn.record("words", "not_understood")


def do_by_code(turn: Turn, wish: Mapping[str, Any], key: str) -> None:
    if turn.manager is not None:  # else they are none any more
        DEEDS[wish["command"]](turn, wish["wish"], key)


def _as_meant(turn: Turn, letter: Inbound) -> Inbound:
    """The yes that was for the parent's side after all."""
    manages = turn.contact.profile.manages
    said, manages.for_parent = manages.for_parent, None
    return letter if said is None else letter.model_copy(update={"text": said, "button": None})


def _joined(letters: Sequence[Inbound]) -> list[Inbound]:
    """INVITE in one message and its lines in the next, or many INVITEs, are one list."""
    joined: list[Inbound] = []
    for letter in letters:
        if joined and _goes_on(joined[-1], letter):
            both = f"{joined[-1].text}\n{letter.text}"
            joined[-1] = joined[-1].model_copy(update={"text": both})
        else:
            joined.append(letter)
    return joined


def _goes_on(before: Inbound, letter: Inbound) -> bool:
    if not (_is_plain(before) and _is_plain(letter)):
        return False
    opens, said = said_in(before.text), said_in(letter.text)
    is_line = said.command == "invite" if said else any(map(str.isdigit, letter.text))
    return opens is not None and opens.command == "invite" and is_line


def _is_plain(letter: Inbound) -> bool:
    return letter.button is None and not letter.media


def _take(turn: Turn, letter: Inbound) -> bool:
    if not turn.contact.has(letter.sender) or letter.media:
        return False
    if letter.button is not None and not letter.button.startswith(BUTTON):
        return False
    if command_in(letter.text) in _EVERYBODYS or is_for_a_talk(turn, letter):
        return False
    if _is_whole_invitation(turn, letter):
        return _command(turn, letter)
    return answer_opened(turn, letter, COMMANDS, DEEDS) or _command(turn, letter) or _late_answer(turn, letter)


def _is_whole_invitation(turn: Turn, letter: Inbound) -> bool:
    """It takes the place of a half one that is still asked about."""
    if letter.button is not None or not is_filling(turn):
        return False
    said = said_in(letter.text)
    lines = read_lines(turn, said.rest) if said is not None and said.command == "invite" else []
    return bool(lines) and all(line.is_whole for line in lines)


def _command(turn: Turn, letter: Inbound) -> bool:
    said = said_in(letter.text) or _bare_line(turn, letter.text)
    if said is None or not is_meant(turn, said):
        return False
    refusal = access.refusal(turn, said.command)
    if refusal:
        turn.say(refusal)
        turn.record(said.command, "not_theirs")
        return True
    if not caps.may_command(turn):
        turn.say(texts.TOO_MANY_COMMANDS)
        turn.record(said.command, "too_many")
        return True
    if opened(turn) is not None:
        close(turn)
    COMMANDS[said.command](turn, said.rest, letter.key)
    return True


def _bare_line(turn: Turn, text: str) -> Said | None:
    """A whole invitation without the word for it, where nothing else can be meant."""
    if turn.registration is not None or turn.asked is not None:
        return None
    lines = read_lines(turn, text)
    return Said("invite", text, sure=True) if lines and all(line.is_whole for line in lines) else None


def _late_answer(turn: Turn, letter: Inbound) -> bool:
    """A yes to what is done already; other words to nothing that was asked."""
    if turn.registration is not None or turn.asked is not None:
        return False
    if yes_or_no(turn, letter.text) is not None and was_open(turn):
        turn.say(texts.NOT_OPEN)
        return True
    return False


Run = Callable[[Turn, str, str], None]
COMMANDS: dict[str, Run] = {
    "invite": invite,
    "status": status,
    "unpaid": unpaid,
    "more": more,
    "money": treasury.money,
    "link": treasury.link,
    "birthdays": registrar_lists.birthdays,
    "photos": registrar_lists.photos,
    "remind": changes.remind,
    "nudge_all": changes.nudge_all,
    "cancel": changes.cancel,
    "allow": changes.allow,
    "offer": changes.offer,
    "move": changes.move,
    "lift": changes.lift,
    "teams": teams,
    "commands": give_help,
    "add_manager": appointments.add_manager,
    "remove_manager": appointments.remove_manager,
    "season_invite": new_season.season_invite,
    "complaints": list_complaints,
    "close_complaint": close_complaint,
}


# What follows a yes.
DEEDS: dict[str, Callable[[Turn, Mapping[str, Any], str], None]] = {
    "invite": send,
    "remind": changes.do_remind,
    "cancel": changes.do_cancel,
    "allow": changes.do_allow,
    "offer": changes.do_offer,
    "move": changes.do_move,
    "lift": changes.do_lift,
    "link": treasury.do_link,
    "add_manager": appointments.do_add,
    "remove_manager": appointments.do_remove,
    "season_invite": new_season.do_season_invite,
    "close_complaint": do_close,
}
