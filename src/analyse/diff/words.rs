//! What changed in a text, word by word.
//!
//! The comparison itself is `similar`'s. How much of what stayed is shown is for `render`.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

/// Above so many words that differ, a text counts as written anew.
const MOST_WORDS: usize = 20_000;

/// Words of a text that have the same fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run<'t> {
    /// What became of them.
    pub kind: RunKind,
    /// The words in their order; between two paragraphs stands an empty one.
    pub words: Vec<&'t str>,
}

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunKind {
    /// They stayed.
    Kept,
    /// They are gone.
    Removed,
    /// They are new.
    Added,
}

/// Compares two texts. Where they differ in nothing but blanks and the breaks of lines within a
/// paragraph, there is one run, which is kept.
pub fn words<'t>(before: &'t str, after: &'t str) -> Vec<Run<'t>> {
    let (old, new) = (split(before), split(after));
    let mut runs: Vec<Run<'t>> = Vec::new();
    let mut push = |kind, words: &[&'t str]| match runs.last_mut() {
        Some(last) if last.kind == kind => last.words.extend(words),
        _ if words.is_empty() => {}
        _ => runs.push(Run { kind, words: words.to_vec() }),
    };
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let backwards = old.iter().rev().zip(new.iter().rev()).take(rest);
    let tail = backwards.take_while(|(a, b)| a == b).count();
    let (begin, end) = (&old[..head], &old[old.len() - tail..]);
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    push(RunKind::Kept, begin);
    if old.len() + new.len() > MOST_WORDS {
        push(RunKind::Removed, old);
        push(RunKind::Added, new);
    } else {
        for op in capture_diff_slices(Algorithm::Myers, old, new) {
            for change in op.iter_changes(old, new) {
                let kind = match change.tag() {
                    ChangeTag::Equal => RunKind::Kept,
                    ChangeTag::Delete => RunKind::Removed,
                    ChangeTag::Insert => RunKind::Added,
                };
                push(kind, &[change.value()]);
            }
        }
    }
    push(RunKind::Kept, end);
    runs
}

/// The words of a text, with an empty one between paragraphs.
fn split(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut paragraph_ends = false;
    for line in text.trim().lines() {
        if line.trim().is_empty() {
            paragraph_ends = true;
            continue;
        }
        if std::mem::take(&mut paragraph_ends) {
            words.push("");
        }
        words.extend(line.split_whitespace());
    }
    words
}
