//! What may stand on a page around a document, whoever wrote the template of the page: elements that show
//! something and do nothing, under the policy that keeps a reader's browser from loading or running
//! anything. Called by `environment` for every page that is written.

/// The element that keeps a browser from loading and running anything.
const POLICY: &str = "meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
                      style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"";

/// What the policy may stand behind.
const BEFORE_POLICY: [&str; 3] = ["html", "head", "meta"];

const ELEMENTS: [&str; 32] = [
    "a", "address", "aside", "body", "br", "dd", "div", "dl", "dt", "em", "footer", "h2", "head",
    "header", "hr", "html", "li", "main", "meta", "nav", "ol", "p", "s", "section", "small",
    "span", "strong", "style", "sub", "sup", "title", "ul",
];

const ATTRIBUTES: [&str; 12] = [
    "aria-hidden",
    "aria-label",
    "charset",
    "class",
    "content",
    "dir",
    "href",
    "id",
    "lang",
    "name",
    "role",
    "title",
];

/// Elements whose text ends with the element and nowhere else.
const OF_TEXT: [&str; 2] = ["style", "title"];

/// What must not stand on a page, if there is anything.
pub(super) fn fault(page: &str) -> Option<String> {
    let mut rest = page.trim_start().strip_prefix("<!DOCTYPE html>").unwrap_or(page);
    let mut is_guarded = false;
    while let Some((_, tag)) = rest.split_once('<') {
        let Some((tag, behind)) = tag.split_once('>') else {
            return Some("a `<` begins no element".to_owned());
        };
        rest = behind;
        if tag == POLICY {
            is_guarded = true;
            continue;
        }
        let name = match element(tag) {
            Ok(name) => name,
            Err(fault) => return Some(format!("`<{tag}>` may not stand on a page: {fault}")),
        };
        if !is_guarded && !BEFORE_POLICY.contains(&name) {
            return Some(format!("`<{tag}>` stands before the policy that lets nothing be loaded"));
        }
        if OF_TEXT.contains(&name) && !tag.starts_with('/') {
            let end = format!("</{name}>");
            let is_ended =
                rest.split_once('<').is_some_and(|(text, _)| rest[text.len()..].starts_with(&end));
            if !is_ended {
                return Some(format!("`<{name}>` holds more than text"));
            }
        }
    }
    (!is_guarded).then(|| "the policy that lets nothing be loaded is not there".to_owned())
}

/// The name of an element, if nothing is wrong with it.
fn element(tag: &str) -> Result<&str, String> {
    let inside = tag.strip_prefix('/').unwrap_or(tag);
    let (name, mut rest) = inside.split_at(inside.find(' ').unwrap_or(inside.len()));
    if !ELEMENTS.contains(&name) {
        return Err(format!("there is no element `{name}` for it"));
    }
    while let Some(attribute) = rest.strip_prefix(' ') {
        let Some((name, value)) = attribute.split_once("=\"") else {
            return Err("an attribute is written as `name=\"value\"`".to_owned());
        };
        let Some((value, behind)) = value.split_once('"') else {
            return Err("a value is not closed".to_owned());
        };
        if !ATTRIBUTES.contains(&name) {
            return Err(format!("there is no attribute `{name}` for it"));
        }
        if name == "href" && !value.starts_with('#') {
            return Err("links lead to places of the document only".to_owned());
        }
        rest = behind;
    }
    if rest.is_empty() {
        Ok(name)
    } else {
        Err("what stands behind its name is no attribute".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{POLICY, fault};

    #[test]
    fn nothing_runs_loads_or_leads_away() {
        let page = |body: &str| format!("<!DOCTYPE html>\n<html lang=\"en\">\n<{POLICY}>\n{body}");
        assert_eq!(
            fault(&page("<p class=\"a\">A &lt; b<style>p > a { color: red }</style></p>")),
            None
        );
        for body in [
            "<script>alert(1)</script>",
            "<p onclick=\"alert(1)\">",
            "<p\nonclick=\"alert(1)\">",
            "<p/onclick=\"alert(1)\">",
            "<a href=\"https://example.org\">",
            "<a href=\"javascript:a\">",
            "<meta http-equiv=\"refresh\" content=\"0\">",
            "<img src=\"a\">",
            "<p class=a>",
            "<p style=\"a\">",
            "<style><!--</style><p></style>",
            "<title></title x><p>",
            "<!-- -->",
            "<",
            "<P>",
            "<base href=\"#\">",
            "<p class=\"a\" href=\" #\">",
            "<svg>",
            "<style>a</STYLE><script>",
        ] {
            assert!(fault(&page(body)).is_some(), "{body}");
        }
        assert!(fault("<!DOCTYPE html><html><p>").is_some());
        assert!(fault(&format!("<p>a</p><{POLICY}>")).is_some());
    }
}
