//! What stands between `{{` and `}}` or `{%` and `%}` in a template of a plan, read as far as it matters what
//! it does. All else that is wrong with it the engine of the templates says.

use std::ops::Range;

/// The statements that a template of a plan may have. None of them keeps a value, so that no text can grow
/// out of itself.
const STATEMENTS: [&str; 10] =
    ["if", "elif", "else", "endif", "for", "endfor", "block", "endblock", "extends", "include"];

/// A piece of code: where it stands, whether it is a statement, and what it says.
struct Code<'t> {
    range: Range<usize>,
    is_statement: bool,
    text: &'t str,
}

/// What a template does that one of a plan may not.
pub(super) fn faults(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    pieces(text).filter_map(|code| {
        let first = code.text.split_whitespace().next().unwrap_or_default();
        if code.is_statement && !STATEMENTS.contains(&first) {
            let message = format!("`{first}` is no statement that a plan's template can have");
            return Some((code.range, message));
        }
        let sign = outside_strings(code.text).find(|(_, letter)| "~+*[{".contains(*letter))?.1;
        Some((code.range, format!("`{sign}` can do nothing in a plan's template")))
    })
}

/// The names of templates that one mentions.
pub(super) fn named(text: &str) -> impl Iterator<Item = &str> {
    let statements = pieces(text).filter(|code| code.is_statement);
    statements.flat_map(|code| code.text.split(['"', '\'']).skip(1).step_by(2))
}

/// The template that one extends.
pub(super) fn extended(text: &str) -> Option<&str> {
    let mut statements = pieces(text).filter(|code| code.is_statement);
    let extends = statements.find(|code| code.text.starts_with("extends"))?;
    extends.text.split(['"', '\'']).nth(1)
}

/// The blocks of a template, each with its place.
pub(super) fn blocks(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    pieces(text).filter(|code| code.is_statement).filter_map(|code| {
        let mut words = code.text.split_whitespace();
        words.next().filter(|word| *word == "block")?;
        Some((code.range, words.next()?))
    })
}

/// The code in a template, in order. Comments are none.
fn pieces(text: &str) -> impl Iterator<Item = Code<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find('{')?;
            let rest = &text[start..];
            let (end, is_statement) = match rest.as_bytes().get(1) {
                Some(b'#') => {
                    at = start + rest.find("#}")? + 2;
                    continue;
                }
                Some(b'%') => ("%}", true),
                Some(b'{') => ("}}", false),
                _ => {
                    at = start + 1;
                    continue;
                }
            };
            let inside = &rest[2..];
            let length = outside_strings(inside).find(|(at, _)| inside[*at..].starts_with(end))?.0;
            at = start + 2 + length + 2;
            // What takes the blanks around it away stands at its ends.
            let text = inside[..length].trim_start_matches(['-', '+']).trim_end_matches(['-', '+']);
            return Some(Code { range: start..at, is_statement, text: text.trim() });
        }
    })
}

/// The letters of code that stand in no string.
fn outside_strings(code: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut quote = None;
    let mut is_escaped = false;
    code.char_indices().filter(move |(_, letter)| {
        let was_escaped = std::mem::take(&mut is_escaped);
        match quote {
            Some(_) if was_escaped => {}
            Some(_) if *letter == '\\' => is_escaped = true,
            Some(open) if *letter == open => quote = None,
            Some(_) => {}
            None if *letter == '"' || *letter == '\'' => quote = Some(*letter),
            None => return true,
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::{blocks, faults};

    #[test]
    fn nothing_that_keeps_a_value_is_let_through() {
        for text in [
            "{% set x = 1 %}",
            "{%- macro m() -%}{%- endmacro -%}",
            "{% filter upper %}{% endfilter %}",
            "{% with x = 1 %}{% endwith %}",
            "{% do x %}",
            "{% call x() %}{% endcall %}",
            "{% import \"x\" as y %}",
            "{% autoescape false %}{% endautoescape %}",
            "{% raw %}{% endraw %}",
            "{{ x ~ x }}",
            "{{ \"a\\\"\" ~ x }}",
            "{{- x + x -}}",
            "{{ x * 9 }}",
            "{% for x in [y, y] %}{% endfor %}",
            "{{ {\"a\": x} }}",
        ] {
            assert!(faults(text).next().is_some(), "{text}");
        }
        let harmless =
            "{{ word(\"a ~ b\") }}{# {% set x = 1 %} #}~ + *{%- if x -%}{%- endif -%}{ x";
        assert_eq!(faults(harmless).next(), None);
    }

    #[test]
    fn blocks_have_their_names() {
        let text = "{% block a %}{%- block b -%}{% endblock %}{# {% block c %} #}";
        assert_eq!(blocks(text).map(|(_, name)| name).collect::<Vec<_>>(), ["a", "b"]);
    }
}
