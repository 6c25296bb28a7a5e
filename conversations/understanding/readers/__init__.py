"""Readers of answers: how what parents write becomes what forms hold. One name for each kind of answer."""

from datetime import date
from typing import Annotated, Any

from bot.model.forms import Reader
from conversations.understanding.readers.addresses import HOUSE_NUMBER, POSTCODE
from conversations.understanding.readers.birthdays import ADULT_BIRTHDAY, BIRTHDAY
from conversations.understanding.readers.choices import GENDER, RELATIONSHIP
from conversations.understanding.readers.emails import EMAIL
from conversations.understanding.readers.kit import KIT_SIZE, SHIRT_NUMBER
from conversations.understanding.readers.medical import MEDICAL, MEDICAL_NOTE, Medical
from conversations.understanding.readers.mobiles import MOBILE
from conversations.understanding.readers.names import FULL_NAME
from conversations.understanding.readers.payment_day import PAYMENT_DAY
from conversations.understanding.readers.yes_no import CONSENT, SAME_ADDRESS, YES_NO

__all__ = [
    "READERS",
    "AdultBirthday",
    "Birthday",
    "Consent",
    "Email",
    "FullName",
    "Gender",
    "HouseNumber",
    "KitSize",
    "Medical",
    "MedicalIssues",
    "MedicalNote",
    "Mobile",
    "PaymentDay",
    "Postcode",
    "Relationship",
    "SameAddress",
    "ShirtNumber",
    "YesNo",
]

FullName = Annotated[str, FULL_NAME]
Birthday = Annotated[date, BIRTHDAY]
AdultBirthday = Annotated[date, ADULT_BIRTHDAY]
Gender = Annotated[str, GENDER]
Relationship = Annotated[str, RELATIONSHIP]
MedicalIssues = Annotated[Medical, MEDICAL]
MedicalNote = Annotated[str, MEDICAL_NOTE]
Mobile = Annotated[str, MOBILE]
Email = Annotated[str, EMAIL]
Postcode = Annotated[str, POSTCODE]
HouseNumber = Annotated[str, HOUSE_NUMBER]
YesNo = Annotated[bool, YES_NO]
Consent = Annotated[bool, CONSENT]
SameAddress = Annotated[bool, SAME_ADDRESS]
KitSize = Annotated[str, KIT_SIZE]
ShirtNumber = Annotated[int, SHIRT_NUMBER]
PaymentDay = Annotated[int, PAYMENT_DAY]

READERS: dict[str, Reader[Any]] = {
    reader.name: reader
    for reader in (
        FULL_NAME, BIRTHDAY, ADULT_BIRTHDAY, GENDER, RELATIONSHIP, MEDICAL, MEDICAL_NOTE, MOBILE, EMAIL, POSTCODE,
        HOUSE_NUMBER, YES_NO, CONSENT, SAME_ADDRESS, KIT_SIZE, SHIRT_NUMBER, PAYMENT_DAY,
    )
}  # fmt: skip
