import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.texts import length, plain, segments, split

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("x" * 160, 1),
        ("x" * 161, 2),
        ("x" * 306, 2),
        ("x" * 307, 3),
        ("€" * 80, 1),  # two septets each
        ("€" * 81, 2),
        ("€" * 153, 3),  # none is cut in two: 76 a segment
        ("ê" * 70, 1),  # not in GSM-7
        ("ê" * 71, 2),
        ("🎉" * 35, 1),
        ("🎉" * 36, 2),
        ("🎉" * 67, 3),  # 33 a segment
    ],
)
def test_segments_are_counted_as_the_carrier_bills_them(text: str, count: int) -> None:
    assert segments(text) == count


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("“It’s £5 – really…”", '"It\'s £5 - really..."'),
        ("Done 🎉!", "Done!"),
        ("👨‍👩‍👧 ❤️ 1️⃣ 👍🏽", "1"),
        ("U11\u00a0Reds", "U11 Reds"),
        ("Zoe\u0301", "Zoé"),
        ("Łukasz, Ciarán, 日本", "Łukasz, Ciarán, 日本"),
        ("first\n\nsecond", "first\n\nsecond"),
    ],
)
def test_a_text_for_sms_is_plain_and_names_stay_whole(text: str, simple: str) -> None:
    assert plain(text) == simple


@given(ANY)
def test_plain_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("short", 5, ["short"]),
        ("  ", 5, []),
        ("First part.\n\nSecond part. And more.", 28, ["First part.", "Second part. And more."]),
        ("One two. Three four. Five", 22, ["One two. Three four.", "Five"]),
        ("one two three", 8, ["one two", "three"]),
        ("onetwothree", 4, ["onet", "woth", "ree"]),
        ("🎉🎉🎉", 4, ["🎉🎉", "🎉"]),
        ("abcde\u0301f", 5, ["abcd", "e\u0301f"]),
    ],
)
def test_a_long_text_is_cut_at_the_best_place(text: str, limit: int, parts: list[str]) -> None:
    assert split(text, limit) == parts


@given(ANY, st.integers(2, 60))
def test_no_word_is_lost_and_no_part_is_too_long(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part and length(part) <= limit for part in parts)
