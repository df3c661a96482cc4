//! Lines of a paragraph that are lines of their own by what they say: labels such as the head of a mail, days,
//! numbered headings, notes behind a mark, greetings, and short lines one under the other. Called by `joined`.
//!
//! What Markdown makes of a sign at the beginning of a line is asked in `start` and `lists`.

use comrak::nodes::AstNode;

use super::joined::{Joined, JoinedKind, ends, words};
use super::lines::Lines;
use super::mark::{MarkKind, begins_item, mark};
use super::start::begins_with_month;

/// So many lines in a row begin with a label, or are short, before they are taken for lines of their own.
const SEVERAL: usize = 3;
/// How many letters a short line has at most.
const SHORT: usize = 32;

/// How letters and mails begin and end.
const GREETINGS: [&str; 22] = [
    "dear ",
    "hello ",
    "good morning",
    "good afternoon",
    "kind regards",
    "best regards",
    "many thanks and",
    "with best regards",
    "with kind regards",
    "regards",
    "yours sincerely",
    "sehr geehrte",
    "liebe kolleg",
    "guten tag",
    "hallo ",
    "mit freundlichen",
    "mit besten",
    "viele grüße",
    "beste grüße",
    "freundliche grüße",
    "cordialement",
    "madame, monsieur",
];

/// Whether a line can be one of these, at a glance.
pub(super) fn may_be_apart(line: &str) -> bool {
    let is_short = || line.trim_end().chars().count() <= SHORT || label(line);
    line.starts_with(char::is_uppercase) && is_short() || line.starts_with(is_note_sign)
}

/// The first line of a paragraph that is joined to a line which is one of its own.
pub(super) fn apart<'a>(paragraph: &'a AstNode<'a>, lines: &Lines<'_>) -> Option<Joined> {
    let place = paragraph.data().sourcepos;
    let all: Option<Vec<_>> =
        (place.start.line..=place.end.line).map(|number| words(lines, number)).collect();
    // Behind a break that the author made, another run of lines begins.
    let all = all?;
    let mut from = 0;
    for (number, (range, line)) in all.iter().enumerate() {
        let forced = lines.text().get(range.end..).is_some_and(|rest| rest.starts_with("  "));
        if !(line.ends_with('\\') || forced || number + 1 == all.len()) {
            continue;
        }
        let run = all.get(from..=number)?;
        from = number + 1;
        let texts: Vec<&str> = run.iter().map(|(_, line)| *line).collect();
        if let Some((kind, at, breaks)) = of_run(&texts) {
            let range = run.get(at)?.0.clone();
            let ends = breaks.iter().filter_map(|at| Some(run.get(*at)?.0.end)).collect();
            return Some(Joined { kind, range, ends });
        }
    }
    None
}

/// What is found in lines that are joined: the line, and those behind which a backslash keeps the rest apart.
fn of_run(lines: &[&str]) -> Option<(JoinedKind, usize, Vec<usize>)> {
    let pairs = || lines.windows(2).zip(1..);
    let is_day = |line: &str| behind_day(line).is_some();
    // A day and a colon say what was on it; without one, a sentence may go on with a day.
    let opens =
        |line: &str| behind_day(line).is_some_and(|rest| rest.starts_with([':', '\t', '–']));
    let day = pairs().find(|(pair, _)| match pair {
        [before, line] => opens(line) || is_day(before) && is_day(line),
        _ => false,
    });
    if let Some((_, at)) = day {
        let is_apart = |line: &str| opens(line) || is_day(line);
        let breaks = pairs().filter(|(pair, _)| matches!(pair, [_, line] if is_apart(line)));
        return Some((JoinedKind::Day, at, breaks.map(|(_, at)| at - 1).collect()));
    }
    let one = |kind, at| Some((kind, at, Vec::new()));
    if let Some((_, at)) =
        pairs().find(|(pair, _)| matches!(pair, [title, line] if is_heading(title, line)))
    {
        return one(JoinedKind::Heading, at);
    }
    if let Some(at) = (1..lines.len()).find(|at| is_note(lines, *at)) {
        return one(JoinedKind::Note, at);
    }
    if let Some(at) = (0..lines.len()).find(|at| lines.len() > 1 && is_greeting(lines, *at)) {
        return one(JoinedKind::Greeting, at.max(1));
    }
    let labelled = lines.windows(SEVERAL).position(|three| three.iter().all(|line| label(line)));
    if let Some(first) = labelled {
        return one(JoinedKind::Label, first + 1);
    }
    let is_short = |line: &&str| {
        line.chars().count() <= SHORT
            && line.starts_with(char::is_uppercase)
            && !begins_item(line)
            && !line.contains(['|', '\t'])
    };
    let are_short = lines.len() >= SEVERAL && lines.iter().all(is_short);
    if are_short { one(JoinedKind::Short, 1) } else { None }
}

/// What stands behind the day that a line begins with: `14. Oktober: …`, `14.10.2026 …`, `2026-10-14: …`.
fn behind_day(line: &str) -> Option<&str> {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let count = digits(line);
    let (number, rest) = line.split_at_checked(count)?;
    let named = rest.trim_start_matches('\\').trim_start_matches('.').trim_start();
    if matches!(count, 1 | 2) && begins_with_month(named) {
        let behind = named.trim_start_matches(char::is_alphabetic).trim_start_matches([' ', '.']);
        let year = digits(behind);
        return behind.get(if year == 4 { 4 } else { 0 }..).map(str::trim_start);
    }
    let sign = rest.chars().next().filter(|sign| ".-/".contains(*sign))?;
    let mut parts = 1;
    let mut behind = rest;
    while let Some(next) = behind.strip_prefix(sign).filter(|next| digits(next) > 0) {
        behind = next.get(digits(next)..)?;
        parts += 1;
    }
    let day = line.get(..line.len() - behind.len())?;
    let has_year = day.split(sign).any(|part| part.len() == 4);
    let is_day = parts == 3 && has_year && number.len() != 3;
    is_day.then(|| behind.trim_start_matches(' '))
}

/// Whether a line is a heading with a number, and the one under it is not part of it.
fn is_heading(title: &str, line: &str) -> bool {
    let Some(found) = mark(title).filter(|found| found.kind == MarkKind::Section) else {
        return false;
    };
    let is_pasted = title.get(..found.length).is_some_and(|number| number.ends_with('\t'));
    let is_own = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    is_own && mark(line).is_none() && (is_pasted || !ends(title) && title.chars().count() < 60)
}

fn is_note_sign(letter: char) -> bool {
    matches!(letter, '*' | '†' | '‡' | '¹' | '²' | '³')
}

/// Whether a line is a note, whose mark stands behind a word above it.
fn is_note(lines: &[&str], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let note = line.trim_start_matches(is_note_sign);
    let sign = line.get(..line.len() - note.len()).unwrap_or_default();
    // Behind a star, a blank makes an item.
    let note = if sign.starts_with('*') { note } else { note.trim_start() };
    // With another one it is emphasis.
    let is_mark =
        !sign.is_empty() && note.starts_with(char::is_alphanumeric) && !note.contains(sign);
    let above = lines.get(..at).unwrap_or_default();
    is_mark && above.iter().any(|line| has_mark(line, sign))
}

/// Whether a mark stands right behind a word of a line, and closes nothing.
pub(super) fn has_mark(line: &str, sign: &str) -> bool {
    let opens = line.match_indices(sign).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| before.is_whitespace() || before == '(')
    });
    let behind_word = line.match_indices(sign).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        let after = line.get(at + sign.len()..).and_then(|after| after.chars().next());
        before.is_some_and(|before| before.is_alphanumeric() || before == ')')
            && after.is_none_or(|after| !after.is_alphanumeric() && !is_note_sign(after))
    });
    behind_word && !opens
}

/// Whether a line is the greeting at the beginning or the end of a letter, with others around it.
fn is_greeting(lines: &[&str], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let small = line.to_lowercase();
    let is_short = line.chars().count() <= SHORT && !line.ends_with('.');
    is_short && GREETINGS.iter().any(|greeting| small.starts_with(greeting))
}

/// Whether a line begins with a word or two, a colon and more: `Sent: Monday`.
fn label(line: &str) -> bool {
    let Some((label, rest)) = line.split_once(':') else { return false };
    let label = label.trim_matches('*').trim_end();
    let of_label = |c: char| c.is_alphabetic() || c == ' ' || c == '-';
    label.starts_with(char::is_uppercase)
        && label.chars().count() < 24
        && label.split(' ').count() < 3
        && label.chars().all(of_label)
        && rest.starts_with([' ', '\t', '*', '\u{a0}'])
        && !rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use crate::prose::{JoinedKind, joined};

    fn found(text: &str) -> Vec<(JoinedKind, &str)> {
        joined(text).into_iter().map(|one| (one.kind, &text[one.range])).collect()
    }

    #[test]
    fn lines_of_their_own_are_found() {
        use JoinedKind::{Day, Greeting, Heading, Label, Note, Short};
        for (text, kind, line) in [
            (
                "Von: BKA\nGesendet: Montag\nAn: Europol\nBetreff: Treffen",
                Label,
                "Gesendet: Montag",
            ),
            ("14\\. Oktober: a\n15\\. Oktober: b", Day, "15\\. Oktober: b"),
            ("Der Plan:\n14. Oktober: a\n15. Oktober: b", Day, "14. Oktober: a"),
            ("14 October 2026 a\n15 October 2026 b", Day, "15 October 2026 b"),
            ("2026-10-14: a\n2026-10-15: b", Day, "2026-10-15: b"),
            ("14.10.2026 a\n15.10.2026 b", Day, "15.10.2026 b"),
            ("2.1.\tHeading\nThe group met.", Heading, "The group met."),
            ("2.1. Heading\nThe group met.", Heading, "The group met."),
            ("8 asked, 2 refused*\n*no clearance", Note, "*no clearance"),
            ("8 asked, 2 refused¹\n¹ no clearance", Note, "¹ no clearance"),
            ("Dear all,\nplease find the list.", Greeting, "please find the list."),
            ("It is done.\nMit freundlichen Grüßen\nBKA", Greeting, "Mit freundlichen Grüßen"),
            ("Meeting in Wien\nMeeting in Bern\nVisit to Paris", Short, "Meeting in Bern"),
        ] {
            assert_eq!(found(text), [(kind, line)], "{text}");
        }
    }

    #[test]
    fn lines_that_go_on_are_not() {
        for text in [
            "The group met on\n14. Oktober in Wien and on\nthe next day.",
            "14\\. Oktober: a\\\n15\\. Oktober: b",
            "14\\. Oktober: a\n\n15\\. Oktober: b",
            "2.1. It says that\nthe group met.",
            "as said in the *group\nmet* here and\n*there* again",
            "The *group*\n*met again",
            "Dear are the prices of all that was seized in the harbour\nof Rotterdam.",
            "Meeting in Wien\nMeeting in Bern",
            "Meeting in Wien\\\nMeeting in Bern\\\nVisit to Paris",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
