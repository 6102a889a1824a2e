"""A server of ./lakewise for the tests."""

import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """./lakewise up on a lake of its own, until it is stopped; arguments may have its {address}."""

    def __init__(self, folder, *arguments):
        self.lake = folder / "lake"
        self.address = f"http://127.0.0.1:{free_port()}"
        self.log = open(folder / "server.log", "wb")
        port = self.address.rsplit(":", 1)[1]
        command = [ROOT / "lakewise", "up", "--lake", self.lake, "--port", port]
        command += [argument.format(address=self.address) for argument in arguments]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        self.token_file = self.lake / "_lakewise" / "admin-token"
        self.wait()

    def wait(self):
        for _ in range(600):
            assert self.process.poll() is None, open(self.log.name).read()
            try:
                urllib.request.urlopen(self.address + "/ready")
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server did not start: " + open(self.log.name).read())

    @property
    def token(self):
        return self.token_file.read_text().strip()

    def environment(self):
        """What clients of Databricks read."""
        return {**os.environ, "DATABRICKS_HOST": self.address, "DATABRICKS_TOKEN": self.token}

    def stop(self):
        """Asks it to stop; answers its exit code."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(60)
        finally:
            self.process.kill()
            self.log.close()
