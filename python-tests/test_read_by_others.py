"""Tables that ./lakewise writes are read by deltalake and polars to the rows that we print."""

import base64
import datetime
import decimal
import json

import conftest
import deltalake
import polars
import pyarrow
import pytest
from deltalake.exceptions import DeltaError, DeltaProtocolError

TABLES = {
    "plain": "create table t (id int, s string); insert into t values (1, 'a'), (2, null), (3, '')",
    "types": """
        create table t (id bigint not null, y byte, h smallint, d decimal(38, 10), f float, g double,
          k boolean, day date, z timestamptz, b binary);
        insert into t values
          (1, -128, 32767, 1234567890123456789012345678.0123456789, 1.5, -0.0, true,
            date '2020-02-29', timestamptz '2020-01-01 00:00:00.123456+00', 'x'::blob),
          (2, null, null, null, null, null, null, null, null, null)
        """,
    "nested": """
        create table t (id int, s struct<a: int, b: array<string>>, m map<string, int>);
        insert into t values (1, {a: 1, b: ['x', null]}, map {'k': 1}), (2, null, null)
        """,
    "partitions": """
        create table t (id int, p string, day date) partitioned by (p, day);
        insert into t values (1, 'a b/c=d%', date '2024-01-01'), (2, null, null), (3, 'ü', null)
        """,
    "deletion vectors": """
        create table t (id int); insert into t select x from range(100) as r(x);
        delete from t where id % 3 = 0; update t set id = id + 1000 where id < 10
        """,
    "merge": """
        create table t (id int, v string);
        insert into t values (1, 'a'), (2, 'b'), (3, 'c');
        merge into t using (values (2, 'x'), (4, 'y')) as s(id, v) on t.id = s.id
          when matched then update set v = s.v when not matched then insert values (s.id, s.v)
        """,
    "overwrite": """
        create table t (id int); insert into t values (1); insert overwrite t values (7), (8)
        """,
    "timestamp without zone": """
        create table t (id int, w timestamp);
        insert into t values (1, timestamp '2020-01-01 00:00:00.123456')
        """,
    "check constraint": "create table t (id int check (id > 0)); insert into t values (1)",
    "default": "create table t (id int default 5, v int); insert into t (v) values (1)",
    "identity": """
        create table t (id bigint generated always as identity, v int); insert into t (v) values (9)
        """,
    "generated column": """
        create table t (id bigint, v bigint generated always as (id + 1));
        insert into t (id) values (1)
        """,
    "change data feed": """
        create table t (id int) tblproperties ('delta.enableChangeDataFeed' = 'true');
        insert into t values (1), (2); update t set id = 3 where id = 1
        """,
    "clustering": "create table t (id int) cluster by (id); insert into t values (1); optimize t",
    "in-commit timestamps": """
        create table t (id int) tblproperties ('delta.enableInCommitTimestamps' = 'true');
        insert into t values (1)
        """,
    "row tracking": """
        create table t (id int) tblproperties ('delta.enableRowTracking' = 'true');
        insert into t values (1), (2); update t set id = 3 where id = 1
        """,
    "checkpoint": """
        create table t (id int) tblproperties ('delta.checkpointInterval' = '2');
        insert into t values (1); insert into t values (2); insert into t values (3);
        delete from t where id = 2; insert into t values (4)
        """,
    "added column": """
        create table t (id int); insert into t values (1);
        alter table t add column v string; insert into t values (2, 'x')
        """,
}

MAPPED = {
    "column mapping": """
        create table t (id int, v int) tblproperties ('delta.columnMapping.mode' = 'name');
        insert into t values (1, 2); alter table t rename column v to w;
        insert into t values (3, 4)
        """,
    "column mapping by id": """
        create table t (id int, v int) tblproperties ('delta.columnMapping.mode' = 'id');
        insert into t values (1, 2)
        """,
    "v2 checkpoint": """
        create table t (id int)
          tblproperties ('delta.checkpointPolicy' = 'v2', 'delta.checkpointInterval' = '2');
        insert into t values (1); insert into t values (2); insert into t values (3)
        """,
}

WIDENED = """
    create table t (id int, v int) tblproperties ('delta.enableTypeWidening' = 'true');
    insert into t values (1, 2); alter table t alter column v type bigint;
    insert into t values (2, 5000000000)
    """

VERSIONS = "create table t (id int); insert into t values (1); delete from t"


def by_deltalake(location):
    table = deltalake.QueryBuilder().register("t", deltalake.DeltaTable(location))
    return pyarrow.table(table.execute("select * from t").read_all()).to_pylist()


def by_polars(location):
    return polars.read_delta(location).to_dicts()


def plain(value):
    """A value as our JSON has it."""
    if isinstance(value, (list, tuple)):
        if value and all(isinstance(item, tuple) for item in value):
            return {key: plain(item) for key, item in value}
        return [plain(item) for item in value]
    if isinstance(value, dict):
        if set(value) == {"key", "value"}:
            return {value["key"]: plain(value["value"])}
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, float):
        return decimal.Decimal(str(value))
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def ordered(rows):
    return sorted((plain(row) for row in rows), key=lambda row: row["id"])


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """Every table in a schema of its own; answers the rows that we print, and the folder."""
    lake = tmp_path_factory.mktemp("others") / "lake"
    every = {**TABLES, **MAPPED, "type widening": WIDENED, "versions": VERSIONS}
    schemas = {name: f"s{number}" for number, name in enumerate(every)}
    scripts = [f"create schema {schemas[n]}; use {schemas[n]}; {every[n]}" for n in every]
    conftest.run(lake, "sql", "-c", ";".join(scripts))

    def ask(name, version=""):
        table = f"{schemas[name]}.t"
        query = f"select * from {table} {version}; select location from (describe detail {table})"
        printed = conftest.run(lake, "sql", "--format", "ndjson", "-c", query)
        *rows, folder = [
            json.loads(line, parse_float=decimal.Decimal) for line in printed.splitlines()
        ]
        return rows, folder["location"]

    return ask


@pytest.mark.parametrize("name", TABLES)
def test_both_read_what_we_write(tables, name):
    ours, folder = tables(name)
    assert ours
    assert ordered(by_deltalake(folder)) == ordered(ours)
    assert ordered(by_polars(folder)) == ordered(ours)


@pytest.mark.parametrize("name", MAPPED)
def test_deltalake_reads_and_polars_refuses_by_name(tables, name):
    ours, folder = tables(name)
    assert ordered(by_deltalake(folder)) == ordered(ours)
    with pytest.raises(DeltaProtocolError, match="columnMapping|v2Checkpoint"):
        by_polars(folder)


def test_type_widening_is_refused_by_both(tables):
    ours, folder = tables("type widening")
    assert len(ours) == 2
    with pytest.raises(DeltaError, match="TypeWidening"):
        by_deltalake(folder)
    with pytest.raises(DeltaProtocolError, match="typeWidening"):
        by_polars(folder)


@pytest.mark.parametrize("version", range(3))
def test_versions_are_read_by_number(tables, version):
    ours, folder = tables("versions", f"version as of {version}")
    assert len(ours) == version % 2
    assert polars.read_delta(folder, version=version).to_dicts() == ours
