//! `tm build FILE [-o DIR]`: findings to standard error, what was written to standard output.

use super::console::Console;
use super::pdf::Browser;
use super::project::Project;
use super::{Format, Global, Outcome, findings, outputs, project};
use crate::diagnostic::terminal::plural;
use crate::report::Language;
use crate::{Failure, output};
use std::path::{Path, PathBuf};

/// What is to be written.
pub struct Wanted<'a> {
    /// The folder to write to.
    pub folder: Option<&'a Path>,
    pub language: Language,
    /// Whether the report is printed as PDF too.
    pub pdf: bool,
    /// Whether the Markdown report is written as separate pages too.
    pub split: bool,
}

pub fn run(file: &Path, wanted: &Wanted, global: &Global, console: &Console) -> Result<Outcome, Failure> {
    let section = global.format == Format::SecurityMd;
    if section && (wanted.folder.is_some() || wanted.pdf || wanted.split) {
        return Err(Failure(
            "`--format security-md` prints to standard output and writes no files".to_string(),
        ));
    }
    if wanted.folder == Some(Path::new("-")) {
        return Err(Failure(
            "`build` writes several files: `-o` takes a folder".to_string(),
        ));
    }
    let project = project::open(file, global)?;
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
        console.raw(outputs::security(&project, wanted, global)?.as_bytes())?;
        return Ok(findings::outcome(&project, global));
    }
    // Before the work: whoever has no browser should not wait to be told.
    let browser = wanted.pdf.then(Browser::find).transpose()?;
    let mut files = outputs::all(&project, wanted, global)?;
    if let Some(browser) = browser {
        print(&browser, &mut files)?;
    }
    let folder = wanted
        .folder
        .map_or_else(|| default_folder(file, &project), Path::to_path_buf);
    output::write_all(&folder, &files)?;
    console.out(&format!("wrote {} to {}\n", listed(&files), folder.display()))?;
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
