"""Spark with Delta Lake in a process of its own, and its values beside ours."""

import decimal
import json
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
OPTIONS = ROOT / "target" / "spark-peer" / "java.options"
SETTINGS = [
    "spark.master=local[2]",
    "spark.sql.shuffle.partitions=2",
    "spark.databricks.delta.snapshotPartitions=2",
]
TIME = re.compile(r"^([+-]?\d{4,6}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d*?)0*)?(\+00:00)?$")


class SparkError(Exception):
    """What Spark says of a statement that it refuses."""


class Spark:
    """One Spark session; see spark-peer/SparkPeer.java."""

    def __init__(self, folder):
        self.log = open(folder / "spark.log", "w")
        peer = ROOT / "spark-peer" / "SparkPeer.java"
        self.process = subprocess.Popen(
            ["java", "-Xmx2g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
            # Spark generates more code than fits by default; a warning would stand among answers.
            + ["-XX:ReservedCodeCacheSize=512m", "-Xlog:disable", "-Xlog:all=warning:stderr"]
            + [f"@{OPTIONS}"]
            + [peer, folder, *SETTINGS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )

    def sql(self, statement):
        """The rows of a statement as dictionaries."""
        self.process.stdin.write(json.dumps({"sql": statement}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, f"Spark ended; see {self.log.name}"
        answer = json.loads(line, parse_float=decimal.Decimal)
        if "error" in answer:
            raise SparkError(answer["error"])
        return answer["rows"]

    def script(self, statements, table):
        """Runs statements over a table that they call {t}."""
        for statement in statements.split(";"):
            if statement.strip():
                self.sql(statement.replace("{t}", table))

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=60)
        self.log.close()


def plain(value):
    """A value in one spelling: ours and Spark's differ in that of times."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, (int, decimal.Decimal)) and not isinstance(value, bool):
        return decimal.Decimal(value)
    match = TIME.match(value) if isinstance(value, str) else None
    if match:
        day, time, fraction, zone = match.groups()
        return f"{day.lstrip('+')} {time}.{fraction or ''}{zone or ''}"
    return value


def ordered(rows):
    """Rows in an order that does not depend on who read them."""
    return sorted((plain(row) for row in rows), key=lambda row: json.dumps(row, default=str))
