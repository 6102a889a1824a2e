"""Spark reads and changes the tables that we write, and we those of Spark."""

import decimal
import json

import conftest
import pytest
from spark import OPTIONS, Spark, ordered
from test_read_by_others import MAPPED, TABLES, WIDENED

EVERY_TYPE = """
    create table t (id bigint, k boolean, y byte, h smallint, i int, f float, g double,
      d decimal(12, 3), e decimal(38, 10), s string, b binary, day date, w timestamp,
      z timestamptz, r struct<a: int, `b c`: string>, l array<int>, m map<string, double>,
      n struct<l: array<struct<m: map<int, array<date>>>>>) {options};
    insert into t values
      (1, true, -128, -32768, -2147483648, 'nan'::float, '-infinity'::double, -999999999.999,
        -1234567890123456789012345678.0123456789, 'ü''"% ', 'x'::blob, date '1500-01-01',
        timestamp '1969-12-31 23:59:59.123456', timestamptz '0001-01-01 00:00:00.000001+00',
        {'a': 1, 'b c': 'x'}, [1, null], map {'k': 0.5},
        {'l': [{'m': map {1: [date '2024-01-01', null]}}, null]}),
      (2, false, 127, 32767, 2147483647, 'infinity'::float, 1e300, 0, 0, '', ''::blob,
        date '9999-12-31', timestamp '9999-12-31 23:59:59.999999', timestamptz '9999-12-31 23:59:59.999999+00',
        {'a': null, 'b c': ''}, [], map {}, {'l': []}),
      (3, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null)
    """

VARIANT = """
    create table t (id int, v variant, s struct<a: variant, b: int>);
    insert into t values (1, 1::variant, {'a': 'x'::variant, 'b': 1}), (3, null, null);
    insert into t
      select 2, '{"a": [1, 2.5, "x", null, true], "b": {"c": 123456789012}}'::json::variant, null;
    insert into t values (4, {'x': date '2020-01-01', 'y': timestamp '2020-01-01 00:00:00.5',
      'z': 1.5::decimal(10, 2), 'w': 0.1::double, 'u': 1.5::float, 'n': null, 'l': [1, 2],
      't': timestamptz '2020-01-01 00:00:00+00', 'b': 'x'::blob, 'k': false, 'i8': 1::tinyint,
      'i16': 300::smallint, 'h': 12345678901234567890123456789::decimal(38, 0)}::variant, null);
    insert into t select 5, repeat('long', 50)::variant, {'a': null, 'b': 5};
    delete from t where id = 3; update t set v = '[1, "two"]'::json::variant where id = 1
    """

READ = {
    **TABLES,
    **MAPPED,
    "type widening": WIDENED,
    "every type": EVERY_TYPE.replace("{options}", ""),
    "every type, mapped": EVERY_TYPE.replace(
        "{options}", "tblproperties ('delta.columnMapping.mode' = 'id')"
    ),
    "every type, checkpointed": EVERY_TYPE.replace(
        "{options}",
        "tblproperties ('delta.checkpointPolicy' = 'v2', 'delta.checkpointInterval' = '2')",
    )
    + "; delete from t where id = 2; insert into t (id) values (7)",
    "partitioned by many types": """
        create table t (id int, k boolean, y byte, d decimal(38, 10), s string, day date,
          w timestamp, z timestamptz) partitioned by (k, y, d, s, day, w, z);
        insert into t values
          (1, true, -1, 1234567890123456789012345678.0123456789, 'a b/c=d%''"', date '1500-01-01',
            timestamp '1969-12-31 23:59:59.123456', timestamptz '2024-02-29 12:00:00.000001+00'),
          (2, null, null, null, null, null, null, null)
        """,
    "variant": VARIANT,
    "widened twice": """
        create table t (id int, v byte, d decimal(5, 2), f float, day date, l array<smallint>)
          tblproperties ('delta.enableTypeWidening' = 'true');
        insert into t values (1, 7, 123.45, 1.5, date '2024-02-29', [1, null]);
        alter table t alter column v type smallint; alter table t alter column v type bigint;
        alter table t alter column d type decimal(10, 4); alter table t alter column f type double;
        alter table t alter column day type timestamp_ntz;
        alter table t alter column l.element type int;
        insert into t values
          (2, 5000000000, 123456.7891, 1e300, timestamp '2024-01-01 10:00:00', [70000])
        """,
    "mapped, renamed and dropped": """
        create table t (id int, s struct<x: int, y: string>, gone int, p string)
          partitioned by (p) tblproperties ('delta.columnMapping.mode' = 'name');
        insert into t values (1, {'x': 1, 'y': 'a'}, 5, 'p 1'), (2, null, 6, null);
        alter table t rename column s.x to z; alter table t drop column gone;
        alter table t add column s.w int; delete from t where id = 2;
        insert into t values (3, {'z': 1, 'y': null, 'w': 4}, 'p 2')
        """,
    "clone": """
        create table source (id int); insert into source values (1), (2);
        create table t deep clone source; delete from t where id = 1
        """,
    "restored": """
        create table t (id int); insert into t values (1), (2); delete from t where id = 1;
        restore t to version as of 1
        """,
    "optimized after deletes": """
        create table t (id int, v int) cluster by (v, id);
        insert into t select x, -x from range(50) as r(x);
        insert into t select x, x from range(50, 60) as r(x); delete from t where id % 7 = 0;
        optimize t full; reorg table t apply (purge)
        """,
}

# Columns beside (id bigint, v int, s string), layout and properties, as both spell them.
FEATURES = {
    "plain": ("", "", ""),
    "deletion vectors": ("", "", "'delta.enableDeletionVectors' = 'true'"),
    "no deletion vectors": ("", "", "'delta.enableDeletionVectors' = 'false'"),
    "change data feed": ("", "", "'delta.enableChangeDataFeed' = 'true'"),
    "row tracking": ("", "", "'delta.enableRowTracking' = 'true'"),
    "in-commit timestamps": ("", "", "'delta.enableInCommitTimestamps' = 'true'"),
    "column mapping by name": ("", "", "'delta.columnMapping.mode' = 'name'"),
    "column mapping by id": ("", "", "'delta.columnMapping.mode' = 'id'"),
    "v2 checkpoints": ("", "", "'delta.checkpointPolicy' = 'v2', 'delta.checkpointInterval' = '3'"),
    "checkpoints": ("", "", "'delta.checkpointInterval' = '3'"),
    "type widening": ("", "", "'delta.enableTypeWidening' = 'true'"),
    "variant": (", x variant", "", ""),
    "defaults": (
        ", w string default 'none'",
        "",
        "'delta.feature.allowColumnDefaults' = 'supported'",
    ),
    "generated": (", g bigint generated always as (id + 1)", "", ""),
    "identity": (", k bigint generated by default as identity", "", ""),
    "timestamp without zone": (", n timestamp_ntz", "", ""),
    "partitions": ("", "partitioned by (s)", ""),
    "clustering": ("", "cluster by (id)", ""),
    "all at once": (
        ", x variant, w string default 'none'",
        "cluster by (v)",
        "'delta.feature.allowColumnDefaults' = 'supported', 'delta.enableChangeDataFeed' = 'true',"
        " 'delta.enableRowTracking' = 'true', 'delta.enableInCommitTimestamps' = 'true',"
        " 'delta.columnMapping.mode' = 'name', 'delta.checkpointPolicy' = 'v2'",
    ),
}

OURS = """
    insert into {t} (id, v, s) select x, x * 2, 'text ' || x from range(20) as r(x);
    delete from {t} where id % 5 = 0; update {t} set v = v + 1 where id % 3 = 0
    """
OURS_AGAIN = """
    insert into {t} (id, v, s) values (200, 1, 'ours'); update {t} set v = -id where id % 2 = 0;
    delete from {t} where id in (3, 101);
    merge into {t} as t
      using (select x as id, 7 as v, 'merged' as s from range(10, 14) as r(x)) as o on t.id = o.id when matched then update set v = o.v, s = o.s
      when not matched then insert (id, v, s) values (o.id, o.v, o.s);
    optimize {t}
    """
SPARKS = """
    INSERT INTO {t} (id, v, s) SELECT id, id * 2, concat('text ', id) FROM range(100, 120);
    DELETE FROM {t} WHERE id % 5 = 1;
    UPDATE {t} SET v = v + 1000 WHERE id % 4 = 0;
    MERGE INTO {t} AS t USING (SELECT id, 5 AS v, 'spark' AS s FROM range(115, 125)) AS o
      ON t.id = o.id WHEN MATCHED AND o.id < 118 THEN DELETE WHEN MATCHED THEN UPDATE SET v = o.v
      WHEN NOT MATCHED THEN INSERT (id, v, s) VALUES (o.id, o.v, o.s);
    ALTER TABLE {t} ADD COLUMNS (added STRING);
    INSERT INTO {t} (id, v, s, added) VALUES (130, 1, 'late', 'new')
    """


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    return tmp_path_factory.mktemp("spark") / "lake"


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    if not OPTIONS.exists():
        pytest.skip("Spark is not there: spark-peer/fetch gets it")
    session = Spark(tmp_path_factory.mktemp("peer"))
    yield session
    session.close()


@pytest.fixture(scope="module")
def tables(lake):
    """Every table to read, in a schema of its own; asked by name, as ours() answers."""
    schemas = {name: f"s{number}" for number, name in enumerate(READ)}
    scripts = [f"create schema {schemas[n]}; use {schemas[n]}; {READ[n]}" for n in READ]
    conftest.run(lake, "sql", "-c", ";".join(scripts))

    def ask(name):
        return ours(lake, f"{schemas[name]}.t")

    return ask


def ours(lake, table, statements=""):
    """Runs statements over a table; then its rows as we see them, and how Spark names it."""
    query = f"select 1 as ours, * from {table}; select location from (describe detail {table})"
    before = statements.replace("{t}", table)
    printed = conftest.run(lake, "sql", "--format", "ndjson", "-c", f"{before};{query}")
    *rows, folder = (json.loads(line, parse_float=decimal.Decimal) for line in printed.splitlines())
    return [row for row in rows if row.pop("ours", None)], f"delta.`{folder['location']}`"


@pytest.mark.parametrize("name", READ)
def test_spark_reads_what_we_write(tables, spark, name):
    rows, table = tables(name)
    assert rows
    assert ordered(spark.sql(f"select * from {table}")) == ordered(rows)


def definition(name, table):
    columns, layout, properties = FEATURES[name]
    options = f"tblproperties ({properties})" if properties else ""
    return f"create table {table} (id bigint, v int, s string{columns}) {layout} {options}"


def table_of(engine, name):
    return f"{engine}_{name}".replace(" ", "_").replace("-", "_")


@pytest.mark.parametrize("name", FEATURES)
def test_spark_changes_our_tables_and_we_go_on(lake, spark, name):
    table = table_of("ours", name)
    take_turns(lake, spark, table, definition(name, table))


@pytest.mark.parametrize("name", FEATURES)
def test_we_change_tables_of_spark_and_it_goes_on(lake, spark, name):
    table = table_of("sparks", name)
    folder = lake / "files" / table
    spark.sql(definition(name, f"delta.`{folder}`").replace(") ", ") using delta ", 1))
    take_turns(lake, spark, table, f"create table {table} location '{folder}'")


def take_turns(lake, spark, table, create):
    before, location = ours(lake, table, f"{create}; {OURS}")
    assert ordered(spark.sql(f"select * from {location}")) == ordered(before)
    spark.script(SPARKS, location)
    changed, _ = ours(lake, table)
    assert len(changed) > len(before)
    assert ordered(spark.sql(f"select * from {location}")) == ordered(changed)
    rows, _ = ours(lake, table, OURS_AGAIN)
    assert ordered(rows) != ordered(changed)
    assert ordered(spark.sql(f"select * from {location}")) == ordered(rows)


@pytest.mark.parametrize(
    "properties",
    ["", ", 'delta.columnMapping.mode' = 'name', 'delta.enableDeletionVectors' = 'false'"],
)
def test_spark_sees_the_changes_that_we_see(lake, spark, properties):
    table = "changes_mapped" if properties else "changes"
    create = f"""create table {table} (id bigint, v int, s string) tblproperties
        ('delta.enableChangeDataFeed' = 'true'{properties}); {OURS}; {OURS_AGAIN};
        delete from {table}"""
    _, location = ours(lake, table, create)
    spark.script("INSERT INTO {t} VALUES (1, 2, 'x'); UPDATE {t} SET v = 3", location)
    columns = "id, v, s, _change_type, _commit_version"
    query = f"select {columns} from table_changes('{table}', 1)"
    printed = conftest.run(lake, "sql", "--format", "ndjson", "-c", query)
    rows = [json.loads(line) for line in printed.splitlines()]
    path = location.removeprefix("delta.").strip("`")
    theirs = spark.sql(f"SELECT {columns} FROM table_changes_by_path('{path}', 1)")
    assert {row["_change_type"] for row in rows} == {
        "insert",
        "delete",
        "update_preimage",
        "update_postimage",
    }
    assert ordered(theirs) == ordered(rows)


def test_rows_keep_the_ids_that_spark_reads(lake, spark):
    columns, on = "id bigint, v int, s string", "'delta.enableRowTracking' = 'true'"
    create = f"create table kept ({columns}) tblproperties ({on})"
    _, location = ours(lake, "kept", f"{create}; {OURS}")
    query = f"SELECT id, _metadata.row_id AS row FROM {location}"
    before = {row["id"]: row["row"] for row in spark.sql(query)}
    ours(lake, "kept", OURS_AGAIN)
    between = {row["id"]: row["row"] for row in spark.sql(query)}
    spark.sql(f"UPDATE {location} SET v = 0 WHERE id < 12")
    spark.sql(f"OPTIMIZE {location}")
    ours(lake, "kept", "update {t} set v = 1 where id > 5; optimize {t} full")
    after = {row["id"]: row["row"] for row in spark.sql(query)}
    assert len(set(after.values())) == len(after) == len(between)
    assert between == after
    assert {key: before[key] for key in before if key in after} == {
        key: after[key] for key in before if key in after
    }


def test_features_that_a_table_with_rows_gets_later(lake, spark):
    features = {
        "delta.enableDeletionVectors": "true",
        "delta.enableChangeDataFeed": "true",
        "delta.enableInCommitTimestamps": "true",
        "delta.enableRowTracking": "true",
        "delta.columnMapping.mode": "name",
        "delta.enableTypeWidening": "true",
        "delta.checkpointPolicy": "v2",
    }
    properties = ", ".join(f"'{key}' = '{value}'" for key, value in features.items())
    columns, off = "id bigint, v int, s string", "'delta.enableDeletionVectors' = 'false'"
    create = f"create table later ({columns}) tblproperties ({off})"
    change = f"alter table later set tblproperties ({properties})"
    take_turns(lake, spark, "later", f"{create}; {OURS}; {change}")


def test_shredded_variants_are_refused_by_name(lake, spark):
    folder = lake / "files" / "shredded"
    spark.sql("SET spark.sql.variant.writeShredding.enabled = true")
    spark.sql("SET spark.sql.variant.inferShreddingSchema = true")
    spark.script(
        """CREATE TABLE {t} (v VARIANT) USING delta
             TBLPROPERTIES ('delta.enableVariantShredding' = 'true');
           INSERT INTO {t} SELECT parse_json('{"a": ' || id || '}') FROM range(10)""",
        f"delta.`{folder}`",
    )
    with pytest.raises(AssertionError, match="variantShredding"):
        conftest.run(lake, "sql", "-c", f"select * from delta_scan('{folder}')")
