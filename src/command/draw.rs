//! `tm draw FILE [-o OUT] [--view NAME]`: one diagram; findings to standard error.

use super::console::Console;
use super::outputs::{self, Drawing};
use super::{Global, Outcome, findings, project};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::terminal::plural;
use crate::{Failure, output};
use std::path::Path;

pub fn run(
    file: &Path,
    to: &Path,
    view: Option<&str>,
    global: &Global,
    console: &Console,
) -> Result<Outcome, Failure> {
    let project = project::open(file, global)?;
    console.err(&findings::printed(&project, global));
    let errors = findings::language_errors(&project);
    if errors > 0 {
        console.err(&format!(
            "nothing was drawn: the language has {}\n",
            plural(errors, "error")
        ));
        return Ok(Outcome::Findings);
    }
    let drawings = outputs::drawings(&project)?;
    let drawing = chosen(&drawings, view)?;
    match to == Path::new("-") {
        true => console.raw(drawing.svg.as_bytes())?,
        false => output::write_one(to, drawing.svg.as_bytes())?,
    }
    Ok(findings::outcome(&project, global))
}

/// The drawing of a view; the first when none is named.
fn chosen<'a>(drawings: &'a [Drawing], view: Option<&str>) -> Result<&'a Drawing, Failure> {
    let Some(view) = view else {
        return drawings
            .first()
            .ok_or_else(|| Failure("there is nothing to draw".to_string()));
    };
    let names = || drawings.iter().map(|d| d.name.as_str());
    drawings.iter().find(|d| d.name == view).ok_or_else(|| {
        let known = names().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
        let help = nearest(view, names()).map_or_else(
            || format!("the views are {known}"),
            |near| format!("did you mean `{near}`?"),
        );
        Failure(format!("there is no view `{view}`: {help}"))
    })
}
