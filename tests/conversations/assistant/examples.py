"""A snapshot as a reading gets it, without a database."""

from bot.club.club import load_club
from conversations.assistant.snapshot import Snapshot
from conversations.form import faq

_CLUB = load_club()
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
    topics=faq.topics(_CLUB),
)
