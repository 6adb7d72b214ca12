//! Running the binary in a folder of its own.
#![allow(dead_code)]

#[cfg(unix)]
mod live;

#[cfg(unix)]
#[allow(unused_imports)]
pub use live::Live;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
pub use tempfile::TempDir;

/// What a run of `tm` gave.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// The command, with an environment that no setting of the machine reaches.
pub fn tm(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tm"));
    command.current_dir(folder).args(arguments);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

/// Runs `tm` in a folder, with nothing on standard input.
pub fn run(folder: &Path, arguments: &[&str]) -> Ran {
    ran(tm(folder, arguments)
        .stdin(Stdio::null())
        .output()
        .expect("tm runs"))
}

/// Runs `tm` with a text on standard input.
pub fn run_with(folder: &Path, arguments: &[&str], text: &str) -> Ran {
    let mut child = tm(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("tm starts");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(text.as_bytes())
        .expect("tm reads");
    ran(child.wait_with_output().expect("tm runs"))
}

fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().expect("tm ends by itself"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A new folder with files in it.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

/// A model without any finding: what `tm init` writes.
pub fn sound() -> TempDir {
    let folder = folder(&[]);
    let ran = run(folder.path(), &["init", "--today", "2026-10-01"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    folder
}

/// Every file and folder below, relative and ascending.
pub fn listing(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    collect(folder, folder, &mut found);
    found.sort();
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        found.push(path.strip_prefix(root).expect("below").display().to_string());
        if path.is_dir() && !path.is_symlink() {
            collect(root, &path, found);
        }
    }
}

/// Something mounted for as long as this lives.
pub struct Mount<'a>(&'a Path);

impl Mount<'_> {
    pub fn new<'a>(at: &'a Path, arguments: &[&str]) -> Option<Mount<'a>> {
        mounted(at, arguments).then_some(Mount(at))
    }
}

/// Mounts, or says that it cannot be done here.
pub fn mounted(at: &Path, arguments: &[&str]) -> bool {
    let output = Command::new("mount").args(arguments).arg(at).output();
    let why = match output {
        Ok(output) if output.status.success() => return true,
        Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Err(e) => e.to_string(),
    };
    println!("not run: mount {arguments:?}: {why}");
    false
}

impl Drop for Mount<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}
