//! Both formats of the report from one hand-made view that uses every field.

use super::Format;
use super::environment::report;

fn view() -> serde_json::Value {
    serde_json::from_str(include_str!("../../tests/fixtures/report-view.json")).unwrap()
}

#[test]
#[ignore = "writes files to look at: cargo test look -- --ignored"]
fn look() {
    for (format, name) in [(Format::Markdown, "report.md"), (Format::Html, "report.html")] {
        let path = std::env::temp_dir().join(name);
        std::fs::write(path, report(&view(), format).unwrap()).unwrap();
    }
}
