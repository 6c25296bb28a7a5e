"""The columns of the club's table of registrations, where people work, too: what each takes, and whose it is.

The names here are ours; what the club calls a column stands in the club file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

KEY = "registration_id"  # of every upsert
PHOTO = "id_image"  # an attachment: given as the link to fetch it from


class Owner(StrEnum):
    OURS = "ours"  # what people write there is put back
    PEOPLE = "people"  # both write it; the newer word counts
    COMPUTED = "computed"  # by the table itself


class Type(StrEnum):
    """What a cell takes."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"  # of options that people must have made
    MOMENT = "moment"
    FILES = "files"
    COMPUTED = "computed"


@dataclass(frozen=True)
class Column:
    owner: Owner = Owner.OURS
    type: Type = Type.TEXT
    options: tuple[str, ...] = ()
    needs: str | None = None  # the consent without which it stays empty


def _choice(*options: str, owner: Owner = Owner.OURS) -> Column:
    return Column(owner, Type.CHOICE, options)


_YES_NO = _choice("Y", "N")
_TEXT, _NUMBER = Column(), Column(type=Type.NUMBER)
_PEOPLES = Column(Owner.PEOPLE)
_COMPUTED = Column(Owner.COMPUTED, Type.COMPUTED)
MONTHS = ("sep", "oct", "nov", "dec", "jan", "feb", "mar", "apr", "may")

# Not of them: `conversation_history`, as the talk stays with us; `id_image_link`, as a link to a child's photo must not
# last; `original_registration_code`, which the club has given up.
COLUMNS: Mapping[str, Column] = {
    "record_id": _COMPUTED,
    "created": _COMPUTED,
    "last_modified": _COMPUTED,
    "last_modified_by": _COMPUTED,
    "player_first_name": _PEOPLES,
    "player_last_name": _PEOPLES,
    "player_full_name": _COMPUTED,
    "player_dob": _TEXT,
    "player_gender": _choice("Male", "Female", "Not Disclosed"),
    "age_group": _TEXT,
    "team": _PEOPLES,
    "player_has_any_medical_issues": Column(Owner.OURS, Type.CHOICE, ("Y", "N"), needs="medical"),
    "description_of_player_medical_issues": Column(needs="medical"),
    "parent_first_name": _PEOPLES,
    "parent_last_name": _PEOPLES,
    "parent_full_name": _COMPUTED,
    "parent_relationship_to_player": _choice("Mother", "Father", "Guardian", "Other"),
    "parent_telephone": _TEXT,
    "parent_email": _TEXT,
    "parent_dob": _TEXT,
    "communication_consent": _YES_NO,
    "registree_role": _choice("Parent", "Player", "Other"),
    **{f"{whose}_{part}": _TEXT for whose in ("parent", "player") for part in ("post_code", "house_number")},
    **{f"{whose}_{part}": _TEXT for whose in ("parent", "player") for part in ("full_address", "address_line_1")},
    **{f"{whose}_{part}": _TEXT for whose in ("parent", "player") for part in ("town", "city")},
    "played_for_us_last_season": _YES_NO,
    "previous_team_name": _TEXT,
    "played_elsewhere_last_season": _YES_NO,
    "player_telephone": _TEXT,
    "player_email": _TEXT,
    "registration_type": _choice("100", "200"),
    "season": _TEXT,
    "registration_code": _TEXT,
    "billing_request_id": _TEXT,
    "preferred_payment_day": _NUMBER,
    "signing_on_fee_amount": _NUMBER,
    "monthly_subscription_amount": _NUMBER,
    "signing_on_fee_paid": _YES_NO,
    "mandate_authorised": _YES_NO,
    "subscription_activated": _YES_NO,
    "registration_status": _choice("pending_payment", "incomplete", "active", "suspended"),
    "payment_follow_up_count": _NUMBER,
    "suspend_date": _TEXT,
    "new_kit_required": _choice("Y", "N", owner=Owner.PEOPLE),
    "kit_type_required": _choice("Goalkeeper", "Outfield", owner=Owner.PEOPLE),
    "kit_size": Column(Owner.PEOPLE, Type.CHOICE),  # the options are the club file's
    "shirt_number": Column(Owner.PEOPLE, Type.CHOICE),
    "ongoing_subscription_id": _TEXT,
    "interim_subscription_id": _TEXT,
    "subscription_start_date": _TEXT,
    "subscription_status": _choice(
        "none", "pending_payment", "incomplete", "active", "failed", "cancelled", "suspended"
    ),
    "subscription_error": _TEXT,
    **{f"{month}_subscription_payment_status": _TEXT for month in MONTHS},
    **{f"subscription_paid_{month}": _COMPUTED for month in MONTHS},
    "id_photo_required": Column(Owner.OURS, Type.CHOICE, ("Y", "N"), needs="photo"),
    "id_photo_provided": _COMPUTED,
    PHOTO: Column(Owner.OURS, Type.FILES, needs="photo"),
    "sms_sent_at": Column(type=Type.MOMENT),
    "sms_delivery_status": _choice("pending", "sent", "delivered", "failed", "undelivered"),
    "sms_delivery_error": _TEXT,
    "initial_db_write_timestamp": Column(type=Type.MOMENT),
    KEY: _TEXT,
    "notes": _PEOPLES,
    "registration_state": _choice("pending", "confirmed", "completed", "declined", "suspended"),
}
PEOPLES = frozenset(name for name, column in COLUMNS.items() if column.owner is Owner.PEOPLE)
WRITTEN = frozenset(name for name, column in COLUMNS.items() if column.owner is not Owner.COMPUTED)
