//! The export holds what the files of the example hold, counted again by other means; its formats
//! agree with each other and with the documentation; nothing in it can run as a formula.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::support::{approved, empact, folder};
use calamine::{Data, Reader, Xlsx};
use empact::render::tables::{CellKind, Table, definitions, json};
use serde_json::Value;
use yaml_serde::Value as Yaml;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn example() -> PathBuf {
    root().join("examples/oap-2013")
}

/// What an export with these arguments writes to standard output.
fn export(plan: &Path, arguments: &[&str]) -> Vec<u8> {
    let plan = plan.to_str().expect("a path of letters");
    let output = empact().args(["-C", plan, "export"]).args(arguments).output();
    let output = output.expect("the program can be run");
    let problem = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {problem}");
    output.stdout
}

fn tables(plan: &Path, arguments: &[&str]) -> BTreeMap<String, Vec<Value>> {
    let mut all = vec!["--format", "json"];
    all.extend(arguments);
    let document: Value = serde_json::from_slice(&export(plan, &all)).expect("it is JSON");
    serde_json::from_value(document["tables"].clone()).expect("tables of rows")
}

/// All tables of a plan as CSV, by name.
fn csv_files(plan: &Path) -> BTreeMap<String, Vec<u8>> {
    let target = tempfile::tempdir().expect("a folder can be made");
    let folder = target.path().join("tables").join("");
    export(plan, &["-o", folder.to_str().expect("a path of letters")]);
    let paths =
        fs::read_dir(&folder).expect("it was made").map(|file| file.expect("a file").path());
    let files = paths.filter(|path| path.extension().is_some_and(|end| end == "csv")).map(|path| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, fs::read(&path).expect("it can be read"))
    });
    files.collect()
}

/// The rows of a CSV by their head.
fn records(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(bytes);
    let head = reader.headers().expect("a head").iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect());
    (head, rows.collect())
}

/// Every action file of the example as the other reader has it, by priority and number.
fn actions() -> BTreeMap<(String, String), Yaml> {
    let mut found = BTreeMap::new();
    for folder in fs::read_dir(example().join("priorities")).expect("folders") {
        let folder = folder.expect("a folder").path();
        let key = folder.file_name().expect("a name").to_string_lossy().to_uppercase();
        let Ok(files) = fs::read_dir(folder.join("actions")) else { continue };
        for file in files {
            let path = file.expect("a file").path();
            let text = fs::read_to_string(&path).expect("it can be read");
            let yaml: Yaml = yaml_serde::from_str(&text).expect("it is YAML");
            let number = yaml["action"].as_str().expect("a number").to_owned();
            found.insert((key.clone(), number), yaml);
        }
    }
    found
}

fn priority_files() -> BTreeMap<String, Yaml> {
    let folders = fs::read_dir(example().join("priorities")).expect("folders");
    let read = |folder: PathBuf| {
        let text = fs::read_to_string(folder.join("priority.yaml")).expect("it can be read");
        let yaml: Yaml = yaml_serde::from_str(&text).expect("it is YAML");
        (yaml["key"].as_str().expect("a key").to_owned(), yaml)
    };
    folders.map(|folder| read(folder.expect("a folder").path())).collect()
}

/// The priority and the number of the action that a row is told of.
fn key(row: &Value) -> (String, String) {
    let text = |column: &str| row[column].as_str().unwrap_or_default();
    let number = text("action").rsplit('-').next().unwrap_or_default();
    (text("priority").to_owned(), number.to_owned())
}

/// The id of the period of a row.
fn period(row: &Value) -> Option<&str> {
    row["period"].as_str().map(|key| key.strip_prefix("P-").expect("a key"))
}

fn length(yaml: &Yaml) -> usize {
    yaml.as_sequence().map_or(0, Vec::len) + yaml.as_mapping().map_or(0, yaml_serde::Mapping::len)
}

/// A scalar as it is written.
fn written(yaml: &Yaml) -> Option<String> {
    yaml.as_str().map(str::to_owned).or_else(|| yaml.as_f64().map(|number| number.to_string()))
}

/// The answer to a question of status; a printed word may say whose it is.
fn answer<'a>(told: &'a Yaml, question: &str) -> Option<&'a str> {
    told[question].as_str().or(told[question]["text"].as_str())
}

#[test]
fn actions_and_their_reports_are_those_of_the_files() {
    let (tables, files) = (tables(&example(), &[]), actions());
    assert_eq!(files.len(), 80);
    let rows = &tables["actions"];
    assert_eq!(rows.iter().map(key).collect::<BTreeSet<_>>(), files.keys().cloned().collect());
    assert_eq!(rows.len(), files.len());
    for row in rows {
        let file = &files[&key(row)];
        // A word in the place of a report says why there is none.
        let reports = file["progress"].as_mapping().into_iter().flatten();
        let reports = reports.filter(|(_, report)| report.is_mapping()).count();
        let told = &file["progress"][period(row).unwrap_or_default()];
        assert_eq!(row["reported"] == true, told.is_mapping(), "{row}");
        for question in ["stage", "punctuality", "verdict", "printed"] {
            assert_eq!(row[question].as_str(), answer(told, question), "{question}: {row}");
        }
        let decision = file["continuation"]["decision"].as_str();
        assert_eq!(row["continuation"].as_str(), decision, "{row}");
        for column in ["start", "end"] {
            let in_file = written(&file[column]);
            assert_eq!(row[column].as_str().map(str::to_owned), in_file, "{row}");
        }
        let reported: Vec<&Value> = tables["progress"]
            .iter()
            .filter(|report| key(report) == key(row) && report["reported"] == true)
            .collect();
        assert_eq!(reported.len(), reports, "{row}");
        for report in reported {
            let told = &file["progress"][period(report).expect("a period")];
            for question in ["stage", "punctuality", "verdict", "printed"] {
                assert_eq!(report[question].as_str(), answer(told, question), "{report}");
            }
            for text in ["result", "target_gap", "late"] {
                assert_eq!(report[text].is_null(), told[text].is_null(), "{text}: {report}");
            }
        }
    }
}

#[test]
fn lists_have_as_many_rows_as_the_files_have_entries() {
    let (tables, actions, priorities) = (tables(&example(), &[]), actions(), priority_files());
    let in_actions = |list: &str| actions.values().map(|file| length(&file[list])).sum::<usize>();
    let in_priorities =
        |list: &str| priorities.values().map(|file| length(&file[list])).sum::<usize>();
    let in_goals = |list: &str| -> usize {
        let goals = priorities.values().filter_map(|file| file["goals"].as_sequence());
        goals.flatten().map(|goal| length(&goal["report"][list])).sum()
    };
    for list in ["events", "operations", "funding_bids"] {
        let expected = in_actions(list) + in_priorities(list) + in_goals(list);
        assert_eq!(tables[list].len(), expected, "{list}");
        assert!(expected > 0);
    }
    // What counted in an event or an operation is a figure like any other.
    let below = |holder: &Yaml| -> usize {
        let lists = ["events", "operations"].map(|list| holder[list].as_sequence());
        lists.into_iter().flatten().flatten().map(|one| length(&one["results"])).sum()
    };
    let reports = priorities.values().filter_map(|file| file["goals"].as_sequence()).flatten();
    let of_activities: usize = actions.values().chain(priorities.values()).map(below).sum();
    let of_activities = of_activities + reports.map(|goal| below(&goal["report"])).sum::<usize>();
    assert!(of_activities > 0);
    let figures = in_actions("results") + in_priorities("figures") + in_goals("results");
    let figures = figures + of_activities;
    assert_eq!(tables["results"].len(), figures);
    let listed = tables["goals"].iter().filter(|goal| !goal["title"].is_null());
    assert_eq!(listed.count(), in_priorities("goals"));
    assert_eq!(tables["kpis"].len(), in_actions("kpis"));
    let continued = actions.values().filter(|file| !file["continuation"].is_null()).count();
    assert_eq!(tables["continuation"].len(), continued);
    // Priority C is reported elsewhere, and is there all the same.
    assert_eq!(tables["priorities"].len(), priorities.len() + 1);
}

#[test]
fn readings_of_indicators_keep_numbers_qualifiers_and_words() {
    let (tables, files) = (tables(&example(), &[]), actions());
    let mut seen = BTreeSet::new();
    for row in &tables["kpi_values"] {
        let kpis = files[&key(row)]["kpis"].as_sequence().expect("indicators");
        let kpi = kpis.iter().find(|kpi| {
            let of_action =
                format!("{}-{}/{}", key(row).0, key(row).1, kpi["id"].as_str().expect("an id"));
            row["kpi"] == of_action
        });
        let reading = &kpi.expect("the indicator")["values"][period(row).expect("one")];
        let value = if reading["value"].is_null() { reading } else { &reading["value"] };
        if let Some(number) = value.as_f64().filter(|_| !reading.is_mapping() || value != reading) {
            assert_eq!(row["value"].as_f64(), Some(number), "{row}");
            assert_eq!(row["value_qualifier"], "exact");
            assert_eq!((&row["value_low"], &row["value_high"]), (&row["value"], &row["value"]));
            seen.insert("number");
        } else if row["value"].is_null() && row["unset"].is_null() {
            assert!(row["text"].is_string(), "{row}");
            seen.insert("words");
        }
    }
    let values = files.values().filter_map(|file| file["kpis"].as_sequence()).flatten();
    assert_eq!(tables["kpi_values"].len(), values.map(|kpi| length(&kpi["values"])).sum::<usize>());
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["number", "words"]);
}

/// The rows that count towards a measure add up to its total, and no figure counts that a counted
/// one contains.
#[test]
fn what_is_counted_adds_up() {
    let tables = tables(&example(), &[]);
    let mut compared = 0;
    for measure in &tables["measures"] {
        let of_measure = |row: &&Value| row["measure"] == measure["measure"];
        let counted: Vec<&Value> = tables["results"]
            .iter()
            .filter(of_measure)
            .filter(|row| row["counted"] == true && row["population"].is_null())
            .collect();
        assert_eq!(measure["counted"], counted.len());
        for end in ["low", "high"] {
            let (part, total) = (format!("value_{end}"), &measure[format!("total_{end}")]);
            let parts: Option<f64> = counted.iter().map(|row| row[&part].as_f64()).sum();
            if let (Some(sum), false) = (parts, counted.is_empty()) {
                let total = total.as_f64().expect("a total");
                // Roughly known parts make a total that is a little wider.
                let fits = if end == "low" { total <= sum } else { total >= sum };
                assert!(fits && (total - sum).abs() <= sum / 10.0, "{measure}: {sum}");
                compared += 1;
            }
        }
        for row in &counted {
            let whole = counted.iter().find(|whole| {
                whole["priority"] == row["priority"]
                    && !row["part_of"].is_null()
                    && whole["figure"] == row["part_of"]
            });
            assert_eq!(whole, None, "{row} is counted twice");
        }
    }
    assert!(compared > 20);
}

/// Groups are taken apart by the day: Croatia is a Member State since 1 July 2013.
#[test]
fn groups_are_expanded_by_the_day_of_the_period() {
    let everybody = |arguments: &[&str]| -> BTreeMap<String, BTreeSet<String>> {
        let mut members: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let plan = folder(&[
            (
                "oap.yaml",
                "title: P\nyears: [2013]\nperiods:\n\
                 \x20 - { id: 2013-06, label: June, cut_off: 2013-06-30 }\n\
                 \x20 - { id: 2013-12, label: December, cut_off: 2013-12-31 }\n\
                 priorities: [THB]\ngroups:\n\
                 \x20 all_ms: { name: all, members: member_states }\n\
                 \x20 west: { name: the west, members: { parties: [FR, BE, driver] } }\n\
                 \x20 open: { name: whoever, members: open }\n",
            ),
            (
                "priorities/thb/priority.yaml",
                "key: THB\nname: N\ndriver: UK\nco_drivers: [NL]\ngoals: [{ number: 1 }]\n",
            ),
            (
                "priorities/thb/actions/1.1.yaml",
                "action: \"1.1\"\ntitle: T\nleaders: [driver]\n\
                 participants: [all_ms, west, open, { party: Europol, took_part: false }]\n\
                 progress:\n  2013-06: { stage: ongoing }\n  2013-12: { stage: finished, verdict: met, result: R }\n",
            ),
        ]);
        for row in &tables(plan.path(), arguments)["participation"] {
            let via = row["via_group"].as_str().unwrap_or("-").to_owned();
            let party = row["party"].as_str().unwrap_or("nobody").to_owned();
            let of = format!("{} {via}", row["role"].as_str().expect("a role"));
            assert!(members.entry(of).or_default().insert(party), "twice: {row}");
        }
        members
    };
    let (june, december) = (everybody(&["--period", "2013-06"]), everybody(&[]));
    assert_eq!(june["participant all_ms"].len(), 27);
    assert_eq!(december["participant all_ms"].len(), 28);
    let joined = &december["participant all_ms"] - &june["participant all_ms"];
    assert_eq!(joined, BTreeSet::from(["HR".to_owned()]));
    let set = |parties: &[&str]| parties.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    assert_eq!(june["participant west"], set(&["FR", "BE", "UK"]));
    assert_eq!(june["leader driver"], set(&["UK"]));
    assert_eq!(june["participant open"], set(&["nobody"]));
    assert_eq!(june["participant -"], set(&["Europol"]));
    assert_eq!(june["driver -"], set(&["UK"]));
}

/// A cell of a workbook as it would stand in a CSV, without the apostrophe.
fn shown(cell: &Data, kind: CellKind) -> String {
    match (cell, kind) {
        (Data::Empty, _) => String::new(),
        (Data::String(text), CellKind::Text) => text.clone(),
        (Data::Float(number), CellKind::Whole | CellKind::Number) => number.to_string(),
        (Data::Bool(flag), CellKind::Flag) => flag.to_string(),
        (Data::DateTime(date), CellKind::Date) => {
            // Days since 30 December 1899.
            let day = jiff::civil::date(1899, 12, 30);
            let days: i64 = date.as_f64().to_string().parse().expect("a whole day");
            (day + jiff::Span::new().days(days)).to_string()
        }
        other => panic!("a cell of another kind: {other:?}"),
    }
}

fn unguarded(text: &str) -> String {
    let first = text.trim_start_matches(['\'', ' ']).chars().next();
    let guarded = text.starts_with('\'') && first.is_some_and(|c| "=+-@\t\r\n".contains(c));
    if guarded { text[1..].to_owned() } else { text.to_owned() }
}

#[test]
fn formats_say_the_same_and_every_cell_is_of_its_kind() {
    let (document, files) = (tables(&example(), &[]), csv_files(&example()));
    assert_eq!(files["kpis"], export(&example(), &["--table", "kpis"]));
    let workbook = export(&example(), &["--format", "xlsx"]);
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(workbook)).expect("a workbook");
    let definitions = definitions();
    let names: Vec<&str> = definitions.iter().map(|table| table.name).collect();
    assert_eq!(workbook.sheet_names(), names);
    assert_eq!(
        document.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        names.iter().copied().collect()
    );
    for Table { name, columns, .. } in definitions {
        let (head, rows) = records(&files[name]);
        assert_eq!(head, columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>());
        let sheet = workbook.worksheet_range(name).expect("a sheet");
        let sheet: Vec<&[Data]> = sheet.rows().collect();
        assert_eq!(sheet.len(), rows.len() + 1, "{name}");
        assert_eq!(document[name].len(), rows.len(), "{name}");
        let mut keys = BTreeSet::new();
        for ((record, object), cells) in rows.iter().zip(&document[name]).zip(&sheet[1..]) {
            assert_eq!(object.as_object().map(serde_json::Map::len), Some(columns.len()));
            let mut key = Vec::new();
            for (index, column) in columns.iter().enumerate() {
                let value = &object[&column.name];
                let in_json = match (value, column.kind) {
                    (Value::Null, _) => String::new(),
                    (Value::String(text), CellKind::Text | CellKind::Date) => text.clone(),
                    (Value::Number(number), CellKind::Whole | CellKind::Number) => {
                        number.to_string()
                    }
                    (Value::Bool(flag), CellKind::Flag) => flag.to_string(),
                    other => panic!("{name}.{}: {other:?}", column.name),
                };
                let in_csv = if column.kind == CellKind::Text {
                    unguarded(&record[index])
                } else {
                    record[index].clone()
                };
                let in_sheet =
                    cells.get(index).map_or(String::new(), |cell| shown(cell, column.kind));
                assert_eq!(in_csv, in_json, "{name}.{}", column.name);
                assert_eq!(in_sheet, in_json, "{name}.{}", column.name);
                if column.key {
                    key.push(in_json);
                }
            }
            assert!(key.is_empty() || keys.insert(key), "{name}: two rows of one key: {record:?}");
        }
    }
}

#[test]
fn the_document_is_of_the_published_form() {
    let schema: Value = serde_json::from_str(&json::schema_text()).expect("it is JSON");
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    let validator = jsonschema::options().should_validate_formats(true).build(&schema);
    let validator = validator.expect("it is a schema");
    let mut document: Value =
        serde_json::from_slice(&export(&example(), &["--format", "json"])).expect("it is JSON");
    let problems: Vec<String> =
        validator.iter_errors(&document).map(|problem| problem.to_string()).collect();
    assert_eq!(problems, [""; 0]);
    let value = document["tables"]["results"][0]["value"].take();
    document["tables"]["results"][0]["value"] = value.to_string().into();
    assert!(!validator.is_valid(&document), "a number in quotes is no number");
}

/// What a column leads to is there: by the table `columns` itself, for the whole plan and for a part of
/// it in which other parts are named.
#[test]
fn every_key_leads_to_its_row() {
    for arguments in [&[][..], &["-p", "WB"], &["--period", "2013-06"]] {
        let tables = tables(&example(), arguments);
        let columns = tables["columns"].iter().filter_map(|row| {
            let (name, column) = row["leads_to"].as_str()?.split_once('.').expect("table.column");
            Some((row["table"].as_str()?, row["column"].as_str()?, name, column))
        });
        let mut led = BTreeSet::new();
        for (table, column, other, into) in columns {
            let keys: Vec<&str> =
                tables[other].iter().filter_map(|row| row[into].as_str()).collect();
            let unique: BTreeSet<&str> = keys.iter().copied().collect();
            assert_eq!(unique.len(), keys.len(), "{other}.{into}");
            for key in tables[table].iter().filter_map(|row| row[column].as_str()) {
                assert!(unique.contains(key), "{table}.{column}: {key}");
                led.insert((table, column));
            }
        }
        assert!(led.len() > 20, "{led:?}");
    }
}

/// Titles that a spreadsheet would run as formulas, or a Markdown reader as something else.
#[test]
fn nothing_can_run_as_a_formula() {
    let titles = [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(1+1)",
        "=HYPERLINK(\"https://x.example\")",
        "＝1",
        " =1",
    ];
    let mut files = vec![
        (
            "oap.yaml".to_owned(),
            "title: \"=1+1\"\nyears: [2013]\nperiods: [{ id: p, label: \"@p\" }]\npriorities: [THB]\n".to_owned(),
        ),
        (
            "priorities/thb/priority.yaml".to_owned(),
            "key: THB\nname: N\ngoals: [{ number: 1 }]\nfigures: [{ id: low, label: L, unit: degrees, value: -3.5 }]\n\
             difficulties: [\"=tab <!-- empact: not for others -->\", \"\\ttab\", \"https://x.example\", \"- a\\n- b\"]\n"
                .to_owned(),
        ),
    ];
    for (number, title) in (1..).zip(titles) {
        let title = serde_json::to_string(title).expect("a string");
        files.push((
            format!("priorities/thb/actions/1.{number}.yaml"),
            format!("action: \"1.{number}\"\ntitle: {title}\nleaders: [UK]\n"),
        ));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let plan = folder(&files);
    let (_, rows) = records(&export(plan.path(), &["--table", "actions"]));
    let in_csv: Vec<&str> = rows.iter().map(|row| row[5].as_str()).collect();
    let expected: Vec<String> = titles.iter().map(|title| format!("'{title}")).collect();
    assert_eq!(in_csv, expected);
    let all = csv_files(plan.path());
    assert_eq!(all.len(), definitions().len());
    for bytes in all.values() {
        let (_, rows) = records(bytes);
        for (row, cell) in rows.iter().flat_map(|row| row.iter().map(move |cell| (row, cell))) {
            let runs = cell.trim_start().starts_with(['=', '+', '-', '@', '＝']) && cell != "-3.5";
            assert!(!runs && !cell.starts_with(['\t', '\r', '\n']), "{row:?}");
            assert!(!cell.contains("not for others"), "{row:?}");
        }
    }
    let (_, rows) = records(&export(plan.path(), &["--table", "results"]));
    assert_eq!(rows[0][9], "-3.5", "a negative number stays one");
    let workbook = export(plan.path(), &["--format", "xlsx"]);
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(workbook)).expect("a workbook");
    for table in definitions() {
        let formulas = workbook.worksheet_formula(table.name).expect("a sheet");
        assert_eq!(formulas.used_cells().count(), 0, "{}", table.name);
    }
    let sheet = workbook.worksheet_range("actions").expect("a sheet");
    let in_sheet: Vec<String> = sheet.rows().skip(1).map(|row| row[5].to_string()).collect();
    assert_eq!(in_sheet, titles);
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    for format in ["json", "xlsx"] {
        let (one, two) =
            (export(&example(), &["--format", format]), export(&example(), &["--format", format]));
        assert!(one == two, "{format}");
    }
}

#[test]
fn a_period_and_priorities_can_be_chosen() {
    let all = tables(&example(), &["--period", "2013-06", "-p", "mocg"]);
    assert!(all["progress"].iter().all(|row| row["period"] == "P-2013-06"));
    assert!(all["kpi_values"].iter().all(|row| row["period"] == "P-2013-06"));
    assert_eq!(all["plan"][0]["period"], "P-2013-06");
    assert_eq!(all["plan"][0]["priorities"], "MOCG");
    assert_eq!(all["actions"].len(), 17);
    assert!(all["actions"].iter().all(|row| row["priority"] == "MOCG"));
}

#[test]
fn a_text_too_long_for_excel_is_cut_and_said_to_be() {
    let long = "é".repeat(40_000);
    let difficulties = format!(
        "key: THB\nname: N\ngoals: [{{ number: 1, without_action: x }}]\ndifficulties: [{long}]\n"
    );
    let plan = folder(&[
        ("oap.yaml", "title: P\nyears: [2013]\nperiods: []\npriorities: [THB]\n"),
        ("priorities/thb/priority.yaml", &difficulties),
    ]);
    let path = plan.path().join("out.xlsx");
    let arguments = ["export", "-o", path.to_str().expect("a path of letters")];
    let output = empact().args(arguments).current_dir(plan.path()).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    let remarks = String::from_utf8_lossy(&output.stderr);
    assert!(remarks.contains("warning: 1 text cut"), "{remarks}");
    let mut workbook: Xlsx<_> = calamine::open_workbook(&path).expect("a workbook");
    let sheet = workbook.worksheet_range("points").expect("a sheet");
    let mut rows = sheet.rows();
    let column = rows.next().expect("a head").iter().position(|name| *name == "text");
    let text = rows.next().expect("a row")[column.expect("its column")].to_string();
    assert_eq!((text.chars().count(), text.ends_with("é…")), (32_767, true));
}

#[test]
fn wrong_use_is_told_what_is_right() {
    let problem = |arguments: &[&str]| -> String {
        let output = empact().arg("export").args(arguments).current_dir(example()).output();
        let output = output.expect("the program can be run");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).expect("it writes text")
    };
    assert!(
        problem(&["--format", "csv"]).contains("`-o DIR/`, or one of them with `--table NAME`")
    );
    assert!(problem(&["-o", "plan.ods"]).contains("name it .json, .csv or .xlsx"));
    assert!(problem(&["--table", "action"]).contains("'actions'"));
    assert!(problem(&["--period", "2013-07"]).contains("there is no period `2013-07`"));
    assert!(problem(&["-p", "TBH"]).contains("did you mean `THB`?"));
}

#[test]
fn a_plan_with_errors_is_not_exported() {
    let plan = root().join("tests/ten-faults");
    let output = empact().args(["export", "--format", "json"]).current_dir(plan).output();
    let output = output.expect("the program can be run");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let shown = String::from_utf8_lossy(&output.stderr);
    assert!(shown.contains("error[wrong-goal]"), "{shown}");
    assert!(
        shown.ends_with("a plan with errors is not exported\nhelp: mend them first\n"),
        "{shown}"
    );
}

#[test]
fn every_table_and_column_is_documented() {
    const HEADING: &str = "## The tables\n";
    let mut described = String::new();
    for table in definitions() {
        write!(described, "\n### {}\n\n{}\n\n", table.name, table.about).expect("text");
        described.push_str("| Column | Type | |\n|---|---|---|\n");
        for column in &table.columns {
            let key = if column.key { " (key)" } else { "" };
            let (name, kind, about) = (&column.name, column.kind.name(), &column.about);
            writeln!(described, "| `{name}`{key} | {kind} | {about} |").expect("text");
        }
    }
    let path = root().join("docs/export.md");
    let text = fs::read_to_string(&path).expect("it can be read");
    let (above, _) = text.split_once(HEADING).expect("the heading");
    approved("docs/export.md", &format!("{above}{HEADING}{described}"));
}
