//! The seam between the command line and what makes reports and diagrams.

use super::Global;
use super::arguments::Wanted;
use super::project::Project;
use crate::diagnostic::suggest::nearest;
use crate::report::{self, ASSETS, BUILTIN, DiagramOutput, Override, ReportOptions};
use crate::source::{Files, read_text};
use crate::views::{self, ViewPlan};
use crate::{Compiled, Failure, diagram};

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

/// The diagrams of a model, in the order of its views.
fn diagrams(compiled: &Compiled) -> Vec<DiagramOutput> {
    let plans = views::views(&compiled.model);
    let draw = |plan: &ViewPlan| {
        let diagram = views::diagram(&compiled.model, &compiled.index, plan);
        DiagramOutput {
            id: diagram.id.clone(),
            title: plan.title.clone(),
            description: plan.note.clone().unwrap_or_default(),
            svg: diagram::draw(&diagram, steps(&plans)).svg,
            file: format!("diagrams/{}.svg", plan.name),
        }
    };
    plans.iter().map(draw).collect()
}

/// The diagrams of a model share the budget of one large search; one drawn alone has the same share, so that it is
/// the same picture.
fn steps(plans: &[ViewPlan]) -> usize {
    (diagram::STEPS / plans.len().max(1)).max(diagram::STEPS / 8)
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
    Ok(diagram::draw(&diagram, steps(&plans)).svg)
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
pub fn schema() -> String {
    report::json::schema()
}
