"""The sections of a registration, one line for each question."""

from collections.abc import Callable
from typing import Annotated

from bot.model.forms import Ask, Context, Form
from conversations.form.facts import (
    has_an_offer,
    has_own_contact,
    is_kit_due,
    lacks_a_place,
    lives_elsewhere,
    may_have_photo,
    needs_follow_up,
    was_found,
)
from conversations.understanding.readers import (
    AdultBirthday,
    Birthday,
    Consent,
    Email,
    FullName,
    Gender,
    HouseNumber,
    KitSize,
    MedicalIssues,
    MedicalNote,
    Mobile,
    PaymentDay,
    Postcode,
    Relationship,
    SameAddress,
    YesNo,
)
from conversations.understanding.readers.different import FreeNumber, OtherEmail, OtherMobile
from conversations.understanding.readers.free import PreviousTeam, TypedAddress, typed_address
from conversations.understanding.readers.photo import PhotoOrLater
from conversations.understanding.readers.teams import TeamChoice
from conversations.words import texts

_BIRTHDAY = ("birthday", "birth date", "birthdate", "date of birth", "dob", "d.o.b", "bday")
_NAME = ("name", "full name", "surname", "first name", "last name")
_MOBILE = ("mobile", "mobile number", "phone", "phone number", "number")


def _of(whose: tuple[str, ...], labels: tuple[str, ...]) -> tuple[str, ...]:
    """ "birthday" may be anybody's, "my birthday" is the guardian's."""
    return labels + tuple(f"{one} {label}" for one in whose for label in labels)


_MINE = ("my", "my own", "parent's", "guardian's")
_CHILDS = ("his", "her", "their", "child's", "the child's", "my son's", "my daughter's", "my child's")


def hidden_number(context: Context) -> bool:
    return context.sender is None


def did_not_play(context: Context) -> bool:
    return context.answer("past", "played_for_us") is False


def guardian_is_asked(context: Context) -> bool:
    """With that section the team before is asked; of who is known already there is none to ask it with."""
    return not context.knew_guardian


def with_the_consents(_context: Context) -> bool:
    return True


def has_terms(context: Context) -> bool:
    return context.club.consents.terms is not None


def must_type(section: str) -> Callable[[Context], bool]:
    """The look-up found nothing sure, or not the right thing."""
    return lambda context: not was_found(section)(context) or context.answer(f"{section}_check", "correct") is False


# fmt: off
# ruff: noqa: E501 - a question is one line
class Enquiry(Form):
    """A parent who writes uninvited."""

    child: Annotated[FullName, Ask("your child's full name", "What is your child's full name?", "Sam Jones", labels=_of(_CHILDS, _NAME))]
    team: Annotated[TeamChoice, Ask("the age group or team", "Which age group or team is it?", "U10 Tigers", labels=("team", "age group"))]


class Wish(Form):
    to_register: Annotated[YesNo, Ask("whether you would like to register {child}", texts.WANT_TO_REGISTER, options=texts.YES_NO)]


class Past(Form):
    played_for_us: Annotated[YesNo, Ask("whether {child} played for us last season", "Did {child} play for {club} last season?", options=texts.YES_NO)]
    previous_team: Annotated[PreviousTeam | None, Ask("the team before, if any", "Which team did {child} play for before, if any? If none, just say none.", when=did_not_play, ahead=guardian_is_asked)] = None


class Guardian(Form):
    about = "guardian"

    name: Annotated[FullName, Ask("your full name", "What is your full name?", "Kate Jones", labels=_of(_MINE, _NAME))]
    relationship: Annotated[Relationship, Ask("how you're related to {child} (mum, dad or other)", "Are you {child}'s mother, father, guardian or other?", "mum", labels=("relationship", "relation", "mum, dad or other", "mum or dad", "what you are", "how you're related"))]
    born: Annotated[AdultBirthday, Ask("your date of birth", "What is your date of birth?", "12 March 1985", labels=_of(_MINE, _BIRTHDAY))]
    email: Annotated[Email, Ask("your email address", "What is your email address?", "kate@example.com", labels=("email", "email address", "e-mail"))]
    mobile: Annotated[Mobile | None, Ask("your mobile number", "What is your mobile number?", "07700 900123", when=hidden_number, labels=_of(_MINE, _MOBILE))] = None
    consent: Annotated[Consent | None, Ask("whether we may message you about the club", labels=("consent", "messages", "message you", "permission to contact"), ahead=with_the_consents)] = None


class Child(Form):
    about = "child"

    name: Annotated[FullName, Ask("{child}'s full name", "What is {child}'s full name?", "Sam Jones", labels=(*_of(_CHILDS, _NAME), "he's called", "she's called", "they're called"))]
    born: Annotated[Birthday, Ask("{child}'s date of birth", "What is {child}'s date of birth?", "3 May 2016", labels=_of(_CHILDS, _BIRTHDAY))]
    gender: Annotated[Gender, Ask("boy or girl (or prefer not to say)", "Is {child} a boy or a girl? You may also say: prefer not to say.", "boy", labels=("gender", "sex", "boy or girl", "boy/girl"))]
    medical: Annotated[MedicalIssues, Ask("any medical issues", "Does {child} have any medical issues, allergies or medicines? If so, which?", "no medical", labels=("medical", "medical issues", "medical condition"))]


class Waiting(Form):
    """Who came without an invitation to a team that is full."""

    wants: Annotated[YesNo, Ask("whether {child} may go on the waiting list", texts.FULL, options=texts.YES_NO)]


class Place(Form):
    taken: Annotated[YesNo, Ask("whether you would like the place", texts.PLACE, options=texts.YES_NO)]


class Address(Form):
    postcode: Annotated[Postcode, Ask("your postcode", "What is your postcode?", "M32 8JL", labels=("postcode", "post code"))]
    house: Annotated[HouseNumber, Ask("your house number or name", "What is the number or name of your house?", "10", labels=("house", "house number", "house name", "door number"))]


class FollowUp(Form):
    note: Annotated[MedicalNote, Ask("anything the managers must know about it", "Is there anything the managers must know about that, for example where {child}'s medicine is kept?")]


class AddressCheck(Form):
    correct: Annotated[YesNo | None, Ask("whether the address is right", "I found this address:\n{address}\nIs that right?", options=texts.YES_NO, when=was_found("address"))] = None
    typed: Annotated[Annotated[str, typed_address("address")] | None, Ask("your full address", "Please type your address: house, street and town.", "12 Moss Road, Urmston", when=must_type("address"))] = None


class Home(Form):
    same: Annotated[SameAddress, Ask("whether {child} lives at the same address", "Does {child} live at the same address?", options=texts.YES_NO, labels=("same address",))]


class ChildAddress(Form):
    postcode: Annotated[Postcode, Ask("{child}'s postcode", "What is {child}'s postcode?", "M32 8JL")]
    house: Annotated[HouseNumber, Ask("the number or name of that house", "What is the number or name of that house?", "10")]


class ChildAddressCheck(Form):
    correct: Annotated[YesNo | None, Ask("whether the address is right", "I found this address:\n{child_address}\nIs that right?", options=texts.YES_NO, when=was_found("child_address"))] = None
    typed: Annotated[Annotated[str, typed_address("child_address")] | None, Ask("{child}'s full address", "Please type {child}'s address: house, street and town.", "12 Moss Road, Urmston", when=must_type("child_address"))] = None


class OwnContact(Form):
    mobile: Annotated[OtherMobile, Ask("{child}'s own mobile number", "What is {child}'s own mobile number?", "07700 900456")]
    email: Annotated[OtherEmail, Ask("{child}'s own email address", "What is {child}'s own email address?", "sam@example.com")]


class Emergency(Form):
    name: Annotated[FullName, Ask("the full name of an emergency contact", "What is the full name of the emergency contact?", "Ann Jones", labels=("emergency contact",))]
    phone: Annotated[OtherMobile, Ask("their mobile number", "What is the mobile number of the emergency contact?", "07700 900789", labels=("emergency number",))]
    born: Annotated[AdultBirthday, Ask("their date of birth", "What is the date of birth of the emergency contact?", "12 March 1960")]
    address: Annotated[TypedAddress, Ask("their address", "What is the address of the emergency contact?", "3 Moss Road, Urmston")]


class Consents(Form):
    """All put in one message, each with its own yes or no."""

    messages: Annotated[YesNo, Ask("messages about the club", "May {club} send you messages about the club?", options=texts.YES_NO)]
    photo: Annotated[YesNo, Ask("{child}'s photo on the player card and with the league", "May we use {child}'s photo for the player card and the league?", options=texts.YES_NO)]
    fa: Annotated[YesNo, Ask("registering {child} with the FA", "May we register {child} with the FA?", options=texts.YES_NO)]
    medical: Annotated[YesNo, Ask("the team's managers seeing {child}'s medical details", "May the team's managers see {child}'s medical details?", options=texts.YES_NO)]
    terms: Annotated[YesNo | None, Ask("the club's code of conduct ({terms})", "Do you accept the club's code of conduct ({terms})?", options=texts.YES_NO, when=has_terms)] = None


class Review(Form):
    correct: Annotated[YesNo, Ask("whether everything is correct", "Is everything correct?", options=texts.CORRECT)]


class Payment(Form):
    day: Annotated[PaymentDay, Ask("the day of the month", texts.FEES, labels=("payment day",))]


class Kit(Form):
    size: Annotated[KitSize, Ask("the kit size (most in this age group take {size})", "Which kit size does {child} take? The sizes are {sizes}. Most in this age group take {size}.", labels=("kit size", "size"))]
    number: Annotated[FreeNumber, Ask("a shirt number ({lowest} to {highest}; {keepers} are for goalkeepers)", "Which shirt number would {child} like? {lowest} to {highest}; {keepers} are for goalkeepers.", "7", labels=("shirt number", "shirt"))]


class Photo(Form):
    photo: Annotated[PhotoOrLater, Ask("a photo", texts.PHOTO)]
# fmt: on


SECTIONS: dict[str, type[Form]] = {
    "enquiry": Enquiry,
    "wish": Wish,
    "past": Past,
    "guardian": Guardian,
    "child": Child,
    "follow_up": FollowUp,
    "waiting": Waiting,
    "place": Place,
    "address": Address,
    "address_check": AddressCheck,
    "home": Home,
    "child_address": ChildAddress,
    "child_address_check": ChildAddressCheck,
    "own_contact": OwnContact,
    "emergency": Emergency,
    "consents": Consents,
    "review": Review,
    "payment": Payment,
    "kit": Kit,
    "photo": Photo,
}
DUE: dict[str, Callable[[Context], bool]] = {
    "follow_up": needs_follow_up,
    "waiting": lacks_a_place,
    "place": has_an_offer,
    "child_address": lives_elsewhere,
    "child_address_check": lives_elsewhere,
    "own_contact": has_own_contact,
    "emergency": has_own_contact,
    "kit": is_kit_due,
    "photo": may_have_photo,
}


def is_due(section: str, context: Context) -> bool:
    return section not in DUE or DUE[section](context)
