"""No query forgets whose rows it reads: the law of tenancy, checked on the syntax of `store`, and seen to fail.

Every function that touches a tenant's table takes `transaction` and then `org_id`, and every SELECT, UPDATE and DELETE on
such a table names `org_id` in its conditions. A statement that is made once, outside of functions, names it as a parameter,
and whoever executes it says which organization is meant.
"""

import ast
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from clearsend import store
from clearsend.store.foundation import tables

STORE = Path(store.__file__).parent
SOURCE = STORE.parent

# The tables are imported from the package, whichever of its parts describes them.
TABLES = "clearsend.store.foundation.tables"
PARTS = {TABLES} | {f"{TABLES}.{path.stem}" for path in Path(tables.__file__).parent.glob("*.py")}

# Leases belong to nobody, wake-ups hold ids for the engine and are shown to nobody, and what vendors tell or count belongs to whom the reading of it tells.
NOBODYS_TABLES = {"wakeups", "leases", "inbox", "whatsapp_registrations", "rate_windows", "vendor_circuits"}
# An organization's own row is a tenant's, too.
TENANT_TABLES = {
    name for name, value in vars(tables).items() if isinstance(value, sa.Table) and value.name not in NOBODYS_TABLES
}

EXEMPT = {
    "claims._IS_OURS": "whether a claim is ours is what is asked; whose it is otherwise, is not told",
    "claims.list_all": "for the operator of the installation",
    "claims.release": "for the operator of the installation",
    "claims.is_held": "for the operator of the installation, who moves a claim; whose it is, is not told",
    "figures.present": "for the operator of the installation: how many, never whose",
    "figures.stock": "for the operator of the installation: how many, never whose",
    "keys.find_actor": "the key is what tells the organization",
    "organizations.list_all": "for the operator of the installation",
    "organizations.insert": "the organization is what is being made; its id is in the noun",
    "profiles.insert": "the organization is in the noun",
    "events.insert": "the organization is in the noun",
    "registrations.hint": "a vendor's notice names no organization: whose it is, is what is looked for",
    "keys._HOLDERS": "who asks adds which key is meant",
    "keys._HOLDER": "the key is what tells the organization",
    "dossiers._belongs_to": "a condition of a statement that names the organization of the profile",
    "registrations._save": "it makes the statement that writes a row as a whole, with the row's organization, or not at all",
    "retention.delete_deliveries": "age decides, whosever they are, and nobody is told of them",
    "retention.delete_idempotency_records": "age decides, whosever they are, and nobody is told of them",
    "orphans.open_runs": "what nobody works on is looked for, whosever it is, and woken for each organization by itself",
    "orphans.receivers": "the same",
    "orphans.notices": "the same, and a notice belongs to nobody",
    "orphans.long_open_runs": "what cannot be brought to an end is looked for, and given up for each organization by itself",
    "registrations.owners_due": "the reconciliation looks for everybody's, and acts for each owner by itself",
}

# The functions that write a row of the organization that they are handed.
WRITERS = {"statements.insert", "statements.write", "statements.write_part"}

# Where the conditions of a statement stand.
CONDITIONS = {"where", "filter_by", "filter"}


def violations(module: str, source: str) -> Iterator[str]:
    """What is wrong in `source`, as sentences that begin with the function."""
    tree = ast.parse(source)
    if PARTS & _imported_modules(tree):
        yield f"{module} imports the tables as a module, where this check cannot tell one from another"
    if (PARTS - {TABLES}) & _modules_imported_from(tree):
        yield f"{module} imports a table from its part, where this check does not look"
    tenants = _imported_tables(tree)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    scopes = {function.name for function in functions if _is_scope(function)}
    prepared = _prepared(tree, tenants)
    for statement_name, is_scoped in prepared.items():
        if not is_scoped and f"{module}.{statement_name}" not in EXEMPT:
            yield f"{module}.{statement_name} is a statement that does not name org_id"
    for function in functions:
        name = f"{module}.{function.name}"
        if not (tenants | set(prepared)) & _names(function) or name in EXEMPT:
            continue
        parameters = [parameter.arg for parameter in function.args.args]
        wanted = ["transaction", "org_id"] if "transaction" in parameters else ["org_id"]
        if parameters[: len(wanted)] != wanted:
            yield f"{name} takes {', '.join(parameters) or 'nothing'} instead of {', '.join(wanted)} first"
        if set(prepared) & _names(function) and not any(_is_org_condition(node) for node in ast.walk(function)):
            yield f"{name} executes a prepared statement and does not name org_id"
        for call in _written_elsewhere(function):
            if [ast.unparse(argument) for argument in call.args[:2]] != ["transaction", "org_id"]:
                yield f"{name}, line {call.lineno}: a row is written and org_id is not handed on"
        for statement in _statements(function, tenants):
            if not _is_scoped(statement, function, scopes):
                yield f"{name}, line {statement.lineno}: a statement that does not name org_id"


def _written_elsewhere(function: ast.FunctionDef) -> Iterator[ast.Call]:
    """Each call of `statements` that writes a row, which names the organization that it is handed."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in WRITERS:
            yield node


def _modules_imported_from(tree: ast.Module) -> set[str]:
    """The modules from which something is imported."""
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def _imported_modules(tree: ast.Module) -> set[str]:
    """The modules that are imported whole."""
    return {
        f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }


def _imported_tables(tree: ast.Module) -> set[str]:
    """The tenants' tables that are imported by name. Modules of the store have the same nouns for names."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == TABLES
        for alias in node.names
        if alias.name in TENANT_TABLES
    }


def _names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _prepared(tree: ast.Module, tenants: set[str]) -> dict[str, bool]:
    """The statements of the module that are made once, also those made from another; is `org_id` in their conditions?"""
    found: dict[str, bool] = {}
    for node in tree.body:
        if not (isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None):
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        calls = [inner for inner in ast.walk(node.value) if isinstance(inner, ast.Call)]
        bases = set(found) & _names(node.value)
        if bases or any(_begins_statement(call, tenants) for call in calls):
            conditions = [
                part
                for call in calls
                if isinstance(call.func, ast.Attribute) and call.func.attr in CONDITIONS
                for part in call.args
            ]
            is_scoped = any(found[base] for base in bases) or any(
                _is_org_parameter(inner) for condition in conditions for inner in ast.walk(condition)
            )
            found |= {target.id: is_scoped for target in targets if isinstance(target, ast.Name)}
    return found


def _is_org_parameter(node: ast.AST) -> bool:
    """`table.c.org_id == sa.bindparam("org_id")`; for organizations, `.c.id`."""
    return (
        isinstance(node, ast.Compare)
        and isinstance(node.ops[0], ast.Eq)
        and (ast.unparse(node.left).endswith(".c.org_id") or ast.unparse(node.left) == "organizations.c.id")
        and ast.unparse(node.comparators[0]) == "sa.bindparam('org_id')"
    )


def _is_scope(function: ast.FunctionDef) -> bool:
    """Does it build conditions for an organization: `org_id` first, and in it a comparison with it, or a value of that name?"""
    parameters = [parameter.arg for parameter in function.args.args]
    return parameters[:1] == ["org_id"] and any(_is_org_condition(node) for node in ast.walk(function))


def _is_org_condition(node: ast.AST) -> bool:
    """`table.c.org_id == org_id` (for organizations, `.c.id`), or `{"org_id": org_id}`."""
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq):
        column = ast.unparse(node.left)
        is_org_column = column.endswith(".c.org_id") or column == "organizations.c.id"
        return is_org_column and ast.unparse(node.comparators[0]) == "org_id"
    if isinstance(node, ast.Dict):
        return ("'org_id'", "org_id") in {
            (ast.unparse(key), ast.unparse(value)) for key, value in zip(node.keys, node.values, strict=True) if key
        }
    return False


def _statements(function: ast.FunctionDef, tenants: set[str]) -> Iterator[ast.expr]:
    """Each SELECT, UPDATE or DELETE on a tenant's table, with everything that is chained to it."""
    parents = {child: parent for parent in ast.walk(function) for child in ast.iter_child_nodes(parent)}
    for node in ast.walk(function):
        if not (isinstance(node, ast.Call) and _begins_statement(node, tenants)):
            continue
        chain: ast.expr = node
        while isinstance(parents[chain], (ast.Attribute, ast.Call)):
            parent = parents[chain]
            if isinstance(parent, ast.Call) and parent.func is not chain:
                break
            assert isinstance(parent, ast.expr)
            chain = parent
        if tenants & _names(chain):
            yield chain


def _begins_statement(call: ast.Call, tenants: set[str]) -> bool:
    """`sa.select(…)`, `sa.update(profiles)`, `profiles.update()`, `profiles.delete()`, `profiles.select()`."""
    function = call.func
    if isinstance(function, ast.Name):
        return function.id in {"select", "update", "delete"}
    return (
        isinstance(function, ast.Attribute)
        and function.attr in {"select", "update", "delete"}
        and isinstance(function.value, ast.Name)
        and function.value.id in tenants | {"sa"}
    )


def _is_scoped(statement: ast.expr, function: ast.FunctionDef, scopes: set[str]) -> bool:
    """Is `org_id` in its conditions: written there, in a variable that is used there, or by a function that builds them?"""
    variables = {
        target.id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(statement):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CONDITIONS:
            for part in (*node.args, *(keyword.value for keyword in node.keywords)):
                for name in _names(part):
                    if _compares_org(variables.get(name, part), scopes):
                        return True
    return False


def _compares_org(expression: ast.expr, scopes: set[str]) -> bool:
    """A condition on the organization, or a call of a function that builds one."""
    return any(
        _is_org_condition(node)
        or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in scopes
            and "org_id" in _names(node)
        )
        for node in ast.walk(expression)
    )


def modules() -> list[Path]:
    found = sorted(STORE.rglob("*.py"))
    return [path for path in found if not {"migrations", "tables"} & set(path.parts)]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_every_query_names_the_organization(path: Path) -> None:
    assert list(violations(path.stem, path.read_text(encoding="utf-8"))) == []


def test_there_is_something_to_check() -> None:
    """The search knows how this house writes statements: it finds them in every module of a tenant's noun."""
    found = {path.stem for path in modules() if _has_statements(ast.parse(path.read_text(encoding="utf-8")))}
    assert found >= {"profiles", "brands", "campaigns", "runs", "whatsapp_accounts", "events", "deliveries", "keys"}


def _has_statements(tree: ast.Module) -> bool:
    tenants = _imported_tables(tree)
    return any(list(_statements(node, tenants)) for node in tree.body if isinstance(node, ast.FunctionDef))


def test_exemptions_are_still_needed() -> None:
    known = set()
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        known |= {f"{path.stem}.{name}" for name in names | set(_prepared(tree, _imported_tables(tree)))}
    assert set(EXEMPT) <= known
    assert all(EXEMPT.values())


def test_every_table_has_an_owner() -> None:
    for table in tables.metadata.tables.values():
        if table.name not in tables.SHARED_TABLES:
            assert not table.c.org_id.nullable, table.name
            assert table.c.org_id.foreign_keys, table.name
    assert {"organizations"} | NOBODYS_TABLES == tables.SHARED_TABLES


def test_the_tables_are_used_in_the_store_only() -> None:
    elsewhere = [
        str(path.relative_to(SOURCE))
        for path in sorted(SOURCE.rglob("*.py"))
        if STORE not in path.parents
        and any(name.startswith(TABLES) for name in _imported_modules(ast.parse(path.read_text(encoding="utf-8"))))
    ]
    assert elsewhere == []


def test_the_store_writes_no_sql_as_text_that_this_check_could_not_read() -> None:
    raw = {
        path.stem
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"text", "exec_driver_sql"}
    }
    assert raw <= {"database"}, "pragmas and BEGIN belong to `database.py`; everything else is SQLAlchemy Core"


IMPORTS = f"from clearsend.store.foundation.tables import {', '.join(sorted(TENANT_TABLES))}, leases\n"


@pytest.mark.parametrize(
    ("snippet", "complaint"),
    [
        (
            """
            def find(transaction, profile_id):
                return transaction.connection.execute(sa.select(profiles).where(profiles.c.id == profile_id))
            """,
            "takes transaction, profile_id",
        ),
        (
            """
            def find(transaction, org_id, profile_id):
                return transaction.connection.execute(sa.select(profiles).where(profiles.c.id == profile_id))
            """,
            "does not name org_id",
        ),
        (
            """
            def find(transaction, org_id, profile_id):
                query = sa.select(profiles)
                return transaction.connection.execute(query), org_id
            """,
            "does not name org_id",
        ),
        (
            """
            def give(transaction, org_id, profile_id):
                transaction.connection.execute(
                    profiles.update().where(profiles.c.id == profile_id).values(org_id=org_id)
                )
            """,
            "does not name org_id",
        ),
        (
            """
            def delete(transaction, org_id):
                transaction.connection.execute(campaigns.delete())
            """,
            "does not name org_id",
        ),
        (
            """
            def find(transaction, org_id):
                where = (events.c.org_id != org_id,)
                return transaction.connection.execute(sa.select(events).where(*where))
            """,
            "does not name org_id",
        ),
        (
            """
            def find(transaction, org_id):
                return transaction.connection.execute(sa.select(runs).where(runs.c.profile_id == org_id))
            """,
            "does not name org_id",
        ),
        (
            """
            def list_all(transaction, org_id):
                first = transaction.connection.execute(sa.select(runs).where(runs.c.org_id == org_id))
                return first, transaction.connection.execute(sa.select(run_steps).order_by(run_steps.c.position))
            """,
            "does not name org_id",
        ),
        (
            """
            def find(transaction, org_id):
                return transaction.connection.execute(sa.select(profiles).where(*_of(org_id)))

            def _of(org_id):
                return (profiles.c.id == org_id,)
            """,
            "does not name org_id",
        ),
        (
            """
            from clearsend.store.foundation import tables

            def find(transaction, org_id):
                return transaction.connection.execute(sa.select(tables.runs))
            """,
            "imports the tables as a module",
        ),
        (
            """
            from clearsend.store.foundation.tables import completions

            def find(transaction, org_id):
                return transaction.connection.execute(sa.select(completions.runs))
            """,
            "imports the tables as a module",
        ),
        (
            """
            from clearsend.store.foundation.tables.completions import run_steps as steps

            def find(transaction, org_id):
                return transaction.connection.execute(sa.select(steps))
            """,
            "imports a table from its part",
        ),
        (
            """
            _ONE = sa.select(runs).where(runs.c.id == sa.bindparam("run_id"))
            """,
            "does not name org_id",
        ),
        (
            """
            _ONE = sa.select(runs).where(runs.c.org_id == sa.bindparam("org_id"))

            def find(transaction, org_id, run_id):
                return transaction.connection.execute(_ONE, {"org_id": run_id})
            """,
            "does not name org_id",
        ),
        (
            """
            _ONE = sa.select(runs).where(runs.c.org_id == sa.bindparam("org_id"))

            def find(transaction, run_id):
                return transaction.connection.execute(_ONE, {"org_id": run_id})
            """,
            "takes transaction, run_id",
        ),
        (
            """
            from clearsend.store.foundation.tables import runs as journeys

            def find(transaction, org_id):
                return transaction.connection.execute(sa.select(journeys))
            """,
            "does not name org_id",
        ),
        (
            """
            def find_actor(transaction, key):
                return transaction.connection.execute(sa.select(api_keys).where(api_keys.c.digest == key))
            """,
            "takes transaction, key",
        ),
        (
            """
            def start(transaction, org_id, run_id):
                statements.write(transaction, run_id, runs, run_id, {"status": "in_progress"})
            """,
            "org_id is not handed on",
        ),
    ],
)
def test_a_query_that_forgets_the_organization_is_noticed(snippet: str, complaint: str) -> None:
    assert any(complaint in found for found in violations("snippet", IMPORTS + textwrap.dedent(snippet)))


@pytest.mark.parametrize(
    "snippet",
    [
        """
        def find(transaction, org_id, profile_id):
            query = sa.select(profiles).where(profiles.c.org_id == org_id, profiles.c.id == profile_id)
            return transaction.connection.execute(query.with_for_update())
        """,
        """
        def count(transaction, org_id):
            return transaction.connection.execute(sa.select(sa.func.count()).select_from(profiles).where(*_of(org_id)))

        def _of(org_id):
            return profiles.c.org_id == org_id, profiles.c.deleted_at.is_(None)
        """,
        """
        _ANY = sa.select(runs).where(runs.c.org_id == sa.bindparam("org_id"), runs.c.id == sa.bindparam("run_id"))
        _OPEN = _ANY.where(runs.c.finished_at.is_(None))

        def find(transaction, org_id, run_id):
            return transaction.connection.execute(_OPEN, {"org_id": org_id, "run_id": run_id})
        """,
        """
        def forget(transaction, name):
            transaction.connection.execute(leases.delete().where(leases.c.name == name))
        """,
        """
        def start(transaction, org_id, run_id):
            statements.write(transaction, org_id, runs, run_id, {"status": "in_progress"})
        """,
    ],
)
def test_a_query_that_names_it_is_left_alone(snippet: str) -> None:
    assert list(violations("snippet", IMPORTS + textwrap.dedent(snippet))) == []
