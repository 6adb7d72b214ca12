//! `tm schema`: the JSON schema of `model.json`.

use super::console::Console;
use super::{Outcome, outputs};
use crate::Failure;

pub fn run(console: &Console) -> Result<Outcome, Failure> {
    console.raw(outputs::schema().as_bytes())?;
    Ok(Outcome::Clean)
}
