"""The shell on a real terminal."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

import conftest

ENDLESS = "select count(*) from range(1000000000000) a, range(1000) b where a.range % 7 = b.range"
CTRL_C = b"\x03"
CTRL_D = b"\x04"
SECONDS = 120


class Terminal:
    """A process of ./lakewise whose terminal is ours."""

    def __init__(self, lake, *options):
        self.process, self.ours = pty.fork()
        if self.process == 0:
            state = str(lake.parent / "state")
            environment = dict(os.environ, TERM="xterm", XDG_STATE_HOME=state)
            program = str(conftest.ROOT / "lakewise")
            os.execve(program, [program, "sql", "--lake", str(lake), *options], environment)
        fcntl.ioctl(self.ours, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.seen = ""

    def type(self, text):
        os.write(self.ours, text if isinstance(text, bytes) else text.encode() + b"\r")

    def until(self, pattern):
        """Reads until something is printed, and forgets all up to it."""
        end = time.monotonic() + SECONDS
        while True:
            found = re.search(pattern, self.seen)
            if found:
                self.seen = self.seen[found.end() :]
                return found.group()
            left = end - time.monotonic()
            assert left > 0, f"no {pattern!r} in {self.seen!r}"
            if select.select([self.ours], [], [], left)[0]:
                self.seen += os.read(self.ours, 65536).decode(errors="replace")

    def exit_code(self):
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                self.process = None
                return os.waitstatus_to_exitcode(status)
            if select.select([self.ours], [], [], 0.1)[0]:
                try:
                    os.read(self.ours, 65536)
                except OSError:  # the other end is closed
                    time.sleep(0.05)
        raise AssertionError("does not end")

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self.ours)


def test_ctrl_c_cancels_the_statement_and_the_shell_goes_on(lake):
    with Terminal(lake, "--threads", "1", "--memory", "512MB") as terminal:
        terminal.until("lakewise> ")
        terminal.type("create table t as select 40 + 1 as a;")
        terminal.until("lakewise> ")
        for statement in [ENDLESS, "insert into t " + ENDLESS]:
            terminal.type(statement + ";")
            time.sleep(3)
            terminal.type(CTRL_C)
            terminal.until("The statement was cancelled")
            terminal.until("lakewise> ")
        terminal.type("select a + 1 as answer, count(*) as rows from t group by all;")
        terminal.until(r"\b42\b[^\n]*\b1\b")
        terminal.until("lakewise> ")
        terminal.type("select 'half a line")
        terminal.until("half a line")
        terminal.type(CTRL_C)
        terminal.until("lakewise> ")
        terminal.type("select 6 * 7 as answer;")
        terminal.until(r"\b42\b")
        terminal.until("lakewise> ")
        terminal.type(CTRL_D)
        assert terminal.exit_code() == 0


def test_a_statement_ends_at_the_time_limit_and_the_shell_goes_on(lake):
    with Terminal(lake, "--timeout", "1s") as terminal:
        terminal.until("lakewise> ")
        terminal.type(ENDLESS + ";")
        terminal.until("after 1 s, its time limit")
        terminal.until("lakewise> ")
        terminal.type("select 6 * 7 as answer;")
        terminal.until(r"\b42\b")
        terminal.until("lakewise> ")
        terminal.type(CTRL_D)
        assert terminal.exit_code() == 0
