"""How Alembic meets the database: always through a connection it is handed."""

from alembic import context

from foundation.db import Base

# Made by hand, in a way of each engine's own: the full-text index over the search documents.
BY_HAND = "recruit_search_index"


def is_ours(_object: object, name: str | None, _kind: str, *_rest: object) -> bool:
    return not (name or "").startswith(BY_HAND)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    include_object=is_ours,
)
with context.begin_transaction():
    context.run_migrations()
