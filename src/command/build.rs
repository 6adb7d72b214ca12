//! `tm build FILE [-o DIR]`: findings to standard error, what was written to standard output.

use super::console::Console;
use super::project::Project;
use super::{Global, Outcome, findings, outputs, project};
use crate::diagnostic::terminal::plural;
use crate::source::{Disk, Files};
use crate::{Failure, output};
use std::path::{Path, PathBuf};

pub fn run(
    file: &Path,
    folder: Option<&Path>,
    global: &Global,
    console: &Console,
) -> Result<Outcome, Failure> {
    build(file, folder, &Disk, global, console)
}

/// One build, which reads through `files`.
///
/// # Errors
/// What cannot be read or written; a mistake in `tm.toml` or a template.
pub fn build(
    file: &Path,
    folder: Option<&Path>,
    files: &dyn Files,
    global: &Global,
    console: &Console,
) -> Result<Outcome, Failure> {
    if folder == Some(Path::new("-")) {
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
    let written = outputs::all(&project, files, global)?;
    let folder = folder.map_or_else(|| default_folder(file, &project), Path::to_path_buf);
    output::write_all(&folder, &written)?;
    console.out(&format!("wrote {} to {}\n", listed(&written), folder.display()))?;
    Ok(findings::outcome(&project, global))
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
    let (diagrams, others): (Vec<&str>, Vec<&str>) = files
        .iter()
        .map(|(name, _)| name.as_str())
        .partition(|name| name.starts_with("diagrams/"));
    let mut parts: Vec<String> = others.into_iter().map(str::to_string).collect();
    if !diagrams.is_empty() {
        parts.push(plural(diagrams.len(), "diagram"));
    }
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => "nothing".to_string(),
    }
}
