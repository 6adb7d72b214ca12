//! The committed outputs of the examples are what `tm build` writes today, byte for byte, from wherever it is started.

mod corpus;

use corpus::{Example, TODAY, examples};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds an example into a folder, started in `from`.
fn build(example: &Example, to: &Path, from: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tm"));
    command
        .args(["build", "--today", TODAY, "-o"])
        .arg(to)
        .current_dir(from);
    command.arg(example.path.strip_prefix(from).unwrap_or(&example.path));
    let output = command.output().expect("tm can be started");
    assert!(
        output.status.code().is_some_and(|c| c < 2),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Every file under a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else {
            continue;
        };
        for path in entries.flatten().map(|e| e.path()) {
            if path.is_dir() {
                open.push(path);
            } else if let Ok(name) = path.strip_prefix(folder) {
                all.insert(name.to_path_buf(), std::fs::read(&path).unwrap_or_default());
            }
        }
    }
    all
}

#[test]
fn committed_outputs_are_current() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut stale = Vec::new();
    for example in examples() {
        let committed = example.folder().join("output");
        let made = tempfile::tempdir().expect("a temporary folder");
        let from = if update {
            corpus::root().to_path_buf()
        } else {
            example.folder()
        };
        build(&example, &made.path().join("out"), &from);
        let (new, old) = (files(&made.path().join("out")), files(&committed));
        assert!(!new.is_empty(), "{}: nothing was written", example.name());
        no_machine_paths(&example, &new);
        if update {
            let _ = std::fs::remove_dir_all(&committed);
            for (name, bytes) in &new {
                let path = committed.join(name);
                std::fs::create_dir_all(path.parent().unwrap_or(&committed)).expect("a folder can be made");
                std::fs::write(path, bytes).expect("an output can be written");
            }
            continue;
        }
        let names: std::collections::BTreeSet<_> = new.keys().chain(old.keys()).collect();
        stale.extend(
            names
                .into_iter()
                .filter(|n| new.get(*n) != old.get(*n))
                .map(|n| format!("{}: {}", example.name(), n.display())),
        );
    }
    assert!(
        stale.is_empty(),
        "run `UPDATE=1 cargo test --test outputs`; not current:\n{}",
        stale.join("\n")
    );
}

/// No path of this machine stands in an output.
fn no_machine_paths(example: &Example, files: &BTreeMap<PathBuf, Vec<u8>>) {
    let root = corpus::root().to_string_lossy().into_owned();
    for (name, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !text.contains(&root),
            "{}: {} names the folder of this machine",
            example.name(),
            name.display()
        );
    }
}
