"""Judges newline-delimited JSON requests with workflow-preflight, on Spark.

Every partition of the input goes through one process of the command `workflow-preflight check ... --format ndjson`,
which answers a line for each line, so that each verdict meets its record again and nothing is held in memory but what
the pipes hold. This file knows lines and verdicts, and no constraint.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import threading
from collections.abc import Iterable, Iterator
from itertools import chain
from queue import SimpleQueue
from typing import BinaryIO

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

VIOLATIONS = "array<struct<pointer: string, code: string, message: string>>"
VERDICTS = f"ok boolean, errors {VIOLATIONS}, warnings {VIOLATIONS}, record string"


def verdicts(records: Iterable[bytes], command: list[str]) -> Iterator[tuple]:
    """What the command says of each record of a partition, next to the record."""
    records = iter(records)
    first = next(records, None)
    if first is None:
        return  # Spark has empty partitions, which need no process.
    sent: SimpleQueue[bytes] = SimpleQueue()
    failures: list[Exception] = []
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        arguments = (chain([first], records), process.stdin, sent, failures)
        feeder = threading.Thread(target=feed, args=arguments, daemon=True)
        feeder.start()
        for line in process.stdout:
            yield verdict(json.loads(line), sent.get())
        feeder.join()
    # 0: all are accepted; 1: some are refused.
    if process.returncode not in (0, 1) or not sent.empty():
        failures.append(RuntimeError(f"`{shlex.join(command)}` ended with {process.returncode}"))
    if failures:
        raise failures[0]


def feed(records: Iterable[bytes], stdin: BinaryIO, sent: SimpleQueue[bytes], failures: list[Exception]) -> None:
    """Writes records as lines, in a thread of its own: the command reads no more while nobody reads what it writes."""
    try:
        with stdin:
            for record in records:
                sent.put(record)
                stdin.write(record + b"\n")
    except BrokenPipeError:
        pass  # The command has ended, and its exit code tells how.
    except Exception as error:  # What reading the input raises must not pass for the input's end.
        failures.append(error)


def verdict(report: dict, record: bytes) -> tuple:
    errors, warnings = (
        [(one["pointer"], one["code"], one["message"]) for one in report[kind]] for kind in ("errors", "warnings")
    )
    return report["ok"], errors, warnings, record.decode(errors="replace")


def judge(requests: DataFrame, command: list[str]) -> DataFrame:
    """One row for each row of `requests`, whose first column holds bytes of JSON."""
    judged = requests.rdd.mapPartitions(lambda rows: verdicts((bytes(row[0]) for row in rows), command))
    return requests.sparkSession.createDataFrame(judged, VERDICTS)


def read(spark: SparkSession, path: str) -> DataFrame:
    """The lines that are not blank, as the bytes that they are."""
    # By default a carriage return alone would end a line, too; in JSON it is white space.
    lines = spark.read.option("lineSep", "\n").text(path)
    return lines.where(F.col("value").rlike(r"[^ \t\r]")).select(F.col("value").cast("binary"))


def summary(judged: DataFrame) -> DataFrame:
    """How many errors and warnings there are of each code."""
    kinds = [
        judged.select(F.lit(kind).alias("kind"), F.explode(column).alias("violation"))
        for kind, column in (("error", "errors"), ("warning", "warnings"))
    ]
    return kinds[0].union(kinds[1]).groupBy("kind", "violation.code").count().orderBy("kind", "code")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("operation", help="such as glue.CreateWorkflow")
    parser.add_argument("input", help="a file or folder of newline-delimited JSON, wherever Spark can read")
    parser.add_argument("output", help="a new folder, for a line of JSON for each request")
    parser.add_argument("--preflight", default="workflow-preflight", help="the command on the workers")
    asked = parser.parse_args()
    check = [*shlex.split(asked.preflight), "check", asked.operation, "--ndjson", "--format", "ndjson", "-"]
    spark = SparkSession.builder.appName(f"check {asked.operation}").getOrCreate()
    judge(read(spark, asked.input), check).write.json(asked.output)
    # Read back, since Spark would judge all of it again for each summary.
    judged = spark.read.schema(VERDICTS).json(asked.output)
    judged.groupBy("ok").count().show()
    summary(judged).show(truncate=False)
    spark.stop()


if __name__ == "__main__":
    main()
