//! `tm fmt`: the canonical layout, written over the files.

use super::Outcome;
use super::console::Console;
use crate::Failure;
use crate::format::{self, Formatted};
use crate::output;
use crate::source::{Disk, SourceId, Sources, Span, read_text};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Formats files, what lies in folders, or standard input (`-`). With `check` nothing is written, and what would change
/// is printed.
pub fn run(paths: &[PathBuf], check: bool, console: &Console) -> Result<Outcome, Failure> {
    if paths.iter().any(|p| p == Path::new("-")) {
        return standard_input(paths, check, console);
    }
    let (mut changed, mut failed) = (0, 0);
    let files = files(paths)?;
    for path in &files {
        match file(path, check, console) {
            Ok(true) => {
                changed += 1;
                let done = if check { "would change" } else { "changed" };
                console.out(&format!("{done}: {}\n", path.display()))?;
            }
            Ok(false) => {}
            Err(failure) => {
                failed += 1;
                console.failure(&failure);
            }
        }
    }
    if failed > 0 {
        return Err(Failure(format!(
            "{failed} of {} files could not be formatted",
            files.len()
        )));
    }
    Ok(outcome(check && changed > 0))
}

fn outcome(findings: bool) -> Outcome {
    match findings {
        true => Outcome::Findings,
        false => Outcome::Clean,
    }
}

/// Formats one file; whether it was, or would be, changed.
fn file(path: &Path, check: bool, console: &Console) -> Result<bool, Failure> {
    let name = path.display().to_string();
    let text = read_text(&Disk, path, &name)?;
    let formatted = formatted(&name, &text, console)?;
    if formatted.text == text {
        return Ok(false);
    }
    if !check {
        output::replace(path, formatted.text.as_bytes())?;
    }
    Ok(true)
}

/// Formats a text; what was left as it is is said on standard error.
fn formatted(name: &str, text: &str, console: &Console) -> Result<Formatted, Failure> {
    let refused = |refused: format::Refused| {
        Failure(format!(
            "`{name}` stays as it is: the formatter would have changed more than space, first in line {}; \
             this is a mistake of `tm`, please report it with the file",
            refused.line
        ))
    };
    let formatted = format::format(text).map_err(refused)?;
    let mut sources = Sources::default();
    sources.add(name, name, text.to_string());
    for left in &formatted.left {
        let line = sources
            .place(Span {
                source: SourceId(0),
                ..*left
            })
            .line;
        console.err(&format!(
            "{name}:{line}: left as it is, because it cannot be read; `tm check` says what is wrong\n"
        ));
    }
    Ok(formatted)
}

/// Standard input to standard output.
fn standard_input(paths: &[PathBuf], check: bool, console: &Console) -> Result<Outcome, Failure> {
    if paths.len() > 1 {
        return Err(Failure(
            "`-` stands alone: standard input goes to standard output".to_string(),
        ));
    }
    let name = "<stdin>";
    let text = super::project::standard_input(name)?;
    let formatted = formatted(name, &text, console)?;
    if check {
        return Ok(outcome(formatted.text != text));
    }
    console.raw(formatted.text.as_bytes())?;
    Ok(Outcome::Clean)
}

/// The files that paths name: of a folder every `.tm` file below it that git does not ignore.
fn files(paths: &[PathBuf]) -> Result<BTreeSet<PathBuf>, Failure> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let mut files = BTreeSet::new();
    for path in paths {
        if !path.is_dir() {
            files.insert(path.clone());
            continue;
        }
        let mut walk = ignore::WalkBuilder::new(path);
        walk.require_git(false);
        for entry in walk.build() {
            let entry =
                entry.map_err(|e| Failure(format!("`{}` cannot be searched: {e}", path.display())))?;
            let model = entry.path().extension().is_some_and(|e| e == "tm");
            if model && entry.file_type().is_some_and(|t| t.is_file()) {
                let plain = entry.path().strip_prefix("./").unwrap_or(entry.path());
                files.insert(plain.to_path_buf());
            }
        }
    }
    Ok(files)
}
