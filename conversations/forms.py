"""The sections of a registration, field by field: adding a question is adding a line."""

from typing import Annotated

from bot.model.forms import Ask, Context, Form
from conversations import texts
from conversations.readers import (
    AdultBirthday,
    Birthday,
    Consent,
    Email,
    FullName,
    Gender,
    HouseNumber,
    MedicalIssues,
    Mobile,
    PaymentDay,
    Postcode,
    Relationship,
    YesNo,
)
from conversations.readers.teams import TeamChoice

_BIRTHDAY = ("birthday", "birth date", "birthdate", "date of birth", "dob", "d.o.b", "born", "bday")
_NAME = ("name", "surname", "first name", "last name")


def hidden_number(context: Context) -> bool:
    return context.sender is None


class Enquiry(Form):
    """A parent who writes uninvited."""

    child: Annotated[FullName, Ask("your child's full name", labels=_NAME)]
    team: Annotated[TeamChoice, Ask("the age group or team", example="U10 Tigers")]


class Wish(Form):
    to_register: Annotated[
        YesNo,
        Ask("whether you would like to register {child}", question=texts.WANT_TO_REGISTER, options=texts.YES_NO),
    ]


class Past(Form):
    played_for_us: Annotated[
        YesNo,
        Ask(
            "whether {child} played for us last season",
            question="Did {child} play for {club} last season?",
            options=texts.YES_NO,
        ),
    ]


class Guardian(Form):
    name: Annotated[FullName, Ask("your full name", "What is your full name?", "Kate Jones", labels=_NAME)]
    relationship: Annotated[
        Relationship,
        Ask(
            "what you are to the child",
            "Are you {child}'s mother, father, guardian or other?",
            "mum",
            labels=("relationship",),
        ),
    ]
    born: Annotated[
        AdultBirthday, Ask("your date of birth", "What is your date of birth?", "12 March 1985", labels=_BIRTHDAY)
    ]
    email: Annotated[
        Email, Ask("your email", "What is your email address?", "kate@example.com", labels=("email", "e-mail", "mail"))
    ]
    mobile: Annotated[
        Mobile | None,
        Ask(
            "your mobile number",
            "What is your mobile number?",
            "07700 900123",
            when=hidden_number,
            labels=("mobile", "phone", "number", "tel"),
        ),
    ] = None
    consent: Annotated[
        Consent,
        Ask(
            "whether we may message you about the club (yes or no)",
            "May {club} send you messages about the club? Yes and no are both fine.",
            "yes to messages",
            options=texts.YES_NO,
            labels=("consent", "messages"),
        ),
    ]


class Child(Form):
    name: Annotated[FullName, Ask("{child}'s full name", "What is {child}'s full name?", "Sam Jones", labels=_NAME)]
    born: Annotated[
        Birthday, Ask("{child}'s date of birth", "What is {child}'s date of birth?", "3 May 2016", labels=_BIRTHDAY)
    ]
    gender: Annotated[
        Gender,
        Ask(
            "boy or girl (or prefer not to say)",
            "Is {child} a boy or a girl? You may also say: prefer not to say.",
            "boy",
            labels=("gender", "sex"),
        ),
    ]
    medical: Annotated[
        MedicalIssues,
        Ask(
            "any medical issues",
            "Does {child} have any medical issues, allergies or medicines? If so, which?",
            "no medical",
            labels=("medical", "condition", "allergies"),
        ),
    ]


class Address(Form):
    postcode: Annotated[
        Postcode, Ask("your postcode", "What is your postcode?", "M32 8JL", labels=("postcode", "post code"))
    ]
    house: Annotated[
        HouseNumber,
        Ask(
            "your house number or name",
            "What is the number or name of your house?",
            "10",
            labels=("house", "house number", "house name", "flat"),
        ),
    ]


class Review(Form):
    correct: Annotated[
        YesNo, Ask("whether everything is correct", question="Is everything correct?", options=texts.CORRECT)
    ]


class Payment(Form):
    day: Annotated[PaymentDay, Ask("the day of the month", question=texts.FEES)]


SECTIONS: dict[str, type[Form]] = {
    "enquiry": Enquiry,
    "wish": Wish,
    "past": Past,
    "guardian": Guardian,
    "child": Child,
    "address": Address,
    "review": Review,
    "payment": Payment,
}
