//! `tm serve FILE`: report and diagrams in the browser, current after every save. Nothing is written.

use super::arguments::{Serving, Wanted};
use super::console::Console;
use super::watch::{listed, watchable};
use super::{Global, Outcome, findings, outputs, project};
use crate::Failure;
use crate::diagnostic::short::Counts;
use crate::diagnostic::terminal::plural;
use crate::preview::{Next, Site, State, Watcher, server};
use crate::source::{Disk, Files, Recorder};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// What is served of a build; none while the language has errors.
type Outputs = Option<Vec<(String, Vec<u8>)>>;

pub fn run(file: &Path, serving: &Serving, global: &Global, console: &Console) -> Result<Outcome, Failure> {
    watchable(file)?;
    let mut watcher = Watcher::new()?;
    let site = Arc::new(Site::default());
    let mut running = None;
    loop {
        let files = Recorder::new(&Disk);
        let (state, outputs) = built(file, &files, serving, global);
        console.err(&format!("{}\n", summary(&state)));
        site.publish(state, outputs);
        if running.is_none() {
            let started = server::start(Arc::clone(&site), serving.port)?;
            announce(&started, serving, console)?;
            running = Some(started);
        }
        match watcher.wait(&files.asked()) {
            Next::Changed(paths) => console.err(&format!("changed: {}\n", listed(&paths))),
            Next::Stop => {
                console.err("stopped\n");
                return Ok(Outcome::Clean);
            }
        }
    }
}

fn built(file: &Path, files: &dyn Files, serving: &Serving, global: &Global) -> (State, Outputs) {
    let name = file.file_name().map_or_else(
        || file.display().to_string(),
        |n| n.to_string_lossy().into_owned(),
    );
    let project = match project::open(file, files, global) {
        Ok(project) => project,
        Err(failure) => return (State::failed(&failure.0, &name), None),
    };
    let state = State::of(&project.compiled, &name, &serving.editor);
    if findings::language_errors(&project) > 0 {
        return (state, None);
    }
    let wanted = Wanted {
        output: None,
        lang: serving.lang,
        pdf: false,
        split: false,
    };
    match outputs::all(&project, &wanted, files, global) {
        Ok(outputs) => (state, Some(outputs)),
        Err(failure) => (State::failed(&failure.0, &name), None),
    }
}

/// One line for the terminal: the findings themselves are in the browser.
fn summary(state: &State) -> String {
    if let Some(failure) = &state.failure {
        return format!("{}: {failure}", state.file);
    }
    let counts = Counts::of_severities(state.findings.iter().map(|f| f.severity));
    let parts = [
        plural(counts.errors, "error"),
        plural(counts.warnings, "warning"),
        plural(counts.notes, "note"),
    ];
    format!("{}: {}", state.file, parts.join(", "))
}

fn announce(running: &server::Running, serving: &Serving, console: &Console) -> Result<(), Failure> {
    let address = format!("http://127.0.0.1:{}/", running.port);
    let asked = serving.port;
    if running.port != asked && asked != 0 {
        console.err(&format!("port {asked} is taken: listening at {}\n", running.port));
    }
    console.out(&format!("serving at {address} (Ctrl-C stops)\n"))?;
    if serving.open && !opened(&address) {
        console.err("no browser could be opened: open the address yourself\n");
    }
    Ok(())
}

/// Asks the system to show an address; whether it could be asked.
fn opened(address: &str) -> bool {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/c", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(address);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().is_ok()
}
