"""Databricks' SQL connector for Python against ./lakewise up, in its mode that speaks the statement API."""

import datetime
import decimal
from urllib.parse import urlsplit

import pytest
from databricks import sql
from databricks.sql.exc import RequestError, ServerOperationError


@pytest.fixture(scope="module")
def connection(server):
    host = urlsplit(server.address)
    with sql.connect(
        f"http://{host.hostname}",
        "/sql/1.0/warehouses/default",
        server.token,
        _port=host.port,
        use_sea=True,
        enable_telemetry=False,
        session_configuration={"timezone": "UTC", "query_tags": "team:sales"},
    ) as opened:
        yield opened


@pytest.fixture
def cursor(connection):
    with connection.cursor() as opened:
        yield opened


def test_values_and_parameters(cursor):
    values = {"a": 5, "b": "it's", "c": None, "d": datetime.date(2024, 1, 2), "e": decimal.Decimal("1.25")}
    cursor.execute("select :a + 1 as x, :b as b, :c as c, :d as d, :e as e", values)
    assert tuple(cursor.fetchone()) == (6, *list(values.values())[1:])
    assert [(column[0], column[1]) for column in cursor.description][:2] == [("x", "int"), ("b", "string")]


def test_large_results_are_fetched_by_links(cursor):
    cursor.execute("select range as n, 'text ' || range as s from range(1000000)")
    assert cursor.fetchall_arrow().column(0).to_pylist() == list(range(1000000))


def test_the_session_remembers(connection, cursor):
    cursor.execute("create temporary view five as select 5 as x")
    with connection.cursor() as other:
        assert [tuple(row) for row in other.execute("select x from five").fetchall()] == [(5,)]
        assert [tuple(row) for row in other.execute("set query_tags").fetchall()] == [("team", "sales")]


def test_metadata(cursor):
    cursor.execute("create or replace table seen (id int not null comment 'the key', amount decimal(10,2))")
    assert [row[0] for row in cursor.catalogs().fetchall()] == ["main", "system"]
    assert [row[0] for row in cursor.schemas("main", "def%").fetchall()] == ["default"]
    tables = cursor.tables("main", "default", "see%", ["TABLE"]).fetchall()
    assert [(row.catalogName, row.namespace, row.tableName, row.tableType) for row in tables] == [
        ("main", "default", "seen", "TABLE")
    ]
    columns = cursor.columns("main", "default", "seen").fetchall()
    assert [(row.col_name, row.columnType, row.remarks) for row in columns] == [
        ("id", "INT", "the key"),
        ("amount", "DECIMAL(10,2)", None),
    ]


def test_changes_and_errors(cursor):
    cursor.execute("create or replace table changed (id int)")
    assert [tuple(row) for row in cursor.execute("insert into changed values (1), (2)").fetchall()] == [(2,)]
    with pytest.raises(ServerOperationError, match="nowhere does not exist"):
        cursor.execute("select * from nowhere")


def test_thrift_is_told_what_to_use_at_once(server):
    with pytest.raises(RequestError, match="use_sea=True"):
        sql.connect(
            "127.0.0.1",
            "/sql/1.0/warehouses/default",
            server.token,
            _connection_uri=server.address + "/sql/1.0/warehouses/default",
            enable_telemetry=False,
        )
