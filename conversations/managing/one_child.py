"""The one child a command is about: found by name, or asked which of several."""

from collections.abc import Callable, Mapping, Sequence

from bot.model.people import Standing
from bot.model.profile import Opened
from bot.model.turn import Turn
from conversations.managing.opened import ask, close
from conversations.managing.targets import Target, find_target, shown_name
from conversations.words import manager_texts as texts

_MOST_CHOICES = 9
Show = Callable[[Turn, Standing], None]
ShowAfter = Callable[[Turn, Standing, str], None]  # with what was said behind the name


def about_one(
    turn: Turn, command: str, rest: str, show: Show, *, among: Sequence[Standing] | None = None, after: str = ""
) -> None:
    target = find_target(turn, rest, among)
    if is_unusable(turn, command, target):
        return
    if not target.children:
        ask(turn, "target", texts.WHICH_CHILD[command], command=command, after=after)
    elif len(target.children) > 1:
        ask_which(turn, command, target, after=after)
    else:
        show(turn, target.children[0])


def is_unusable(turn: Turn, command: str, target: Target) -> bool:
    said = target.place.problem or (texts.UNKNOWN_CHILD if target.named else "")
    if said:
        turn.say(said)
        turn.record(command, "refused" if target.place.problem else "unknown_child")
    return bool(said)


def ask_which(turn: Turn, command: str, target: Target, *, after: str = "") -> None:
    shown = target.children[:_MOST_CHOICES]
    rows = [f"{place} {_described(each)}" for place, each in enumerate(shown, 1)]
    ids = [each.registration.id for each in shown]
    ask(turn, "which_child", "\n".join([texts.WHICH_OF_THEM, *rows]), command=command, ids=ids, after=after)


def choose_child(turn: Turn, question: Opened, text: str, shows: Mapping[str, ShowAfter]) -> bool:
    """By the number in the list, or by what tells them apart."""
    found = still_there(turn, question.ids)
    found.sort(key=lambda each: question.ids.index(each.registration.id))
    number = text.strip(" .)#")
    if number.isdecimal() and 1 <= int(number[:3]) <= len(found):
        chosen = found[int(number[:3]) - 1]
    else:
        among = find_target(turn, text, found)
        if len(among.children) != 1:
            return False
        chosen = among.children[0]
    close(turn)
    shows[question.command](turn, chosen, question.after)
    return True


def still_there(turn: Turn, ids: Sequence[str]) -> list[Standing]:
    return [each for each in turn.roster if each.registration.id in ids]


def is_own(turn: Turn, standing: Standing) -> bool:
    """A child of whoever writes, whichever guardian leads the registration."""
    child = standing.registration.child.id
    return standing.registration.contact_id == turn.contact.id or any(
        each.child.id == child for each in turn.registrations
    )


def _described(standing: Standing) -> str:
    registration = standing.registration
    team = registration.team.full_name if registration.team else texts.NO_TEAM
    return f"{shown_name(registration)}, {team}, {standing.guardian.profile.name or texts.THE_PARENT}"
