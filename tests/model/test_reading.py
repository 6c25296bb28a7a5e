import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.club.club import load_club
from bot.model.correcting import Correction, read_correction
from bot.model.forms import Again, Ask, Context, Form
from conversations.form.forms import Address, Child, Guardian
from conversations.understanding.readers import AdultBirthday, Medical, Mobile
from conversations.understanding.sections.reading import read_section

CONTEXT = Context(load_club(), date(2026, 7, 1), sender="+447700900123")
FORMS: Mapping[str, type[Form]] = {"guardian": Guardian, "child": Child, "address": Address}
HEALTHY = Medical(has_issues=False)
SAM = {"name": "Sam Jones", "born": date(2016, 5, 3), "gender": "Male", "medical": HEALTHY}
KATE = {
    "name": "Kate Jones", "relationship": "Mother", "born": date(1985, 3, 12), "email": "kate@x.com", "consent": True,
}  # fmt: skip
HOME = {"postcode": "M32 8JL", "house": "10"}
KNOWN = replace(CONTEXT, answers={"guardian": KATE, "child": SAM, "address": HOME})


@pytest.mark.parametrize(
    "text",
    [
        "Sam Jones, 3 May 2016, boy, no medical",
        "sam jones 3/5/16 boy no medical issues",
        "boy, Sam Jones, none, 03052016",
        "Sam Jones\n03/05/2016\nMale\nNone",
        "Name: Sam Jones\nDOB: 03/05/2016\nGender: Boy\nMedical: None",
        "Sam Jones / 3.5.16 / M / no",
        "Sam Jones. 3 May 2016. Boy. None.",
        "3 May 2016 Sam Jones boy none",
        "Sam Jones M 3/5/16 none",
        "Sam Jones (boy) 3rd May 2016 - no medical conditions",
        "He's called Sam Jones, he's a boy, born 3 May 2016, no health problems",
        "My son Sam Jones was born on 3rd of May 2016 and he is healthy",
    ],
)
def test_a_child_in_one_message(text: str) -> None:
    assert read_section(Child, text, CONTEXT, {}).values == SAM


@pytest.mark.parametrize(
    "text",
    [
        "Kate Jones mum 12/3/85 kate@x.com yes to messages",
        "I'm Kate Jones, Sam's mum. Born 12 March 1985. kate@x.com. Yes",
        "kate jones; mum; kate@x.com; 12th march 1985; yes please",
        "Name Kate Jones DOB 12/03/1985 Email kate@x.com Relationship mum Consent yes",
        "kate@x.com, yes, mum, Kate Jones, 12.3.1985",
        "My name is Kate Jones and I am Sam's mother, my birthday is 12 March 1985, my email kate@x.com. Yes please.",
    ],
)
def test_a_guardian_in_one_message(text: str) -> None:
    assert read_section(Guardian, text, CONTEXT, {}).values == KATE


@pytest.mark.parametrize(
    "text",
    [
        "10 Station Road, M32 8JL",
        "m328jl number 10",
        "M32 8JL, 10",
        "We live at 10 Station Road, Urmston, M32 8JL",
        "10 M32 8JL",
    ],
)
def test_an_address_in_one_message(text: str) -> None:
    assert read_section(Address, text, CONTEXT, {}).values == HOME


@pytest.mark.parametrize(
    ("form", "text", "values"),
    [
        (Child, "Sam - 03/05/16 - boy", {"born": SAM["born"], "gender": "Male"}),
        (Child, "Sam Jones 3/5/16 and Tom Jones 4/6/18", {}),
        (Child, "Sam Jones, boy, broke his arm on 1/2/2025", SAM | {
            "medical": Medical(has_issues=True, description="Broke his arm on 1/2/2025")}),
        (Child, "how much is it?", {}),
        (Guardian, "my dob is 12/3/85 and Sam's is 3/5/16", {"born": KATE["born"]}),
        (Guardian, "Kate Jones and Sam Jones 12/3/85", {"born": KATE["born"]}),
        (Guardian, "Kate Jones 07700 900123 mum", {"name": "Kate Jones", "relationship": "Mother"}),
        (Guardian, "kate@x.com or kate@y.com, mum", {"relationship": "Mother"}),
        (Guardian, "Ok, Kate Jones, mum", {"name": "Kate Jones", "relationship": "Mother"}),
        (Guardian, "yes I'm Kate Jones, mum", {"name": "Kate Jones", "relationship": "Mother"}),
        (Child, "No, it's Sam Jones", {"name": "Sam Jones"}),
        (Child, "female 3/5/16 Sam Jones asthma", {"gender": "Female", "born": SAM["born"]}),
        (Child, "asthma Sam Jones 3/5/16", {"born": SAM["born"]}),
        (Child, "boy, plays goalie, 3/5/16", {"gender": "Male", "born": SAM["born"]}),
        (Address, "M32 8JL or M41 5AB, number 10", {"house": "10"}),
    ],
)  # fmt: skip
def test_what_could_mean_two_things_is_left_out(form: type[Form], text: str, values: dict[str, Any]) -> None:
    read = read_section(form, text, CONTEXT, {}).values
    assert read.items() <= values.items()


def test_what_cannot_be_used_is_a_problem_of_its_field() -> None:
    reading = read_section(Child, "Sam, 31/02/2016, boy", CONTEXT, {})
    assert reading.values == {"gender": "Male"}
    assert reading.problems.keys() == {"name", "born"}


def test_a_single_open_question_takes_the_whole_answer() -> None:
    known = {name: value for name, value in SAM.items() if name != "medical"}
    told = read_section(Child, "he gets a rash from grass and wears an inhaler", CONTEXT, known)
    assert told.values["medical"].has_issues
    assert isinstance(read_section(Child, "yes", CONTEXT, known).problems["medical"], Again)


class Teenager(Form):
    mobile: Annotated[Mobile, Ask("the player's mobile", labels=("his", "her", "player"))]
    emergency_mobile: Annotated[Mobile, Ask("the mobile of an emergency contact", labels=("emergency",))]
    born: Annotated[AdultBirthday, Ask("the birthday of the emergency contact")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("his mobile 07700 900001, emergency contact 07700 900002, 12/3/85", ("+447700900001", "+447700900002")),
        ("emergency 07700 900002 12/3/85 and his 07700 900001", ("+447700900001", "+447700900002")),
        ("emergency: 07700 900002, born 12/3/85", (None, "+447700900002")),
        ("07700 900001 07700 900002 12/3/85", (None, None)),
        ("07700 900001, 12/3/85", (None, None)),
    ],
)  # fmt: skip
def test_labels_part_what_looks_alike(text: str, values: tuple[str | None, str | None]) -> None:
    read = read_section(Teenager, text, CONTEXT, {}).values
    assert (read.get("mobile"), read.get("emergency_mobile"), read["born"]) == (*values, KATE["born"])


def test_a_known_answer_is_not_read_again() -> None:
    assert read_section(Child, "Tom Smith, girl", CONTEXT, SAM).values == {}


ANSWERS = {
    "name": ["Sam Jones", "sam jones", "name: Sam Jones"],
    "born": ["3 May 2016", "03/05/16", "dob 3.5.2016"],
    "gender": ["boy", "Male", "he's a boy"],
    "medical": ["no medical", "none", "no medical issues"],
}
SEPARATORS = [", ", "\n", " - ", " / ", "; ", ". ", " and "]


@given(st.permutations(list(ANSWERS)), st.data(), st.sampled_from(SEPARATORS), st.integers(1, 4))
def test_in_any_order_an_answer_lands_in_its_field_or_nowhere(
    order: list[str], data: st.DataObject, separator: str, count: int
) -> None:
    given_fields = order[:count]
    text = separator.join(data.draw(st.sampled_from(ANSWERS[name])) for name in given_fields)
    values = read_section(Child, text, CONTEXT, {}).values
    assert set(values) <= set(given_fields)
    assert all(values[name] == SAM[name] for name in values)


@given(st.permutations(list(ANSWERS)), st.sampled_from([", ", "\n", "; "]))
def test_plain_separators_lose_nothing(order: list[str], separator: str) -> None:
    text = separator.join(ANSWERS[name][0] for name in order)
    assert read_section(Child, text, CONTEXT, {}).values == SAM


@given(st.text(max_size=60))
def test_no_text_breaks_a_section(text: str) -> None:
    for form in FORMS.values():
        read_section(form, text, CONTEXT, {})
    read_correction(FORMS, text, KNOWN)


@pytest.mark.parametrize(
    "text", ["he has asthma, " * 100, "not a " * 2000, "1 " * 5000, "sorry it's " * 1000, "a@" * 5000, "-" * 10_000]
)
def test_a_long_text_is_read_in_no_time(text: str) -> None:
    started = time.perf_counter()
    for form in FORMS.values():
        read_section(form, text, CONTEXT, {})
    read_correction(FORMS, text, KNOWN)
    assert time.perf_counter() - started < 20  # one that reads on and on would never end


@pytest.mark.parametrize(
    ("text", "section", "field", "value"),
    [
        ("actually his birthday is the 4th", "child", "born", date(2016, 5, 4)),
        ("actually my son's birthday is 5th June", "child", "born", date(2016, 6, 5)),
        ("birthday should be 4/5/16", "child", "born", date(2016, 5, 4)),
        ("my birthday is 13 March 1985", "guardian", "born", date(1985, 3, 13)),
        ("change email to kate@y.com", "guardian", "email", "kate@y.com"),
        ("Sorry, kate@y.com", "guardian", "email", "kate@y.com"),
        ("kate@y.com is my new email", "guardian", "email", "kate@y.com"),
        ("sorry it's Sid not Sam", "child", "name", "Sid Jones"),
        ("house is 12 not 10", "address", "house", "12"),
        ("I'm his dad not his mum", "guardian", "relationship", "Father"),
        ("M41 5AB not M32 8JL", "address", "postcode", "M41 5AB"),
    ],
)
def test_a_correction_changes_one_field(text: str, section: str, field: str, value: object) -> None:
    assert read_correction(FORMS, text, KNOWN).values == {section: {field: value}}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("change email", ("guardian", "email")),
        ("his birthday is wrong", ("child", "born")),
        ("fix the postcode", ("address", "postcode")),
    ],
)
def test_a_field_named_without_an_answer_is_asked_again(text: str, field: tuple[str, str]) -> None:
    correction = read_correction(FORMS, text, KNOWN)
    assert (correction.values, correction.ask) == ({}, (field,))


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Smith not Jones",
        "change the birthday",
        "what is the email of the club?",
        "the 4th",
        "it's Tom",
        "not now",
    ],
)
def test_an_unsure_correction_changes_nothing(text: str) -> None:
    correction = read_correction(FORMS, text, KNOWN)
    assert correction == Correction()


def test_an_impossible_correction_says_why() -> None:
    correction = read_correction(FORMS, "his birthday is the 31st of February 2016", KNOWN)
    assert "no such day" in correction.problems["child"]["born"].sentence
