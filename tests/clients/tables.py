"""Reads an export as other programs read it, with nothing said about types, and holds that every key
comes out as it was written and that every row meets the rows it met.

    tables.py FOLDER-OF-CSV WORKBOOK
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import duckdb
import frictionless
import openpyxl
import pandas

folder, workbook = Path(sys.argv[1]), Path(sys.argv[2])
package = folder / "datapackage.json"


def written(path):
    """The rows of a CSV as texts."""
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


tables = {path.stem: written(path) for path in sorted(folder.glob("*.csv"))}
described = {}
for row in tables["columns"]:
    described.setdefault(row["table"], {})[row["column"]] = row
assert set(described) == set(tables), "every table is described"


def references():
    """Each column that leads somewhere: table, column, the other table, its column."""
    for name, columns in described.items():
        for column, row in columns.items():
            if not row["leads_to"]:
                continue
            other, into = row["leads_to"].split(".")
            yield name, column, other, into


def met(left, right, left_on, right_on):
    """How many pairs of rows have the same text there."""
    count = Counter(row[right_on] for row in right if row[right_on])
    return sum(count[row[left_on]] for row in left)


joins = [(*one, met(tables[one[0]], tables[one[2]], one[1], one[3])) for one in references()]
labels = [
    (name, column)
    for name, columns in described.items()
    for column, row in columns.items()
    if row["type"] == "text" and (row["key"] == "true" or row["leads_to"])
]
assert len(joins) > 30 and sum(one[-1] > 0 for one in joins) > 15

# Every key that leads somewhere has its row there.
for name, left_on, other, right_on, count in joins:
    rows = [row for row in tables[name] if row[left_on]]
    assert count == len(rows), f"{name}.{left_on} leads to {other}: {count} of {len(rows)}"


def with_pandas(reader, frames):
    for name, column in labels:
        expected = [row[column] or None for row in tables[name]]
        found = [None if pandas.isna(cell) else cell for cell in frames[name][column]]
        assert found == expected, f"{reader}: {name}.{column}: {found} for {expected}"
    for name, left_on, other, right_on, count in joins:
        left, right = frames[name].dropna(subset=[left_on]), frames[other]
        if not len(left):
            continue
        pairs = left.merge(right, left_on=left_on, right_on=right_on, suffixes=("", "_other"))
        assert len(pairs) == count, f"{reader}: {name}.{left_on}: {len(pairs)} of {count}"


def with_duckdb(reader, source):
    base = duckdb.connect()
    for name in tables:
        base.execute(f"create table \"{name}\" as from read_csv('{source}/{name}.csv')")
    for name, column in labels:
        expected = [row[column] or None for row in tables[name]]
        found = [row[0] for row in base.execute(f'select "{column}" from "{name}"').fetchall()]
        assert found == expected, f"{reader}: {name}.{column}: {found} for {expected}"
    for name, left_on, other, right_on, count in joins:
        on = f'a."{left_on}" = b."{right_on}"'
        query = f'select count(*) from "{name}" a join "{other}" b on {on}'
        pairs = base.execute(query).fetchone()[0] if tables[name] else 0
        assert pairs == count, f"{reader}: {name}.{left_on}: {pairs} of {count}"


def with_office(program, kind, sources):
    """Opens files in LibreOffice and has them written as CSV again."""
    with tempfile.TemporaryDirectory() as place:
        # Every sheet, commas, UTF-8, cells as they are shown.
        shape = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        command = [program, f"-env:UserInstallation=file://{place}/profile", "--headless"]
        command += ["--convert-to", shape, "--outdir", place, *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        for name, column in labels:
            stem = name if kind == "CSV" else workbook.stem
            path = Path(place) / f"{stem}-{name}.csv"
            expected = [row[column] for row in tables[name]]
            found = [row[column] for row in written(path)]
            assert found == expected, f"{kind} in LibreOffice: {name}.{column}: {found}"


with_pandas("pandas, CSV", {name: pandas.read_csv(folder / f"{name}.csv") for name in tables})
with_pandas("pandas, XLSX", pandas.read_excel(workbook, sheet_name=None))
with_duckdb("DuckDB, CSV", folder)
if office := shutil.which("soffice"):
    with_office(office, "CSV", sorted(folder.glob("*.csv")))
    with_office(office, "XLSX", [workbook])
    print("LibreOffice opened it too")

book = openpyxl.load_workbook(workbook)
for name, rows in tables.items():
    [table] = book[name].tables.values()
    width = openpyxl.utils.get_column_letter(len(described[name]))
    assert (table.name, table.ref) == (name, f"A1:{width}{max(len(rows), 1) + 1}"), table.ref

report = frictionless.validate(str(package))
assert report.valid, report.flatten(["type", "note"])
assert {task.name for task in report.tasks} == set(tables)
schemas = {one["name"]: one["schema"] for one in json.loads(package.read_text())["resources"]}
assert schemas["progress"]["primaryKey"] == ["priority", "action", "period"]
led = sum(len(schema.get("foreignKeys", [])) for schema in schemas.values())
assert led == len(joins), f"{led} foreign keys of {len(joins)}"


def refused(name, change):
    """What the description finds when a table is not what it says."""
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(folder, place, dirs_exist_ok=True)
        path = Path(place) / f"{name}.csv"
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        found = frictionless.validate(f"{place}/datapackage.json").flatten(["type"])
        return {one for [one] in found}


if any(row["action"] == "THB-1.10" for row in tables["actions"]):
    assert "foreign-key" in refused("progress", lambda text: text.replace("-1.10,", "-1.99,"))
    assert "primary-key" in refused("actions", lambda text: text.replace("-1.10,", "-1.1,"))
    assert "type-error" in refused("actions", lambda text: text.replace(",1,10,T", ",1,ten,T"))
print(f"{len(tables)} tables, {len(labels)} columns of keys, {len(joins)} joins")
