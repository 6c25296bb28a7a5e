"""complaints about data, who looked at what, and when what is kept was forgotten"""

import sqlalchemy as sa
from alembic import op

from bot.store import columns

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_unclosed = sa.text("closed_at IS NULL")
_still = sa.text("forgotten_at IS NULL")
_kept = {"sqlite_where": _still, "postgresql_where": _still}
_MOMENT = columns.UTCDateTime(timezone=True)
_SINCE = {"events": "arrived_at", "effects": "created_at"}


def upgrade() -> None:
    op.create_table(
        "complaints",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("told", columns.Sealed(), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("closed_at", _MOMENT, nullable=True),
        sa.Column("closed_by", sa.String(length=64), nullable=True),
        sa.Column("note", columns.Sealed(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_complaints_contact_id_contacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaints")),
    )
    op.create_index(op.f("ix_complaints_contact_id"), "complaints", ["contact_id"])
    op.create_index(
        "uq_complaints_open",
        "complaints",
        ["contact_id"],
        unique=True,
        sqlite_where=_unclosed,
        postgresql_where=_unclosed,
    )
    with op.batch_alter_table("access_log", schema=None) as batch_op:
        batch_op.add_column(sa.Column("way", sa.String(length=16), server_default="command", nullable=False))
        batch_op.add_column(sa.Column("child_id", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("harm", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute("UPDATE access_log SET harm = (what <> 'data'), way = CASE what WHEN 'data' THEN 'page' ELSE way END")
    with op.batch_alter_table("matters", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kept_until", _MOMENT, nullable=True))
    for table, since in _SINCE.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("forgotten_at", _MOMENT, nullable=True))
            batch_op.create_index(f"ix_{table}_kept", [since], **_kept)


def downgrade() -> None:
    for table in _SINCE:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_index(f"ix_{table}_kept")
            batch_op.drop_column("forgotten_at")
    with op.batch_alter_table("matters", schema=None) as batch_op:
        batch_op.drop_column("kept_until")
    with op.batch_alter_table("access_log", schema=None) as batch_op:
        for name in ("harm", "child_id", "way"):
            batch_op.drop_column(name)
    op.drop_index("uq_complaints_open", "complaints")
    op.drop_index(op.f("ix_complaints_contact_id"), "complaints")
    op.drop_table("complaints")
