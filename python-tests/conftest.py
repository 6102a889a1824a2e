"""What the tests through Python clients share."""

import functools
import json
import subprocess

import pytest
from server import ROOT, Server


@pytest.fixture
def lake(tmp_path):
    """A folder for a fresh lake."""
    return tmp_path / "lake"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A running ./lakewise up, on a lake of its own."""
    running = Server(tmp_path_factory.mktemp("server"))
    yield running
    assert running.stop() in (0, 143)


def run(lake, *arguments):
    """What ./lakewise prints on a lake; fails if it fails."""
    done = subprocess.run(
        [ROOT / "lakewise", arguments[0], "--lake", lake, *arguments[1:]],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def lakewise(lake):
    """Runs ./lakewise on the fresh lake and answers what it printed."""
    return functools.partial(run, lake)


@pytest.fixture
def rows(lakewise):
    """The rows of a query as dictionaries."""

    def ask(query):
        printed = lakewise("sql", "--format", "ndjson", "-c", query)
        return [json.loads(line) for line in printed.splitlines()]

    return ask
