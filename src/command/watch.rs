//! `tm watch FILE [-o DIR]`: builds again whenever something that the last build read changes.

use super::arguments::Wanted;
use super::console::Console;
use super::{Global, Outcome, build};
use crate::Failure;
use crate::preview::{Next, Watcher};
use crate::source::{Disk, Files, Recorder};
use std::path::{Path, PathBuf};

pub fn run(file: &Path, wanted: &Wanted, global: &Global, console: &Console) -> Result<Outcome, Failure> {
    watchable(file)?;
    let mut watcher = Watcher::new()?;
    loop {
        let files = Recorder::new(&Disk);
        if let Err(failure) = build::build(file, wanted, &files, global, console) {
            console.failure(&failure);
        }
        console.err("watching; Ctrl-C stops\n");
        match watcher.wait(&files.asked()) {
            Next::Changed(paths) => console.err(&format!("\nchanged: {}\n", listed(&paths))),
            Next::Stop => {
                console.err("stopped\n");
                return Ok(Outcome::Clean);
            }
        }
    }
}

/// Refuses what cannot be watched: standard input, and a file that is not there (later it may be deleted and come back).
///
/// # Errors
/// Which of the two it is.
pub fn watchable(file: &Path) -> Result<(), Failure> {
    if file == Path::new("-") {
        return Err(Failure(
            "standard input cannot be watched: name a file".to_string(),
        ));
    }
    match Disk.exists(file) {
        true => Ok(()),
        false => Err(Failure(format!("there is no file `{}`", file.display()))),
    }
}

/// The paths as a user knows them: from the current folder on where they are below it.
pub fn listed(paths: &[PathBuf]) -> String {
    let here = Disk.canonical(Path::new(".")).unwrap_or_default();
    let mut names: Vec<String> = paths
        .iter()
        .map(|path| path.strip_prefix(&here).unwrap_or(path).display().to_string())
        .collect();
    names.sort();
    names.dedup();
    names.join(", ")
}
