//! `tm completions SHELL`.

use super::console::Console;
use super::{Outcome, arguments};
use crate::Failure;

pub fn run(shell: clap_complete::Shell, console: &Console) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut arguments::definition(), "tm", &mut script);
    console.raw(&script)?;
    Ok(Outcome::Clean)
}
