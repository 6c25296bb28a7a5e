"""A few hundred requests nobody would send; `python -m tests.fuzz` sends ten thousand."""

from tests.fuzz import fuzz


async def test_no_request_is_a_failure_of_ours_or_holds_the_program_up(database_url: str) -> None:
    report = await fuzz(database_url, times=400, seed=7)
    assert report.failures == []
    assert report.hangs == []
    assert sum(report.statuses.values()) == 401
