"""Runs the changes of 'lakewise bench dml' with deltalake, and prints name=value lines.

Arguments: the table's folder, the folder of the sources, then changes as name|kind|argument.
"""

import os
import sys
import time

from deltalake import DeltaTable, __version__

table, sources, changes = sys.argv[1], sys.argv[2], sys.argv[3:]


def bytes_of(folder):
    return sum(
        os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names
    )


def forget_peak():
    if os.path.exists("/proc/self/clear_refs"):
        with open("/proc/self/clear_refs", "w") as reset:
            reset.write("5")


def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))


def source_of(name):
    return DeltaTable(os.path.join(sources, name)).to_pyarrow_table()


def merge(target, rows):
    (
        target.merge(rows, "t.id = s.id", source_alias="s", target_alias="t")
        .when_matched_update_all()
        .when_not_matched_insert_all()
        .execute()
    )


print(f"version={__version__}")
for change in changes:
    name, kind, argument = change.split("|")
    rows = source_of(argument) if kind == "merge" else None
    before = bytes_of(table)
    forget_peak()
    began = time.perf_counter()
    target = DeltaTable(table)
    if kind == "merge":
        merge(target, rows)
    elif kind == "delete":
        target.delete(argument)
    else:
        target.update(updates={"amount": "amount + 1"}, predicate=argument)
    print(f"{name}.seconds={time.perf_counter() - began:.6f}")
    print(f"{name}.peak={peak()}")
    print(f"{name}.bytes={bytes_of(table) - before}")
    target = DeltaTable(table)
    print(f"{name}.version={target.version()}", flush=True)
    target.restore(0)
