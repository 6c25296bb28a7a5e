"""How a registration stands, in a manager's words: where it is, since when, and why it does not move."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.club.registration import PaymentStatus, State
from bot.model.complete import must_know
from bot.model.messages import NOT_DELIVERED, Medium, Status
from bot.model.people import Registration, Standing, has_stopped
from bot.model.turn import Turn
from conversations.form.facts import photo_is_missing
from conversations.managing.access import Sees, may_see
from conversations.words import manager_texts as texts

_LATELY = timedelta(hours=1)  # who wrote since is at it
OVER = {State.COMPLETED, State.DECLINED, State.WITHDRAWN}


@dataclass(frozen=True)
class Stands:
    group: str  # the word it is counted under
    why: str
    since: datetime
    is_stuck: bool = True
    can_be_nudged: bool = True


def stands(turn: Turn, standing: Standing) -> Stands:
    registration = standing.registration
    since = registration.entered_at
    if registration.state in OVER:
        return Stands(registration.state, texts.STATES[registration.state], since, is_stuck=False, can_be_nudged=False)
    hindrance = _hindrance(turn, standing)
    group = _group(turn, registration)
    if hindrance:
        return Stands(group, hindrance, since, can_be_nudged=False)
    heard = last_heard(standing)
    is_at_it = heard is not None and heard >= registration.created_at and heard > turn.now - _LATELY
    return Stands(group, _why(turn, standing), since, is_stuck=not is_at_it, can_be_nudged=not is_at_it)


def last_heard(standing: Standing) -> datetime | None:
    heard = [reach.last_inbound_at for known in standing.guardian.handles for reach in known.reach.values()]
    return max((at for at in heard if at is not None), default=None)


def is_handed_over(turn: Turn, standing: Standing) -> bool:
    return standing.handed_over_until is not None and turn.now < standing.handed_over_until


def was_nudged_today(turn: Turn, registration: Registration) -> bool:
    return registration.facts.nudged_on is not None and registration.facts.nudged_on >= turn.today


def _hindrance(turn: Turn, standing: Standing) -> str:
    """What a reminder could not change."""
    if has_stopped(standing.guardian.handles):
        return texts.WHY["stopped"]
    if is_handed_over(turn, standing):
        return texts.WHY["handed_over"]
    return texts.WHY["wrong_number"] if standing.registration.facts.wrong_number else ""


def _group(turn: Turn, registration: Registration) -> str:
    if not may_see(turn, Sees.PAID, registration):
        return registration.state
    if registration.state is State.AWAITING_PAYMENT and registration.payment_status is PaymentStatus.ACTIVE:
        return "photo_only"
    return registration.state


def _why(turn: Turn, standing: Standing) -> str:
    registration = standing.registration
    return ", ".join([_place(turn, standing), *_delivery(turn, standing), *_to_decide(turn, registration)])


def _to_decide(turn: Turn, registration: Registration) -> list[str]:
    """By whoever runs the team, and for nobody else to know: it tells of a birthday, and of consents."""
    if turn.manager is None or not turn.manager.runs(registration.team):
        return []
    decide = registration.facts.manager_decides
    consents = registration.answers.get("consents", {})
    refused = [texts.WHY[f"no_{name}"] for name in ("fa", "terms") if consents.get(name) is False]
    return [*([texts.WHY["other_age_group"].format(age_group=decide)] if decide else []), *refused]


def _place(turn: Turn, standing: Standing) -> str:
    registration = standing.registration
    if not may_see(turn, Sees.PAID, registration):
        return _place_without_money(standing)
    if registration.payment_status in {PaymentStatus.FAILED, PaymentStatus.CANCELLED, PaymentStatus.INCOMPLETE}:
        known = texts.WHY if may_see(turn, Sees.MONEY, registration) else texts.PAID_OR_NOT
        return known[registration.payment_status]
    if _group(turn, registration) == "photo_only":
        return texts.WHY["photo" if photo_is_missing(registration) else "nearly"]
    if registration.state is State.INITIAL_CONTACT:
        return _of_invited(standing)
    return texts.STATES[registration.state]


def _place_without_money(standing: Standing) -> str:
    registration = standing.registration
    if registration.state is State.INITIAL_CONTACT:
        return _of_invited(standing)
    if registration.state is State.AWAITING_PAYMENT and photo_is_missing(registration):
        return texts.WAITS_FOR_PHOTO
    return texts.WITHOUT_MONEY.get(registration.state, texts.STATES[registration.state])


def _of_invited(standing: Standing) -> str:
    heard = last_heard(standing)
    return texts.WHY["undecided" if heard and heard >= standing.registration.created_at else "unanswered"]


def _delivery(turn: Turn, standing: Standing) -> list[str]:
    """What the carrier said of the last message, where they have not answered since."""
    sent, heard = standing.last_sent, last_heard(standing)
    if sent is None or (heard is not None and (heard >= sent.at or heard > turn.now - _LATELY)):
        return []
    if sent.status in NOT_DELIVERED:
        reason = sent.reason.value if sent.reason else ""
        return [texts.NOT_DELIVERED.get(reason, texts.NOT_DELIVERED["unknown"])]
    said = [texts.WHY["no_whatsapp"]] if sent.medium is Medium.SMS and _not_on_whatsapp(turn, standing) else []
    if sent.status is Status.READ:
        return [*said, texts.WHY["read"]]
    if sent.status is Status.DELIVERED:
        return [*said, texts.WHY["unread" if sent.medium is Medium.WHATSAPP else "delivered"]]
    return [*said, texts.WHY["on_its_way"]]


def _not_on_whatsapp(turn: Turn, standing: Standing) -> bool:
    return any(
        (reach.unreachable_until or turn.now) > turn.now
        for known in standing.guardian.handles
        for medium, reach in known.reach.items()
        if medium is Medium.WHATSAPP
    )


must_know("STATES", texts.STATES, State)
must_know("COUNTED", texts.COUNTED, {*State, "photo_only"})
