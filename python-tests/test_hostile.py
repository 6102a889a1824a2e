"""The lists of hostile statements of the engine's own tests, through each interface of ./lakewise up."""

import re
import shutil
from urllib.parse import urlsplit

import adbc_driver_flightsql.dbapi as flight
import pytest
from databricks import sql as databricks_sql
from databricks.sdk import WorkspaceClient
from databricks.sdk.service.sql import StatementState
from server import ROOT, Server

LISTS = ROOT / "lakewise-engine" / "src" / "test" / "resources" / "io" / "lakewise" / "engine" / "hostile"
CANARY = "canary-4711"
MUTE = ["INTERNAL", "has been invalidated because", "Exception", "\tat ", "java.", "null pointer"]


def statements(name, outside):
    """The statements of a list, one a line, as its comments say."""
    lines = (LISTS / name).read_text().split("\n")
    texts = [line for line in lines if line.strip() and not line.startswith("-- ")]
    return [
        re.sub(
            r"\\u([0-9a-f]{4})",
            lambda found: chr(int(found.group(1), 16)),
            text.replace("{outside}", str(outside)).replace("\\n", "\n"),
        )
        for text in texts
    ]


@pytest.fixture(scope="module")
def outside(tmp_path_factory):
    """A folder beside the lake of which only one part may be read."""
    folder = tmp_path_factory.mktemp("beside") / "outside"
    (folder / "allowed").mkdir(parents=True)
    (folder / "allowed" / "fine.csv").write_text("a,b\n1,2\n")
    (folder / "canary.csv").write_text(f"a\n{CANARY}\n")
    (folder / "canary.json").write_text(f'{{"a": "{CANARY}"}}\n')
    return folder


@pytest.fixture(scope="module")
def server(tmp_path_factory, outside):
    running = Server(tmp_path_factory.mktemp("hostile"), "--allow", str(outside / "allowed"))
    files = running.lake / "files"
    files.mkdir()
    (files / "inside.csv").write_text("a,b\n1,2\n")
    (files / "link.csv").symlink_to(outside / "canary.csv")
    (files / "linked").symlink_to(outside)
    client = WorkspaceClient(host=running.address, token=running.token)
    for statement in (
        "create table t (id int, name string)",
        "insert into t values (1, 'one'), (2, 'two')",
        "create table loaded (a int, b int)",
        "create view v as select * from t",
        f"create table placed location 'files/placed' as select '{CANARY}' as a",
    ):
        assert by_statement_api(client)(statement) is None, statement
    shutil.copytree(files / "placed", outside / "table")
    data = next((outside / "table").glob("**/*.parquet"))
    shutil.copy(data, outside / "canary.parquet")
    shutil.copy(data, files / "inside.parquet")
    yield running
    assert running.stop() in (0, 143)


def by_statement_api(client):
    def ask(statement):
        answer = client.statement_execution.execute_statement(statement, "default", wait_timeout="50s")
        if answer.status.state is StatementState.SUCCEEDED:
            return None
        return f"{answer.status.error.error_code.value}: {answer.status.error.message}"

    return ask


def by_cursor(cursor):
    def ask(statement):
        try:
            cursor.execute(statement)
            cursor.fetchall()
            return None
        except Exception as refused:
            return str(refused)

    return ask


def interfaces(server):
    """Runs a statement in a session of an interface, of which the first has none that lasts."""
    yield "statement API", by_statement_api(WorkspaceClient(host=server.address, token=server.token))
    header = {
        "adbc.flight.sql.authorization_header": "Bearer " + server.token,
        "adbc.flight.sql.rpc.with_cookie_middleware": "true",
    }
    address = server.address.replace("http", "grpc")
    with flight.connect(address, header, autocommit=True) as connection, connection.cursor() as cursor:
        yield "Flight SQL", by_cursor(cursor)
    host = urlsplit(server.address)
    with databricks_sql.connect(
        f"http://{host.hostname}",
        "/sql/1.0/warehouses/default",
        server.token,
        _port=host.port,
        use_sea=True,
        enable_telemetry=False,
    ) as connection, connection.cursor() as cursor:
        yield "session of the statement API", by_cursor(cursor)


def everything(*folders):
    """Files below some folders with what is in them; what the server keeps for itself comes and goes."""
    found = {}
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if "_lakewise" not in file.relative_to(folder).parts:
                found[str(file)] = file.read_bytes() if file.is_file() and not file.is_symlink() else None
    return found


def test_hostile_statements_are_refused_and_change_nothing(server, outside):
    texts = statements("refused.sql", outside)
    assert len(texts) > 400
    before = everything(server.lake / "files", outside)
    wrong = []
    for interface, ask in interfaces(server):
        for text in texts:
            error = ask(text)
            if error is None:
                wrong.append(f"{interface}: {text}\n    was answered")
            elif CANARY in error.replace(text, "") or any(mute in error for mute in MUTE):
                wrong.append(f"{interface}: {text}\n    {error}")
    assert not wrong, "\n".join(wrong)
    assert everything(server.lake / "files", outside) == before
    client = WorkspaceClient(host=server.address, token=server.token)
    left = client.statement_execution.execute_statement(
        "select (select count(*) from t), (select sum(id) from t), (select count(*) from loaded),"
        " (select string_agg(table_name, ',' order by table_name) from information_schema.tables"
        " where table_schema = 'default')",
        "default",
        wait_timeout="50s",
    )
    assert left.result.data_array == [["2", "3", "0", "loaded,placed,t,v"]]


def test_what_only_looks_hostile_works_in_a_session(server, outside):
    texts = statements("accepted.sql", outside)
    assert len(texts) > 60
    for interface, ask in interfaces(server):
        if interface == "statement API":
            continue
        assert ask("declare variable own string default 'mine'") is None
        wrong = {text: error for text in texts if (error := ask(text)) is not None}
        assert not wrong, interface
        assert ask("drop table placed2") is None
