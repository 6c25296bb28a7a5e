"""What a parent reads of a plan: how many payments, how much, and the days on which the money will move."""

from datetime import date

from bot.club.plan import Charge, Plan
from conversations.words import texts
from conversations.words.naming import pounds


def plan_if_paid_today(plan: Plan, child: str, discount: int = 0) -> str:
    """Before they agree. `discount` is the percentage that this child has, if any."""
    return _said(texts.PLAN_IF_PAID_TODAY, plan, child, discount)


def plan_made(plan: Plan, child: str, discount: int = 0) -> str:
    """When every charge of it exists."""
    return _said(texts.PLAN_MADE, plan, child, discount)


def _said(opening: str, plan: Plan, child: str, discount: int) -> str:
    charges = sorted(plan.charges, key=_day)
    sentence = opening.format(plan=_counted(charges, child))
    if discount and charges:
        return f"{sentence} {texts.PLAN_DISCOUNT.format(discount=discount, child=child)}"
    return sentence


def _counted(charges: list[Charge], child: str) -> str:
    if not charges:
        return texts.PLAN_NONE.format(child=child)
    days = [written(charge.expected_on) for charge in charges]
    amount = pounds(charges[0].amount)
    if len(charges) == 1:
        return texts.PLAN_ONE.format(amount=amount, child=child, first=days[0])
    first, second, *_ = days
    return texts.PLAN_SEVERAL.format(count=len(charges), amount=amount, child=child, first=first, second=second)


def _day(charge: Charge) -> date:
    return charge.expected_on


def written(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
