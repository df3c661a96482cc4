//! The pages of all strings in a browser. A page is what the program wrote, byte for byte; the one around
//! it looks at what became of it there: which elements and attributes there are, and where links lead.
//! Whatever a page asks for, of any host, arrives at a trap.
//!
//! `EMPACT_BROWSER` names the program, which is Chromium; without it nothing is looked at here.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;
use std::{env, fs, thread};

use rayon::prelude::*;

use super::corpus::{corpus, filled, lay_out, taken};
use super::run;
use super::witness::is_harmless;

/// The commands that write pages.
const PAGES: &[&[&str]] = &[
    &["report", "-p", "THB", "--draft", "-o", "OUT/report.html"],
    &["summary", "--draft", "-o", "OUT/summary.html"],
    &["note", "--draft", "-o", "OUT/note.html"],
    &["diff", "OTHER", "-o", "OUT/diff.html"],
];
/// How long nothing may be heard of the browser.
const NEVER: Duration = Duration::from_mins(3);

/// Shows each page in a frame and tells what it is made of: a line for each form that an element has
/// with its attributes, one for each link, and the words `script`, `handler` where there is one.
const AROUND: &str = r#"<!DOCTYPE html><meta charset="utf-8"><script>
(async () => {
  const tell = (what, text) => fetch('/told/' + what, { method: 'POST', body: text });
  const count = COUNT;
  for (let n = 0; n < count; n++) {
    const frame = document.createElement('iframe');
    const loaded = new Promise(done => { frame.onload = done; });
    frame.src = '/page/' + n;
    document.body.append(frame);
    await loaded;
    const lines = new Set();
    let page = frame.contentDocument;
    if (!page) { lines.add('left'); } else {
      if (frame.contentWindow.location.pathname !== '/page/' + n) lines.add('left');
      for (const one of page.querySelectorAll('*')) {
        const names = [...one.attributes].map(attribute => attribute.name).sort();
        lines.add('element ' + one.localName + ' ' + names.join(' '));
        if (one.hasAttribute('href')) lines.add('href ' + one.getAttribute('href'));
      }
    }
    await tell(n, [...lines].join('\n'));
    frame.remove();
  }
  await tell('end', '');
})();
</script><body>"#;

enum Event {
    Told(usize, String),
    Asked(String),
    End,
}

/// Answers one request, and tells what it was.
fn answer(mut stream: TcpStream, pages: &[Vec<u8>], events: &Sender<Event>) {
    let mut reader = BufReader::new(stream.try_clone().expect("another handle"));
    let mut head = Vec::new();
    let _ = reader.read_until(b'\n', &mut head);
    if head.is_empty() {
        // A line that was opened in case something is wanted.
        return;
    }
    // What is no request at all, as a handshake, is one for something else.
    let head = String::from_utf8_lossy(&head).into_owned();
    let mut length = 0;
    let mut line = String::new();
    while head.contains("HTTP/") && reader.read_line(&mut line).is_ok_and(|read| read > 2) {
        if let Some(number) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = number.trim().parse().unwrap_or_default();
        }
        line.clear();
    }
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut body = vec![0; length];
    let _ = reader.read_exact(&mut body);
    let body = String::from_utf8_lossy(&body).into_owned();
    let page =
        path.strip_prefix("/page/").and_then(|number| pages.get(number.parse::<usize>().ok()?));
    let around = AROUND.replace("COUNT", &pages.len().to_string());
    let content: &[u8] = match (path.as_str(), page) {
        (_, Some(page)) => page,
        ("/", None) => around.as_bytes(),
        ("/told/end", None) => {
            let _ = events.send(Event::End);
            b""
        }
        (told, None) if told.starts_with("/told/") => {
            let number = told.trim_start_matches("/told/").parse().unwrap_or(usize::MAX);
            let _ = events.send(Event::Told(number, body));
            b""
        }
        // The browser itself asks for the picture of a site.
        ("/favicon.ico", None) => b"",
        _ => {
            let _ = events.send(Event::Asked(head));
            b""
        }
    };
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        content.len()
    );
    let _ = stream.write_all(answer.as_bytes()).and_then(|()| stream.write_all(content));
}

/// What a browser makes of pages, and what they asked for.
fn seen(browser: &str, pages: Vec<Vec<u8>>) -> (Vec<String>, Vec<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (events, heard) = channel();
    let count = pages.len();
    let pages = Arc::new(pages);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (pages, events) = (Arc::clone(&pages), events.clone());
            thread::spawn(move || answer(stream, &pages, &events));
        }
    });
    let profile = tempfile::tempdir().expect("a folder");
    let mut child = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--disable-dev-shm-usage", "--no-proxy-server", "--remote-debugging-port=0"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!(
            "--host-resolver-rules=MAP *.test 127.0.0.1:{port}, MAP *.example 127.0.0.1:{port}"
        ))
        .arg(format!("http://127.0.0.1:{port}/"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the browser can be run");
    let mut told = vec![String::new(); count];
    let mut asked = Vec::new();
    let ended = loop {
        match heard.recv_timeout(NEVER) {
            Ok(Event::Told(number, lines)) => told[number] = lines,
            Ok(Event::Asked(request)) => asked.push(request),
            Ok(Event::End) => break true,
            Err(_) => break false,
        }
    };
    let _ = child.kill();
    let _ = child.wait();
    assert!(ended, "the browser says nothing any more");
    (told, asked)
}

/// The pages of a plan in which a string stands everywhere.
fn pages(string: &str, other: &std::path::Path) -> Vec<Vec<u8>> {
    let (plan, out) =
        (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    lay_out(plan.path(), &filled(string).files);
    for line in PAGES {
        let place = |word: &&str| {
            word.replace("OUT", &out.path().display().to_string())
                .replace("OTHER", &other.display().to_string())
        };
        let line: Vec<String> = line.iter().map(place).collect();
        run(plan.path(), &line.iter().map(String::as_str).collect::<Vec<_>>(), &[]);
    }
    let entries = fs::read_dir(out.path()).expect("it is there").flatten();
    entries.map(|entry| fs::read(entry.path()).expect("it was written")).collect()
}

#[test]
fn no_page_runs_asks_for_or_holds_anything_foreign() {
    let Ok(browser) = env::var("EMPACT_BROWSER") else {
        println!("hostile pages: skipped, since EMPACT_BROWSER names no Chromium");
        return;
    };
    let other = tempfile::tempdir().expect("a folder");
    lay_out(other.path(), &crate::diff_exhaustive::files());
    let strings = corpus();
    let taken = taken(&strings);
    let of_strings: Vec<Vec<u8>> =
        taken.par_iter().flat_map_iter(|hostile| pages(&hostile.text, other.path())).collect();
    let plain = pages(MARKDOWN, other.path()).into_iter().chain(pages("plain", other.path()));
    let plain: Vec<Vec<u8>> = plain.collect();
    let known = plain.len();
    let trap =
        b"<!DOCTYPE html><img src=http://evil.test/x><script>fetch('/sprung')</script>".to_vec();
    let all: Vec<Vec<u8>> = plain.into_iter().chain(of_strings).chain([trap]).collect();
    let looked = all.len();
    let (told, asked) = seen(&browser, all);
    // A trap that never springs proves nothing.
    let (sprung, asked): (Vec<String>, Vec<String>) =
        asked.into_iter().partition(|head| head.contains("/sprung") || head.contains(" /x "));
    assert_eq!(sprung.len(), 2, "the trap is out of order: {sprung:?}");
    assert_eq!(asked, Vec::<String>::new(), "something was asked for");
    let elements = |lines: &str| {
        let lines = lines.lines().filter_map(|line| line.strip_prefix("element "));
        lines.map(str::to_owned).collect::<BTreeSet<String>>()
    };
    let allowed: BTreeSet<String> =
        told[..known].iter().flat_map(|lines| elements(lines)).collect();
    let mut faults = BTreeSet::new();
    for lines in &told[known..looked - 1] {
        assert!(!lines.is_empty(), "a page was not looked at");
        faults.extend(elements(lines).difference(&allowed).map(|form| format!("foreign: {form}")));
        faults.extend(lines.lines().filter(|line| *line == "left").map(str::to_owned));
        let links = lines.lines().filter_map(|line| line.strip_prefix("href "));
        faults
            .extend(links.filter(|link| !is_harmless(link)).map(|link| format!("leads to {link}")));
    }
    println!("hostile pages: {} strings, {looked} pages in a browser", taken.len());
    assert!(faults.is_empty(), "{faults:#?}");
}

/// All that Markdown makes elements of.
const MARKDOWN: &str = "# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\n*a* **b** ~~c~~ `d` \
                        [e](https://ok.example \"t\") <https://ok.example> f[^1] f[^1] line  \nbreak\n\n- g\n  - h\n\n3. i\n\n- [x] j\n- [ ] k\n\n> l\n\n\
                        ```m\nn\n```\n\n    o\n\n| p | q | r |\n|:--|:-:|--:|\n| s | t | u |\n\n| v | w |\n|---|---|\n| x | y |\n\n***\n\n[^1]: z\n";
