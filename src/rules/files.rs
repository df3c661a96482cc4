//! `missing-file`, `unread-file`: texts that lead to files which are not there, and files that no
//! text leads to and nothing reads.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::diagnostic::{Candidates, Finding, Findings, RuleInfo, closest};
use crate::discover::{PLAN_FILE, Role};
use crate::model::ActionNumber;
use crate::model::scalar::Scalar;
use crate::prose::{self, Signs};
use crate::rule;
use crate::source::{Location, SourceId, Span};

use super::Context;
use super::within::Places;

pub(super) static MISSING: RuleInfo = rule!("missing-file", Error, References);
pub(super) static UNREAD: RuleInfo = rule!("unread-file", Warning, Files);

/// The folders in that of a priority.
const FOLDERS: [&str; 3] = ["actions", "annexes", "narrative"];

pub(super) fn missing(context: &Context<'_>, findings: &mut Findings) {
    let folders = LazyCell::new(|| folders(context));
    for (place, path) in links(context) {
        // What lies elsewhere in the repository is not known here.
        let known = path == PLAN_FILE || path.starts_with("priorities/");
        let is_there = context.file(&path).is_some()
            || folders.contains_key(path.as_str())
            || context.is_closed(&path);
        if !known || is_there || is_passed_by(&path) {
            continue;
        }
        findings.add(place.source, || {
            let (parent, name) = path.rsplit_once('/').unwrap_or(("", &path));
            let near = folders.get(parent).and_then(|beside| beside.closest(name));
            Finding::new(&MISSING, place, format!("there is no file `{path}`"))
                .help::<String>(near.map(|near| format!("did you mean `{near}`?")))
                .help("correct the link, or add the file")
        });
    }
}

/// Every folder of the plan with the names of the files in it.
fn folders<'a>(context: &Context<'a>) -> HashMap<&'a str, Candidates<'a>> {
    let mut names: HashMap<&str, Vec<&str>> = HashMap::new();
    for (_, file) in context.sources.iter() {
        let (parent, name) = file.path.rsplit_once('/').unwrap_or(("", file.path));
        names.entry(parent).or_default().push(name);
        let mut above = parent;
        while let Some((folder, _)) = above.rsplit_once('/')
            && !names.contains_key(folder)
        {
            names.insert(folder, Vec::new());
            above = folder;
        }
    }
    names.into_iter().map(|(folder, names)| (folder, Candidates::new(names))).collect()
}

pub(super) fn unread(context: &Context<'_>, findings: &mut Findings) {
    // What cannot be read is reported as that.
    let is_unread = |id, path: &str| Role::of(path).is_none() && !context.is_damaged(id, &[]);
    let unread = || context.sources.iter().filter(|(id, file)| is_unread(*id, file.path));
    if unread().next().is_none() {
        return;
    }
    let linked: BTreeSet<String> = links(context).map(|(_, path)| path).collect();
    // What lies in a folder that nothing reads is reported once, and not at all where a text leads
    // to any of it: then it is a folder of attachments.
    let mut folders: BTreeMap<&str, (SourceId, usize, bool)> = BTreeMap::new();
    for (id, file) in unread() {
        let path = file.path;
        let is_linked = linked.contains(path);
        if let Some(folder) = unread_folder(path) {
            let (_, files, attached) = folders.entry(folder).or_insert((id, 0, false));
            *files += 1;
            *attached |= is_linked;
        } else if !is_linked {
            findings.push(
                Finding::new(&UNREAD, start_of(id), format!("nothing reads the file `{path}`"))
                    .help(advice(path)),
            );
        }
    }
    for (folder, (id, files, _)) in folders.into_iter().filter(|(_, (_, _, attached))| !attached) {
        let name = folder.rsplit('/').next().unwrap_or(folder);
        let near = closest(name, FOLDERS).map(|near| format!("did you mean the folder `{near}`?"));
        let what = if files == 1 { "the file" } else { "the files" };
        findings.push(
            Finding::new(&UNREAD, start_of(id), format!("nothing reads {what} in `{folder}`"))
                .help::<String>(near)
                .help("move it out of the plan, or link to it from a text"),
        );
    }
}

fn start_of(source: SourceId) -> Location {
    Location::new(source, Span::default())
}

/// The outermost folder around a file of which nothing is read.
fn unread_folder(path: &str) -> Option<&str> {
    let mut slashes = path.match_indices('/').map(|(at, _)| at).skip(1);
    let of_priority = slashes.next()?;
    let inner = slashes.next()?;
    let name = path.get(of_priority + 1..inner)?;
    let end = if FOLDERS.contains(&name) { slashes.next()? } else { inner };
    path.get(..end)
}

/// What to do with a file that nothing reads and that lies in a folder of the plan.
fn advice(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, ending) =
        name.split_once('.').map_or((name, ""), |_| name.rsplit_once('.').unwrap_or((name, "")));
    let yaml = ending.eq_ignore_ascii_case("yml") || ending.eq_ignore_ascii_case("yaml");
    let markdown = ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown");
    let within = folder.rsplit('/').next().unwrap_or(folder);
    let is_number = ActionNumber::parse(stem).is_ok();
    match (folder.matches('/').count(), within) {
        (2, "actions") if yaml => format!("rename it to `{stem}.yaml`"),
        (2, "narrative" | "annexes") if markdown => format!("rename it to `{stem}.md`"),
        (1 | 2, _) if yaml && is_number => {
            let priority = folder.split('/').take(2).collect::<Vec<_>>().join("/");
            format!("an action belongs in `{priority}/actions/{stem}.yaml`")
        }
        (1, _) if yaml && closest(stem, ["priority"]).is_some() => {
            "rename it to `priority.yaml`".to_owned()
        }
        (1 | 2, _) if markdown => {
            "a text belongs in the folder `narrative`, an attached report in `annexes`".to_owned()
        }
        _ => "move it out of the plan, or link to it from a text".to_owned(),
    }
}

/// Whether a file is one that is not listed although it may be there.
fn is_passed_by(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
        || path.matches('/').count() > 5
        || path.to_ascii_lowercase().contains("readme")
}

/// Every link from a text to a file of the repository, as a path from the root of the plan.
fn links(context: &Context<'_>) -> impl Iterator<Item = (Location, String)> {
    context.passages(Signs::LINK).flat_map(move |passage| {
        let from = context.sources.get(passage.source).path;
        let places = Places::of(context.sources, &passage);
        prose::links(passage.text).into_iter().filter_map(move |link| {
            let path = resolve(from, &link.url)?;
            Some((places.locate(link.range), path))
        })
    })
}

/// Where a link leads from a file, as a path from the root of the plan. `None` for one that leads
/// elsewhere: to another site, out of the plan, to a place in the same text.
pub(super) fn resolve(from: &str, url: &str) -> Option<String> {
    let path = prose::decoded(url.split(['#', '?']).next()?)?;
    let is_odd = |c: char| c.is_control() || matches!(c, ':' | '\\');
    if path.is_empty() || path.contains(is_odd) || path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{advice, resolve, unread_folder};

    #[test]
    fn links_are_followed_from_the_file_they_stand_in() {
        let from = "priorities/thb/narrative/a.md";
        let to = |url| resolve(from, url);
        assert_eq!(to("b.md#c").as_deref(), Some("priorities/thb/narrative/b.md"));
        assert_eq!(to("./../annexes//1.2.md").as_deref(), Some("priorities/thb/annexes/1.2.md"));
        assert_eq!(to("../../../oap.yaml").as_deref(), Some("oap.yaml"));
        assert_eq!(to("no%20such.md").as_deref(), Some("priorities/thb/narrative/no such.md"));
        for elsewhere in
            ["#c", "https://a.example/b", "mailto:a@b.example", "/etc", "?a", "", "a%2Fb", "a\\b"]
        {
            assert_eq!(to(elsewhere), None, "{elsewhere}");
        }
        assert_eq!(to("../../../../x"), None);
    }

    #[test]
    fn the_outermost_folder_is_named() {
        assert_eq!(unread_folder("priorities/a.txt"), None);
        assert_eq!(unread_folder("priorities/thb/a.txt"), None);
        assert_eq!(unread_folder("priorities/thb/actions/a.txt"), None);
        assert_eq!(unread_folder("priorities/thb/action/1.1.yaml"), Some("priorities/thb/action"));
        let nested = "priorities/thb/actions/old/older/1.1.yaml";
        assert_eq!(unread_folder(nested), Some("priorities/thb/actions/old"));
        assert_eq!(unread_folder("priorities/thb/x/y/z.txt"), Some("priorities/thb/x"));
    }

    #[test]
    fn advice_is_by_name_and_place() {
        let said = [
            ("priorities/thb/actions/1.1.yml", "rename it to `1.1.yaml`"),
            ("priorities/thb/narrative/a.markdown", "rename it to `a.md`"),
            ("priorities/thb/1.1.yaml", "an action belongs in `priorities/thb/actions/1.1.yaml`"),
            ("priorities/thb/priority.yml", "rename it to `priority.yaml`"),
            (
                "priorities/thb/summary.md",
                "a text belongs in the folder `narrative`, an attached report in `annexes`",
            ),
            ("priorities/notes.txt", "move it out of the plan, or link to it from a text"),
            ("priorities/x", "move it out of the plan, or link to it from a text"),
        ];
        for (path, expected) in said {
            assert_eq!(advice(path), expected, "{path}");
        }
    }
}
