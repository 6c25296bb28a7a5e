"""A registration as a row of the club's table outside: every column we write, where its consent is there."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.club import season
from bot.club.club import Club
from bot.club.registration import PaymentStatus, State
from bot.club.roster_columns import COLUMNS, KEY, MONTHS, PHOTO, WRITTEN
from bot.model.accounts import Account
from bot.model.addresses import Address
from bot.model.forms import load
from bot.model.messages import Status
from bot.model.money import PaymentState
from bot.model.people import Registration
from bot.model.roster import Entry, LastText
from conversations.form.columns import columns
from conversations.form.forms import SECTIONS
from conversations.understanding.readers.names import split_name
from conversations.understanding.readers.photo import LATER
from conversations.words.naming import full_address

_LONGEST = {
    "player_first_name": 50,
    "player_last_name": 50,
    "parent_first_name": 50,
    "parent_last_name": 50,
    "team": 20,
}
_LONGEST_ADDRESS = 200
# Airtable's four words for how far the money is.
_STATUS_WORDS = {
    PaymentStatus.NONE: "pending_payment",
    PaymentStatus.PENDING_PAYMENT: "pending_payment",
    PaymentStatus.INCOMPLETE: "incomplete",
    PaymentStatus.ACTIVE: "active",
    PaymentStatus.FAILED: "active",
    PaymentStatus.CANCELLED: "suspended",
}
_SUSPENDED = {State.SUSPENDED, State.DECLINED, State.WITHDRAWN}
_PAYMENT_WORDS = {
    PaymentState.SUBMITTED: "submitted",
    PaymentState.CONFIRMED: "confirmed",
    PaymentState.PAID_OUT: "confirmed",
    PaymentState.FAILED: "failed",
    PaymentState.CANCELLED: "cancelled",
    PaymentState.CHARGED_BACK: "charged_back",
}
_TEXT_WORDS = {
    Status.SENT: "sent",
    Status.DELIVERED: "delivered",
    Status.READ: "delivered",
    Status.FAILED: "failed",
    Status.CANCELED: "failed",
    Status.UNDELIVERED: "undelivered",
}
_OURS = {"played_for_urmston_town_last_season": "played_for_us_last_season"}  # as an operator is shown it
Cells = dict[str, Any]


def row_of(entry: Entry, club: Club) -> Cells:
    """The cells that are not empty, by our names. The photo is its key, for which a link is made when it is sent."""
    registration = entry.registration
    drawn = {
        **_answers(registration),
        **_people(entry),
        **_addresses(registration),
        **_registration(registration, club),
        **_money(registration, club.zone),
        **_kit(registration, club),
        **_photo(registration),
        **_text(entry.text, club.zone),
    }
    consents = registration.answers.get("consents", {})
    return {
        name: value[: _LONGEST[name]] if name in _LONGEST else value
        for name, value in drawn.items()
        if value not in (None, "") and name in WRITTEN and _may_be_shown(name, consents)
    }


def _may_be_shown(name: str, consents: Mapping[str, Any]) -> bool:
    needs = COLUMNS[name].needs
    return needs is None or consents.get(needs) is True


def options_of(club: Club) -> dict[str, tuple[str, ...]]:
    """Of the columns whose choices are the club file's."""
    kit = club.kit
    if kit is None:
        return {"kit_size": (), "shirt_number": ()}
    numbers = range(kit.lowest_number, kit.highest_number + 1)
    return {"kit_size": kit.sizes, "shirt_number": tuple(map(str, numbers))}


def _answers(registration: Registration) -> Cells:
    told: Cells = {}
    for section, answers in registration.answers.items():
        if section in SECTIONS:
            told |= columns(section, load(SECTIONS[section], answers))
    told = {_OURS.get(name, name): value for name, value in told.items()}
    played = registration.answers.get("past", {})
    if "played_for_us" in played:
        told["played_elsewhere_last_season"] = "Y" if played.get("previous_team") else "N"
    return told


def _people(entry: Entry) -> Cells:
    registration, answers = entry.registration, entry.registration.answers
    child = answers.get("child", {}).get("name") or registration.child.profile.get("name") or ""
    parent = answers.get("guardian", {}).get("name") or entry.guardian.profile.name or ""
    relationship = answers.get("guardian", {}).get("relationship")
    player, guardian = split_name(child), split_name(parent)
    return {
        "player_first_name": player[0],
        "player_last_name": player[1],
        "parent_first_name": guardian[0],
        "parent_last_name": guardian[1],
        "parent_telephone": _national(answers.get("guardian", {}).get("mobile") or entry.guardian.phone or ""),
        "registree_role": relationship and ("Other" if relationship == "Other" else "Parent"),
    }


def _national(e164: str) -> str:
    return "0" + e164.removeprefix("+44") if e164.startswith("+44") else e164


def _addresses(registration: Registration) -> Cells:
    """Of a child who lives with the guardian, the same."""
    same = registration.answers.get("home", {}).get("same")
    parents = dict(_address(registration, "address", "parent"))
    if same is None:
        return parents
    return parents | dict(_address(registration, "address" if same else "child_address", "player"))


def _address(registration: Registration, section: str, whose: str) -> Iterator[tuple[str, Any]]:
    told = registration.answers.get(section, {})
    typed = registration.answers.get(f"{section}_check", {}).get("typed")
    found: Address | None = None if typed else registration.facts.lookups.get(section)
    yield f"{whose}_post_code", told.get("postcode")
    yield f"{whose}_house_number", (told.get("house") or "")[:20]
    yield f"{whose}_full_address", full_address(registration, section)[:_LONGEST_ADDRESS]
    if found:
        yield f"{whose}_address_line_1", found.line_1[:100]
        yield f"{whose}_town", found.town[:50]
        yield f"{whose}_city", found.city[:50]


def _registration(registration: Registration, club: Club) -> Cells:
    team, facts = registration.team, registration.facts
    returning = registration.answers.get("past", {}).get("played_for_us")
    kind = {True: "100", False: "200"}.get(returning) if returning is not None else None
    age_group = (team.age_group if team else facts.age_group or "").lower()
    return {
        KEY: registration.id,
        "team": team.name if team else None,
        "age_group": age_group,
        "season": season.code(registration.season),
        "registration_type": kind,
        "registration_code": _code(registration, kind, age_group) if kind and team else None,
        "registration_state": registration.status.value,
        "notes": facts.club_notes,
        "initial_db_write_timestamp": registration.created_at.astimezone(club.zone).isoformat(timespec="seconds"),
    }


def _code(registration: Registration, kind: str, age_group: str) -> str:
    """200-tigers-u10-2627; of who comes back 100-tigers-u10-2627-sam-jones."""
    team = registration.team.name if registration.team else ""
    parts = [kind, _slug(team).replace("-", ""), age_group, season.code(registration.season)]
    name = registration.answers.get("child", {}).get("name") or registration.child.profile.get("name") or ""
    return "-".join([*parts, _slug(name)] if kind == "100" else parts)


def _slug(text: str) -> str:
    return re.sub(r"[^\w']+", "-", text.lower()).strip("-")


def _money(registration: Registration, zone: ZoneInfo) -> Cells:
    account = Account.model_validate(registration.account or {})
    plan, status = account.plan, registration.payment_status
    is_suspended = registration.state is State.SUSPENDED
    word = "suspended" if registration.state in _SUSPENDED else _STATUS_WORDS[status]
    reminded = registration.facts.reminded.get("unpaid")
    running = account.subscriptions.get(plan.subscription or "") if plan else None
    return {
        "billing_request_id": registration.billing_request_id,
        "signing_on_fee_amount": registration.signing_on_fee / 100,
        "monthly_subscription_amount": (account.price or registration.monthly_fee) / 100,
        "signing_on_fee_paid": _yes_no(account.is_fee_paid),
        "mandate_authorised": _yes_no(account.mandate is not None),
        "subscription_activated": _yes_no(bool(account.running)),
        "registration_status": word,
        "payment_follow_up_count": reminded.done if reminded else 0,
        "suspend_date": registration.entered_at.astimezone(zone).date().isoformat() if is_suspended else None,
        "ongoing_subscription_id": plan.subscription if plan else None,
        "interim_subscription_id": plan.interim_payment if plan else None,
        "subscription_start_date": running.start_date.isoformat() if running else None,
        "subscription_status": "suspended" if is_suspended else status.value,
        "subscription_error": ", ".join(sorted({account.causes.get(each.id, "failed") for each in account.broken})),
        **{f"{month}_subscription_payment_status": told for month, told in _months(account)},
    }


def _months(account: Account) -> Iterator[tuple[str, str]]:
    """The newest payment of each month; a month has one place in a season."""
    for month, payment in account.monthly():
        short = f"{date.fromisoformat(f'{month}-01'):%b}".lower()
        if short in MONTHS and payment.status in _PAYMENT_WORDS:
            yield short, _PAYMENT_WORDS[payment.status]


def _yes_no(value: object) -> str:
    return "Y" if value else "N"


def _kit(registration: Registration, club: Club) -> Cells:
    """What people of the club wrote counts; else it is due for who is new, or where the team has a new one."""
    facts, number = registration.facts, registration.shirt_number
    played = registration.answers.get("past", {}).get("played_for_us")
    is_new = bool(registration.team and registration.team.new_kit) or played is False
    keepers = club.kit.goalkeeper_numbers if club.kit else frozenset[int]()
    kind = None if number is None else "Goalkeeper" if number in keepers else "Outfield"
    return {
        "new_kit_required": facts.new_kit or (None if played is None or club.kit is None else _yes_no(is_new)),
        "kit_type_required": facts.kit_type or kind,
        "shirt_number": None if number is None else str(number),
    }


def _photo(registration: Registration) -> Mapping[str, Any]:
    key = registration.answers.get("photo", {}).get("photo", LATER)
    return {"id_photo_required": "Y", PHOTO: None if key == LATER else key}


def _text(text: LastText | None, zone: ZoneInfo) -> Cells:
    if text is None:
        return {}
    return {
        "sms_sent_at": text.at.astimezone(zone).isoformat(timespec="seconds"),
        "sms_delivery_status": _TEXT_WORDS.get(text.status, "pending"),
        "sms_delivery_error": text.code,
    }
