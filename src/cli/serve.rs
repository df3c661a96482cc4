//! `empact serve`: the documents of a plan in the browser, shown again when the plan changes.
//!
//! It alone listens, at the loopback address, and only reads. A document is shown as it would be written, in a
//! frame in which nothing runs; the page around it has the one script there is. What may be asked for stands in
//! `asked`, the pages in `render::live`.

mod asked;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use clap::{Args, Parser as _};
use jiff::civil::Date;
use tiny_http::{Header, Method, Request, Response, Server};

use super::ceiling::CeilingArgs;
use super::console::Console;
use super::document::{self, LanguageArgs};
use super::{Cli, Outcome, live};
use crate::render::live::{self as pages, Shown};
use asked::{Asked, Kind};

const EXAMPLES: &str = "\
Examples:
  empact serve                              Serve the plan in the current folder, and say where
  empact serve --open                       The same, and open the list of documents in the browser
  empact -C examples/oap-2013 serve         Serve a plan that lies elsewhere
  empact serve --max-marking public         Leave out what is marked higher

Nothing is sent anywhere: only programs of this machine can ask, and only for documents of this plan.";

/// Show the documents of the plan in the browser, again after each change
///
/// The address that is printed lists the documents. Each is the page that `-o FILE.html` would write; when a
/// file of the plan changes it is made again in its place, and what is wrong with the plan is shown above it.
/// It goes on until it is stopped with Ctrl+C.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ServeArgs {
    /// The port at the loopback address; 0 takes one that is free
    #[arg(long, value_name = "PORT", default_value_t = 8017)]
    port: u16,

    /// Open the list of documents in the browser
    #[arg(long)]
    open: bool,

    /// The day on which it is asked what is due: periods whose `due` is over by then are
    #[arg(long, value_name = "DATE", value_parser = super::values::day)]
    today: Option<Date>,

    #[command(flatten)]
    ceiling: CeilingArgs,
}

pub(super) fn run(
    args: &ServeArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    crate::discover::find_root(super::start(directory))?;
    let server = Server::http(("127.0.0.1", args.port)).map_err(|error| {
        anyhow!(
            "cannot listen at port {}: {error}\nhelp: `--port 0` takes one that is free",
            args.port
        )
    })?;
    let port = server.server_addr().to_ip().context("there is no address")?.port();
    let address = format!("http://127.0.0.1:{port}/");
    writeln!(console.out(), "{address}").context("cannot write to standard output")?;
    console.remark("serving the plan; Ctrl+C ends")?;
    if args.open {
        live::open(&address)?;
    }
    let mut documents = Served::new(args, directory, port);
    for request in server.incoming_requests() {
        let answer = documents.answer(&request);
        // Somebody who is slow to read keeps nobody waiting.
        std::thread::spawn(move || request.respond(answer.into_response()));
    }
    Ok(Outcome::Clean)
}

/// What is said to one who asks.
struct Answer {
    status: u16,
    kind: &'static str,
    policy: String,
    body: Vec<u8>,
}

impl Answer {
    fn new(status: u16, kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, kind, policy: "default-src 'none'".to_owned(), body: body.into() }
    }

    fn refusal(status: u16, why: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{why}\n"))
    }

    fn into_response(self) -> Response<std::io::Cursor<Vec<u8>>> {
        let policy = format!("{}; frame-ancestors 'self'", self.policy);
        let headers = [
            ("Content-Type", self.kind),
            ("Content-Security-Policy", policy.as_str()),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "SAMEORIGIN"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Referrer-Policy", "no-referrer"),
            ("Cache-Control", "no-store"),
        ];
        // How long it is is known: nothing is sent in pieces.
        let response = Response::from_data(self.body)
            .with_status_code(self.status)
            .with_chunked_threshold(usize::MAX);
        let headers =
            headers.into_iter().filter_map(|(name, value)| Header::from_bytes(name, value).ok());
        headers.fold(response, Response::with_header)
    }
}

/// A document as it is now, and what is to be said of it.
struct Made {
    /// The page; empty where there is none.
    page: Vec<u8>,
    /// A number that is another one when the page is.
    version: u64,
    /// What is wrong with the plan, or why there is no document; empty where all is well.
    told: String,
}

impl Made {
    fn new(page: Vec<u8>, told: String) -> Self {
        let mut version = DefaultHasher::new();
        page.hash(&mut version);
        Self { version: version.finish(), page, told }
    }
}

/// So many documents are remembered at most.
const REMEMBERED: usize = 64;

struct Served {
    directory: Option<PathBuf>,
    ceiling: CeilingArgs,
    today: Option<Date>,
    /// By which names this server may be asked.
    hosts: [String; 2],
    /// The state of the files from which the documents below were made.
    state: Option<u64>,
    made: BTreeMap<Asked, Made>,
}

impl Served {
    fn new(args: &ServeArgs, directory: Option<&Path>, port: u16) -> Self {
        let ServeArgs { ceiling, today, .. } = *args;
        Self {
            directory: directory.map(Path::to_owned),
            ceiling,
            today,
            hosts: [format!("127.0.0.1:{port}"), format!("localhost:{port}")],
            state: None,
            made: BTreeMap::new(),
        }
    }

    fn answer(&mut self, request: &Request) -> Answer {
        let hosts = request.headers().iter().filter(|header| header.field.equiv("Host"));
        let hosts: Vec<&str> = hosts.map(|header| header.value.as_str()).collect();
        // Another name would be that of a page elsewhere that wants to read what stands here.
        if !matches!(hosts.as_slice(), [host] if self.hosts.iter().any(|own| own == host)) {
            return Answer::refusal(403, "ask by the address that was printed");
        }
        if !matches!(request.method(), Method::Get | Method::Head) {
            return Answer::refusal(405, "here is only something to read");
        }
        self.reply(request.url())
            .unwrap_or_else(|error| Answer::refusal(500, &format!("{error:#}")))
    }

    fn reply(&mut self, url: &str) -> Result<Answer> {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        if path == "/" {
            return self.list();
        }
        let parts = path.strip_prefix('/').and_then(|path| path.split_once('/'));
        let Some((what, kind)) = parts else {
            return Ok(Answer::refusal(404, "there is no such page"));
        };
        let asked = match Asked::read(kind, query) {
            Ok(asked) => asked,
            Err(why) => return Ok(Answer::refusal(404, &why)),
        };
        match what {
            "view" => around(&asked),
            "document" => Ok(self.document(&asked)),
            "state" => self.told(&asked),
            _ => Ok(Answer::refusal(404, "there is no such page")),
        }
    }

    /// The document itself, as it would be written.
    fn document(&mut self, asked: &Asked) -> Answer {
        let Made { page, told, .. } = self.made(asked);
        if page.is_empty() {
            return Answer::refusal(404, told);
        }
        let policy = "default-src 'none'; style-src 'unsafe-inline'".to_owned();
        Answer { policy, ..Answer::new(200, "text/html; charset=utf-8", page.as_slice()) }
    }

    /// What is wrong, and a number that is another one when the document is.
    fn told(&mut self, asked: &Asked) -> Result<Answer> {
        let Made { version, told, .. } = self.made(asked);
        Ok(Answer::new(200, "application/json", pages::state(*version, told)?))
    }

    /// The list of documents.
    fn list(&self) -> Result<Answer> {
        let mut console = Console::kept();
        let look = (self.ceiling, LanguageArgs::default());
        let opened = document::open_to_look(look, self.directory.as_deref(), &mut console)?;
        let Some(opened) = opened else {
            let (_, told) = console.into_kept()?;
            return Ok(Answer::refusal(200, &told));
        };
        let plan = &opened.plan;
        let periods = &plan.file.data.periods;
        let shown = |name: String, asked: Asked| Shown {
            name,
            place: asked.place("view"),
            periods: periods
                .iter()
                .map(|period| {
                    let then = asked.with("period", period.id.as_str());
                    (period.label.to_string(), then.place("view"))
                })
                .collect(),
        };
        let note = plan.file.data.note.is_some().then_some(("note", Kind::Note));
        let whole = [("summary", Kind::Summary), ("plan", Kind::Plan)].into_iter().chain(note);
        let whole = whole.map(|(name, kind)| shown(name.to_owned(), Asked::new(kind, [])));
        let reports = plan.priorities.iter().map(|priority| {
            let name = priority.file.as_ref().map(|file| format!(": {}", file.data.name));
            let asked = Asked::new(Kind::Report, [("priority", priority.key().as_str())]);
            shown(asked.name() + &name.unwrap_or_default(), asked)
        });
        let rows = whole.chain(reports);
        let nonce = nonce()?;
        let page = pages::list(plan.file.data.title.as_str(), &rows.collect::<Vec<_>>(), &nonce)?;
        let policy = format!(
            "default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'"
        );
        Ok(Answer { policy, ..Answer::new(200, "text/html; charset=utf-8", page) })
    }

    /// A document as the files are now.
    fn made(&mut self, asked: &Asked) -> &Made {
        let now = live::state(self.directory.as_deref());
        let is_full = self.made.len() >= REMEMBERED && !self.made.contains_key(asked);
        if now != self.state || is_full {
            self.made.clear();
            self.state = now;
        }
        let known = self.made.remove(asked);
        let made = known.unwrap_or_else(|| self.make(asked));
        self.made.entry(asked.clone()).or_insert(made)
    }

    /// Carries out the command for it; where the plan has errors, for a draft.
    fn make(&self, asked: &Asked) -> Made {
        let (page, told) = self.carried_out(asked, false);
        let Some(told) = told else { return Made::new(page, String::new()) };
        let (page, _) = self.carried_out(asked, true);
        Made::new(page, told)
    }

    /// What a command gives, and what it says where it does not end well.
    fn carried_out(&self, asked: &Asked, as_draft: bool) -> (Vec<u8>, Option<String>) {
        let mut line: Vec<OsString> = vec!["empact".into()];
        if let Some(directory) = &self.directory {
            line.extend(["--directory".into(), directory.into()]);
        }
        line.extend(asked.arguments().map(OsString::from));
        line.push("--format=html".into());
        line.extend(
            self.ceiling.marking().map(|most| format!("--max-marking={}", most.printed()).into()),
        );
        line.extend(self.today.map(|today| format!("--today={today}").into()));
        line.extend(as_draft.then(|| "--draft".into()));
        let mut console = Console::kept();
        let outcome = Cli::try_parse_from(line)
            .map_err(|error| anyhow!("{}", error.render()))
            .and_then(|cli| super::dispatch(cli, &mut console));
        let is_clean = matches!(outcome, Ok(Outcome::Clean));
        if let Err(error) = outcome {
            console.report(&error);
        }
        match console.into_kept() {
            Ok((page, told)) => (page, (!is_clean).then_some(told)),
            Err(error) => (Vec::new(), Some(format!("{error:#}"))),
        }
    }
}

/// The page around a document, which looks whether it has changed.
fn around(asked: &Asked) -> Result<Answer> {
    let nonce = nonce()?;
    let page =
        pages::around(&asked.name(), &asked.place("document"), &asked.place("state"), &nonce)?;
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; \
         frame-src 'self'; base-uri 'none'; form-action 'none'"
    );
    Ok(Answer { policy, ..Answer::new(200, "text/html; charset=utf-8", page) })
}

/// What nobody can guess who puts something into a page.
fn nonce() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| anyhow!("the system has no random numbers: {error}"))?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}
