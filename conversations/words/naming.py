"""How people and things are called in a talk."""

from collections.abc import Iterable
from datetime import date, datetime

import phonenumbers

from bot.club.club import Staff
from bot.model.people import Registration, first_name


def name_of(registration: Registration) -> str:
    """The child's first name; what the guardian typed outranks what the manager wrote."""
    return first_name(registration.answers.get("child", {}).get("name")) or registration.child.first_name


def pounds(pence: int) -> str:
    """Without pence where there are none: as people write it."""
    return f"£{pence // 100}" if pence % 100 == 0 else f"£{pence // 100}.{pence % 100:02}"


def full_address(registration: Registration, section: str) -> str:
    """The one that counts: typed by hand, else looked up."""
    typed = registration.answers.get(f"{section}_check", {}).get("typed")
    postcode = registration.answers.get(section, {}).get("postcode", "")
    if typed:
        return typed if postcode in typed else f"{typed}, {postcode}"
    found = registration.facts.lookups.get(section)
    return ", ".join(filter(None, (found.line_1, found.town, found.city, found.postcode))) if found else ""


def same_name(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def moment(at: datetime, today: date) -> str:
    """By the club's clock, as it is said to somebody who waits for it: today or tomorrow."""
    return f"at {at:%H:%M}" if at.date() == today else f"tomorrow at {at:%H:%M}"


def phone(number: str) -> str:
    """As it is dialled and read out at home: 07700 900003."""
    return phonenumbers.format_number(phonenumbers.parse(number, "GB"), phonenumbers.PhoneNumberFormat.NATIONAL)


def people(staff: Iterable[Staff]) -> str:
    return " or ".join(f"{person.name}, {phone(person.phone)}" for person in staff)
