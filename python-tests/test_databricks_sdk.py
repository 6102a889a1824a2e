"""Databricks' own client against ./lakewise up, and the examples of docs/clients.md."""

import re
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pyarrow
import pyarrow.csv
import pyarrow.ipc
import pytest
from databricks.sdk import WorkspaceClient
from databricks.sdk.errors import InvalidParameterValue, NotFound, ResourceAlreadyExists, Unauthenticated
from databricks.sdk.service.sql import (
    Disposition,
    ExecuteStatementRequestOnWaitTimeout,
    Format,
    QueryFilter,
    QueryStatus,
    State,
    StatementParameterListItem,
    StatementState,
    TimeRange,
)
from server import ROOT

ENDLESS = "select count(*) from range(1000000000) a, range(1000000000) b where a.range = b.range + 0.5"


@pytest.fixture(scope="module")
def client(server):
    return WorkspaceClient(host=server.address, token=server.token)


@pytest.fixture(scope="module")
def run(client):
    def execute(statement, **arguments):
        arguments.setdefault("wait_timeout", "50s")
        return client.statement_execution.execute_statement(statement, "default", **arguments)

    return execute


def test_rows_and_types(run):
    answer = run("select 1 as i, 'x' as s, null::date as d, 1.5::decimal(4,1) as n")
    assert answer.status.state is StatementState.SUCCEEDED
    assert answer.result.data_array == [["1", "x", None, "1.5"]]
    columns = answer.manifest.schema.columns
    assert [c.type_name.value for c in columns] == ["INT", "STRING", "DATE", "DECIMAL"]
    assert (columns[3].type_precision, columns[3].type_scale) == (4, 1)


def test_changes_and_parameters(run):
    run("create or replace table people (id int, name string)")
    assert run("insert into people values (1, 'a'), (2, 'b')").result.data_array == [["2"]]
    name = StatementParameterListItem(name="name", value="o'; drop table people --")
    number = StatementParameterListItem(name="id", value="2", type="INT")
    run("update people set name = :name where id = :id", parameters=[name, number])
    found = run("select id from people where name = :name", parameters=[name])
    assert found.result.data_array == [["2"]]


def chunks(client, answer):
    for chunk in answer.manifest.chunks:
        part = client.statement_execution.get_statement_result_chunk_n(
            answer.statement_id, chunk.chunk_index
        )
        yield urllib.request.urlopen(part.external_links[0].external_link)


def test_large_results_by_links(run, client):
    query = "select range as i, 'row ' || range as s, repeat('x', 20) as x from range(1000000)"
    arrow = run(query, disposition=Disposition.EXTERNAL_LINKS, format=Format.ARROW_STREAM)
    table = pyarrow.concat_tables(
        pyarrow.ipc.open_stream(part).read_all() for part in chunks(client, arrow)
    )
    assert arrow.manifest.total_chunk_count > 1
    assert table.num_rows == 1000000 == arrow.manifest.total_row_count
    assert table["s"][999999].as_py() == "row 999999"
    csv = run(query, disposition=Disposition.EXTERNAL_LINKS, format=Format.CSV)
    text = b"".join(part.read() for part in chunks(client, csv))
    assert pyarrow.csv.read_csv(pyarrow.BufferReader(text)).num_rows == 1000000


def test_links_end_with_their_signature(run):
    answer = run("select 1", disposition=Disposition.EXTERNAL_LINKS)
    link = answer.result.external_links[0].external_link
    assert urllib.request.urlopen(link).read() == b'[["1"]]'
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(link[:-1] + ("A" if link[-1] != "A" else "B"))
    assert refused.value.code == 403


def test_asynchronous_and_cancelled(run, client):
    begun = run(ENDLESS, wait_timeout="0s")
    assert begun.status.state in (StatementState.PENDING, StatementState.RUNNING)
    client.statement_execution.cancel_execution(begun.statement_id)
    started = time.time()
    while True:
        state = client.statement_execution.get_statement(begun.statement_id).status.state
        if state not in (StatementState.PENDING, StatementState.RUNNING):
            break
        assert time.time() - started < 30
        time.sleep(0.1)
    assert state is StatementState.CANCELED
    cancel = ExecuteStatementRequestOnWaitTimeout.CANCEL
    assert run(ENDLESS, wait_timeout="5s", on_wait_timeout=cancel).status.state is StatementState.CANCELED


def test_errors_are_those_that_the_client_knows(run, client, server):
    assert "nowhere does not exist" in run("select * from nowhere").status.error.message
    with pytest.raises(NotFound):
        client.statement_execution.get_statement("00000000-0000-0000-0000-000000000000")
    with pytest.raises(InvalidParameterValue):
        run("select 1", wait_timeout="1s")
    with pytest.raises(Unauthenticated):
        list(WorkspaceClient(host=server.address, token="lkw_wrong").warehouses.list())


def test_limits(run):
    answer = run("select * from range(100)", row_limit=7)
    assert (len(answer.result.data_array), answer.manifest.truncated) == (7, True)
    large = run("select repeat('x', 1000) from range(40000)")
    assert large.status.state is StatementState.FAILED
    assert "EXTERNAL_LINKS" in large.status.error.message


def test_warehouses_and_history(run, client):
    assert [warehouse.id for warehouse in client.warehouses.list()] == ["default"]
    assert client.warehouses.get("default").state is State.RUNNING
    run("select 'remembered'")
    finished = QueryFilter(statuses=[QueryStatus.FINISHED])
    history = client.query_history.list(filter_by=finished, max_results=1)
    assert history.res[0].query_text == "select 'remembered'"
    assert history.has_next_page
    following = client.query_history.list(
        filter_by=finished, max_results=1, page_token=history.next_page_token
    )
    assert following.res[0].query_id != history.res[0].query_id


def test_the_history_by_each_filter_and_with_metrics(run, client):
    run("create or replace table filtered (id int)")
    run("insert into filtered values (1), (2)")
    before = int(time.time() * 1000)
    run("select * from filtered where id < 5")
    run("select nothing from filtered")
    listed = client.query_history.list(max_results=2, include_metrics=True).res
    wrong, right = listed
    assert (wrong.status, right.status) == (QueryStatus.FAILED, QueryStatus.FINISHED)
    assert "nothing" in wrong.error_message
    assert right.metrics.rows_produced_count == 2 and right.metrics.read_files_count == 1
    assert right.metrics.total_time_ms >= right.metrics.compilation_time_ms >= 0
    assert right.metrics.network_sent_bytes > 0 and right.metrics.result_from_cache is False

    def ids(**by):
        return [each.query_id for each in client.query_history.list(filter_by=QueryFilter(**by)).res]

    recent = TimeRange(start_time_ms=before)
    assert ids(query_start_time_range=recent) == [wrong.query_id, right.query_id]
    assert ids(query_start_time_range=recent, statuses=[QueryStatus.FAILED]) == [wrong.query_id]
    assert right.query_id not in ids(query_start_time_range=TimeRange(end_time_ms=before - 1))
    assert ids(statement_ids=[right.query_id]) == [right.query_id]
    assert ids(query_start_time_range=recent, user_ids=[right.user_id]) == [wrong.query_id, right.query_id]
    assert ids(user_ids=[right.user_id + 1]) == []
    assert ids(query_start_time_range=recent, warehouse_ids=["default"]) == [wrong.query_id, right.query_id]
    assert ids(warehouse_ids=["none"]) == []
    with pytest.raises(InvalidParameterValue):
        client.query_history.list(page_token="nonsense")


def test_a_warehouse_is_made_changed_stopped_and_deleted(client):
    made = client.warehouses.create_and_wait(
        name="from python", cluster_size="2X-Small", max_num_clusters=2, auto_stop_mins=10
    )
    assert made.state is State.RUNNING and made.num_clusters == 1
    answer = client.statement_execution.execute_statement("select 42", made.id, wait_timeout="50s")
    assert answer.result.data_array == [["42"]]
    client.warehouses.edit_and_wait(made.id, name="renamed", cluster_size="X-Small")
    found = client.warehouses.get(made.id)
    assert (found.name, found.cluster_size, found.max_num_clusters) == ("renamed", "X-Small", 2)
    assert client.warehouses.stop_and_wait(made.id).state is State.STOPPED
    assert client.warehouses.start_and_wait(made.id).state is State.RUNNING
    with pytest.raises(ResourceAlreadyExists):
        client.warehouses.create(name="RENAMED", cluster_size="2X-Small")
    with pytest.raises(InvalidParameterValue, match="size is 'Enormous'"):
        client.warehouses.create(name="w", cluster_size="Enormous")
    client.warehouses.delete(made.id)
    with pytest.raises(NotFound):
        client.warehouses.get(made.id)


EXAMPLES = re.findall(
    r"```(sh|python)\n(.*?)```\n```text\n(.*?)```", (ROOT / "docs/clients.md").read_text(), re.S
)


@pytest.mark.parametrize("language,code,printed", EXAMPLES)
def test_examples_of_the_document(server, language, code, printed):
    command = ["bash", "-ec", code] if language == "sh" else [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=ROOT, env=server.environment(), capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stdout) == (0, printed), done.stderr


def test_the_document_has_examples():
    assert len(EXAMPLES) >= 4
