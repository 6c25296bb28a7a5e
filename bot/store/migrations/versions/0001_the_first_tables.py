"""The first tables"""

import sqlalchemy as sa
from alembic import op

from bot.store import columns

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "children",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("profile", columns.Sealed(), nullable=False),
        sa.Column("created_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_children")),
    )
    op.create_table(
        "contacts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("profile", columns.Sealed(), nullable=False),
        sa.Column("created_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_table(
        "memos",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_memos")),
    )
    op.create_table(
        "teams",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("season", sa.String(length=7), nullable=False),
        sa.Column("age_group", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("new_kit", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sa.UniqueConstraint("season", "age_group", "name", name=op.f("uq_teams_season_age_group_name")),
    )
    op.create_table(
        "effects",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=True),
        sa.Column("payload", columns.Sealed(), nullable=False),
        sa.Column("result", columns.Sealed(), nullable=True),
        sa.Column(
            "progress",
            sa.Enum("waiting", "done", "refused", "parked", name="progress", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("created_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("due_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("leased_until", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", columns.Sealed(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_effects_contact_id_contacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_effects")),
        sa.UniqueConstraint("kind", "key", name=op.f("uq_effects_kind_key")),
    )
    with op.batch_alter_table("effects", schema=None) as batch_op:
        batch_op.create_index(
            "ix_effects_waiting",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("progress = 'waiting'"),
            postgresql_where=sa.text("progress = 'waiting'"),
        )

    op.create_table(
        "events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=True),
        sa.Column("payload", columns.Sealed(), nullable=False),
        sa.Column("arrived_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("due_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column(
            "progress",
            sa.Enum("waiting", "done", "refused", "parked", name="progress", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_events_contact_id_contacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("source", "key", name=op.f("uq_events_source_key")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(
            "ix_events_lane",
            ["contact_id", "id"],
            unique=False,
            sqlite_where=sa.text("progress = 'waiting'"),
            postgresql_where=sa.text("progress = 'waiting'"),
        )
        batch_op.create_index(
            "ix_events_waiting",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("progress = 'waiting'"),
            postgresql_where=sa.text("progress = 'waiting'"),
        )

    op.create_table(
        "guardians",
        sa.Column("child_id", sa.String(length=32), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name=op.f("fk_guardians_child_id_children")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_guardians_contact_id_contacts")),
        sa.PrimaryKeyConstraint("child_id", "contact_id", name=op.f("pk_guardians")),
    )
    with op.batch_alter_table("guardians", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guardians_contact_id"), ["contact_id"], unique=False)

    op.create_table(
        "handles",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("phone", "whatsapp_id", "email", name="handlekind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("value", columns.Sealed(), nullable=False),
        sa.Column("created_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name=op.f("fk_handles_contact_id_contacts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handles")),
        sa.UniqueConstraint("kind", "digest", name=op.f("uq_handles_kind_digest")),
    )
    with op.batch_alter_table("handles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handles_contact_id"), ["contact_id"], unique=False)

    op.create_table(
        "notices",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=True),
        sa.Column("detail", columns.Sealed(), nullable=False),
        sa.Column("created_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("told_at", columns.UTCDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_notices_contact_id_contacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("key", name=op.f("uq_notices_key")),
    )
    op.create_table(
        "registrations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("child_id", sa.String(length=32), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("team_id", sa.String(length=32), nullable=True),
        sa.Column("season", sa.String(length=7), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "initial_contact",
                "returning_player_check",
                "info_collection",
                "review",
                "payment",
                "kit",
                "photo",
                "awaiting_payment",
                "completed",
                "declined",
                "withdrawn",
                "suspended",
                name="state",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "left_state",
            sa.Enum(
                "initial_contact",
                "returning_player_check",
                "info_collection",
                "review",
                "payment",
                "kit",
                "photo",
                "awaiting_payment",
                "completed",
                "declined",
                "withdrawn",
                "suspended",
                name="state",
                native_enum=False,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "payment_status",
            sa.Enum(
                "none",
                "pending_payment",
                "incomplete",
                "active",
                "failed",
                "cancelled",
                name="paymentstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("answers", columns.Sealed(), nullable=False),
        sa.Column("facts", columns.Sealed(), nullable=False),
        sa.Column("signing_on_fee", sa.Integer(), nullable=False),
        sa.Column("monthly_fee", sa.Integer(), nullable=False),
        sa.Column("billing_request_id", sa.String(length=64), nullable=True),
        sa.Column("shirt_number", sa.Integer(), nullable=True),
        sa.Column("invitation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("already_started_at", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("entered_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("created_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("archived_at", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name=op.f("fk_registrations_child_id_children")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_registrations_contact_id_contacts")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_registrations_team_id_teams")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registrations")),
        sa.UniqueConstraint("billing_request_id", name=op.f("uq_registrations_billing_request_id")),
    )
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_registrations_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(
            "uq_registrations_child_season",
            ["child_id", "season"],
            unique=True,
            sqlite_where=sa.text("archived_at IS NULL"),
            postgresql_where=sa.text("archived_at IS NULL"),
        )
        batch_op.create_index(
            "uq_registrations_team_shirt_number",
            ["team_id", "shirt_number"],
            unique=True,
            sqlite_where=sa.text("shirt_number IS NOT NULL"),
            postgresql_where=sa.text("shirt_number IS NOT NULL"),
        )

    op.create_table(
        "consents",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=64), nullable=False),
        sa.Column("wording", sa.String(length=64), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_consents_contact_id_contacts")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_consents_event_id_events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consents_contact_id"), ["contact_id"], unique=False)

    op.create_table(
        "conversations",
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("registration_id", sa.String(length=32), nullable=True),
        sa.Column("question", columns.Sealed(), nullable=True),
        sa.Column("handed_over_until", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("replies", columns.Sealed(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_conversations_contact_id_contacts")),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registrations.id"], name=op.f("fk_conversations_registration_id_registrations")
        ),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_conversations")),
    )
    op.create_table(
        "links",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("purpose", sa.Enum("upload", name="purpose", native_enum=False, length=32), nullable=False),
        sa.Column("created_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("used_at", columns.UTCDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_links_contact_id_contacts")),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registrations.id"], name=op.f("fk_links_registration_id_registrations")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_links")),
    )
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_links_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_links_registration_id"), ["registration_id"], unique=False)

    op.create_table(
        "messages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("handle_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("registration_id", sa.String(length=32), nullable=True),
        sa.Column("fallback_of", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "medium", sa.Enum("whatsapp", "sms", "email", name="medium", native_enum=False, length=32), nullable=False
        ),
        sa.Column(
            "direction", sa.Enum("inbound", "outbound", name="direction", native_enum=False, length=32), nullable=False
        ),
        sa.Column("content", columns.Sealed(), nullable=False),
        sa.Column("closed_content", columns.Sealed(), nullable=True),
        sa.Column("at_most_once", sa.Boolean(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "waiting",
                "accepted",
                "scheduled",
                "queued",
                "sending",
                "sent",
                "canceled",
                "failed",
                "undelivered",
                "delivered",
                "read",
                "received",
                name="status",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "window_closed",
                "unreachable_here",
                "too_fast",
                "declined_for_now",
                "misconfigured",
                "opted_out",
                "not_a_mobile",
                "too_long",
                "handset_off",
                "blocked",
                "filtered",
                "congested",
                "expired",
                "unknown",
                name="reason",
                native_enum=False,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("code", sa.String(length=32), nullable=True),
        sa.Column("carrier_id", sa.String(length=64), nullable=True),
        sa.Column("created_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("due_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("sending_since", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("leased_until", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_messages_contact_id_contacts")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_messages_event_id_events")),
        sa.ForeignKeyConstraint(["fallback_of"], ["messages.id"], name=op.f("fk_messages_fallback_of_messages")),
        sa.ForeignKeyConstraint(["handle_id"], ["handles.id"], name=op.f("fk_messages_handle_id_handles")),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registrations.id"],
            name=op.f("fk_messages_registration_id_registrations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("fallback_of", name=op.f("uq_messages_fallback_of")),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_messages_carrier_id"), ["carrier_id"], unique=False)
        batch_op.create_index("ix_messages_transcript", ["contact_id", "id"], unique=False)
        batch_op.create_index(
            "ix_messages_unsent",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("status = 'waiting'"),
            postgresql_where=sa.text("status = 'waiting'"),
        )
        batch_op.create_index(
            "ix_messages_unsent_lane",
            ["contact_id", "id"],
            unique=False,
            sqlite_where=sa.text("status = 'waiting'"),
            postgresql_where=sa.text("status = 'waiting'"),
        )

    op.create_table(
        "reach",
        sa.Column("handle_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "medium", sa.Enum("whatsapp", "sms", "email", name="medium", native_enum=False, length=32), nullable=False
        ),
        sa.Column("last_inbound_at", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("opted_out_at", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("unreachable_until", columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("window_closed_at", columns.UTCDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["handle_id"], ["handles.id"], name=op.f("fk_reach_handle_id_handles")),
        sa.PrimaryKeyConstraint("handle_id", "medium", name=op.f("pk_reach")),
    )


def downgrade() -> None:
    op.drop_table("reach")
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_messages_unsent_lane",
            sqlite_where=sa.text("status = 'waiting'"),
            postgresql_where=sa.text("status = 'waiting'"),
        )
        batch_op.drop_index(
            "ix_messages_unsent",
            sqlite_where=sa.text("status = 'waiting'"),
            postgresql_where=sa.text("status = 'waiting'"),
        )
        batch_op.drop_index("ix_messages_transcript")
        batch_op.drop_index(batch_op.f("ix_messages_carrier_id"))

    op.drop_table("messages")
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_links_registration_id"))
        batch_op.drop_index(batch_op.f("ix_links_contact_id"))

    op.drop_table("links")
    op.drop_table("conversations")
    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consents_contact_id"))

    op.drop_table("consents")
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_registrations_team_shirt_number",
            sqlite_where=sa.text("shirt_number IS NOT NULL"),
            postgresql_where=sa.text("shirt_number IS NOT NULL"),
        )
        batch_op.drop_index(
            "uq_registrations_child_season",
            sqlite_where=sa.text("archived_at IS NULL"),
            postgresql_where=sa.text("archived_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_registrations_contact_id"))

    op.drop_table("registrations")
    op.drop_table("notices")
    with op.batch_alter_table("handles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handles_contact_id"))

    op.drop_table("handles")
    with op.batch_alter_table("guardians", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_guardians_contact_id"))

    op.drop_table("guardians")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_events_waiting",
            sqlite_where=sa.text("progress = 'waiting'"),
            postgresql_where=sa.text("progress = 'waiting'"),
        )
        batch_op.drop_index(
            "ix_events_lane",
            sqlite_where=sa.text("progress = 'waiting'"),
            postgresql_where=sa.text("progress = 'waiting'"),
        )

    op.drop_table("events")
    with op.batch_alter_table("effects", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_effects_waiting",
            sqlite_where=sa.text("progress = 'waiting'"),
            postgresql_where=sa.text("progress = 'waiting'"),
        )

    op.drop_table("effects")
    op.drop_table("teams")
    op.drop_table("memos")
    op.drop_table("contacts")
    op.drop_table("children")
