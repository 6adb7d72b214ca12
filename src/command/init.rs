//! `tm init [DIR]`: a small complete model to start from.

use super::console::Console;
use super::{Global, Outcome};
use crate::{Failure, output};
use std::path::Path;
use time::{Date, Month};

const NAME: &str = "model.tm";
/// Dates stand in it as `{today}` and `{next year}`, so that nothing in a new model has expired.
const STARTER: &str = include_str!("starter.tm");

pub fn run(folder: &Path, global: &Global, console: &Console) -> Result<Outcome, Failure> {
    let path = folder.join(NAME);
    let shown = path.strip_prefix(".").unwrap_or(&path).display();
    if path.symlink_metadata().is_ok() {
        return Err(Failure(format!(
            "`{shown}` is already there; nothing was written"
        )));
    }
    output::write_all(folder, &[(NAME.to_string(), model(global.date()).into_bytes())])?;
    console.out(&format!(
        "wrote {shown}: change it line by line to what you build, then\n  tm check {shown}\n  tm build {shown}\n"
    ))?;
    Ok(Outcome::Clean)
}

fn model(today: Date) -> String {
    // The 29th of February has no next year's day.
    let next = today
        .replace_year(today.year() + 1)
        .or_else(|_| Date::from_calendar_date(today.year() + 1, Month::March, 1));
    let next = next.unwrap_or(Date::MAX);
    STARTER
        .replace("{today}", &written(today))
        .replace("{next year}", &written(next))
}

/// `2026-10-01`.
fn written(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}
