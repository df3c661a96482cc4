//! Where a link may lead. The documents ask, and so do the rules that tell an author what a document
//! will not keep.

/// Schemes that a link may have. Anything else could run a program in the reader's browser.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// Whether a link leads nowhere but to a page, a mailbox, a place in this document, or a file beside it
/// or below its folder.
pub(super) fn is_safe(url: &str) -> bool {
    // A browser drops control characters, and looks for the scheme behind blanks.
    if url.contains(|letter: char| letter.is_control()) {
        return false;
    }
    match scheme(url.trim_start()) {
        Some(scheme) => is_scheme(scheme),
        None => stays_below(url.trim_start()),
    }
}

/// As [`is_safe`], for an address as it stands in Markdown, where entities and backslashes may hide
/// what it is.
pub(super) fn is_safe_as_written(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    is_safe(url) && (scheme(url).is_some_and(is_scheme) || !path.contains('&'))
}

/// What stands before the colon of an address, if it has one before its path.
fn scheme(url: &str) -> Option<&str> {
    url.split(['/', '\\', '?', '#']).next()?.split_once(':').map(|(scheme, _)| scheme)
}

fn is_scheme(scheme: &str) -> bool {
    SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// Whether a path without a scheme never leaves the folder that it begins in.
fn stays_below(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    // A browser takes `\` for `/`, and an opener of files may take either out of its disguise.
    let Some(path) = decoded(path).filter(|path| !path.contains('\\')) else { return false };
    if path.starts_with('/') {
        return false;
    }
    let mut depth = 0_usize;
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if depth == 0 => return false,
            ".." => depth -= 1,
            _ => depth += 1,
        }
    }
    true
}

/// The path that a link names, with what editors write as `%20` for a blank. `None` where that would
/// be no text, or a letter that means something in a path.
pub fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        let code = || u8::try_from(digit(0)? * 16 + digit(1)?).ok();
        let (byte, length) = match code().filter(|_| byte == b'%') {
            Some(b'/' | b'\\') => return None,
            Some(code) if code.is_ascii_control() => return None,
            Some(code) => (code, 2),
            None => (byte, 0),
        };
        bytes.push(byte);
        rest = after.get(length..).unwrap_or_default();
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_and_places_only() {
        for safe in [
            "https://a.example",
            "#goal-3",
            "#..",
            "a/../b.md",
            "./a.md",
            "a%20b.md",
            "100%.md",
            "MAILTO:a@b.example",
            "?a:b",
            "a/b:c",
            "",
        ] {
            assert!(is_safe(safe), "{safe}");
        }
        for unsafe_ in [
            "javascript:x",
            "JavaScript:x",
            " javascript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "C:\\x",
            "C:/x",
            "java\nscript:x",
            "\u{1}x",
            "//host/share",
            " //host",
            "\\\\host\\share",
            "/\\host",
            "\\/host",
            "/etc/passwd",
            "a\\..\\..\\b",
            "../a.md",
            "a/../../b.md",
            "a/%2e%2E/../b",
            "%2e./b",
            "%2f/host",
            "%5c%5chost",
            "a%00",
            "%ff",
        ] {
            assert!(!is_safe(unsafe_), "{unsafe_}");
        }
    }

    #[test]
    fn what_is_written_may_hide_what_it_is() {
        for safe in ["https://a.example/b&c", "a.md?b&c", "a.md"] {
            assert!(is_safe_as_written(safe), "{safe}");
        }
        for unsafe_ in ["&#106;avascript:x", "a/&#46;&#46;/b", "&sol;/host", "//host"] {
            assert!(!is_safe_as_written(unsafe_), "{unsafe_}");
        }
    }

    #[test]
    fn a_path_is_read_without_its_percent_signs() {
        assert_eq!(decoded("no%20such.md").as_deref(), Some("no such.md"));
        assert_eq!(decoded("%C3%9Cb.md").as_deref(), Some("Üb.md"));
        assert_eq!(decoded("50%.md %4").as_deref(), Some("50%.md %4"));
        for none in ["a%2Fb", "a%5cb", "%0a", "%00", "%ff", "%C3"] {
            assert_eq!(decoded(none), None, "{none}");
        }
    }
}
