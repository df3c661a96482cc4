//! The `empact` program: hands the command line to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    empact::cli::run(std::env::args_os())
}
