//! The command line: a file per subcommand, and what they share.

mod arguments;
mod build;
mod check;
mod completions;
mod console;
mod draw;
mod explain;
mod findings;
mod fmt;
mod init;
mod list;
mod lsp;
mod man;
mod markdown;
mod new_rule;
mod outputs;
mod pdf;
mod project;
mod questions;
mod reach;
mod rule;
mod schema;
mod serve;
mod table;
mod templates;
mod test_pack;
mod watch;

pub use arguments::{Arguments, Command, Deny, Format, Global};

use crate::Failure;
use console::Console;
use std::process::ExitCode;

/// How a command that could do its work ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Nothing at or above the denied level.
    Clean,
    /// Something at or above it.
    Findings,
}

/// Runs the command that the arguments of this process name. The exit code is 0 when all is well, 1 for findings, 2 for
/// arguments that make no sense and for files that cannot be read or written.
pub fn main() -> ExitCode {
    let arguments = arguments::read();
    let console = Console::new(arguments.global.color);
    match run(&arguments, &console) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            console.failure(&failure);
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    let global = &arguments.global;
    if global.format == Format::SecurityMd && !matches!(arguments.command, Command::Build { .. }) {
        return Err(Failure("only `build` knows `--format security-md`".to_string()));
    }
    match &arguments.command {
        Command::Check { file } => check::run(file, global, console),
        Command::Build { file, wanted } => build::run(file, wanted, global, console),
        Command::Watch { file, wanted } => watch::run(file, wanted, global, console),
        Command::Serve { file, serving } => serve::run(file, serving, global, console),
        Command::Draw {
            file,
            output,
            view,
            theme,
        } => draw::run(file, output, view.as_deref(), *theme, global, console),
        Command::Reach { file, asked } => reach::run(file, asked, global, console),
        Command::Explain { code, pack } => explain::run(code, pack.as_deref(), console),
        Command::Questions { file } => questions::run(file, global, console),
        Command::TestPack { pack } => test_pack::run(pack, console),
        Command::NewRule { name, pack } => new_rule::run(name, pack, console),
        Command::Fmt { paths, check } => fmt::run(paths, *check, console),
        Command::Init { folder } => init::run(folder, global, console),
        Command::Lsp { .. } => lsp::run(),
        Command::List { what, pack } => list::run(*what, pack.as_deref(), global.format, console),
        Command::Schema => schema::run(console),
        Command::Completions { shell } => completions::run(*shell, console),
        Command::Man => man::run(console),
    }
}
