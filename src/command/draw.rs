//! `tm draw FILE [-o OUT] [--view NAME]`: one diagram; findings to standard error.

use super::console::Console;
use super::outputs;
use super::{Global, Outcome, findings, project};
use crate::diagnostic::terminal::plural;
use crate::source::Disk;
use crate::{Failure, output};
use std::path::Path;

pub fn run(
    file: &Path,
    to: &Path,
    view: Option<&str>,
    global: &Global,
    console: &Console,
) -> Result<Outcome, Failure> {
    let project = project::open(file, &Disk, global)?;
    // Where all is well nothing has to be said beside the picture.
    if !project.compiled.diagnostics.is_empty() {
        console.err(&findings::printed(&project, global));
    }
    let errors = findings::language_errors(&project);
    if errors > 0 {
        console.err(&format!(
            "nothing was drawn: the language has {}\n",
            plural(errors, "error")
        ));
        return Ok(Outcome::Findings);
    }
    let svg = outputs::drawing(&project.compiled, view)?;
    match to == Path::new("-") {
        true => console.raw(svg.as_bytes())?,
        false => output::write_one(to, svg.as_bytes())?,
    }
    Ok(findings::outcome(&project, global))
}
