//! `lost-file`, `missing-file`, `unread-file`: texts that lead to files which are not there, and files
//! that no text leads to and nothing reads; the worse where one looks like a part of the plan.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Candidates, Finding, Findings, RuleInfo, closest};
use crate::discover::{Language, Likeness, PLAN_FILE, Parts, Role};
use crate::prose::{self, Signs};
use crate::rule;
use crate::source::{Location, SourceFile, SourceId, Sources, Span};

use super::Context;
use super::within::Places;

pub(super) static LOST: RuleInfo = rule!("lost-file", Error, Files);
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
            let may_be_words = near.is_none() && !name.contains('.');
            let words = "if no link is meant, write a blank between `]` and `(`";
            Finding::new(&MISSING, place, format!("there is no file `{path}`"))
                .help::<String>(near.map(|near| meant(name, near)))
                .help("correct the link, or add the file")
                .help::<String>(may_be_words.then(|| words.to_owned()))
        });
    }
}

/// Advice where a name is near that of a file.
fn meant(name: &str, near: &str) -> String {
    if name.nfc().eq(near.nfc()) {
        return "the file beside has the same name with its accents written in another way, as a Mac does: \
                give it its name anew"
            .to_owned();
    }
    format!("did you mean `{near}`?")
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

pub(super) fn lost(context: &Context<'_>, findings: &mut Findings) {
    findings.extend(without_reader(context).filter(|finding| finding.rule == &LOST));
}

pub(super) fn unread(context: &Context<'_>, findings: &mut Findings) {
    findings.extend(without_reader(context).filter(|finding| finding.rule == &UNREAD));
}

/// Files that look like a part of the plan and that nothing reads, where no text can be asked whether it
/// leads to them.
pub(super) fn lost_at_first_sight(sources: &Sources, reported: &[Finding]) -> Vec<Finding> {
    let is_there = |path: &str| sources.iter().any(|(_, file)| file.path == path);
    let unread = sources.iter().filter(|(id, file)| {
        Role::of(file.path).is_none() && reported.iter().all(|found| found.location.source != *id)
    });
    tell(unread, &BTreeSet::new(), &is_there).filter(|finding| finding.rule == &LOST).collect()
}

/// What is said of the files that nothing reads.
fn without_reader(context: &Context<'_>) -> impl Iterator<Item = Finding> {
    // What cannot be read is reported as that.
    let is_unread = |id, path: &str| Role::of(path).is_none() && !context.is_damaged(id, &[]);
    let unread = || context.sources.iter().filter(|(id, file)| is_unread(*id, file.path));
    // To look for links takes time, and as a rule there is no such file.
    let linked: BTreeSet<String> = match unread().next() {
        Some(_) => links(context).map(|(_, path)| path).collect(),
        None => BTreeSet::new(),
    };
    tell(unread(), &linked, &|path| context.file(path).is_some())
}

fn tell<'a>(
    unread: impl Iterator<Item = (SourceId, &'a SourceFile)>,
    linked: &BTreeSet<String>,
    is_there: &impl Fn(&str) -> bool,
) -> std::vec::IntoIter<Finding> {
    let mut found = Vec::new();
    // What lies in a folder that nothing reads is reported once, and not at all where a text leads
    // to any of it: then it is a folder of attachments.
    let mut folders: BTreeMap<&str, Unread> = BTreeMap::new();
    for (id, file) in unread {
        let path = file.path;
        let is_linked = linked.contains(path);
        let like = Likeness::of(path);
        if let Some(folder) = unread_folder(path) {
            let new = Unread { first: id, files: 0, is_attached: false, like: None };
            let beside = folders.entry(folder).or_insert(new);
            beside.files += 1;
            beside.is_attached |= is_linked;
            beside.like = beside.like.or(like.map(|like| (path, like)));
        } else if !is_linked {
            found.push(alone(is_there, id, path, like));
        }
    }
    found.extend(folders.into_iter().filter(|(_, files)| !files.is_attached).map(in_folder));
    found.into_iter()
}

/// The files of a folder that nothing reads.
struct Unread<'a> {
    first: SourceId,
    files: usize,
    is_attached: bool,
    /// The first that looks like a part of the plan.
    like: Option<(&'a str, Likeness)>,
}

fn alone(
    is_there: &impl Fn(&str) -> bool,
    id: SourceId,
    path: &str,
    like: Option<Likeness>,
) -> Finding {
    let place = start_of(id);
    let Some(like) = like else {
        return Finding::new(&UNREAD, place, format!("nothing reads the file `{path}`"))
            .help("move it out of the plan, or link to it from a text");
    };
    let message = format!("nothing reads `{path}`, which looks like {}", like.word());
    let finding = Finding::new(&LOST, place, message);
    let right = right_place(path, like);
    let is_foreign =
        Parts::of(path.rsplit('/').next().unwrap_or(path)).language == Some(Language::Foreign);
    if is_there(&right) && !is_foreign {
        return finding
            .help(format!("there is `{right}` already: remove the one that is not meant"));
    }
    let (folder, name) = right.rsplit_once('/').unwrap_or(("", &right));
    if is_foreign {
        let into = match like {
            Likeness::Action(None) => "the files of the actions that it is about".to_owned(),
            _ => format!("`{right}`"),
        };
        return finding
            .help(format!("write what it says into {into}"))
            .help("if it is no part of the plan, move it out of it, or link to it from a text");
    }
    if path.rsplit_once('/').map_or("", |(folder, _)| folder) == folder {
        return finding.help(format!("rename it to `{name}`"));
    }
    let finding = finding.help(format!("it belongs in `{right}`"));
    match like {
        Likeness::Narrative => finding
            .help("an attached report belongs in `annexes`, what is no part of the plan out of it"),
        _ => finding,
    }
}

fn in_folder((folder, files): (&str, Unread<'_>)) -> Finding {
    const ELSEWHERE: &str = "move it out of the plan, or link to it from a text";
    let place = start_of(files.first);
    let name = folder.rsplit('/').next().unwrap_or(folder).to_lowercase();
    let near = closest(&name, FOLDERS);
    let what = if files.files == 1 { "the file" } else { "the files" };
    let message = format!("nothing reads {what} in `{folder}`");
    let meant = near.map(|near| format!("did you mean the folder `{near}`?"));
    let Some((path, like)) = files.like else {
        return Finding::new(&UNREAD, place, message).help::<String>(meant).help(ELSEWHERE);
    };
    let which = if files.files == 1 { "which" } else { "of which one" };
    let finding =
        Finding::new(&LOST, place, format!("{message}, {which} looks like {}", like.word()));
    if folder.contains('/') {
        let right = || format!("`{path}` belongs in `{}`", right_place(path, like));
        return finding.help(meant.unwrap_or_else(right)).help(ELSEWHERE);
    }
    match near {
        Some(near) => {
            finding.help(format!("it belongs in the folder of a priority: `priorities/KEY/{near}`"))
        }
        None => finding.help("did you mean the folder `priorities`?"),
    }
}

fn start_of(source: SourceId) -> Location {
    Location::new(source, Span::default())
}

/// The outermost folder around a file of which nothing is read.
fn unread_folder(path: &str) -> Option<&str> {
    let root = path.split_once('/').map(|(root, _)| root);
    if root.is_some_and(|root| root != "priorities") {
        return root;
    }
    let mut slashes = path.match_indices('/').map(|(at, _)| at).skip(1);
    let of_priority = slashes.next()?;
    let inner = slashes.next()?;
    let name = path.get(of_priority + 1..inner)?;
    let end = if FOLDERS.contains(&name) { slashes.next()? } else { inner };
    path.get(..end)
}

/// Where a file belongs that looks like this.
fn right_place(path: &str, like: Likeness) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = Parts::of(name).stem;
    // At the root of the plan nothing says which priority is meant.
    let priority = match folder.split('/').collect::<Vec<_>>().as_slice() {
        [_, priority, ..] => priority,
        _ => "KEY",
    };
    let folder = match like {
        Likeness::Priority => return format!("priorities/{priority}/priority.yaml"),
        Likeness::Action(_) => "actions",
        Likeness::Narrative => "narrative",
        Likeness::Annex => "annexes",
    };
    let ending = if folder == "actions" { "yaml" } else { "md" };
    format!("priorities/{priority}/{folder}/{stem}.{ending}")
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
    use super::{Likeness, resolve, right_place, unread_folder};

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
        assert_eq!(unread_folder("1.1.yaml"), None);
        assert_eq!(unread_folder("Priorities/thb/actions/1.1.yaml"), Some("Priorities"));
        assert_eq!(unread_folder("priorities/a.txt"), None);
        assert_eq!(unread_folder("priorities/thb/a.txt"), None);
        assert_eq!(unread_folder("priorities/thb/actions/a.txt"), None);
        assert_eq!(unread_folder("priorities/thb/action/1.1.yaml"), Some("priorities/thb/action"));
        let nested = "priorities/thb/actions/old/older/1.1.yaml";
        assert_eq!(unread_folder(nested), Some("priorities/thb/actions/old"));
        assert_eq!(unread_folder("priorities/thb/x/y/z.txt"), Some("priorities/thb/x"));
    }

    #[test]
    fn what_is_lost_belongs_where_its_name_says() {
        let said = [
            ("priorities/thb/actions/1.1.yml", "priorities/thb/actions/1.1.yaml"),
            ("priorities/thb/1.1.yaml.txt", "priorities/thb/actions/1.1.yaml"),
            ("priorities/thb/narrative/a.markdown", "priorities/thb/narrative/a.md"),
            ("priorities/thb/Priority.YML", "priorities/thb/priority.yaml"),
            ("1.1.yaml", "priorities/KEY/actions/1.1.yaml"),
        ];
        for (path, expected) in said {
            let like = Likeness::of(path).expect(path);
            assert_eq!(right_place(path, like), expected, "{path}");
        }
    }
}
