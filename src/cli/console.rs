//! Where commands write: results to standard output, progress and summaries to standard error.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};

use anstream::AutoStream;
use anstream::stream::{AsLockedWrite, RawStream};
use anstyle::{AnsiColor, Style};
use anyhow::{Context, Error, Result, bail};
use clap::ColorChoice;

use crate::clean::{clean, no_command};

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();

/// No screen has more columns, whatever `COLUMNS` says.
const WIDEST: usize = 500;

/// How many columns the screen has: as `COLUMNS` says, else as the terminal is.
pub(super) fn columns() -> Option<usize> {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || {
        let out = io::stdout();
        let size = if out.is_terminal() { terminal_size::terminal_size_of(out) } else { None };
        size.map(|(width, _)| usize::from(width.0))
    };
    asked.filter(|columns| *columns > 0).or_else(terminal).map(|columns| columns.min(WIDEST))
}

/// The two streams of the program, and whether they take colour.
pub(super) struct Console {
    out: BufWriter<UntilClosed<Sink<io::Stdout>>>,
    err: UntilClosed<Sink<io::Stderr>>,
    colour: bool,
    colour_of_remarks: bool,
}

/// Where what is written goes.
enum Sink<S: RawStream> {
    /// To a stream of the program.
    Stream(AutoStream<S>),
    /// To whoever carries out the command in this program.
    Kept(Vec<u8>),
}

impl<S: RawStream + AsLockedWrite> Write for Sink<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stream(stream) => stream.write(bytes),
            Self::Kept(kept) => kept.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stream(stream) => stream.flush(),
            Self::Kept(_) => Ok(()),
        }
    }
}

impl Console {
    /// Opens the streams.
    pub(super) fn new(when: ColorChoice) -> Self {
        let choice = match when {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        };
        let out = AutoStream::new(io::stdout(), choice);
        let colour = out.current_choice() != anstream::ColorChoice::Never;
        let err = AutoStream::new(io::stderr(), choice);
        let colour_of_remarks = err.current_choice() != anstream::ColorChoice::Never;
        Self {
            out: BufWriter::new(UntilClosed::new(Sink::Stream(out))),
            err: UntilClosed::new(Sink::Stream(err)),
            colour,
            colour_of_remarks,
        }
    }

    /// Keeps what is written, without colour.
    pub(super) fn kept() -> Self {
        Self {
            out: BufWriter::new(UntilClosed::new(Sink::Kept(Vec::new()))),
            err: UntilClosed::new(Sink::Kept(Vec::new())),
            colour: false,
            colour_of_remarks: false,
        }
    }

    /// The results and the remarks that were kept.
    pub(super) fn into_kept(mut self) -> Result<(Vec<u8>, String)> {
        self.flush()?;
        let results = match &mut self.out.get_mut().inner {
            Sink::Kept(kept) => std::mem::take(kept),
            Sink::Stream(_) => Vec::new(),
        };
        let remarks = match self.err.inner {
            Sink::Kept(kept) => String::from_utf8_lossy(&kept).into_owned(),
            Sink::Stream(_) => String::new(),
        };
        Ok((results, remarks))
    }

    fn is_kept(&self) -> bool {
        matches!(self.out.get_ref().inner, Sink::Kept(_))
    }

    /// Whether results may be coloured.
    pub(super) fn colour(&self) -> bool {
        self.colour
    }

    /// The stream for results.
    pub(super) fn out(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// Writes a text in which no line is a command to the program that runs a pipeline, whatever stands
    /// in a plan.
    pub(super) fn document(&mut self, text: &str) -> Result<()> {
        if self.is_kept() {
            return self.data(text.as_bytes());
        }
        let mut lines = text.split_inclusive('\n');
        let written = lines.try_for_each(|line| self.out.write_all(no_command(line).as_bytes()));
        written.context("cannot write to standard output")
    }

    /// Writes data for other programs: as it is to a pipe or a file, fit to be shown to a terminal.
    ///
    /// # Errors
    /// When it cannot be written, and when it is no text but would go to a terminal.
    pub(super) fn data(&mut self, bytes: &[u8]) -> Result<()> {
        if self.is_kept() {
            return self.out.write_all(bytes).context("cannot keep the output");
        }
        self.flush()?;
        let mut out = UntilClosed::new(io::stdout());
        let written = if !io::stdout().is_terminal() {
            out.write_all(bytes)
        } else if let Ok(text) = std::str::from_utf8(bytes) {
            out.write_all(clean(text).as_bytes())
        } else {
            bail!("this is not text: write it to a file with `-o FILE`, or to a pipe");
        };
        written.and_then(|()| out.flush()).context("cannot write to standard output")
    }

    /// Whether what is not a result may be coloured.
    pub(super) fn colour_of_remarks(&self) -> bool {
        self.colour_of_remarks
    }

    /// The stream for what is not a result.
    pub(super) fn err(&mut self) -> &mut dyn Write {
        &mut self.err
    }

    /// Writes a line that is not part of the results, after everything written so far.
    pub(super) fn remark(&mut self, line: &str) -> Result<()> {
        self.flush()?;
        writeln!(self.err, "{}", clean(line)).context("cannot write to standard error")
    }

    /// Writes out what is held back.
    pub(super) fn flush(&mut self) -> Result<()> {
        self.out.flush().context("cannot write to standard output")
    }

    /// Says why a command could not be carried out, with the causes.
    pub(super) fn report(&mut self, error: &Error) {
        let causes = error.chain().skip(1).map(|cause| format!("\n  caused by: {cause}"));
        let causes: String = causes.collect();
        let (error, causes) = (error.to_string(), clean(&causes));
        let text = format!("{ERROR}error:{ERROR:#} {}{causes}\n", clean(&error));
        // What cannot be written has been said, or is what is said here; where standard error cannot be
        // written there is nobody left to tell.
        let _ = self.out.flush();
        let _ = self.err.write_all(text.as_bytes());
    }
}

/// As [`UntilClosed`], for what others have written.
pub(super) fn until_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// A stream whose reader may go away before the end, as `head` does. What comes after that is
/// dropped: it is no failure of the command, which still ends as it would have.
struct UntilClosed<W> {
    inner: W,
    closed: bool,
}

impl<W: Write> UntilClosed<W> {
    fn new(inner: W) -> Self {
        Self { inner, closed: false }
    }

    fn attempt<T>(
        &mut self,
        dropped: T,
        action: impl FnOnce(&mut W) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.closed {
            return Ok(dropped);
        }
        match action(&mut self.inner) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(dropped)
            }
            result => result,
        }
    }
}

impl<W: Write> Write for UntilClosed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(bytes.len(), |inner| inner.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt((), Write::flush)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, ErrorKind, Write};

    use super::UntilClosed;

    /// Takes one write and is gone.
    struct Head(Vec<u8>);

    impl Write for Head {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0.is_empty() {
                return self.0.write(bytes);
            }
            Err(ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_goes_away_is_no_failure() {
        let mut stream = UntilClosed::new(Head(Vec::new()));
        for line in ["one\n", "two\n", "three\n"] {
            stream.write_all(line.as_bytes()).expect("no write fails");
        }
        stream.flush().expect("nor does the end");
        assert_eq!(stream.inner.0, b"one\n");
    }
}
