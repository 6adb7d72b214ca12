//! The models of `examples/`, compiled.

use std::path::{Path, PathBuf};
use tm::source::Disk;
use tm::{Compiled, Input, Settings};

/// Every model below `examples/` that is compiled by itself, by its file name; of the tutorial the last.
pub fn all() -> Vec<(String, Compiled)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let name = file
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            (name, compile(&file))
        })
        .collect()
}

/// Folders that hold the output of a build hold a model beside it.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|e| e.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "tm") && folder.join("output").is_dir() {
            files.push(path);
        }
    }
}

fn compile(file: &Path) -> Compiled {
    let settings = Settings {
        today: time::Date::from_calendar_date(2026, time::Month::November, 23).expect("a date"),
        severities: Default::default(),
        coverage: Default::default(),
        all: false,
    };
    tm::compile(&Input::File(file.to_path_buf()), &Disk, &settings).unwrap_or_else(|e| panic!("{}", e.0))
}
