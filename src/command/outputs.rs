//! The seam between the command line and what makes reports and diagrams.

use super::Global;
use super::project::Project;
use crate::Failure;

/// One drawn diagram.
pub struct Drawing {
    /// The name of its view.
    pub name: String,
    pub svg: String,
}

/// Every file that `tm build` writes: its name, relative to the output folder, and its bytes.
///
/// # Errors
/// A template of the user that cannot be used.
pub fn all(project: &Project, global: &Global) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let _ = (&project.folder, &project.config.templates, global.stamp);
    Err(Failure("reports are not built yet".to_string()))
}

/// The diagrams of a model, in the order of its views.
pub fn drawings(project: &Project) -> Result<Vec<Drawing>, Failure> {
    let _ = &project.compiled;
    Err(Failure("diagrams are not built yet".to_string()))
}

/// The JSON schema of `model.json`, with a line end.
pub fn schema() -> Result<String, Failure> {
    Err(Failure("the schema is not built yet".to_string()))
}
