"""What the payment page is filled in with: from the guardian's own answers."""

from bot.model.money import Payer
from bot.model.people import Registration
from conversations.understanding.readers.names import split_name


def payer_of(registration: Registration) -> Payer:
    given = registration.answers.get("guardian", {})
    first, last = split_name(given["name"]) if given.get("name") else (None, None)
    found = registration.facts.get("lookups", {}).get("address") or {}
    return Payer(
        given_name=first,
        family_name=last,
        email=given.get("email"),
        address_line1=found.get("line_1"),
        city=found.get("town") or found.get("city"),
        postal_code=registration.answers.get("address", {}).get("postcode"),
    )
