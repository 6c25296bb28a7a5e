import pytest

from conversations.readers import Medical
from tests.conversations.readers.example import ASKED, read


@pytest.mark.parametrize(
    "text",
    [
        "no", "none", "No medical issues", "No he is healthy", "nothing really", "none that I know of", "n/a",
        "all good",
        "no, he is fit and well", "not that I'm aware of", "no known allergies", "nil", "no, touch wood", "healthy",
        "No x",
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
        ("broke his arm last year but fine now", "Broke his arm last year but fine now"),
    ],
)  # fmt: skip
def test_issues_are_told_in_the_parents_words(text: str, description: str) -> None:
    assert read("medical", text) == Medical(has_issues=True, description=description)


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
