"""Spellings nobody was told to use: understood or asked back, and never taken for something else."""

from tests.conversations.managers.reading import UNDERSTOOD, WRONG, tried

_TRIED = list(tried())


def test_none_of_many_spellings_is_read_wrongly() -> None:
    assert len(_TRIED) >= 150
    assert [each.text for each in _TRIED if each.outcome == WRONG] == []


def test_nearly_all_whole_commands_are_understood_at_once() -> None:
    whole = [each for each in _TRIED if each.kind != "incomplete"]
    assert sum(each.outcome == UNDERSTOOD for each in whole) >= 0.95 * len(whole)
