"""happenings, how far each of their consumers has read, and how registrations stand in the club's table outside"""

import sqlalchemy as sa
from alembic import op

from bot.store import columns

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_serial = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_where = sa.text("place IS NULL")
_due = sa.text("due_at IS NOT NULL")
_unwritten = {"sqlite_where": _due, "postgresql_where": _due}
_unplaced = {"sqlite_where": _where, "postgresql_where": _where}


def upgrade() -> None:
    op.create_table(
        "happenings",
        sa.Column("id", _serial, nullable=False),
        sa.Column("place", _serial, nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=True),
        sa.Column("registration_id", sa.String(length=32), nullable=True),
        sa.Column("at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("detail", columns.Sealed(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_happenings")),
        sa.UniqueConstraint("place", name=op.f("uq_happenings_place")),
    )
    with op.batch_alter_table("happenings", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_happenings_contact_id"), ["contact_id"])
        batch_op.create_index(op.f("ix_happenings_registration_id"), ["registration_id"])
        batch_op.create_index("ix_happenings_unplaced", ["id"], **_unplaced)
    op.create_table(
        "cursors",
        sa.Column("consumer", sa.String(length=32), nullable=False),
        sa.Column("place", _serial, nullable=False),
        sa.Column("at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("due_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("error", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("consumer", name=op.f("pk_cursors")),
    )
    wish = sa.Enum("keep", "delete", name="wish", native_enum=False, length=32)
    op.create_table(
        "roster_rows",
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column("season", sa.String(length=7), nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=True),
        sa.Column("written", columns.Sealed(), nullable=True),
        sa.Column("wish", wish, nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("due_at", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("gone_at", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("lacks", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("registration_id", name=op.f("pk_roster_rows")),
    )
    op.create_index(op.f("ix_roster_rows_record_id"), "roster_rows", ["record_id"])
    with op.batch_alter_table("roster_rows", schema=None) as batch_op:
        batch_op.create_index("ix_roster_rows_due", ["due_at"], **_unwritten)


def downgrade() -> None:
    op.drop_table("roster_rows")
    op.drop_table("cursors")
    op.drop_table("happenings")
