import pytest

from conversations.form.forms import Child
from conversations.understanding.readers import Medical
from conversations.understanding.sections.reading import read_section
from tests.conversations.readers.example import ASKED, CONTEXT, read


@pytest.mark.parametrize(
    "text",
    [
        "no", "none", "No medical issues", "No he is healthy", "nothing really", "none that I know of", "n/a",
        "all good",
        "no, he is fit and well", "not that I'm aware of", "no known allergies", "nil", "no, touch wood", "healthy",
        "No x", "no helth probs", "no medicle issues", "no alergies", "I don't know of any allergies",
    ],
)  # fmt: skip
def test_no_issues(text: str) -> None:
    assert read("medical", text) == Medical(has_issues=False)


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Asthma", "Asthma"), ("Yes, he has asthma", "Asthma"), ("she has a nut allergy", "Nut allergy"),
        ("ADHD", "ADHD"),
        ("no, just hay fever", "Hay fever"), ("No but he has asthma", "Asthma"),
        ("nothing apart from eczema", "Eczema"),
        ("- asthma\n- eczema", "Asthma, eczema"), ("Yes - peanut allergy.", "Peanut allergy"),
        ("He's diabetic", "Diabetic"),
        ("he might have asthma", "Might have asthma"), ("possibly asthma", "Possibly asthma"),
        ("yes, maybe a nut allergy", "Maybe a nut allergy"),
        ("we think he's allergic to nuts", "We think he's allergic to nuts"),
        ("not sure if he has asthma", "Not sure if he has asthma"), ("sometimes wheezy", "Sometimes wheezy"),
        ("broke his arm last year but fine now", "Broke his arm last year but fine now"),
    ],
)  # fmt: skip
def test_issues_are_told_in_the_parents_words(text: str, description: str) -> None:
    assert read("medical", text) == Medical(has_issues=True, description=description)


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Sam Jones, 3 May 2016, boy, might have asthma", "Might have asthma"),
        ("Sam Jones, 3rd May 2016, boy, he's possibly got asthma", "Possibly got asthma"),
        ("sam jones, thrd may 2016, lad, no helth probs", ""),
    ],
)
def test_a_doubt_or_a_slip_among_other_answers_is_read_too(text: str, description: str) -> None:
    read_here = read_section(Child, text, CONTEXT, {}).values
    assert read_here["medical"] == Medical(has_issues=bool(description), description=description)
    assert set(read_here) == {"name", "born", "gender", "medical"}


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Severe nut allergy, needs EpiPen", True), ("Asthma, has inhaler", True), ("Type 1 diabetes", True),
        ("epilepsy", True),
        ("heart murmur", True), ("Wears glasses", False), ("Had broken arm last year", False),
        ("Hay fever in summer", False),
    ],
)  # fmt: skip
def test_a_serious_issue_is_followed_up_once(text: str, due: bool) -> None:  # noqa: FBT001 - a table
    answer = read("medical", text)
    assert answer.follow_up_due is due
    assert not answer.model_copy(update={"note": "in his bag"}).follow_up_due
    assert Medical.model_validate_json(answer.model_dump_json()) == answer


@pytest.mark.parametrize(
    "text",
    [
        "sometimes", "it depends", "might have an allergy", "depends on the season, hay fever", "no probs",
        "maybe not asthma", "maybe asthma, I'll ask his doctor", "not sure about allergies",
        "", "yes", "Yes he does", "it's complicated", "not sure", "maybe", "why?", "ok", "well...", "he's not well",
        "no asthma",
        "no dairy", "yes no", "nothing serious", "none of your business", "prefer not to say", "he's left footed",
        "no. asthma",
        "asthma " * 100,
    ],
)  # fmt: skip
def test_what_is_unclear_about_health_is_never_guessed(text: str) -> None:
    assert read("medical", text) == ASKED


@pytest.mark.parametrize(
    ("text", "note"),
    [("He keeps his inhaler in his bag", "He keeps his inhaler in his bag"), ("nothing else", ""), ("", ASKED)],
)
def test_the_note_is_kept_as_told(text: str, note: object) -> None:
    assert read("medical_note", text) == note
