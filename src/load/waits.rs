//! What of the other files is not asked while a part of `oap.yaml` cannot be read: said beside what is
//! wrong there. Called by `load`; which rules wait is told in each of them.

use std::collections::BTreeSet;

use super::{PLAN_FILE, tree};
use crate::decode::placeholder;
use crate::diagnostic::Finding;
use crate::source::SourceFile;
use crate::yaml::DUPLICATE_KEY;

/// The outermost keys of the plan's file, and what files refer to that stands under them.
const ASKED: [(&str, &str); 7] = [
    ("groups", "names of parties"),
    ("horizontal_goals", "horizontal goals"),
    ("measures", "measures"),
    ("parties", "names of parties"),
    ("periods", "periods"),
    ("priorities", "keys of priorities"),
    ("themes", "themes"),
];

/// Says of the first finding under each key what waits for it.
pub(super) fn say(file: &SourceFile, findings: &mut [Finding]) {
    let harmless = [&placeholder::PLACEHOLDER, &placeholder::FORM_TEXT, &DUPLICATE_KEY];
    let of_plan = findings.iter_mut().filter(|finding| {
        finding.location.source.path() == PLAN_FILE && !harmless.contains(&finding.rule)
    });
    let (mut of_plan, mut said) = (of_plan.peekable(), BTreeSet::new());
    let Some(tree) = of_plan.peek().and_then(|_| tree(file)) else { return };
    for finding in of_plan {
        let keys = tree.keys_to(finding.location.span.start);
        let Some(outermost) = keys.first().and_then(|key| key.scalar()) else { continue };
        // An unknown key is no part of what is known.
        let asked = ASKED.iter().find(|(key, _)| *key == outermost).map(|(_, asked)| *asked);
        if let Some(asked) = asked.filter(|asked| said.insert(*asked)) {
            finding.notes.push(format!(
                "until this can be read, the {asked} in other files are not looked up"
            ));
        }
    }
}
