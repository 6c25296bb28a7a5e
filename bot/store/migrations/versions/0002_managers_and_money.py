"""managers and money"""

import sqlalchemy as sa
from alembic import op

from bot.store import columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "managers",
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("name", columns.Sealed(), nullable=False),
        sa.Column("is_admin", sa.Boolean(), nullable=False),
        sa.Column("added_by", sa.String(length=32), nullable=True),
        sa.Column("added_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["contacts.id"], name=op.f("fk_managers_added_by_contacts")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_managers_contact_id_contacts")),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_managers")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("command", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("detail", columns.Sealed(), nullable=False),
        sa.Column("at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_audit_contact_id_contacts")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_audit_event_id_events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_contact_id"), ["contact_id"], unique=False)

    op.create_table(
        "manager_teams",
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("team_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["managers.contact_id"],
            name=op.f("fk_manager_teams_contact_id_managers"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_manager_teams_team_id_teams")),
        sa.PrimaryKeyConstraint("contact_id", "team_id", name=op.f("pk_manager_teams")),
    )
    with op.batch_alter_table("manager_teams", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_manager_teams_team_id"), ["team_id"], unique=False)

    op.create_table(
        "money_references",
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registrations.id"], name=op.f("fk_money_references_registration_id_registrations")
        ),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_money_references")),
    )
    with op.batch_alter_table("money_references", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_money_references_registration_id"), ["registration_id"], unique=False)

    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("account", columns.Sealed(), nullable=True))
        batch_op.add_column(sa.Column("confirmed_at", columns.UTCDateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_registrations_team_id"), ["team_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_registrations_team_id"))
        batch_op.drop_column("confirmed_at")
        batch_op.drop_column("account")

    with op.batch_alter_table("money_references", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_money_references_registration_id"))

    op.drop_table("money_references")
    with op.batch_alter_table("manager_teams", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_manager_teams_team_id"))

    op.drop_table("manager_teams")
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_contact_id"))

    op.drop_table("audit")
    op.drop_table("managers")
