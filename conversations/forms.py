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

_BORN = ("date of birth", "dob", "birthday", "born")


def number_is_hidden(context: Context) -> bool:
    return context.sender is None


class Enquiry(Form):
    """A parent who writes uninvited."""

    child: Annotated[FullName, Ask("your child's full name")]
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
    name: Annotated[FullName, Ask("your full name", labels=("my name", "name"))]
    relationship: Annotated[
        Relationship, Ask("how you are related to {child}", example="mum", labels=("relationship",))
    ]
    born: Annotated[AdultBirthday, Ask("your date of birth", example="12 March 1985", labels=_BORN)]
    email: Annotated[Email, Ask("your email address", labels=("email", "e-mail", "mail"))]
    mobile: Annotated[
        Mobile | None, Ask("your mobile number", when=number_is_hidden, labels=("mobile", "phone", "tel"))
    ] = None
    consent: Annotated[
        Consent,
        Ask(
            "whether the club may send you its news (yes or no)",
            question="May the club send you messages with its news? Both answers are fine.",
            options=texts.YES_NO,
            labels=("consent", "messages", "news"),
        ),
    ]


class Child(Form):
    name: Annotated[FullName, Ask("{child}'s full name", labels=("child", "name"))]
    born: Annotated[Birthday, Ask("{child}'s date of birth", example="3 May 2016", labels=_BORN)]
    gender: Annotated[
        Gender,
        Ask("boy or girl", question="Is {child} a boy or a girl? You may prefer not to say.", labels=("gender", "sex")),
    ]
    medical: Annotated[
        MedicalIssues,
        Ask(
            "any medical issues (or none)",
            question="Does {child} have any medical issues we should know of? If none, just say none.",
            labels=("medical", "condition", "allergies"),
        ),
    ]


class Address(Form):
    postcode: Annotated[Postcode, Ask("your postcode", example="M32 8JL", labels=("postcode",))]
    house: Annotated[HouseNumber, Ask("your house number or name", labels=("house", "number"))]


class Review(Form):
    correct: Annotated[
        YesNo, Ask("whether everything is correct", question="Is everything correct?", options=texts.CORRECT)
    ]


class Payment(Form):
    day: Annotated[PaymentDay, Ask("the day of the month", question=texts.FEES)]


SECTIONS: dict[str, type[Form]] = {
    "wish": Wish,
    "past": Past,
    "guardian": Guardian,
    "child": Child,
    "address": Address,
    "review": Review,
    "payment": Payment,
}
