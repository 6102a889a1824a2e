"""ADBC and polars against ./lakewise up, by Arrow Flight SQL."""

import datetime
import decimal
import threading

import adbc_driver_flightsql.dbapi as flight
import polars
import pyarrow
import pytest


@pytest.fixture
def connection(server):
    header = {"adbc.flight.sql.authorization_header": "Bearer " + server.token}
    with flight.connect(server.address.replace("http", "grpc"), header, autocommit=True) as opened:
        yield opened


@pytest.fixture
def cursor(connection):
    with connection.cursor() as opened:
        yield opened


def rows(cursor, query, parameters=None):
    cursor.execute(query, parameters)
    return cursor.fetchall()


TYPES = {
    "small": ([1, None], pyarrow.int8(), "TINYINT"),
    "unsigned": ([255, 0], pyarrow.uint8(), "SMALLINT"),
    "large": ([2**63, 0], pyarrow.uint64(), "DECIMAL(20,0)"),
    "real": ([1.5, None], pyarrow.float32(), "FLOAT"),
    "amount": ([decimal.Decimal("1.25"), None], pyarrow.decimal128(10, 2), "DECIMAL(10,2)"),
    "day": ([datetime.date(2024, 2, 29), None], pyarrow.date32(), "DATE"),
    "seen": ([datetime.datetime(2024, 2, 29, 1, 2, 3, 456789)], pyarrow.timestamp("us"), "TIMESTAMP"),
    "moment": (
        [datetime.datetime(2024, 2, 29, 1, 2, 3, 456789, datetime.timezone.utc), None],
        pyarrow.timestamp("ns", "UTC"),
        "TIMESTAMP WITH TIME ZONE",
    ),
    "flag": ([True, None], pyarrow.bool_(), "BOOLEAN"),
    "bytes": ([b"\x00\xff", None], pyarrow.binary(), "BLOB"),
    "text": (["it's", None], pyarrow.string_view(), "VARCHAR"),
    "list": ([[1, None], None], pyarrow.list_(pyarrow.int64()), "array<bigint>"),
    "struct": ([{"a": 1}], pyarrow.struct({"a": pyarrow.int64()}), "struct<a:bigint>"),
    "map": ([[("k", 1)]], pyarrow.map_(pyarrow.string(), pyarrow.int32()), "map<string,int>"),
}


@pytest.mark.parametrize("name", TYPES)
def test_a_column_of_each_type_comes_back_as_it_was_sent(cursor, name):
    values, arrow, stored = TYPES[name]
    cursor.adbc_ingest(f"type_{name}", pyarrow.table({"v": pyarrow.array(values, arrow)}), mode="replace")
    assert [row[0] for row in rows(cursor, f"select v from type_{name}")] == values
    assert rows(cursor, f"describe table type_{name}")[0][1] == stored


REFUSED = {
    "half": pyarrow.float16(),
    "decimal32": pyarrow.decimal32(7, 2),
    "decimal64": pyarrow.decimal64(15, 2),
    "decimal256": pyarrow.decimal256(10, 2),
    "negative": pyarrow.decimal128(5, -2),
    "element": pyarrow.list_(pyarrow.field("e", pyarrow.decimal32(7, 2))),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_column_that_is_not_read_is_refused_by_name(cursor, name):
    schema = pyarrow.schema([("fine", pyarrow.int64()), (name, REFUSED[name])])
    batch = pyarrow.RecordBatch.from_pylist([], schema)
    with pytest.raises(flight.ProgrammingError, match=f"INVALID_ARGUMENT.* column {name}"):
        cursor.adbc_ingest("never", batch, mode="create")


def test_no_rows_at_all_are_no_endless_call(cursor):
    with pytest.raises(flight.ProgrammingError, match="ended without a command"):
        cursor.adbc_ingest("never", pyarrow.schema([("n", pyarrow.int64())]).empty_table(), mode="create")


def test_values_for_markers_are_what_they_are(cursor):
    moment = datetime.datetime(2024, 2, 29, 1, 2, 3, 456789, datetime.timezone.utc)
    bound = pyarrow.record_batch(
        {
            "a": pyarrow.array([255], pyarrow.uint8()),
            "b": pyarrow.array([2**64 - 1], pyarrow.uint64()),
            "c": pyarrow.array([moment], pyarrow.timestamp("ns", "America/New_York")),
            "d": pyarrow.array([0.1], pyarrow.float32()),
        }
    )
    (row,) = rows(cursor, "select ?, ?, ?, ? = 0.1::float", bound)
    assert row == (255, 2**64 - 1, moment, True)
    for value in ([1, 2], {"a": 1}, datetime.timedelta(1)):
        with pytest.raises(flight.NotSupportedError, match="marker 1 has the type"):
            rows(cursor, "select ?", (value,))


def test_categories_become_text(cursor):
    words = pyarrow.array(["b", "a", "b", None]).dictionary_encode()
    cursor.adbc_ingest("words", pyarrow.table({"w": words}), mode="create")
    assert rows(cursor, "select w, count(*) from words group by w order by w") == [
        ("a", 1), ("b", 2), (None, 1),
    ]


@pytest.mark.parametrize("change", ["", "create table never as "])
def test_what_is_cancelled_ends_and_the_connection_goes_on(connection, cursor, change):
    endless = "select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 9"
    cancel = threading.Timer(1, cursor.adbc_cancel)
    cancel.start()
    with pytest.raises(flight.OperationalError, match="cancel"):
        rows(cursor, change + endless)
    cancel.join()
    with connection.cursor() as other:
        assert rows(other, "select 42") == [(42,)]


def test_ingest_in_each_mode(cursor):
    people = pyarrow.table({"id": [1, 2], "name": ["a", None]})
    assert cursor.adbc_ingest("people", people, mode="create") == 2
    with pytest.raises(flight.Error, match="exists"):
        cursor.adbc_ingest("people", people, mode="create")
    assert cursor.adbc_ingest("people", people.select(["name", "id"]), mode="append") == 2
    assert rows(cursor, "select count(*), sum(id)::int from people") == [(4, 6)]
    assert cursor.adbc_ingest("people", people, mode="replace") == 2
    assert cursor.adbc_ingest("people", people, mode="create_append") == 2
    assert rows(cursor, "select count(*) from people") == [(4,)]
    with pytest.raises(flight.Error, match="does not exist"):
        cursor.adbc_ingest("nobody", people, mode="append")
    with pytest.raises(flight.Error, match="temporary"):
        cursor.adbc_ingest("people", people, mode="append", temporary=True)


def test_many_rows_are_one_commit(cursor):
    batch = pyarrow.record_batch({"i": range(100_000), "s": ["some text"] * 100_000})
    reader = pyarrow.RecordBatchReader.from_batches(batch.schema, (batch for _ in range(10)))
    assert cursor.adbc_ingest("many", reader, mode="create") == 1_000_000
    assert rows(cursor, "select count(*), sum(i)::bigint from many") == [(1_000_000, 49_999_500_000)]
    assert len(rows(cursor, "describe history many")) == 1


def test_parameters_and_batches_of_them(cursor):
    cursor.execute("create or replace table pairs (id bigint, name string)")
    cursor.executemany("insert into pairs values (?, ?)", [(i, f"n{i}") for i in range(5)])
    assert rows(cursor, "select name from pairs where id = ? or name = ? order by 1", (1, "n3")) == [
        ("n1",), ("n3",),
    ]
    assert rows(cursor, "select ?::decimal(5,2), ? is null", (decimal.Decimal("1.50"), None)) == [
        (decimal.Decimal("1.50"), True),
    ]


def test_metadata(connection, cursor):
    cursor.execute("create or replace table meta (id bigint, tags array<string>)")
    objects = connection.adbc_get_objects(depth="columns", table_name_filter="meta").read_all()
    (catalog,) = [each for each in objects.to_pylist() if each["catalog_name"] == "main"]
    tables = [t for s in catalog["catalog_db_schemas"] for t in s["db_schema_tables"]]
    assert [column["column_name"] for column in tables[0]["table_columns"]] == ["id", "tags"]
    assert connection.adbc_get_table_schema("meta").names == ["id", "tags"]
    assert connection.adbc_get_table_types() == ["TABLE", "VIEW"]
    assert connection.adbc_get_info()["vendor_name"] == "Lakewise"


def test_polars_reads_and_writes(connection):
    frame = polars.DataFrame({"x": [1, 2], "c": ["a", "b"]}, schema_overrides={"c": polars.Categorical})
    frame.write_database("frames", connection, if_table_exists="replace")
    assert polars.read_database("select x, c from frames order by x", connection).rows() == [
        (1, "a"), (2, "b"),
    ]
