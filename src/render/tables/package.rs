//! What a folder of CSV files consists of, for programs that read a data package: the types of the
//! columns, the keys, and which table a key leads to. Made of the same definitions as the tables.

use anyhow::Context;
use serde_json::{Value, json};

use super::VERSION;
use super::cell::CellKind;
use super::definition::{Column, Table};

/// The name of the file.
pub const NAME: &str = "datapackage.json";

/// The description of these tables, with a line break at its end.
///
/// # Errors
/// Never in practice: it consists of texts.
pub fn text(tables: &[Table]) -> anyhow::Result<String> {
    let resources: Vec<Value> = tables.iter().map(|table| resource(table, tables)).collect();
    let package = json!({
        "profile": "tabular-data-package",
        "name": "oap",
        "title": "Tables of an operational action plan",
        "version": VERSION.to_string(),
        "resources": resources,
    });
    let text = serde_json::to_string_pretty(&package).context("cannot describe the tables")?;
    Ok(text + "\n")
}

fn resource(table: &Table, tables: &[Table]) -> Value {
    json!({
        "name": table.name,
        "description": table.about,
        "path": format!("{}.csv", table.name),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true },
        "schema": schema(table, tables),
    })
}

fn schema(table: &Table, tables: &[Table]) -> Value {
    let key = table.columns.iter().filter(|column| column.key);
    let key: Vec<&str> = key.map(|column| column.name.as_str()).collect();
    let mut schema = json!({
        "fields": table.columns.iter().map(field).collect::<Vec<_>>(),
        "missingValues": [""],
    });
    if !key.is_empty() {
        schema["primaryKey"] = key.into();
    }
    let references: Vec<Value> =
        table.columns.iter().filter_map(|column| reference(table, column, tables)).collect();
    if !references.is_empty() {
        schema["foreignKeys"] = references.into();
    }
    schema
}

fn field(column: &Column) -> Value {
    let kind = match column.kind {
        CellKind::Text => "string",
        CellKind::Whole => "integer",
        CellKind::Number => "number",
        CellKind::Date => "date",
        CellKind::Flag => "boolean",
    };
    json!({ "name": column.name, "type": kind, "description": column.about })
}

/// Where the cells of a column have their rows, if that table is there too.
fn reference(table: &Table, column: &Column, tables: &[Table]) -> Option<Value> {
    let (name, into) = column.leads_to?;
    // By the standard a table calls itself nothing.
    let resource = if name == table.name { "" } else { name };
    let is_there = tables.iter().any(|table| table.name == name);
    is_there.then(|| {
        json!({ "fields": [column.name], "reference": { "resource": resource, "fields": [into] } })
    })
}
