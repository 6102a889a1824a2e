"""What the tests through Python clients share."""

import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent


@pytest.fixture
def lake(tmp_path):
    """A folder for a fresh lake."""
    return tmp_path / "lake"


@pytest.fixture
def lakewise(lake):
    """Runs ./lakewise on the fresh lake and answers what it printed; fails if it fails."""

    def run(*arguments):
        done = subprocess.run(
            [ROOT / "lakewise", arguments[0], "--lake", lake, *arguments[1:]],
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
