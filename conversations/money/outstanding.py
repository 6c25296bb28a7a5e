"""What is still to be done about the money of a registration: the same answer however often it is asked.

Every deed has a key from the business, so that an event, its repetition and a job that heals make one.
"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.club.plan import Terms, plan
from bot.model.accounts import ALIVE, Account
from bot.model.agreements import MadePlan, Ordered
from bot.model.effects import Effect
from bot.model.money import Mandate, PaymentState

_MOST_IN_VAIN = 3  # plans the service refused, one after the other: then a person must look, and staff know


@dataclass(frozen=True)
class Agreed:
    """What the guardian has agreed to."""

    registration_id: str
    fee: int
    day: int
    terms: Terms
    has_left: bool
    zone: ZoneInfo
    fee_name: str  # as the bank shows it
    monthly_name: str


def deeds_due(account: Account, agreed: Agreed) -> list[Effect]:
    """Writes into the account what it decides."""
    _note_leaving(account, agreed)
    _note_lost_mandate(account)
    if account.has_left:
        return _leave(account, agreed)
    return [*_request(account, agreed), *_collect(account, agreed)]


def _note_leaving(account: Account, agreed: Agreed) -> None:
    if agreed.has_left and not account.has_left:
        account.leaves += 1
    account.has_left = agreed.has_left


def _note_lost_mandate(account: Account) -> None:
    """With a mandate all that was to be collected by it ends, also when it is alive again later."""
    plan = account.plan
    mandate = account.successor(plan.mandate) if plan else None
    if plan and mandate and mandate.status not in ALIVE:
        plan.is_over = True


def _leave(account: Account, agreed: Agreed) -> list[Effect]:
    if account.plan:
        account.plan.is_over = True
    open_ones, running = account.open_requests, account.running
    pending = [each for each in account.payments.values() if each.status is PaymentState.PENDING]
    is_done = account.leaves == account.settled_leaves or not account.mandates
    if is_done and not (open_ones or running or pending):
        account.settled_leaves = account.leaves
        return []
    size = f"{len(open_ones)}:{len(running)}:{len(pending)}"  # what was made a moment too late is ended, too
    key = f"leave:{agreed.registration_id}:{account.leaves}:{size}"
    return [_stop(account, agreed, key, open_ones, everything=True)]


def _request(account: Account, agreed: Agreed) -> list[Effect]:
    """A billing request, when money or a mandate is wanted and nothing is open that could bring it."""
    lacks_fee = agreed.fee > 0 and not (account.is_fee_paid or account.is_fee_under_way)
    lacks_mandate = account.mandate is None and not account.is_mandate_unseen
    if not account.is_open and (lacks_fee or lacks_mandate):
        fee = agreed.fee if lacks_fee else None
        account.orders.append(Ordered(number=len(account.orders) + 1, fee=fee))
    return [_order(order, agreed) for order in account.orders if order.id is None]


def _order(order: Ordered, agreed: Agreed) -> Effect:
    payload = {
        "registration_id": agreed.registration_id,
        "number": order.number,
        "fee": order.fee,
        "description": agreed.fee_name,
    }
    return Effect("billing_request", f"billing-request:{agreed.registration_id}:{order.number}", payload)


def _collect(account: Account, agreed: Agreed) -> list[Effect]:
    mandate, latest = account.mandate, account.plans[-1] if account.plans else None
    if mandate is None or account.joined_at is None or mandate.next_possible_charge_date is None:
        return []
    if latest and not latest.is_over and not _still_holds(account, latest, agreed, mandate.id):
        latest.is_over = True
    if latest and latest.is_over and (latest.awaits or not latest.is_settled):
        return [] if latest.awaits else [_settle(account, agreed, latest)]
    if latest is None or latest.is_over:
        latest = _make_plan(account, agreed, mandate)
    return _carry_out(latest, agreed) if latest else []


def _still_holds(account: Account, latest: MadePlan, agreed: Agreed, mandate_id: str) -> bool:
    """A mandate that was replaced takes its subscription along, or else everything is planned again."""
    same_mandate = latest.mandate == mandate_id or not account.is_cancelled_by_hand
    return latest.day == agreed.day and same_mandate


def _make_plan(account: Account, agreed: Agreed, mandate: Mandate) -> MadePlan | None:
    joined_at, possible = account.joined_at, mandate.next_possible_charge_date
    in_vain = [each for each in account.plans[-_MOST_IN_VAIN:] if not each.exists]
    if joined_at is None or possible is None or len(in_vain) == _MOST_IN_VAIN:
        return None
    if account.price is None:
        account.price = agreed.terms.price
    joined = joined_at.astimezone(agreed.zone).date()
    made = plan(
        agreed.terms._replace(price=account.price),
        joined,
        agreed.day,
        possible,
        account.charged,
        interim_charged=account.had_interim,
    )
    awaits = [*(["subscribe"] if made.subscription else []), *(["charge"] if made.interim else [])]
    number = len(account.plans) + 1
    account.plans.append(MadePlan(number=number, mandate=mandate.id, day=agreed.day, plan=made, awaits=awaits))
    return account.plans[-1]


def _carry_out(made: MadePlan, agreed: Agreed) -> list[Effect]:
    """What was asked for already is not asked for again: its key is the same."""
    about = {"registration_id": agreed.registration_id, "number": made.number, "mandate": made.mandate}
    effects = []
    regular, interim = made.plan.subscription, made.plan.interim
    if regular and "subscribe" in made.awaits:
        order = regular.model_dump(mode="json") | {"name": agreed.monthly_name}
        effects.append(Effect("subscribe", f"subscription:{agreed.registration_id}:{made.number}", about | order))
    if interim and "charge" in made.awaits:
        order = {
            "amount": interim.amount,
            "charge_date": interim.date.isoformat(),
            "month": interim.month,
            "description": agreed.monthly_name,
        }
        effects.append(Effect("charge", f"interim:{agreed.registration_id}:{interim.month}", about | order))
    return effects


def _settle(account: Account, agreed: Agreed, latest: MadePlan) -> Effect:
    """Before anything new is planned: what is running is ended, and what was charged is known."""
    return _stop(account, agreed, f"stop:{agreed.registration_id}:{latest.number}", [], everything=False)


def _stop(account: Account, agreed: Agreed, key: str, requests: list[str], *, everything: bool) -> Effect:
    payload = {
        "registration_id": agreed.registration_id,
        "number": account.plans[-1].number if account.plans else 0,
        "requests": requests,
        "mandates": sorted(account.mandates),
        "everything": everything,
    }
    return Effect("stop_collecting", key, payload)
