//! The seam between the command line and what makes reports and diagrams.

use super::Global;
use super::arguments::Wanted;
use super::project::Project;
use super::templates::templates;
use crate::report::{self, DiagramOutput, ReportOptions};
use crate::source::Files;
use crate::words::{Language, Words};
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
    report::outputs(
        &project.compiled,
        &diagrams(&project.compiled, options.language),
        &options,
    )
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
fn diagrams(compiled: &Compiled, language: Language) -> Vec<DiagramOutput> {
    let drawn = views::drawn(compiled, diagram::STEPS, &Words::of(language));
    drawn.into_iter().map(DiagramOutput::from).collect()
}

/// The JSON schema of `model.json`, with a line end.
pub fn schema() -> String {
    report::json::schema()
}
