"""addresses that were looked up lately"""

import sqlalchemy as sa
from alembic import op

from bot.store import columns

revision = "0009"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "known_addresses",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("found", columns.Sealed(), nullable=False),
        sa.Column("looked_up_at", columns.UTCDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_known_addresses"),
    )
    op.create_index("ix_known_addresses_looked_up_at", "known_addresses", ["looked_up_at"])


def downgrade() -> None:
    op.drop_table("known_addresses")
