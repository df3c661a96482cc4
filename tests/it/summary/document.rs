//! The document as a whole: periods, parts of the plan, both formats, the approved text.

use std::collections::BTreeSet;

use super::page::{Page, number};
use super::recount::PRIORITIES;
use super::{DRAFT, HTML, PAGE, summary};

#[test]
fn a_period_is_how_things_stood_then() {
    let june = Page::new(summary(&["--period", "2013-06"]));
    let rows = june.table("priorities", 0);
    let of = |key: &str| rows.iter().find(|row| row[0].contains(key)).expect("a row").clone();
    assert_eq!(of("(MOCG)")[2..], ["June 2013", "17", "17"]);
    assert_eq!(of("(THB)")[2..], ["no report by then", "18", "0"], "the column was left empty");
    let punctuality = june.table("status", 1);
    let total = punctuality.last().expect("totals");
    assert_eq!(total[1..], ["8", "2", "70", "80"], "on schedule and delayed, all in priority G");
    assert!(!june.section("figures").contains("over 628"));
    // In October, priority G stands as it did in June.
    let october = Page::new(summary(&["--period", "2013-10"]));
    assert!(october.section("priorities").contains("(MOCG) | BE | June 2013 | 17 | 17 |"));
}

#[test]
fn parts_of_the_plan_add_up_to_the_whole() {
    let mut sum = 0;
    let whole = PAGE.table("status", 2);
    for (key, _) in PRIORITIES {
        let part = Page::new(summary(&["-p", key]));
        let rows = part.table("status", 2);
        let total = rows.last().expect("totals");
        sum += number(&total[total.len() - 1]);
        let own = whole.iter().find(|row| row[0] == key).expect("a row");
        assert_eq!(own[own.len() - 1], total[total.len() - 1], "{key}");
        let named = part.section("priorities");
        let left_out = PRIORITIES.iter().filter(|(other, _)| named.contains(&format!("({other})")));
        assert_eq!(left_out.count(), 7, "the others are named as left out");
    }
    assert_eq!(sum, 80);
    let two = summary(&["-p", "F", "-p", "mobile"]);
    assert!(two.contains("| **Total** |  |  | **35** | **35** |"));
}

#[test]
fn html_has_the_same_numbers_and_whole_links() {
    let html = HTML.as_str();
    let attribute = |name: &str| {
        let parts = html.split(name).skip(1);
        parts.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect::<Vec<_>>()
    };
    let ids = attribute(" id=\"");
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "ids are unique");
    for link in attribute(" href=\"#") {
        assert!(unique.contains(&link), "#{link} leads nowhere");
    }
    assert!(!html.contains("<script") && !html.contains("src="));
    for (at, caption) in ["Stage", "On time", "Target", "Continues"].iter().enumerate() {
        let totals = totals(html, caption);
        assert_eq!(totals, PAGE.table("status", at).last().expect("totals")[1..], "{caption}");
    }
    let caption = "Indicators and their targets";
    assert_eq!(totals(html, caption), PAGE.table("kpis", 0).last().expect("totals")[1..]);
    // What is still to be done is nothing that is sent.
    assert!(!html.contains("What is missing") && DRAFT.text().contains("What is missing"));
}

/// The numbers in the last row of a table.
fn totals(html: &str, caption: &str) -> Vec<String> {
    let (_, table) = html.split_once(&format!("aria-label=\"{caption}\"")).expect("the table");
    let table = table.split("</table>").next().expect("its end");
    let row = table.rsplit("<tr").next().expect("a row");
    let cells = row.split("<td").skip(1).map(|cell| {
        let words = cell.split('<').filter_map(|piece| piece.split_once('>'));
        words.map(|(_, words)| words.trim()).collect::<String>()
    });
    cells.collect()
}

#[test]
fn every_link_of_the_markdown_leads_somewhere() {
    let text = PAGE.text();
    for link in text.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(text.contains(&format!("<a id=\"{link}\"></a>")), "{link}");
    }
    let columns = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut width = None;
    for line in text.lines() {
        let own = line.starts_with('|').then(|| columns(line));
        if let (Some(width), Some(own)) = (width, own) {
            assert_eq!(width, own, "{line}");
        }
        width = own;
    }
}
