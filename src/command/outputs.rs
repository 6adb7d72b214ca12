//! The seam between the command line and what makes reports and diagrams.

use super::Global;
use super::arguments::Wanted;
use super::project::Project;
use crate::report::{self, ASSETS, BUILTIN, DiagramOutput, Override, ReportOptions};
use crate::source::{Files, read_text};
use crate::{Compiled, Failure, diagram, views};

/// Every file that `tm build` writes: its name, relative to the output folder, and its bytes.
///
/// # Errors
/// A template of the user that cannot be used.
pub fn all(
    project: &Project,
    wanted: &Wanted,
    files: &dyn Files,
    global: &Global,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let options = options(project, wanted, files, global)?;
    report::outputs(&project.compiled, &diagrams(&project.compiled), &options)
}

/// The section for `SECURITY.md`.
///
/// # Errors
/// As [`all`].
pub fn security(
    project: &Project,
    wanted: &Wanted,
    files: &dyn Files,
    global: &Global,
) -> Result<String, Failure> {
    let options = options(project, wanted, files, global)?;
    report::security(&report::view(&project.compiled, &[], &options), &options)
}

fn options(
    project: &Project,
    wanted: &Wanted,
    files: &dyn Files,
    global: &Global,
) -> Result<ReportOptions, Failure> {
    Ok(ReportOptions {
        stamp: global.stamp.then(|| global.date()),
        templates: templates(project, files)?,
        language: wanted.lang,
        split: wanted.split,
        ..ReportOptions::default()
    })
}

/// The pictures of a model.
fn diagrams(compiled: &Compiled) -> Vec<DiagramOutput> {
    let drawn = views::drawn(compiled, diagram::STEPS);
    drawn.into_iter().map(DiagramOutput::from).collect()
}

/// The user's templates: files named like ours in the folder that `tm.toml` names, else in `templates/` beside the
/// model.
fn templates(project: &Project, files: &dyn Files) -> Result<Vec<Override>, Failure> {
    let named = project.config.templates.as_ref();
    if let Some(missing) = named.filter(|folder| !files.exists(&folder.join("."))) {
        return Err(Failure(format!(
            "`templates` of tm.toml: there is no folder `{}`",
            missing.display()
        )));
    }
    let folder = named.cloned().unwrap_or_else(|| project.folder.join("templates"));
    let names = BUILTIN.iter().chain(ASSETS).map(|(name, _)| *name);
    let there = names
        .map(|name| (name, folder.join(name)))
        .filter(|(_, path)| files.exists(path));
    there
        .map(|(name, path)| {
            let text = read_text(files, &path, &path.display().to_string())?;
            Ok((name.to_string(), text))
        })
        .collect()
}

/// The JSON schema of `model.json`, with a line end.
pub fn schema() -> String {
    report::json::schema()
}
