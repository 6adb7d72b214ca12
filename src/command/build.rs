//! `tm build FILE [-o DIR]`: findings to standard error, what was written to standard output.

use super::arguments::Wanted;
use super::console::Console;
use super::pdf::Browser;
use super::project::Project;
use super::{Format, Global, Outcome, findings, outputs, project};
use crate::diagnostic::terminal::plural;
use crate::source::{Disk, Files};
use crate::{Failure, output};
use std::path::{Path, PathBuf};

pub fn run(file: &Path, wanted: &Wanted, global: &Global, console: &Console) -> Result<Outcome, Failure> {
    build(file, wanted, &Disk, global, console)
}

/// One build, which reads through `files`.
///
/// # Errors
/// What cannot be read or written; a mistake in `tm.toml` or a template; options that do not go together.
pub fn build(
    file: &Path,
    wanted: &Wanted,
    files: &dyn Files,
    global: &Global,
    console: &Console,
) -> Result<Outcome, Failure> {
    let section = global.format == Format::SecurityMd;
    if section && (wanted.output.is_some() || wanted.pdf || wanted.split) {
        return Err(Failure(
            "`--format security-md` prints to standard output and writes no files".to_string(),
        ));
    }
    if wanted.output.as_deref() == Some(Path::new("-")) {
        return Err(Failure(
            "a build writes several files: `-o` takes a folder".to_string(),
        ));
    }
    let project = project::open(file, files, global)?;
    console.err(&findings::printed(&project, global));
    let errors = findings::language_errors(&project);
    if errors > 0 {
        console.err(&format!(
            "nothing was written: the language has {}\n",
            plural(errors, "error")
        ));
        return Ok(Outcome::Findings);
    }
    if section {
        console.raw(outputs::security(&project, wanted, files, global)?.as_bytes())?;
        return Ok(findings::outcome(&project, global));
    }
    // Before the work: whoever has no browser should not wait to be told.
    let browser = wanted.pdf.then(Browser::find).transpose()?;
    let mut written = outputs::all(&project, wanted, files, global)?;
    if let Some(browser) = browser {
        print(&browser, &mut written)?;
    }
    let folder = wanted
        .output
        .clone()
        .unwrap_or_else(|| default_folder(file, &project));
    output::write_all(&folder, &written)?;
    console.out(&format!("wrote {} to {}\n", listed(&written), folder.display()))?;
    Ok(findings::outcome(&project, global))
}

/// Adds `report.pdf` behind the page it is printed from.
fn print(browser: &Browser, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Failure> {
    let page = files.iter().position(|(name, _)| name == "report.html");
    if let Some(at) = page {
        let pdf = browser.print(&files[at].1)?;
        files.insert(at + 1, ("report.pdf".to_string(), pdf));
    }
    Ok(())
}

/// What `tm.toml` says; else `web-shop-report` for `web-shop.tm`.
fn default_folder(file: &Path, project: &Project) -> PathBuf {
    let stem = file
        .file_stem()
        .and_then(|s| s.to_str())
        .filter(|s| *s != "-")
        .unwrap_or("model");
    project
        .config
        .output
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{stem}-report")))
}

/// `report.md, report.html, model.json and 3 diagrams`.
fn listed(files: &[(String, Vec<u8>)]) -> String {
    let (pages, files): (Vec<&str>, Vec<&str>) = files
        .iter()
        .map(|(name, _)| name.as_str())
        .partition(|name| name.starts_with("pages/"));
    let pages = pages.iter().filter(|name| name.ends_with(".md")).count();
    let (diagrams, others): (Vec<&str>, Vec<&str>) =
        files.into_iter().partition(|name| name.starts_with("diagrams/"));
    let mut parts: Vec<String> = others.into_iter().map(str::to_string).collect();
    if !diagrams.is_empty() {
        parts.push(plural(diagrams.len(), "diagram"));
    }
    if pages > 0 {
        parts.push(plural(pages, "page"));
    }
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => "nothing".to_string(),
    }
}
