"""places in a team, who waits for one, and whom a message reached outside the service window; the clock's letters"""

import sqlalchemy as sa
from alembic import op

from bot.store import columns

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_where = sa.text("is_outside")
_outside = {"sqlite_where": _where, "postgresql_where": _where}
_still = sa.text("forgotten_at IS NULL")
_kept = {"sqlite_where": _still, "postgresql_where": _still}
_failing = sa.text("progress = 'waiting' AND attempts > 0")
_failed = {"sqlite_where": _failing, "postgresql_where": _failing}
_when = sa.text("wakes_at IS NOT NULL")
_awaited = {"sqlite_where": _when, "postgresql_where": _when}


def upgrade() -> None:
    with op.batch_alter_table("teams", schema=None) as batch_op:
        batch_op.add_column(sa.Column("capacity", sa.Integer(), nullable=True))
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place_until", columns.UTCDateTime(timezone=True), nullable=True))
        batch_op.create_index("ix_registrations_team_id_state", ["team_id", "state"])
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_outside", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("forgotten_at", columns.UTCDateTime(timezone=True), nullable=True))
        batch_op.create_index("ix_messages_kept", ["created_at"], **_kept)
        batch_op.create_index("ix_messages_outside", ["due_at"], **_outside)
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.alter_column("registration_id", existing_type=sa.String(length=32), nullable=True)
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index("ix_events_failed", ["contact_id", "due_at"], **_failed)
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("wakes_at", columns.UTCDateTime(timezone=True), nullable=True))
        batch_op.create_index("ix_conversations_wakes_at", ["wakes_at"], **_awaited)
    op.execute("UPDATE conversations SET wakes_at = '2026-01-01 00:00:00'")  # long ago: each is looked at once


def downgrade() -> None:
    op.execute("DELETE FROM links WHERE registration_id IS NULL")
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.alter_column("registration_id", existing_type=sa.String(length=32), nullable=False)
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index("ix_events_failed")
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_index("ix_conversations_wakes_at")
        batch_op.drop_column("wakes_at")
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_index("ix_messages_outside")
        batch_op.drop_index("ix_messages_kept")
        batch_op.drop_column("forgotten_at")
        batch_op.drop_column("is_outside")
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.drop_index("ix_registrations_team_id_state")
        batch_op.drop_column("place_until")
    with op.batch_alter_table("teams", schema=None) as batch_op:
        batch_op.drop_column("capacity")
