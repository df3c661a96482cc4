//! Tables as one JSON document of a published form.
//!
//! `docs/schema/export.schema.json` is made of the same definitions as the tables.

use anyhow::Context;
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde_json::{Map, Value, json};

use super::cell::{Cell, CellKind};
use super::definition::{Column, Table};
use super::{VERSION, definitions};

/// What `empact export --format json` writes.
#[derive(Serialize)]
struct Document<'t> {
    version: u32,
    tables: Tables<'t>,
}

struct Tables<'t>(&'t [Table]);
struct Rows<'t>(&'t Table);
struct Row<'t>(&'t [Column], &'t [Cell]);

impl Serialize for Tables<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for table in self.0 {
            map.serialize_entry(table.name, &Rows(table))?;
        }
        map.end()
    }
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.0.rows.len()))?;
        for row in &self.0.rows {
            rows.serialize_element(&Row(&self.0.columns, row))?;
        }
        rows.end()
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.1.len()))?;
        for (column, cell) in self.0.iter().zip(self.1) {
            map.serialize_entry(&column.name, cell)?;
        }
        map.end()
    }
}

/// The tables as JSON, with a line break at the end.
///
/// # Errors
/// Never in practice: every cell can be written.
pub fn text(tables: &[Table]) -> anyhow::Result<String> {
    let document = Document { version: VERSION, tables: Tables(tables) };
    let text =
        serde_json::to_string_pretty(&document).context("cannot write the tables as JSON")?;
    Ok(text + "\n")
}

/// The published schema, with a line break at its end.
pub fn schema_text() -> String {
    let tables = definitions();
    let properties: Map<String, Value> =
        tables.iter().map(|table| (table.name.to_owned(), of_table(table))).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:empact:schema:export",
        "title": "Tables of a plan (empact export --format json)",
        "description": "What `empact export --format json` writes.",
        "type": "object",
        "properties": {
            "version": {
                "description": "The version of this form. Tables and columns may be added without \
                                a new one.",
                "type": "integer",
                "const": VERSION,
            },
            "tables": {
                "description": "The tables; where some were asked for with `--table`, only these.",
                "type": "object",
                "properties": properties,
            },
        },
        "required": ["version", "tables"],
    });
    format!("{schema:#}\n")
}

fn of_table(table: &Table) -> Value {
    let properties: Map<String, Value> =
        table.columns.iter().map(|column| (column.name.clone(), of_column(column))).collect();
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    json!({
        "description": table.about,
        "type": "array",
        "items": { "type": "object", "properties": properties, "required": names },
    })
}

fn of_column(column: &Column) -> Value {
    let name = match column.kind {
        CellKind::Text | CellKind::Date => "string",
        CellKind::Whole => "integer",
        CellKind::Number => "number",
        CellKind::Flag => "boolean",
    };
    let mut schema = json!({ "description": column.about, "type": [name, "null"] });
    if let (CellKind::Date, Value::Object(schema)) = (column.kind, &mut schema) {
        schema.insert("format".to_owned(), "date".into());
    }
    schema
}
