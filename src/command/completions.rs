//! `tm completions SHELL`.

use super::console::Console;
use super::{Arguments, Outcome};
use crate::Failure;
use clap::CommandFactory;

pub fn run(shell: clap_complete::Shell, console: &Console) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "tm", &mut script);
    console.raw(&script)?;
    Ok(Outcome::Clean)
}
