//! `tm check FILE`: findings to standard output.

use super::console::Console;
use super::{Global, Outcome, findings, project};
use crate::Failure;
use crate::source::Disk;
use std::path::Path;

pub fn run(file: &Path, global: &Global, console: &Console) -> Result<Outcome, Failure> {
    let project = project::open(file, &Disk, global)?;
    console.out(&findings::printed(&project, global))?;
    let outcome = findings::outcome(&project, global);
    // The process ends here; to give a large model back piece by piece takes a tenth of its time.
    std::mem::forget(project);
    Ok(outcome)
}
