"""Find candidates by the words of their search document."""

from alembic import op

revision = "20261123_search"
down_revision = "20261123_first"
branch_labels = None
depends_on = None

DOCUMENTS = "recruit_search_documents"
INDEX = "recruit_search_index"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"CREATE INDEX {INDEX} ON {DOCUMENTS} USING gin (to_tsvector('simple', words))")
        return
    op.execute(
        f"CREATE VIRTUAL TABLE {INDEX} USING fts5(words, content='{DOCUMENTS}', "
        "content_rowid='candidate_id', prefix='1 2 3', tokenize='unicode61')"
    )
    new = f"INSERT INTO {INDEX}(rowid, words) VALUES (new.candidate_id, new.words);"
    old = (
        f"INSERT INTO {INDEX}({INDEX}, rowid, words) "
        "VALUES ('delete', old.candidate_id, old.words);"
    )
    for verb, body in (("INSERT", new), ("DELETE", old), ("UPDATE", old + new)):
        op.execute(
            f"CREATE TRIGGER {INDEX}_{verb.lower()} AFTER {verb} ON {DOCUMENTS} BEGIN {body} END"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP INDEX {INDEX}")
        return
    for verb in ("insert", "delete", "update"):
        op.execute(f"DROP TRIGGER {INDEX}_{verb}")
    op.execute(f"DROP TABLE {INDEX}")
