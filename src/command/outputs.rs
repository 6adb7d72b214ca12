//! The seam between the command line and what makes reports and diagrams.

use super::Global;
use super::project::Project;
use crate::diagnostic::suggest::nearest;
use crate::views::{self, ViewPlan};
use crate::{Compiled, Failure, diagram};

/// Every file that `tm build` writes: its name, relative to the output folder, and its bytes.
///
/// # Errors
/// A template of the user that cannot be used.
pub fn all(project: &Project, global: &Global) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let _ = (&project.folder, &project.config.templates, global.stamp);
    Err(Failure("reports are not built yet".to_string()))
}

/// The SVG of the view of that name; of the first view when none is named.
///
/// # Errors
/// When there is no such view.
pub fn drawing(compiled: &Compiled, view: Option<&str>) -> Result<String, Failure> {
    let plans = views::views(&compiled.model);
    let plan = match view {
        None => plans
            .first()
            .ok_or_else(|| Failure("there is nothing to draw".to_string()))?,
        Some(view) => plans
            .iter()
            .find(|p| p.name == view)
            .ok_or_else(|| no_view(view, &plans))?,
    };
    let diagram = views::diagram(&compiled.model, &compiled.index, plan);
    Ok(diagram::draw(&diagram, diagram::STEPS).svg)
}

fn no_view(view: &str, plans: &[ViewPlan]) -> Failure {
    let names = || plans.iter().map(|p| p.name.as_str());
    let known = names().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
    let near = nearest(view, names());
    let help = near.map_or_else(
        || format!("the views are {known}"),
        |near| format!("did you mean `{near}`?"),
    );
    Failure(format!("there is no view `{view}`: {help}"))
}

/// The JSON schema of `model.json`, with a line end.
pub fn schema() -> Result<String, Failure> {
    Err(Failure("the schema is not built yet".to_string()))
}
