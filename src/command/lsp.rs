//! `tm lsp`: the language server.

use super::Outcome;
use crate::{Failure, language_server};

pub fn run() -> Result<Outcome, Failure> {
    language_server::run()?;
    Ok(Outcome::Clean)
}
