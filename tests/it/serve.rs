//! `empact serve`, `--watch` and `--open`: what is shown is what would be written, it follows the files, and nobody
//! but the reader gets anything.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use walkdir::WalkDir;

use crate::support::{empact, folder};

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/oap-2013");

/// How long something that has to come may take; nothing is said about speed.
const PATIENCE: Duration = Duration::from_mins(2);

const FILES: &[(&str, &str)] = &[
    (
        "oap.yaml",
        "title: Plan\nyears: [2013]\npriorities: [THB]\nperiods:\n  - { id: 2013-12, label: December 2013 }\n",
    ),
    (
        "priorities/thb/priority.yaml",
        "key: THB\nname: Trafficking\ndriver: UK\ngoals:\n  - { number: 1, title: First }\n",
    ),
    (
        "priorities/thb/actions/1.1.yaml",
        "action: \"1.1\"\ntitle: As it was\nleaders: [UK]\nprogress: { 2013-12: { stage: ongoing } }\n",
    ),
];

fn program(plan: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(snapbox::cmd::cargo_bin!("empact"));
    command
        .arg("-C")
        .arg(plan)
        .args(arguments)
        .env("GIT_CEILING_DIRECTORIES", Path::new(EXAMPLE).parent().expect("a folder"));
    command
}

/// A server that is stopped at the end.
pub(crate) struct Server {
    child: Child,
    /// As a browser says whom it asks.
    host: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    pub(crate) fn of(plan: &Path, more: &[&str]) -> Self {
        let mut command = program(plan, &["serve", "--port", "0"]);
        let mut child = command
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it is started");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe"))
            .read_line(&mut line)
            .expect("the address");
        let host = line.trim().strip_prefix("http://").and_then(|rest| rest.strip_suffix('/'));
        let host = host.unwrap_or_else(|| panic!("{line}")).to_owned();
        assert!(host.starts_with("127.0.0.1:"), "{host}");
        Self { child, host }
    }

    /// Where the list of documents is.
    pub(crate) fn address(&self) -> String {
        format!("http://{}/", self.host)
    }

    fn said(&self, head: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.host).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a bound");
        write!(stream, "{head}\r\nConnection: close\r\n\r\n").expect("it is asked");
        let mut said = Vec::new();
        stream.read_to_end(&mut said).expect("an answer");
        said
    }

    fn ask(&self, place: &str) -> Answer {
        Answer::read(&self.said(&format!("GET {place} HTTP/1.1\r\nHost: {}", self.host)))
    }

    fn state(&self, place: &str) -> (String, String) {
        let state: serde_json::Value = serde_json::from_slice(&self.ask(place).body).expect("JSON");
        let word = |key: &str| state[key].as_str().expect("a text").to_owned();
        (word("version"), word("told"))
    }
}

struct Answer {
    status: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn read(said: &[u8]) -> Self {
        let end = said.windows(4).position(|four| four == b"\r\n\r\n").expect("an end of the head");
        let head = String::from_utf8(said[..end].to_vec()).expect("a head is text");
        let mut lines = head.lines();
        let status =
            lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status").to_owned();
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers: BTreeMap<String, String> =
            headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        assert!(!headers.contains_key("transfer-encoding"), "the length is known");
        Self { status, headers, body: said[end + 4..].to_vec() }
    }

    /// A page, with slashes as they are read.
    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("it is text").replace("&#x2f;", "/")
    }
}

fn written(plan: &Path, arguments: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("x.html");
    let output = program(plan, arguments).arg("-o").arg(&file).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read(file).expect("the document")
}

/// All files of a folder.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(root).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|file| (file.path().display().to_string(), fs::read(file.path()).expect("a file")))
        .collect()
}

#[test]
fn what_is_shown_is_what_would_be_written_and_the_list_leads_to_it() {
    let plan = Path::new(EXAMPLE);
    let server = Server::of(plan, &[]);
    let list = server.ask("/").text();
    for (place, arguments) in [
        ("report?priority=THB", &["report", "--priority", "THB"][..]),
        (
            "report?priority=THB&period=2013-06",
            &["report", "--priority", "THB", "--period", "2013-06"],
        ),
        ("summary", &["summary"]),
        ("plan", &["plan"]),
        ("note", &["note"]),
    ] {
        let linked = format!("href=\"/view/{}\"", place.replace('&', "&amp;"));
        assert!(list.contains(&linked), "{linked}: {list}");
        let around = server.ask(&format!("/view/{place}")).text();
        assert!(around.contains(&format!("/document/{}", place.replace('&', "&amp;"))), "{around}");
        let shown = server.ask(&format!("/document/{place}"));
        assert_eq!(
            (shown.status.as_str(), shown.body == written(plan, arguments)),
            ("200", true),
            "{place}"
        );
    }
    let shown = server.ask("/document/report?party=NL&lang=fr").body;
    assert!(shown == written(plan, &["report", "--party", "NL", "--lang", "fr"]));
}

#[test]
fn only_the_page_around_a_document_has_a_script_and_by_a_word_that_nobody_knows() {
    let plan = folder(FILES);
    let server = Server::of(plan.path(), &[]);
    let nonces = ["/view/summary", "/view/summary"].map(|place| {
        let answer = server.ask(place);
        let policy = &answer.headers["content-security-policy"];
        let nonce = policy.split_once("script-src 'nonce-").expect("a word").1;
        let nonce = nonce.split_once('\'').expect("its end").0.to_owned();
        let page = answer.text();
        assert!(
            nonce.len() >= 32
                && policy.starts_with("default-src 'none'")
                && !policy.contains("unsafe")
        );
        assert_eq!(page.matches("<script").count(), 1);
        assert!(page.contains(&format!("<script nonce=\"{nonce}\">")));
        nonce
    });
    assert_ne!(nonces[0], nonces[1]);
    for place in ["/", "/document/summary", "/document/report?priority=THB"] {
        let answer = server.ask(place);
        assert!(!answer.text().contains("<script"), "{place}");
        let policy = &answer.headers["content-security-policy"];
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("script-src"),
            "{place}: {policy}"
        );
    }
}

#[test]
fn nobody_else_gets_anything_and_nothing_is_done_but_reading() {
    let plan = folder(FILES);
    let before = files(plan.path());
    let server = Server::of(plan.path(), &[]);
    let port = server.host.rsplit_once(':').expect("a port").1;
    let of_page = server.ask("/").text();
    assert!(of_page.contains("Plan"));
    let told = |head: String| Answer::read(&server.said(&head));
    for host in [
        "plan.example",
        "127.0.0.1",
        "127.0.0.1:1",
        "plan.example:80",
        "",
        &format!("127.0.0.1.plan.example:{port}"),
    ] {
        for place in ["/", "/view/summary", "/document/summary", "/state/summary"] {
            let answer = told(format!("GET {place} HTTP/1.1\r\nHost: {host}"));
            assert_eq!(answer.status, "403", "{host} {place}");
            assert!(!answer.text().contains("Plan"), "{host} {place}");
        }
    }
    let twice = format!("GET / HTTP/1.1\r\nHost: {}\r\nHost: plan.example", server.host);
    assert_eq!(told(twice).status, "403");
    assert_eq!(told("GET / HTTP/1.0".to_owned()).status, "403", "no name at all");
    assert_eq!(told(format!("GET / HTTP/1.1\r\nHost: localhost:{port}")).status, "200");
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let answer = told(format!(
            "{method} /document/summary HTTP/1.1\r\nHost: {}\r\nContent-Length: 0",
            server.host
        ));
        assert_eq!(answer.status, "405", "{method}");
        assert!(answer.headers.keys().all(|name| !name.starts_with("access-control")));
    }
    for place in [
        "/etc/passwd",
        "/../oap.yaml",
        "/document/../oap.yaml",
        "/document/%2e%2e/oap.yaml",
        "//plan.example/",
        "http://plan.example/",
        "/document/check",
        "/document/rollover",
        "/document/serve",
        "/view/summary?output=x.html",
        "/document/summary?output=x.html",
        "/document/summary?-o=x.html",
        "/document/summary?directory=/",
        "/document/summary?C=/",
        "/document/summary?watch=",
        "/document/summary?open=",
        "/document/summary?notes=yes",
        "/other/summary",
    ] {
        assert_eq!(server.ask(place).status, "404", "{place}");
    }
    let odd = server.ask("/document/report?priority=THB%22%3E%3Cscript%3E");
    assert_eq!(
        (odd.status.as_str(), odd.headers["content-type"].as_str()),
        ("404", "text/plain; charset=utf-8")
    );
    let around = server.ask("/view/report?priority=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text();
    assert_eq!(around.matches("<script").count(), 1, "{around}");
    assert_eq!(files(plan.path()), before, "nothing is written");
    let hostile = FILES[0]
        .1
        .replace("title: Plan", "title: \"Plan</title><script>\"")
        .replace("December", "\"><img>");
    fs::write(
        plan.path().join("oap.yaml"),
        hostile.replace("label: \"><img> 2013", "label: '\"><img>'"),
    )
    .expect("written");
    let list = server.ask("/").text();
    assert!(list.contains("Plan&lt;") && list.contains("&gt;&lt;img&gt;"), "{list}");
    assert!(!list.contains("<script") && !list.contains("<img"), "{list}");
}

#[test]
fn a_document_follows_the_files_and_what_is_wrong_is_told() {
    let plan = folder(FILES);
    let action = plan.path().join(FILES[2].0);
    let server = Server::of(plan.path(), &[]);
    let (first, told) = server.state("/state/report?priority=THB");
    assert_eq!(told, "");
    assert_eq!(server.state("/state/report?priority=THB").0, first, "nothing has changed");
    fs::write(&action, FILES[2].1.replace("As it was", "As it is")).expect("it is written");
    let (second, _) = server.state("/state/report?priority=THB");
    assert_ne!(second, first);
    assert!(server.ask("/document/report?priority=THB").text().contains("As it is"));

    fs::write(&action, FILES[2].1.replace("stage: ongoing", "stage: maybe"))
        .expect("it is written");
    let (third, told) = server.state("/state/report?priority=THB");
    assert_ne!(third, second);
    assert!(told.contains("priorities/thb/actions/1.1.yaml:4") && told.contains("maybe"), "{told}");
    assert!(!told.contains('\u{1b}'), "{told}");
    assert!(server.ask("/document/report?priority=THB").text().contains("DRAFT"));

    fs::write(plan.path().join("oap.yaml"), "title: [").expect("it is written");
    let (_, told) = server.state("/state/report?priority=THB");
    assert!(told.contains("oap.yaml"), "{told}");
    assert_eq!(server.ask("/").status, "200");

    fs::remove_file(plan.path().join("oap.yaml")).expect("it is removed");
    assert!(
        !server.state("/state/summary").1.is_empty(),
        "what is gone is told, and the server goes on"
    );
    fs::write(plan.path().join("oap.yaml"), FILES[0].1).expect("it is written");
    fs::write(&action, FILES[2].1).expect("it is written");
    assert_eq!(
        server.state("/state/report?priority=THB"),
        (first, String::new()),
        "as it was at first"
    );
}

#[test]
fn nothing_above_the_ceiling_is_served() {
    let secret =
        FILES[2].1.replace("As it was", "Unspoken").replace("leaders", "marking: limite\nleaders");
    let more = ("priorities/thb/actions/1.2.yaml", secret.replace("1.1", "1.2"));
    let plan = folder(FILES);
    fs::write(plan.path().join("oap.yaml"), format!("{}marking: public\n", FILES[0].1))
        .expect("written");
    fs::write(plan.path().join(more.0), &more.1).expect("written");
    let (open, closed) =
        (Server::of(plan.path(), &[]), Server::of(plan.path(), &["--max-marking", "public"]));
    let mut seen = false;
    for place in [
        "/",
        "/document/report?priority=THB",
        "/document/summary",
        "/document/plan",
        "/state/summary",
    ] {
        seen |= open.ask(place).text().contains("Unspoken");
        assert!(!closed.ask(place).text().contains("Unspoken"), "{place}");
    }
    assert!(seen, "without a ceiling it is there");
}

#[test]
fn a_port_that_is_taken_is_said_in_two_lines() {
    let plan = folder(FILES);
    let server = Server::of(plan.path(), &[]);
    let port = server.host.rsplit_once(':').expect("a port").1;
    let said = empact().arg("-C").arg(plan.path()).args(["serve", "--port", port]).assert().code(2);
    let told = String::from_utf8_lossy(&said.get_output().stderr).into_owned();
    assert!(
        told.contains(&format!("cannot listen at port {port}")) && told.contains("--port 0"),
        "{told}"
    );
}

fn wait_for(what: &str, mut is_there: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_there() {
        assert!(begun.elapsed() < PATIENCE, "{what} did not come");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_document_that_is_watched_is_written_again_and_a_broken_plan_leaves_it() {
    let plan = folder(FILES);
    let out = tempfile::tempdir().expect("a folder");
    let file = out.path().join("thb.html");
    let action = plan.path().join(FILES[2].0);
    let mut child = program(plan.path(), &["report", "-p", "THB", "--watch", "-o"])
        .arg(&file)
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut said =
        BufReader::new(child.stderr.take().expect("a pipe")).lines().map_while(Result::ok);
    let mut until = |words: &str| {
        let lines: Vec<String> = said.by_ref().take_while(|line| !line.contains(words)).collect();
        lines.join("\n")
    };
    until("watching the plan");
    let first = fs::read(&file).expect("the document");
    fs::write(&action, FILES[2].1.replace("As it was", "As it is")).expect("it is written");
    wait_for("the new document", || fs::read(&file).expect("it is always there") != first);
    let second = fs::read(&file).expect("the document");
    fs::write(&action, "action: [").expect("it is written");
    until("help: mend them");
    assert!(fs::read(&file).expect("the document") == second, "what there is stays");
    fs::write(&action, FILES[2].1).expect("it is written");
    wait_for("the first document", || fs::read(&file).expect("it is always there") == first);
    child.kill().expect("it is stopped");
    child.wait().expect("it ends");
}

#[test]
fn watching_and_opening_need_a_file() {
    for (arguments, words) in [
        (&["summary", "--watch"][..], "--output"),
        (&["summary", "--open"], "--output"),
        (&["summary", "--open", "-o", "folder/"], "name it with `-o FILE`"),
    ] {
        let said = empact().arg("-C").arg(EXAMPLE).args(arguments).assert().code(2);
        let told = String::from_utf8_lossy(&said.get_output().stderr).into_owned();
        assert!(told.contains(words), "{told}");
    }
    assert!(!Path::new("folder").exists());
}

/// What opens files is looked for where programs are.
#[cfg(target_os = "linux")]
#[test]
fn what_was_written_is_opened_and_nothing_else() {
    use std::os::unix::fs::PermissionsExt as _;

    let (plan, out, programs) = (
        folder(FILES),
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    let opened = out.path().join("opened");
    let program_of_files = programs.path().join("xdg-open");
    fs::write(
        &program_of_files,
        format!("#!/bin/sh\nprintf '%s\\n' \"$@\" >> '{}'\n", opened.display()),
    )
    .expect("written");
    fs::set_permissions(&program_of_files, fs::Permissions::from_mode(0o755))
        .expect("it can be run");
    let path = format!("{}:/usr/bin:/bin", programs.path().display());
    let file = out.path().join("a b.html");
    let run = |plan: &Path| {
        let mut command = program(plan, &["summary", "--open", "-o"]);
        command.arg(&file).env("PATH", &path).output().expect("it runs").status.code()
    };
    assert_eq!(run(plan.path()), Some(0));
    wait_for("what opens it", || opened.exists());
    assert_eq!(
        fs::read_to_string(&opened).expect("its arguments"),
        format!("{}\n", file.display())
    );
    fs::remove_file(&opened).expect("it is removed");
    fs::write(plan.path().join(FILES[2].0), "action: [").expect("written");
    assert_eq!(run(plan.path()), Some(1), "a plan with errors opens nothing");
    std::thread::sleep(Duration::from_millis(300));
    assert!(!opened.exists());
}
