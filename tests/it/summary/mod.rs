//! Every number of the summary, counted anew from the files of the example and held against what
//! stands in the rendered document; and the numbers that are known of the plan of 2013.

mod document;
mod engagement;
mod figures;
mod links;
mod money;
mod moved;
mod onward;
mod page;
mod recount;
mod roles;
mod status;

use std::sync::LazyLock;

use crate::support::empact;
use page::Page;

/// The summary as the program prints it.
fn summary(more: &[&str]) -> String {
    let command = empact().arg("-C").arg(recount::example()).arg("summary").args(more);
    let output = command.output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it is text")
}

static PAGE: LazyLock<Page> = LazyLock::new(|| Page::new(summary(&[])));
/// The same as a draft, which says what is missing.
static DRAFT: LazyLock<Page> = LazyLock::new(|| Page::new(summary(&["--draft"])));
static HTML: LazyLock<String> = LazyLock::new(|| summary(&["--format", "html"]));
