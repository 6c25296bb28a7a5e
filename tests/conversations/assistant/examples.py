"""A snapshot as a reading gets it, without a database."""

from datetime import date

from bot.club.club import load_club
from conversations.assistant.snapshot import UNTOLD, Ages, Fact, Snapshot
from conversations.form import faq

_CLUB = load_club()
_TOLD = faq.everything(_CLUB, {"child": "Sam", "signing_on": "£45", "monthly": "£27.50"})
TEXT = "Sam's mum here, Kate. Is there parking for 7 cars?"
SNAPSHOT = Snapshot(
    contact="c",
    letters=("k",),
    texts=(TEXT,),
    state="info_collection",
    section="guardian",
    missing={"guardian_name": "your full name"},
    child="Sam",
    age_group="U10",
    team="Tigers",
    bot="Omega",
    club=_CLUB.short_name,
    season="2026-27",
    ages=Ages(youngest=6, oldest=18, cutoff=date(2026, 8, 31)),
    facts=tuple(Fact(topic=topic, answer=answer) for topic, answer in _TOLD.items() if topic not in UNTOLD),
)
