"""Who reads, who writes, who commits; and tables that point only where imports may go."""

import ast
from collections.abc import Iterator

from tools.architecture.purity import imports
from tools.architecture.tree import PACKAGES, Finding, Source, Tree

# Who may commit besides views.py and commands.py, each for a reason.
COMMITTERS = {
    "foundation/jobs/attempt.py": "ends the transaction of each attempt at a job",
    "foundation/jobs/worker.py": "takes and renews leases, in transactions of their own",
    "foundation/migrating.py": "migrates before anything is served",
    "foundation/serving.py": "the command that starts everything",
    "foundation/web.py": "records, after the answer, what was read",
}
# At the edge of a subject the session is ended, never asked or written.
EDGE = frozenset({"views", "forms", "jobs", "commands"})
ENDING = frozenset({"commit", "rollback", "remove", "expire_all", "close"})
STATEMENTS = frozenset({"select", "insert", "update", "delete", "text"})
# Whose tables a package may point at.
BELOW = {
    "foundation": ("foundation",),
    "recruit": ("recruit", "foundation"),
    "talent": ("talent", "foundation"),
}


def commits(tree: Tree) -> Iterator[Finding]:
    """Only views, commands and the job runner commit: an action joins its caller's transaction."""
    for source in tree.ours:
        if source.name in {"views", "commands"} or source.path in COMMITTERS:
            continue
        for node in _attributes(source):
            if node.attr == "commit":
                message = "only views, commands and the job runner commit"
                yield Finding(source.path, node.lineno, message)


def statements(tree: Tree) -> Iterator[Finding]:
    """Views, forms, jobs and commands leave reading to queries.py and writing to actions.py."""
    for source in tree.ours:
        if source.subject is None or source.name not in EDGE:
            continue
        for line, name in imports(source):
            library, _, what = name.rpartition(".")
            if library.partition(".")[0] == "sqlalchemy" and what in STATEMENTS:
                yield Finding(source.path, line, f"{what}() belongs in queries.py or actions.py")
        for node in _attributes(source):
            if _is_session(node.value) and node.attr not in ENDING:
                message = f"session.{node.attr} belongs in queries.py or actions.py"
                yield Finding(source.path, node.lineno, message)
            elif node.attr == "query":
                yield Finding(source.path, node.lineno, ".query belongs in queries.py")


def tables(tree: Tree) -> Iterator[Finding]:
    """A table is named for its package, and its foreign keys point where its package may import."""
    for source in tree.ours:
        for line, table in table_names(source):
            if not table.startswith(f"{source.package}_"):
                message = f"table {table} needs the prefix {source.package}_"
                yield Finding(source.path, line, message)
        for line, target in foreign_keys(source):
            problem = _wrong_target(source.package, target)
            if problem:
                yield Finding(source.path, line, problem)


def foreign_key_cycles(tree: Tree) -> Iterator[Finding]:
    """Inside recruit and talent a foreign key never points at a subject that imports its own."""
    homes = {table: source.subject for source in tree.ours for _line, table in table_names(source)}
    reached = _reached(tree)
    for source in tree.ours:
        if source.package == "foundation" or source.subject is None:
            continue
        for line, target in foreign_keys(source):
            home = homes.get(target.partition(".")[0])
            if home and home != source.subject and source.subject in reached.get(home, ()):
                message = f"a foreign key to {target}, but {home} imports {source.subject}"
                yield Finding(source.path, line, message)


def table_names(source: Source) -> Iterator[tuple[int, str]]:
    """Every table a file declares, with its line."""
    for node in source.walk():
        if isinstance(node, ast.Assign) and "__tablename__" in map(_name, node.targets):
            yield node.lineno, _literal(node.value)
        elif isinstance(node, ast.Call) and _name(node.func) == "Table" and node.args:
            yield node.lineno, _literal(node.args[0])


def foreign_keys(source: Source) -> Iterator[tuple[int, str]]:
    """Every `table.column` that a file points at, with its line; "" where it is no plain text."""
    for node in source.walk():
        if not isinstance(node, ast.Call) or not node.args:
            continue
        if _name(node.func) == "ForeignKey":
            yield node.lineno, _literal(node.args[0])
        elif _name(node.func) == "ForeignKeyConstraint" and isinstance(node.args[-1], ast.List):
            yield from ((node.lineno, _literal(item)) for item in node.args[-1].elts)


def _wrong_target(package: str, target: str) -> str | None:
    if not target:
        return "a foreign key names table.column as plain text"
    owner = target.partition("_")[0]
    if owner not in BELOW[package]:
        return f"a {package} table may not point at {target}"
    return None


def _reached(tree: Tree) -> dict[str, set[str]]:
    """Which subjects each subject imports, directly or through others."""
    edges: dict[str, set[str]] = {}
    for source in tree.ours:
        if source.subject:
            known = edges.setdefault(source.subject, set())
            for _line, name in imports(source):
                if name.partition(".")[0] in PACKAGES:
                    known.add(".".join(name.split(".")[:2]))
    grown = True
    while grown:
        grown = False
        for known in edges.values():
            more = set().union(*(edges.get(subject, set()) for subject in known)) - known
            known |= more
            grown = grown or bool(more)
    return edges


def _attributes(source: Source) -> Iterator[ast.Attribute]:
    return (node for node in source.walk() if isinstance(node, ast.Attribute))


def _is_session(node: ast.expr) -> bool:
    # db.session; a bare `session` is the visitor's, from Flask.
    return isinstance(node, ast.Attribute) and node.attr == "session"


def _name(node: ast.expr) -> str | None:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
