"""The tables. A phone number is never the key of a person: a contact has handles, a child has guardians."""

from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from bot.club.registration import PaymentStatus, State
from bot.model.links import Purpose
from bot.model.messages import Direction, HandleKind, Medium, Reason, Status
from bot.store.columns import Id, Sealed, UTCDateTime, words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Serial = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only as INTEGER


class Progress(StrEnum):
    """Of an event or an effect: waiting is the only one that anybody still works on."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    PARKED = "parked"


class Wish(StrEnum):
    """What is wanted of a row in the club's table outside."""

    KEEP = "keep"
    DELETE = "delete"


contacts = Table(
    "contacts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("profile", Sealed, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("erased_at", UTCDateTime),  # since then nothing but the id is kept, for rows that refer to it
)

# The contact comes after its first handle within one transaction: the handle's uniqueness decides who makes it.
handles = Table(
    "handles",
    metadata,
    Column("id", Serial, primary_key=True),
    Column(
        "contact_id", Id, ForeignKey("contacts.id", deferrable=True, initially="DEFERRED"), nullable=False, index=True
    ),
    Column("kind", words(HandleKind), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("value", Sealed, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    UniqueConstraint("kind", "digest"),
)

reach = Table(
    "reach",
    metadata,
    Column("handle_id", Serial, ForeignKey("handles.id"), primary_key=True),
    Column("medium", words(Medium), primary_key=True),
    Column("last_inbound_at", UTCDateTime),
    Column("opted_out_at", UTCDateTime),
    Column("unreachable_until", UTCDateTime),
    Column("window_closed_at", UTCDateTime),  # the carrier's word that our clock was wrong
)

children = Table(
    "children",
    metadata,
    Column("id", Id, primary_key=True),
    Column("profile", Sealed, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
)

guardians = Table(
    "guardians",
    metadata,
    Column("child_id", Id, ForeignKey("children.id"), primary_key=True),
    Column("contact_id", Id, ForeignKey("contacts.id"), primary_key=True, index=True),
    Column("created_at", UTCDateTime, nullable=False),
)

teams = Table(
    "teams",
    metadata,
    Column("id", Id, primary_key=True),
    Column("season", String(7), nullable=False),
    Column("age_group", String(8), nullable=False),
    Column("name", String(80), nullable=False),
    Column("new_kit", Boolean, nullable=False),
    Column("capacity", Integer),
    UniqueConstraint("season", "age_group", "name"),
)

# Who runs which teams. Those of the club file are brought in at every start and have nobody who added them.
managers = Table(
    "managers",
    metadata,
    Column("contact_id", Id, ForeignKey("contacts.id"), primary_key=True),
    Column("name", Sealed, nullable=False),
    Column("is_admin", Boolean, nullable=False),  # of all teams, and may add managers
    Column("office", String(32)),  # the roles that see all teams: registrar,secretary,treasurer
    Column("added_by", Id, ForeignKey("contacts.id")),
    Column("added_at", UTCDateTime, nullable=False),
)

manager_teams = Table(
    "manager_teams",
    metadata,
    Column("contact_id", Id, ForeignKey("managers.contact_id", ondelete="CASCADE"), primary_key=True),
    Column("team_id", Id, ForeignKey("teams.id"), primary_key=True, index=True),
)

registrations = Table(
    "registrations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("child_id", Id, ForeignKey("children.id"), nullable=False),
    Column("contact_id", Id, ForeignKey("contacts.id"), nullable=False, index=True),
    Column("team_id", Id, ForeignKey("teams.id"), index=True),
    Column("season", String(7), nullable=False),
    Column("state", words(State), nullable=False),
    Column("left_state", words(State)),  # where an explicit yes leads back to after a no
    Column("payment_status", words(PaymentStatus), nullable=False),
    Column("answers", Sealed, nullable=False),
    Column("facts", Sealed, nullable=False),
    Column("account", Sealed),  # what is known of its money
    Column("signing_on_fee", Integer, nullable=False),  # pence
    Column("monthly_fee", Integer, nullable=False),  # pence
    Column("billing_request_id", String(64), unique=True),
    Column("shirt_number", Integer),
    Column("invitation_id", Serial),
    Column("already_started_at", UTCDateTime),
    Column("entered_at", UTCDateTime, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("confirmed_at", UTCDateTime),  # by the guardian: the order among siblings
    Column("archived_at", UTCDateTime),
    Column("place_until", UTCDateTime),  # an offered place is theirs until then
    Column("version", Integer, nullable=False),
)
Index("ix_registrations_team_id_state", registrations.c.team_id, registrations.c.state)
Index(
    "uq_registrations_child_season",
    registrations.c.child_id,
    registrations.c.season,
    unique=True,
    sqlite_where=registrations.c.archived_at.is_(None),
    postgresql_where=registrations.c.archived_at.is_(None),
)
_numbered = text("shirt_number IS NOT NULL")
# A team row is one team, age group and season: a number is held the moment it is chosen.
Index(
    "uq_registrations_team_shirt_number",
    registrations.c.team_id,
    registrations.c.shirt_number,
    unique=True,
    sqlite_where=_numbered,
    postgresql_where=_numbered,
)

conversations = Table(
    "conversations",
    metadata,
    Column("contact_id", Id, ForeignKey("contacts.id"), primary_key=True),
    Column("registration_id", Id, ForeignKey("registrations.id")),
    Column("question", Sealed),  # the open one
    Column("handed_over_until", UTCDateTime),
    Column("replies", Sealed, nullable=False),  # when we lately said nothing new, for the guards
    Column("paused_until", UTCDateTime),
    Column("wakes_at", UTCDateTime),  # when the clock's next letter is due
    Column("version", Integer, nullable=False),
)
_awaited = text("wakes_at IS NOT NULL")
Index("ix_conversations_wakes_at", conversations.c.wakes_at, sqlite_where=_awaited, postgresql_where=_awaited)

events = Table(
    "events",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("source", String(32), nullable=False),
    Column("key", String(128), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("contact_id", Id, ForeignKey("contacts.id")),
    Column("payload", Sealed, nullable=False),
    Column("arrived_at", UTCDateTime, nullable=False),
    Column("due_at", UTCDateTime, nullable=False),
    Column("progress", words(Progress), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("error", Text),
    Column("forgotten_at", UTCDateTime),  # when what it said was emptied
    UniqueConstraint("source", "key"),
)
_kept = text("forgotten_at IS NULL")
Index("ix_events_kept", events.c.arrived_at, sqlite_where=_kept, postgresql_where=_kept)
_waiting = text("progress = 'waiting'")
Index("ix_events_waiting", events.c.due_at, sqlite_where=_waiting, postgresql_where=_waiting)
_failed = text("progress = 'waiting' AND attempts > 0")
Index("ix_events_failed", events.c.contact_id, events.c.due_at, sqlite_where=_failed, postgresql_where=_failed)
Index("ix_events_lane", events.c.contact_id, events.c.id, sqlite_where=_waiting, postgresql_where=_waiting)

messages = Table(
    "messages",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("contact_id", Id, ForeignKey("contacts.id"), nullable=False),
    Column("handle_id", Serial, ForeignKey("handles.id"), nullable=False),
    Column("event_id", Serial, ForeignKey("events.id")),  # what it answers, or what brought it
    # Written before the registration it may bring along, which in turn records it as its invitation.
    Column("registration_id", Id, ForeignKey("registrations.id", deferrable=True, initially="DEFERRED")),
    Column("fallback_of", Serial, ForeignKey("messages.id"), unique=True),
    Column("medium", words(Medium), nullable=False),
    Column("direction", words(Direction), nullable=False),
    Column("content", Sealed, nullable=False),
    Column("closed_content", Sealed),  # the template that says it once the window is closed
    Column("is_outside", Boolean, nullable=False, server_default=false()),  # of the service window, when written
    Column("at_most_once", Boolean, nullable=False),  # about money: rather not at all than twice
    Column("failure_to", Id, ForeignKey("contacts.id")),  # in whose lane it is to be known when it does not arrive
    Column("status", words(Status), nullable=False),
    Column("reason", words(Reason)),
    Column("code", String(32)),
    Column("carrier_id", String(64), index=True),
    Column("created_at", UTCDateTime, nullable=False),
    Column("due_at", UTCDateTime, nullable=False),
    Column("expires_at", UTCDateTime),
    Column("sending_since", UTCDateTime),
    Column("leased_until", UTCDateTime),
    Column("attempts", Integer, nullable=False),
    Column("forgotten_at", UTCDateTime),  # when its words were emptied
)
Index("ix_messages_kept", messages.c.created_at, sqlite_where=_kept, postgresql_where=_kept)
_unsent = text("status = 'waiting'")
Index("ix_messages_unsent", messages.c.due_at, sqlite_where=_unsent, postgresql_where=_unsent)
Index("ix_messages_unsent_lane", messages.c.contact_id, messages.c.id, sqlite_where=_unsent, postgresql_where=_unsent)
Index("ix_messages_transcript", messages.c.contact_id, messages.c.id)
Index("ix_messages_created_at", messages.c.created_at)
_outside = text("is_outside")
Index("ix_messages_outside", messages.c.due_at, sqlite_where=_outside, postgresql_where=_outside)

effects = Table(
    "effects",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("key", String(128), nullable=False),  # from the business, and the vendor's idempotency key
    Column("contact_id", Id, ForeignKey("contacts.id")),
    Column("payload", Sealed, nullable=False),
    Column("result", Sealed),
    Column("progress", words(Progress), nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("due_at", UTCDateTime, nullable=False),
    Column("leased_until", UTCDateTime),
    Column("attempts", Integer, nullable=False),
    Column("error", Sealed),  # a vendor may quote what it was given
    Column("forgotten_at", UTCDateTime),  # when what was asked and what came back were emptied
    UniqueConstraint("kind", "key"),
)
Index("ix_effects_kept", effects.c.created_at, sqlite_where=_kept, postgresql_where=_kept)
Index("ix_effects_waiting", effects.c.due_at, sqlite_where=_waiting, postgresql_where=_waiting)

# Of a link's token only the digest is kept: who reads the table can open nothing.
links = Table(
    "links",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("registration_id", Id, ForeignKey("registrations.id"), index=True),
    Column("contact_id", Id, ForeignKey("contacts.id"), nullable=False, index=True),
    Column("purpose", words(Purpose), nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("expires_at", UTCDateTime, nullable=False),
    Column("used_at", UTCDateTime),
)

consents = Table(
    "consents",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("contact_id", Id, ForeignKey("contacts.id"), nullable=False, index=True),
    Column("purpose", String(64), nullable=False),
    Column("wording", String(64), nullable=False),  # the version that was shown
    Column("given", Boolean, nullable=False),
    Column("event_id", Serial, ForeignKey("events.id")),
    Column("at", UTCDateTime, nullable=False),
)

notices = Table(
    "notices",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("key", String(128), nullable=False, unique=True),
    Column("kind", String(32), nullable=False),
    Column("contact_id", Id, ForeignKey("contacts.id")),
    Column("detail", Sealed, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("told_at", UTCDateTime),
)

# What somebody told of harm to a child: its words are in `report`, whose readers are few.
matters = Table(
    "matters",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("contact_id", Id, ForeignKey("contacts.id"), nullable=False),  # who wrote
    Column("code", Sealed, nullable=False),
    Column("report", Sealed, nullable=False),
    Column("raised_at", UTCDateTime, nullable=False),
    Column("confirmed_at", UTCDateTime),
    Column("confirmed_by", Id, ForeignKey("contacts.id")),
    Column("freed_at", UTCDateTime),
    Column("freed_by", Id, ForeignKey("contacts.id")),
    Column("kept_until", UTCDateTime),  # the officer's date; without one until the child is grown up
)
_unfreed = text("freed_at IS NULL")
Index("uq_matters_open", matters.c.contact_id, unique=True, sqlite_where=_unfreed, postgresql_where=_unfreed)

# What somebody complains of in how we use their data: one open at a time, answered within the time the law gives.
complaints = Table(
    "complaints",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("contact_id", Id, ForeignKey("contacts.id"), nullable=False, index=True),
    Column("told", Sealed, nullable=False),  # who they are, and in which words
    Column("made_at", UTCDateTime, nullable=False),
    Column("closed_at", UTCDateTime),
    Column("closed_by", String(64)),  # the contact of an official, or an operator's account
    Column("note", Sealed),  # what was done
)
_unclosed = text("closed_at IS NULL")
Index("uq_complaints_open", complaints.c.contact_id, unique=True, sqlite_where=_unclosed, postgresql_where=_unclosed)

# Who looked at what of whom, when and by which way. Ids alone, which an erasure of the child leaves standing.
access_log = Table(
    "access_log",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("who", String(64), nullable=False),  # the contact of an official, or an operator's account
    Column("what", String(32), nullable=False),
    Column("way", String(16), nullable=False, server_default="command"),
    Column("contact_id", Id, ForeignKey("contacts.id"), index=True),
    Column("child_id", Id),
    Column("harm", Boolean, nullable=False, server_default=false()),  # also the words of matters of harm
    Column("at", UTCDateTime, nullable=False),
)

memos = Table(
    "memos",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

# By what a payment service calls a thing, whose it is. A billing request may have been followed by a newer one.
money_references = Table(
    "money_references",
    metadata,
    Column("reference", String(64), primary_key=True),
    Column("registration_id", Id, ForeignKey("registrations.id"), nullable=False, index=True),
    Column("created_at", UTCDateTime, nullable=False),
)

# What managers had the bot do, and what it refused them; what was taken of a model's readings.
audit = Table(
    "audit",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("contact_id", Id, ForeignKey("contacts.id"), nullable=False, index=True),
    Column("event_id", Serial, ForeignKey("events.id")),
    Column("command", String(32), nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("detail", Sealed, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)

# What became so of registrations. A row is never changed: it gets its place in the order of reading, and an erasure
# empties its detail. It points at nobody, as it outlives whom it is about.
happenings = Table(
    "happenings",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("place", Serial, unique=True),  # given when all before it are there to be read: see bot/store/happenings.py
    Column("kind", String(32), nullable=False),
    Column("contact_id", Id, index=True),
    Column("registration_id", Id, index=True),
    Column("at", UTCDateTime, nullable=False),
    Column("detail", Sealed),
)
_unplaced = text("place IS NULL")
Index("ix_happenings_unplaced", happenings.c.id, sqlite_where=_unplaced, postgresql_where=_unplaced)

# How each registration stands in the club's table outside. It points at nobody: what is to be deleted there is known
# even when the registration is no more.
roster_rows = Table(
    "roster_rows",
    metadata,
    Column("registration_id", Id, primary_key=True),
    Column("season", String(7), nullable=False),
    Column("record_id", String(32), index=True),  # as the table calls the row
    Column("written", Sealed),  # the cells as we last wrote or saw them: what differs is somebody's work
    Column("wish", words(Wish), nullable=False),
    Column("changes", Integer, nullable=False),  # how often there was something to write
    Column("due_at", UTCDateTime),  # when it is written next
    Column("gone_at", UTCDateTime),  # when somebody had deleted it: it is not made again
    Column("lacks", Text),  # columns that the table did not take
)
_unwritten = text("due_at IS NOT NULL")
Index("ix_roster_rows_due", roster_rows.c.due_at, sqlite_where=_unwritten, postgresql_where=_unwritten)

# How far each consumer of happenings has read.
cursors = Table(
    "cursors",
    metadata,
    Column("consumer", String(32), primary_key=True),
    Column("place", Serial, nullable=False),
    Column("at", UTCDateTime, nullable=False),  # when it last read
    Column("failures", Integer, nullable=False),  # one after the other
    Column("due_at", UTCDateTime, nullable=False),  # after a failure not at once
    Column("error", String(64)),
)

# What an address look-up answered of late, by a digest of postcode and house.
known_addresses = Table(
    "known_addresses",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("found", Sealed, nullable=False),
    Column("looked_up_at", UTCDateTime, nullable=False, index=True),
)
