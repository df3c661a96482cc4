//! What is no YAML, where the key before it tells what was meant: `target: >= 5`. Called by the loader;
//! what YAML itself can say stands in `yaml`.

use super::items;
use crate::diagnostic::Finding;
use crate::model::{Target, meant};
use crate::yaml::write::literal;
use crate::yaml::{INVALID_YAML, WITH_A_LIST, WITH_THIS_LIST};

/// Puts what the key of a value asks for in place of what would be said of any text.
pub(crate) fn behind_keys(text: &str, findings: &mut [Finding]) {
    for finding in findings.iter_mut().filter(|finding| finding.rule == &INVALID_YAML) {
        by_key(finding);
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

/// Says of a text with a list in it what belongs behind its key: of a list of texts it is one item.
fn by_key(finding: &mut Finding) {
    let key = |help: &String| {
        let mut rest =
            [WITH_A_LIST, WITH_THIS_LIST].into_iter().filter_map(|text| help.strip_prefix(text));
        let (key, _) = rest.next()?.strip_prefix(" `")?.split_once(": |`")?;
        Some(key.to_owned())
    };
    let told = finding.help.iter().enumerate().find_map(|(place, help)| Some((place, key(help)?)));
    let Some((place, key)) = told else { return };
    if items::lists_texts(&key) {
        let help = format!(
            "for one text with a list in it, write `{key}:`, on the next line `- |`, and the lines below that, four spaces further in than `{key}`"
        );
        finding.help.splice(place..=place, [help]);
    } else if items::is_list(&key) {
        finding.help.remove(place);
    }
}
