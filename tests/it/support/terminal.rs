//! A terminal that stands for all streams of a command. Called by what tests how the program asks and what it
//! shows there.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::thread;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// How a command ended at which somebody types these answers, and all that was to be seen.
pub(crate) fn on_terminal(mut command: Command, answers: &str) -> (ExitStatus, Vec<u8>) {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&ours).and_then(|()| unlockpt(&ours)).expect("it can be used");
    let name = ptsname(&ours, Vec::new()).expect("it has a name");
    let name = Path::new(OsStr::from_bytes(name.as_bytes()));
    let theirs = || File::options().read(true).write(true).open(name).expect("it is there");
    command.stdin(theirs()).stdout(theirs()).stderr(theirs());
    let mut child = command.spawn().expect("the program can be run");
    // Whoever still holds the other side keeps it open.
    drop(command);
    let mut ours = File::from(ours);
    ours.write_all(answers.as_bytes()).expect("it can be typed");
    let reader = thread::spawn(move || {
        let (mut read, mut some) = (Vec::new(), [0; 4096]);
        // A terminal that nobody writes to any more is an error.
        while let Ok(length @ 1..) = ours.read(&mut some) {
            read.extend_from_slice(&some[..length]);
        }
        read
    });
    let status = child.wait().expect("it was run");
    (status, reader.join().expect("it was read"))
}
