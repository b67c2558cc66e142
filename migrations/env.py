"""How Alembic meets the database: always through a connection it is handed."""

from alembic import context

from foundation.db import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    include_object=lambda _object, name, kind, _reflected, _other: not (
        kind == "table" and name is not None and name.startswith("recruit_search")
    ),
)
with context.begin_transaction():
    context.run_migrations()
