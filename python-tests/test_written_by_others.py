"""Tables that deltalake writes are read, and changed, by ./lakewise."""

import datetime

import deltalake
import polars
import pyarrow
import pytest


@pytest.fixture
def foreign(lake):
    """Where deltalake writes: below the lake."""
    folder = lake / "files" / "foreign"
    folder.parent.mkdir(parents=True)
    return folder


@pytest.fixture
def scanned(rows):
    def ask():
        return rows("select * from delta_scan('files/foreign') order by id")

    return ask


def data(first, count, kind="a"):
    ids = list(range(first, first + count))
    return pyarrow.table({"id": pyarrow.array(ids, pyarrow.int64()), "kind": [kind] * count})


def theirs(folder):
    table = deltalake.QueryBuilder().register("t", deltalake.DeltaTable(str(folder)))
    batches = table.execute("select * from t order by id").read_all()
    return pyarrow.table(batches).to_pylist()


def test_appends_and_partitions(foreign, scanned):
    for number, kind in enumerate(["a b/c", "ü%", "=x"]):
        deltalake.write_deltalake(
            str(foreign), data(number * 10, 3, kind), mode="append", partition_by=["kind"]
        )
    assert scanned() == theirs(foreign)
    assert len(scanned()) == 9


def test_an_empty_partition_value_is_null(foreign, scanned):
    """So says the Delta protocol; deltalake itself reads it as an empty string."""
    deltalake.write_deltalake(str(foreign), data(0, 1, ""), partition_by=["kind"])
    assert scanned() == [{"id": 0, "kind": None}]


def test_overwrite_delete_update_merge_and_checkpoint(foreign, scanned):
    deltalake.write_deltalake(str(foreign), data(0, 10))
    deltalake.write_deltalake(str(foreign), data(100, 10), mode="overwrite")
    table = deltalake.DeltaTable(str(foreign))
    table.delete("id % 3 = 0")
    table.update(predicate="id = 101", updates={"kind": "'changed'"})
    (
        table.merge(data(105, 10, "merged"), "t.id = s.id", source_alias="s", target_alias="t")
        .when_matched_update_all()
        .when_not_matched_insert_all()
        .execute()
    )
    assert scanned() == theirs(foreign)
    table.create_checkpoint()
    deltalake.write_deltalake(str(foreign), data(200, 1), mode="append")
    assert scanned() == theirs(foreign)


def test_values_of_all_types(foreign, scanned):
    table = pyarrow.table(
        {
            "id": pyarrow.array([1, 2], pyarrow.int64()),
            "wall": pyarrow.array([datetime.datetime(2020, 1, 1, 0, 0, 0, 123456), None]),
            "instant": pyarrow.array(
                [datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc), None],
                pyarrow.timestamp("us", tz="UTC"),
            ),
            "day": pyarrow.array([datetime.date(2020, 2, 29), None]),
            "nested": pyarrow.array([{"a": 1, "b": ["x", None]}, None]),
            "real": pyarrow.array([1.5, None], pyarrow.float32()),
        }
    )
    deltalake.write_deltalake(str(foreign), table)
    first, second = scanned()
    assert first == {
        "id": 1,
        "wall": "2020-01-01T00:00:00.123456",
        "instant": "2020-01-01T00:00:00+00:00",
        "day": "2020-02-29",
        "nested": {"a": 1, "b": ["x", None]},
        "real": 1.5,
    }
    assert second == {name: 2 if name == "id" else None for name in first}


def test_polars_writes_too(foreign, scanned):
    polars.DataFrame({"id": [1, 2], "kind": ["x", None]}).write_delta(str(foreign))
    assert scanned() == [{"id": 1, "kind": "x"}, {"id": 2, "kind": None}]


def test_we_change_what_deltalake_wrote_and_it_reads_on(foreign, lakewise, rows):
    deltalake.write_deltalake(str(foreign), data(0, 10))
    lakewise("sql", "-c", f"create table t location '{foreign}'")
    lakewise("sql", "-c", "insert into t values (50, 'ours')")
    lakewise("sql", "-c", "delete from t where id < 3")
    lakewise("sql", "-c", "update t set kind = 'u' where id = 5")
    assert rows("select * from t order by id") == theirs(foreign)
    deltalake.write_deltalake(str(foreign), data(60, 2), mode="append")
    assert rows("select * from t order by id") == theirs(foreign)
    assert rows("select count(*) as n from t") == [{"n": 10}]
