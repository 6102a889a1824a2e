"""What ./lakewise prints is read back by Python exactly."""

import csv
import decimal
import io
import json

QUERY = """
select 12345678901234567890123456789012345678::decimal(38, 0) as large, '' as empty,
  null::varchar as missing, 'a "b", c' as quoted, [1, null] as list
"""


def test_csv_keeps_every_digit_and_tells_null_from_empty(lakewise):
    printed = lakewise("sql", "--format", "csv", "-c", QUERY)
    header, row = csv.reader(io.StringIO(printed))
    assert header == ["large", "empty", "missing", "quoted", "list"]
    assert row == ["12345678901234567890123456789012345678", "", "", 'a "b", c', "[1,null]"]
    assert printed.splitlines()[1].split(",")[1:3] == ['""', ""]


def test_ndjson_keeps_every_digit_and_nested_values(lakewise):
    printed = lakewise("sql", "--format", "ndjson", "-c", QUERY)
    row = json.loads(printed, parse_int=decimal.Decimal)
    assert row["large"] == decimal.Decimal("12345678901234567890123456789012345678")
    assert row["missing"] is None
    assert row["list"] == [1, None]
