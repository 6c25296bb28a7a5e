"""What the payment page is filled in with: from the own answers of the guardian who pays, and of no other."""

from datetime import date

from bot.model.money import Payer
from bot.model.people import Contact, Registration
from conversations.form import sharing
from conversations.trust import silence
from conversations.understanding.readers.names import split_name


def who_pays(registration: Registration) -> str:
    return sharing.giver(registration, "payment")


def payer_of(registration: Registration, contact: Contact, today: date) -> Payer:
    """Nothing for a number that was silent for long, and has not proved whose it is."""
    if silence.is_silent(contact, today):
        return Payer()
    own = {name for name in ("guardian", "address") if sharing.giver(registration, name) == contact.id}
    beside = sharing.also_told(registration, contact.id)
    given = registration.answers.get("guardian", {}) if "guardian" in own else beside.get("guardian", {})
    first, last = split_name(given["name"]) if given.get("name") else (None, None)
    address = registration.answers.get("address", {}) if "address" in own else beside.get("address", {})
    found = registration.facts.lookups.get("address") if "address" in own else None
    return Payer(
        given_name=first,
        family_name=last,
        email=given.get("email"),
        address_line1=found.line_1 if found else None,
        city=(found.town or found.city) if found else None,
        postal_code=address.get("postcode"),
    )
