"""Of people who can only be written to outside the service window so many are reached in a day, the most urgent first.

The messaging service counts them, whatever is said. The last part of the limit is left to payment warnings, the part
before it to invitations too: the rest waits for tomorrow, and is looked at anew then.
"""

from bot.club.good_moments import next_morning
from bot.engine.routing import route
from bot.model.messages import Template
from bot.model.turn import Turn
from conversations.reminding.dues import Due

_OF_MONEY = {"unpaid", "no_mandate", "place_offered", "hand_over"}
_OF_INVITATIONS = {"unanswered"}
_FOR_ALL, _FOR_INVITATIONS = 60, 80  # percent of the limit
_ANY = Template(name="continue")


def is_over_the_limit(turn: Turn, due: Due) -> bool:
    if not due.step.reaches_parent or not _is_outside(turn):
        return False
    share = 100 if due.rule.name in _OF_MONEY else _FOR_INVITATIONS if due.rule.name in _OF_INVITATIONS else _FOR_ALL
    return turn.reached_today * 100 >= turn.club.caps.people_outside_a_day * share


def put_off(turn: Turn) -> None:
    turn.contact.profile.put_off_until = next_morning(turn.club, turn.now)
    turn.notice(f"reach:{turn.today}", "budget.threshold", reached=turn.reached_today)


def _is_outside(turn: Turn) -> bool:
    way = route(turn.contact.handles, _ANY, None, turn.now)
    return way is not None and way.is_outside(turn.now)
