//! What is no YAML, where the key before it tells what was meant: `target: >= 5`. Called by the loader;
//! what YAML itself can say stands in `yaml`.

use crate::diagnostic::Finding;
use crate::model::{Target, meant};
use crate::yaml::INVALID_YAML;
use crate::yaml::write::literal;

/// Puts what the key of a value asks for in place of what would be said of any text.
pub(crate) fn behind_keys(text: &str, findings: &mut [Finding]) {
    for finding in findings.iter_mut().filter(|finding| finding.rule == &INVALID_YAML) {
        let span = finding.location.span.range();
        let (Some(before), Some(written)) = (text.get(..span.start), text.get(span)) else {
            continue;
        };
        let line = before.rsplit('\n').next().unwrap_or_default();
        let Some(key) = line.trim_start_matches([' ', '-']).strip_suffix(": ") else { continue };
        if let Some(help) = help(key, written) {
            finding.help = vec![help];
        }
    }
}

fn help(key: &str, written: &str) -> Option<String> {
    let is_mapping =
        written.contains(": ") || written.starts_with(['{', '[', '"', '\'', '|', '&', '*']);
    if key == "target" && !is_mapping {
        return Target::advice(written);
    }
    // `finished: 2026-05`
    let (word, rest) = written.split_once(": ")?;
    let [said] = meant(key, word) else { return None };
    (said.key() == key && !rest.is_empty()).then(|| {
        format!("write `{}`, and the rest, `{}`, under `result`", said.word(), literal(rest))
    })
}
