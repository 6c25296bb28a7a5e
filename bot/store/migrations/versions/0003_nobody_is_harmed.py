"""pauses of the guards, matters of harm, who looked at what"""

import sqlalchemy as sa
from alembic import op

from bot.store import columns

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("paused_until", columns.UTCDateTime(timezone=True), nullable=True))
    op.create_table(
        "matters",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("code", columns.Sealed(), nullable=False),
        sa.Column("report", columns.Sealed(), nullable=False),
        sa.Column("raised_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.String(length=32), nullable=True),
        sa.Column("freed_at", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("freed_by", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_matters_contact_id_contacts")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["contacts.id"], name=op.f("fk_matters_confirmed_by_contacts")),
        sa.ForeignKeyConstraint(["freed_by"], ["contacts.id"], name=op.f("fk_matters_freed_by_contacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matters")),
    )
    unfreed = sa.text("freed_at IS NULL")
    op.create_index(
        "uq_matters_open", "matters", ["contact_id"], unique=True, sqlite_where=unfreed, postgresql_where=unfreed
    )
    op.create_table(
        "access_log",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=True),
        sa.Column("at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_access_log_contact_id_contacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log")),
    )
    op.create_index(op.f("ix_access_log_contact_id"), "access_log", ["contact_id"])
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.add_column(sa.Column("failure_to", sa.String(length=32), nullable=True))
        batch_op.create_foreign_key(op.f("fk_messages_failure_to_contacts"), "contacts", ["failure_to"], ["id"])
    op.create_index("ix_messages_created_at", "messages", ["created_at"])


def downgrade() -> None:
    op.drop_index("ix_messages_created_at", "messages")
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_messages_failure_to_contacts"), type_="foreignkey")
        batch_op.drop_column("failure_to")
    op.drop_index(op.f("ix_access_log_contact_id"), "access_log")
    op.drop_table("access_log")
    op.drop_index("uq_matters_open", "matters")
    op.drop_table("matters")
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_column("paused_until")
