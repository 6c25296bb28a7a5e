"""How well harm is noticed. The tables' author knew these lines: the figures hold what is reached, and promise nothing
about lines nobody has seen."""

import json
from pathlib import Path

from conversations.understanding.safeguarding import is_concern

HERE = Path(__file__).parent
OWN = [(line[0] == "1", line[2:]) for line in (HERE / "own_lines.tsv").read_text().splitlines()]
CASES = [
    (bool(case["alarm"]), str(case["text"]))
    for case in map(json.loads, (HERE / "indirect_cases.jsonl").read_text().splitlines())
]
EVERY_DAY = """
the coach said to add me to the whatsapp group
the manager asked us for a photo
these are personal questions
please keep this private
she is not allowed to eat nuts
the doctor told us he is fit to play
he doesn't know where his boots are
he's not eaten since the tummy bug
can I go in the changing room with him
my wife won't let me have sugar
"""


def _wrong(lines: list[tuple[bool, str]]) -> tuple[list[str], list[str]]:
    """What was missed, and what was taken for harm."""
    missed = [text for alarm, text in lines if alarm and not is_concern(text)]
    false = [text for alarm, text in lines if not alarm and is_concern(text)]
    return missed, false


def test_no_indirect_message_is_missed() -> None:
    assert _wrong(CASES) == ([], [])


def test_of_a_hundred_lines_written_before_the_tables_few_are_wrong() -> None:
    missed, false = _wrong(OWN)
    assert len(missed) <= 3, missed
    assert len(false) <= 1, false


def test_what_is_said_every_day_near_those_words_is_no_alarm() -> None:
    assert [text for text in EVERY_DAY.strip().splitlines() if is_concern(text)] == []
