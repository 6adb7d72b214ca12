//! What several suites need: the examples, and the compiler on a text.
#![allow(dead_code)]

use std::path::{Path, PathBuf};
use tm::diagnostic::Diagnostic;
use tm::source::Disk;
use tm::{Compiled, Input, Settings, compile};

/// The date that every test passes.
pub const TODAY: &str = "2026-11-23";

/// An example: its path from the root of the repository, and its text.
pub struct Example {
    pub path: PathBuf,
    pub text: String,
}

impl Example {
    /// `husky-ai`
    pub fn name(&self) -> String {
        self.path
            .file_stem()
            .map(|s| s.to_string_lossy().into_owned())
            .unwrap_or_default()
    }

    pub fn folder(&self) -> PathBuf {
        self.path.parent().map(Path::to_path_buf).unwrap_or_default()
    }
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every complete example: all but the first three steps of the tutorial, in the order of their paths.
pub fn examples() -> Vec<Example> {
    let mut paths = Vec::new();
    collect(&root().join("examples"), &mut paths);
    paths.sort();
    let unfinished = ["1-", "2-", "3-"];
    paths
        .into_iter()
        .filter(|p| {
            !p.components().any(|c| {
                unfinished
                    .iter()
                    .any(|u| c.as_os_str().to_string_lossy().starts_with(u))
            })
        })
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("an example can be read");
            Example { path, text }
        })
        .collect()
}

/// A file of `examples/` with every pack in use, changed by `edit` before.
pub fn with_every_pack(file: &str, edit: impl Fn(String) -> String) -> Input {
    let path = root().join("examples").join(file);
    let text = std::fs::read_to_string(&path).expect("an example can be read");
    let own: Vec<&str> = text.lines().filter(|l| !l.starts_with("use pack")).collect();
    let packs = tm::packs::NAMES.join(", ");
    Input::Text {
        name: file.to_string(),
        text: format!("{}\nuse pack {packs}\n", edit(own.join("\n"))),
        folder: path.parent().expect("a folder").to_path_buf(),
    }
}

/// Compiled, which an example can be without a mistake of the language.
pub fn compile_with_every_pack(file: &str, edit: impl Fn(String) -> String) -> Compiled {
    let today = time::Date::from_calendar_date(2026, time::Month::November, 26).expect("a day");
    let settings = Settings { today, ..settings() };
    let compiled =
        compile(&with_every_pack(file, edit), &Disk, &settings).expect("a text can always be compiled");
    let wrong = compiled.diagnostics.iter().find(|d| d.code.is_language());
    assert!(wrong.is_none(), "{file}: {wrong:?}");
    compiled
}

/// Every `.tm` file below a folder, in the order of their paths.
pub fn models(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    collect(folder, &mut paths);
    paths.sort();
    paths
}

/// Every page of the documentation.
pub fn documents() -> Vec<PathBuf> {
    let mut paths = vec![
        root().join("README.md"),
        root().join("examples/tutorial/README.md"),
    ];
    for folder in ["docs", "docs/codes"] {
        let entries = std::fs::read_dir(root().join(folder)).expect("documents");
        paths.extend(
            entries
                .map(|e| e.expect("an entry").path())
                .filter(|p| p.extension().is_some_and(|e| e == "md")),
        );
    }
    paths.sort();
    paths
}

/// By how much tests that draw at random are enlarged: `TM_TEST_SCALE`, 1 when it is not set.
pub fn scale() -> usize {
    std::env::var("TM_TEST_SCALE")
        .ok()
        .and_then(|s| s.parse().ok())
        .unwrap_or(1)
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of examples") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "tm") {
            paths.push(path);
        }
    }
}

/// Every setting as it is by default, all findings shown.
pub fn settings() -> Settings {
    let today = tm::resolve::value::parse_date(TODAY).expect("a date");
    Settings {
        today,
        severities: Default::default(),
        coverage: Default::default(),
        all: true,
    }
}

/// Compiles a text as if it stood in `folder`.
pub fn compile_text(text: &str, folder: &Path) -> Compiled {
    let input = Input::Text {
        name: "model.tm".into(),
        text: text.into(),
        folder: folder.to_path_buf(),
    };
    compile(&input, &Disk, &settings()).expect("a text can always be compiled")
}

/// What a finding says, without its place.
pub fn said(diagnostic: &Diagnostic) -> (u16, String) {
    (diagnostic.code.0, diagnostic.message.clone())
}

/// A small random number generator (Steele, Lea, Flood 2014: SplitMix64), so that seeds mean the same everywhere.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }
}
