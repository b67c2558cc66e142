"""The interview plan and the reasons that come with Fivebar."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "20261123_defaults"
down_revision = "20261123_search"
branch_labels = None
depends_on = None

# name, type, guard, days at most
STAGES = (
    ("Lead", "lead", "nothing", 5),
    ("Screen", "screen", "nothing", 3),
    ("First interview", "interview", "nothing", 10),
    ("Panel", "interview", "nothing", 7),
    ("Offer", "offer", "an interview", 5),
)
WRITTEN_AT = datetime(2026, 11, 23, tzinfo=UTC)
COLUMNS = ("name", "kind", "guard", "days")
# ending, name, is timing, is silver
REASONS = (
    ("rejected", "Strong, but somebody else was stronger", False, True),
    ("rejected", "Timing: we cannot wait as long as they need", True, False),
    ("rejected", "Too little evidence of the must-haves", False, False),
    ("rejected", "Numbers did not hold up", False, False),
    ("rejected", "Pay expectation out of reach", False, False),
    ("rejected", "Location or travel", False, False),
    ("rejected", "References", False, False),
    ("withdrawn", "Timing: not now", True, False),
    ("withdrawn", "Stayed after a counter-offer", True, False),
    ("withdrawn", "Took another offer", True, False),
    ("withdrawn", "Pay", False, False),
    ("withdrawn", "Role or territory", False, False),
    ("withdrawn", "Location or travel", False, False),
    ("archived", "Seat filled", False, True),
    ("archived", "Seat no longer wanted", False, True),
    ("archived", "No answer", False, False),
    ("archived", "Added by mistake", False, False),
)


def upgrade() -> None:
    plans = sa.table(
        "recruit_interview_plans",
        sa.column("id", sa.Integer),
        sa.column("name", sa.String),
        sa.column("edited_at", sa.DateTime(timezone=True)),
        sa.column("version", sa.Integer),
    )
    stages = sa.table(
        "recruit_plan_stages",
        *(sa.column(name, sa.Integer) for name in ("plan_id", "position", "days")),
        *(sa.column(name, sa.String) for name in ("name", "kind", "guard")),
    )
    reasons = sa.table(
        "recruit_reasons",
        *(sa.column(name, sa.String) for name in ("ending", "name")),
        *(sa.column(name, sa.Boolean) for name in ("is_timing", "is_silver")),
    )
    if op.get_bind().execute(sa.select(plans.c.id).limit(1)).first():
        return  # upgraded again after a downgrade
    made = (
        sa.insert(plans)
        .values(name="Standard", edited_at=WRITTEN_AT, version=1)
        .returning(plans.c.id)
    )
    plan_id = op.get_bind().execute(made).scalar_one()
    op.bulk_insert(
        stages,
        [
            {"plan_id": plan_id, "position": place, **dict(zip(COLUMNS, stage, strict=True))}
            for place, stage in enumerate(STAGES)
        ],
    )
    op.bulk_insert(
        reasons,
        [
            {"ending": ending, "name": name, "is_timing": is_timing, "is_silver": is_silver}
            for ending, name, is_timing, is_silver in REASONS
        ],
    )


def downgrade() -> None:
    """Leave the rows: openings may follow them. They go with their tables."""
