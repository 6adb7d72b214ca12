//! The seam between the command line and what makes reports and diagrams.

use super::Global;
use super::project::Project;
use crate::report::{self, ASSETS, BUILTIN, DiagramOutput, Override, ReportOptions};
use crate::source::{Disk, Files, read_text};
use crate::{Failure, diagram, views};

/// Every file that `tm build` writes: its name, relative to the output folder, and its bytes.
///
/// # Errors
/// A template of the user that cannot be used.
pub fn all(project: &Project, global: &Global) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let options = ReportOptions {
        stamp: global.stamp.then(|| global.date()),
        templates: templates(project)?,
        ..ReportOptions::default()
    };
    let drawn = views::drawn(&project.compiled, diagram::STEPS);
    let diagrams: Vec<DiagramOutput> = drawn.into_iter().map(DiagramOutput::from).collect();
    report::outputs(&project.compiled, &diagrams, &options)
}

/// The user's templates: files named like ours in the folder that `tm.toml` names, else in `templates/` beside the
/// model.
fn templates(project: &Project) -> Result<Vec<Override>, Failure> {
    let named = project.config.templates.as_ref();
    if let Some(missing) = named.filter(|folder| !folder.is_dir()) {
        return Err(Failure(format!(
            "`templates` of tm.toml: there is no folder `{}`",
            missing.display()
        )));
    }
    let folder = named.cloned().unwrap_or_else(|| project.folder.join("templates"));
    let names = BUILTIN.iter().chain(ASSETS).map(|(name, _)| *name);
    let there = names
        .map(|name| (name, folder.join(name)))
        .filter(|(_, path)| Disk.exists(path));
    there
        .map(|(name, path)| {
            let text = read_text(&Disk, &path, &path.display().to_string())?;
            Ok((name.to_string(), text))
        })
        .collect()
}

/// The JSON schema of `model.json`, with a line end.
pub fn schema() -> String {
    report::json::schema()
}
