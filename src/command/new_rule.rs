//! `tm new-rule NAME [--pack FILE]`: a rule that works, with its three tests, to be changed line by line.

use super::Outcome;
use super::console::Console;
use crate::model::query::speak;
use crate::{Failure, output};
use std::fs;
use std::path::Path;

const RULE: &str = include_str!("rule.tm");
const TEST: &str = include_str!("rule.test.tm");

pub fn run(name: &str, pack: &Path, console: &Console) -> Result<Outcome, Failure> {
    if !is_name(name) {
        return Err(Failure(format!(
            "`{name}` is no name: letters, digits and single hyphens, a letter first"
        )));
    }
    let tests = pack.with_extension("test.tm");
    let before = existing(pack)?;
    if before.contains(&format!("rule {name} ")) {
        return Err(Failure(format!(
            "`{}` has a rule `{name}` already; nothing was written",
            pack.display()
        )));
    }
    let filled = |text: &str| text.replace("NAME", name).replace("TITLE", &speak(name));
    append(pack, before, &filled(RULE))?;
    append(&tests, existing(&tests)?, &filled(TEST))?;
    let (pack, tests) = (pack.display(), tests.display());
    console.out(&format!(
        "wrote the rule `{name}` to {pack} and its tests to {tests}: change them to what you look for, then\n  tm test-pack {pack}\nand in the model: use pack \"{pack}\"\n"
    ))?;
    Ok(Outcome::Clean)
}

fn is_name(name: &str) -> bool {
    let letters =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.split('-').all(letters)
}

/// What stands in a file; nothing where it is not there.
fn existing(path: &Path) -> Result<String, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(e) => Err(Failure(format!("`{}` cannot be read: {e}", path.display()))),
    }
}

fn append(path: &Path, before: String, new: &str) -> Result<(), Failure> {
    let text = match before.is_empty() {
        true => new.to_string(),
        false => format!("{}\n\n{new}", before.trim_end()),
    };
    Ok(output::write_one(path, text.as_bytes())?)
}
