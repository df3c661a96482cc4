//! Scalars as they are written into a file that people edit. Called where a fix is offered;
//! putting a text into its place is for `fix`.

use super::ScalarStyle;

/// What a new scalar is to be for those who read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Intent {
    /// A text to every reader, whatever it looks like.
    Text,
    /// A number or a date where it looks like one.
    Any,
}

/// A one-line value in the quotes in which the one before it was written; without quotes where
/// there were none and every reader takes it for the same. `None` where the style has no place
/// for it.
pub(crate) fn in_style(style: ScalarStyle, value: &str, reading: Intent) -> Option<String> {
    if value.is_empty() || value.chars().any(char::is_control) {
        return None;
    }
    Some(match style {
        ScalarStyle::Plain if is_safe_plain(value, reading) => value.to_owned(),
        ScalarStyle::SingleQuoted => format!("'{}'", value.replace('\'', "''")),
        ScalarStyle::Plain | ScalarStyle::DoubleQuoted => {
            format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
        }
        ScalarStyle::Literal | ScalarStyle::Folded => return None,
    })
}

/// A text on one line, whole: what is to be typed is never cut short.
pub(crate) fn literal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How a scalar was written, by its bytes in the file.
pub(crate) fn style_of(written: &str) -> ScalarStyle {
    match written.chars().next() {
        Some('"') => ScalarStyle::DoubleQuoted,
        Some('\'') => ScalarStyle::SingleQuoted,
        Some('|') => ScalarStyle::Literal,
        Some('>') => ScalarStyle::Folded,
        _ => ScalarStyle::Plain,
    }
}

/// Whether a plain text goes through lists in brackets and through readers of YAML 1.1
/// unharmed.
fn is_safe_plain(value: &str, reading: Intent) -> bool {
    const WORDS: &[&str] = &["null", "true", "false", "yes", "no", "y", "n", "on", "off"];
    let starts_well = value.starts_with(|c: char| match reading {
        Intent::Text => c.is_alphabetic(),
        Intent::Any => c.is_alphanumeric() || c == '-',
    });
    starts_well
        && value != "-"
        && !value.starts_with("- ")
        && !value.ends_with(' ')
        && value.chars().all(|c| c.is_alphanumeric() || " -_./()'".contains(c))
        && !WORDS.iter().any(|word| word.eq_ignore_ascii_case(value))
}

#[cfg(test)]
mod tests {
    use super::{Intent, in_style};
    use crate::source::SourceId;
    use crate::yaml::{ScalarStyle, parse};

    #[test]
    fn quotes_are_kept_and_set_where_they_are_needed() {
        let text = |style, value| in_style(style, value, Intent::Text);
        assert_eq!(text(ScalarStyle::Plain, "NL").as_deref(), Some("NL"));
        assert_eq!(text(ScalarStyle::Plain, "NO").as_deref(), Some("\"NO\""));
        assert_eq!(text(ScalarStyle::Plain, "1.10").as_deref(), Some("\"1.10\""));
        assert_eq!(text(ScalarStyle::Plain, "+5.5%").as_deref(), Some("\"+5.5%\""));
        assert_eq!(text(ScalarStyle::SingleQuoted, "it's").as_deref(), Some("'it''s'"));
        assert_eq!(text(ScalarStyle::Literal, "NL"), None);
        let any = |value| in_style(ScalarStyle::Plain, value, Intent::Any);
        assert_eq!(any("58361").as_deref(), Some("58361"));
        assert_eq!(any("-3").as_deref(), Some("-3"));
        assert_eq!(any("2012-10-28").as_deref(), Some("2012-10-28"));
        assert_eq!(any(">400").as_deref(), Some("\">400\""));
        assert_eq!(any("-"), Some("\"-\"".to_owned()));
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_again(value in "[a-zA-Z0-9 .,:#%'\"\\\\>|&*~+-]{1,12}") {
            for style in [ScalarStyle::Plain, ScalarStyle::SingleQuoted, ScalarStyle::DoubleQuoted] {
                for reading in [Intent::Text, Intent::Any] {
                    let written = in_style(style, &value, reading).expect("one line");
                    let text = format!("[{written}, x]\n");
                    let parsed = parse(SourceId::of(""), &text, 0..text.len());
                    let root = parsed.root.expect("a list");
                    let crate::yaml::Kind::Sequence(items) = &root.kind else { panic!("{text}") };
                    proptest::prop_assert_eq!(items.len(), 2);
                    proptest::prop_assert_eq!(items[0].scalar(), Some(value.as_str()));
                }
            }
        }
    }
}
