//! Asks git: for objects out of its store, which commits touch a plan, and which names it ignores. Called
//! by `discover` alone.
//!
//! A repository may come from a stranger, with all of its configuration. So git is only ever asked
//! what `cat-file`, `rev-list` and `check-ignore --no-index` answer: none of them reads the index or the
//! files on disk that git knows, runs filters, hooks or comparisons of texts, nor writes anything. What
//! could still make them run a program, or fetch, is off.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow, bail};

use super::{PLAN_FILE, PRIORITIES, absolute, portable};

/// The entry of a folder that makes it the top of a repository.
const MARK: &str = ".git";
/// Variables of the environment that stay: they are the user's word on which repositories to enter.
const KEPT: [&str; 3] = ["GIT_CONFIG_", "GIT_CEILING_", "GIT_DISCOVERY_"];
/// As much as a pipe takes on every system without anybody reading at its other end.
const AT_ONCE: usize = 4096;
/// An object larger than this is none of a plan, nor of its history.
const MAX_OBJECT: u64 = 1 << 24;
/// As much as is kept of what git complains of.
const MAX_COMPLAINT: u64 = 4096;

/// The top of the repository that a folder lies in: the nearest folder upwards that says so, whatever
/// else looks like a repository on the way. `folder` is absolute and without links.
pub(super) fn top(folder: &Path) -> Option<PathBuf> {
    let ceilings = env::var_os("GIT_CEILING_DIRECTORIES").unwrap_or_default();
    let ceilings: Vec<PathBuf> =
        env::split_paths(&ceilings).map(|path| absolute(&path).unwrap_or(path)).collect();
    let allowed = |above: &&Path| *above == folder || !ceilings.iter().any(|one| one == above);
    let mut folders = folder.ancestors().take_while(allowed);
    folders.find(|folder| fs::symlink_metadata(folder.join(MARK)).is_ok()).map(Path::to_owned)
}

/// The way from the top of a repository to a folder in it, with `/` between parts.
pub(super) fn way(top: &Path, folder: &Path) -> Result<String> {
    let way = folder.strip_prefix(top).unwrap_or(folder);
    if way.to_str().is_none_or(|way| way.contains('\n')) {
        bail!("git cannot be asked about `{}`, whose name is not plain text", folder.display());
    }
    Ok(portable(way))
}

/// Git, asked at the top of a repository.
fn command(top: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(top);
    for setting in [
        // A folder of the plan may be made to look like a repository of its own.
        "safe.bareRepository=explicit",
        "core.fsmonitor=false",
        "core.hooksPath=/dev/null",
        "core.untrackedCache=false",
    ] {
        command.args(["-c", setting]);
    }
    // A hook of git speaks about the repository that runs it by paths from another folder, and
    // most other variables name programs or files to write.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("GIT_") && !KEPT.iter().any(|kept| text.starts_with(kept)) {
            command.env_remove(&name);
        }
    }
    if let Some(above) = top.parent() {
        command.env("GIT_CEILING_DIRECTORIES", above);
    }
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none");
    command.env("GIT_NO_REPLACE_OBJECTS", "1").env("GIT_GRAFT_FILE", "/dev/null");
    command.env("GIT_OPTIONAL_LOCKS", "0");
    command.env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    command
}

/// A question that git answers line by line, or object by object, as long as it runs.
struct Asking {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    complaint: Option<JoinHandle<String>>,
}

impl Asking {
    fn new(top: &Path, arguments: &[&str]) -> Result<Self> {
        let mut child = command(top)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot run `git`, which knows what has changed")?;
        let (questions, answers) = (child.stdin.take(), child.stdout.take());
        let answers = BufReader::new(answers.context("git gives no answer")?);
        let complaint = child.stderr.take().map(|stream| thread::spawn(move || read(stream)));
        Ok(Self { child, questions, answers, complaint })
    }

    fn put(&mut self, text: &[u8]) -> io::Result<()> {
        let mut questions = self.questions.as_ref().ok_or(io::ErrorKind::BrokenPipe)?;
        questions.write_all(text)?;
        questions.flush()
    }

    /// Why git went away in the middle of an answer.
    fn reason(mut self, error: &io::Error) -> anyhow::Error {
        self.questions = None;
        // It may be writing what nobody reads any more.
        let _ = self.child.kill();
        let said = self.complaint.take().and_then(|complaint| complaint.join().ok());
        let said = said.unwrap_or_default();
        let words: Vec<&str> = said.split_whitespace().collect();
        let said = words.join(" ");
        match said.strip_prefix("fatal: ").unwrap_or(&said) {
            "" => anyhow!("git broke off: {error}"),
            said => anyhow!("git says: {said}"),
        }
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        self.questions = None;
        // What it still has to say nobody waits for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The beginning of a stream, which is read to its end so that nobody waits at the other one.
fn read(mut stream: impl Read) -> String {
    let mut bytes = Vec::new();
    let _ = stream.by_ref().take(MAX_COMPLAINT).read_to_end(&mut bytes);
    let _ = io::copy(&mut stream, &mut io::sink());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// An object of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Object {
    /// Its name.
    pub(super) id: String,
    /// Its kind: `blob`, `tree`, `commit` or `tag`.
    pub(super) kind: String,
    pub(super) size: u64,
}

/// An object with its bytes, if the store holds it.
pub(super) type Held = Option<(Object, Vec<u8>)>;

impl Object {
    /// Reads a line such as `1f7a… blob 120`; any other says that there is no such object.
    fn parse(line: &str) -> Option<Self> {
        let [id, kind, size] = line.split(' ').collect::<Vec<_>>().try_into().ok()?;
        let is_id = [40, 64].contains(&id.len()) && id.bytes().all(|b| b.is_ascii_hexdigit());
        let size = size.trim_end().parse().ok()?;
        is_id.then(|| Self { id: id.to_owned(), kind: kind.to_owned(), size })
    }
}

/// The store of objects of a repository.
pub(super) struct Store {
    top: PathBuf,
    kinds: Option<Asking>,
    contents: Option<Asking>,
}

impl Store {
    pub(super) fn new(top: PathBuf) -> Self {
        Self { top, kinds: None, contents: None }
    }

    /// The objects that names stand for; `None` for one that stands for none.
    pub(super) fn look_up(&mut self, names: &[String]) -> Result<Vec<Option<Object>>> {
        let Self { top, kinds, .. } = self;
        ask(top, "--batch-check", kinds, names, |_, object| Ok(object))
    }

    /// The same, with their bytes. Only of what is known to be small, or ought to be.
    pub(super) fn contents(&mut self, names: &[String]) -> Result<Vec<Held>> {
        let Self { top, contents, .. } = self;
        ask(top, "--batch", contents, names, |answers, object| {
            let Some(object) = object else { return Ok(None) };
            if object.size > MAX_OBJECT {
                return Err(io::Error::other(format!("the object {} is too large", object.id)));
            }
            let mut bytes = Vec::new();
            answers.by_ref().take(object.size).read_to_end(&mut bytes)?;
            let mut end = [0];
            answers.read_exact(&mut end)?;
            Ok(Some((object, bytes)))
        })
    }

    /// Whether a commit stands on others that the store has not got.
    pub(super) fn lacks_parents(&mut self, commit: &str) -> Result<bool> {
        let found = self.contents(&[commit.to_owned()])?.into_iter().next().flatten();
        let text = found.map(|(_, bytes)| bytes).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        // What somebody wrote about it comes after an empty line.
        let head = text.lines().take_while(|line| !line.is_empty());
        let parents = head.filter_map(|line| line.strip_prefix("parent ")).map(str::to_owned);
        Ok(self.look_up(&parents.collect::<Vec<_>>())?.contains(&None))
    }
}

/// The commits that touch a plan, each with those before it, from one that was named on: git leaves out
/// the others as if they were not there.
pub(super) struct Commits {
    /// Until the last is read.
    asking: Option<Asking>,
}

impl Commits {
    /// Those from `head` on; `way` leads from the top of the repository to the plan.
    pub(super) fn new(store: &Store, head: &str, way: &str) -> Result<Self> {
        let before = if way.is_empty() { String::new() } else { format!("{way}/") };
        let paths = [PLAN_FILE, PRIORITIES].map(|path| format!(":(top,literal){before}{path}"));
        let arguments = ["rev-list", "--parents", head, "--", &paths[0], &paths[1]];
        Ok(Self { asking: Some(Asking::new(&store.top, &arguments)?) })
    }

    /// The next; never one before it was named as the parent of another, but for the first.
    pub(super) fn next(&mut self) -> Result<Option<(String, Vec<String>)>> {
        let Some(asking) = &mut self.asking else { return Ok(None) };
        let mut line = String::new();
        if asking.answers.read_line(&mut line).is_ok_and(|read| read > 0) {
            let mut words = line.split_whitespace().map(str::to_owned);
            return Ok(words.next().map(|id| (id, words.collect())));
        }
        let Some(mut asking) = self.asking.take() else { return Ok(None) };
        match asking.child.wait() {
            Ok(status) if status.success() => Ok(None),
            _ => Err(asking.reason(&io::ErrorKind::UnexpectedEof.into())),
        }
    }
}

/// Asks for objects by name, as many at once as need no reading in between.
fn ask<T>(
    top: &Path,
    what: &str,
    asking: &mut Option<Asking>,
    names: &[String],
    answer: impl Fn(&mut BufReader<ChildStdout>, Option<Object>) -> io::Result<Option<T>>,
) -> Result<Vec<Option<T>>> {
    let mut running = match asking.take() {
        Some(running) => running,
        None => Asking::new(top, &["cat-file", what])?,
    };
    let mut found = Vec::with_capacity(names.len());
    let mut rest = names;
    while !rest.is_empty() {
        let mut text = String::new();
        let mut asked = Vec::new();
        for name in rest {
            let is_name = !name.contains('\n') && name.len() < AT_ONCE;
            if is_name && text.len() + name.len() >= AT_ONCE {
                break;
            }
            if is_name {
                text.push_str(name);
                text.push('\n');
            }
            asked.push(is_name);
        }
        rest = &rest[asked.len()..];
        let answers = running.put(text.as_bytes()).and_then(|()| {
            asked
                .into_iter()
                .map(|is_asked| {
                    if !is_asked {
                        return Ok(None);
                    }
                    let mut line = String::new();
                    if running.answers.read_line(&mut line)? == 0 {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                    answer(&mut running.answers, Object::parse(line.trim_end_matches('\n')))
                })
                .collect::<io::Result<Vec<_>>>()
        });
        match answers {
            Ok(answers) => found.extend(answers),
            Err(error) => return Err(running.reason(&error)),
        }
    }
    *asking = Some(running);
    Ok(found)
}

/// Which of these paths below `root`, with `/` between parts, git ignores. None where there is no git
/// or no repository: then nothing says so.
pub(super) fn ignored(root: &Path, paths: &[String]) -> BTreeSet<String> {
    if paths.is_empty() {
        return BTreeSet::new();
    }
    let answer = || -> Option<BTreeSet<String>> {
        let root = absolute(root).ok()?;
        let top = top(&root)?;
        if would_wait(&top, &root, paths) {
            return None;
        }
        let way = way(&top, &root).ok()?;
        // What begins with a point and a slash is a path, whatever follows.
        let before = if way.is_empty() { "./".to_owned() } else { format!("./{way}/") };
        let arguments = ["check-ignore", "--no-index", "--stdin", "-z"];
        let mut asking = Asking::new(&top, &arguments).ok()?;
        let mut questions = asking.questions.take()?;
        let asked: Vec<u8> = paths
            .iter()
            .flat_map(|path| [before.as_bytes(), path.as_bytes(), b"\0"].concat())
            .collect();
        // It answers while it reads.
        let writing = thread::spawn(move || questions.write_all(&asked));
        let mut bytes = Vec::new();
        let read = asking.answers.read_to_end(&mut bytes);
        let _ = writing.join();
        read.ok()?;
        let answers =
            bytes.split(|byte| *byte == 0).filter_map(|path| std::str::from_utf8(path).ok());
        let ignored = answers.filter_map(|path| path.strip_prefix(before.as_str()));
        Some(ignored.map(str::to_owned).collect())
    };
    answer().unwrap_or_default()
}

/// Whether a file in which git looks for what to ignore is none: at a pipe git would wait for ever.
fn would_wait(top: &Path, root: &Path, paths: &[String]) -> bool {
    let above = root.ancestors().take_while(|folder| folder.starts_with(top));
    let inside = paths.iter().flat_map(|path| Path::new(path).ancestors().skip(1));
    let inside: BTreeSet<&Path> = inside.collect();
    let folders = above.map(Path::to_owned).chain(inside.into_iter().map(|path| root.join(path)));
    folders.into_iter().any(|folder| {
        fs::symlink_metadata(folder.join(".gitignore")).is_ok_and(|found| !found.is_file())
    })
}
