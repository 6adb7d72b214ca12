//! Which models there are: every `.tm` file of the workspace that no other imports is one.

use super::overlay::Overlay;
use crate::source::Files;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// At most so many files are looked at: a folder such as `/` would have no end.
const LIMIT: usize = 5_000;

/// The files of the workspace and what each imports, by their real paths.
#[derive(Debug, Default)]
pub struct Workspace {
    folders: Vec<PathBuf>,
    imports: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
}

impl Workspace {
    /// Sets the folders and searches them, without what git ignores.
    pub fn search(&mut self, folders: Vec<PathBuf>, files: &Overlay) {
        self.folders = folders;
        self.again(files);
    }

    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Searches the folders again.
    pub fn again(&mut self, files: &Overlay) {
        self.imports.clear();
        let mut looked = 0;
        for folder in self.folders.clone() {
            let mut walk = ignore::WalkBuilder::new(&folder);
            walk.require_git(false).follow_links(false);
            for entry in walk.build().flatten() {
                looked += 1;
                if looked > 20 * LIMIT || self.imports.len() > LIMIT {
                    return;
                }
                if entry.path().extension().is_some_and(|e| e == "tm") && entry.path().is_file() {
                    self.read(&super::overlay::real(entry.path()), files);
                }
            }
        }
    }

    /// Reads what a file imports now. Whether that has changed.
    pub fn read(&mut self, path: &Path, files: &Overlay) -> bool {
        let now = match files.read(path) {
            Ok(bytes) => imports(path, &String::from_utf8_lossy(&bytes)),
            Err(_) => return self.imports.remove(path).is_some(),
        };
        self.imports.insert(path.to_path_buf(), now.clone()) != Some(now)
    }

    /// The files that have to be compiled so that `path` takes part: those at the top of what imports it, else itself.
    pub fn roots(&self, path: &Path) -> Vec<PathBuf> {
        let (mut seen, mut roots) = (BTreeSet::new(), BTreeSet::new());
        let mut waiting = vec![path.to_path_buf()];
        while let Some(path) = waiting.pop() {
            if !seen.insert(path.clone()) {
                continue;
            }
            let importers = self.imports.iter().filter(|(_, list)| list.contains(&path));
            let before = waiting.len();
            waiting.extend(importers.map(|(importer, _)| importer.clone()));
            if waiting.len() == before {
                roots.insert(path);
            }
        }
        match roots.is_empty() {
            true => vec![path.to_path_buf()],
            false => roots.into_iter().collect(),
        }
    }

    /// Every file that no other imports.
    pub fn models(&self) -> Vec<PathBuf> {
        let imported: BTreeSet<&PathBuf> = self.imports.values().flatten().collect();
        self.imports
            .keys()
            .filter(|p| !imported.contains(p))
            .cloned()
            .collect()
    }
}

/// The files that a text imports, found line by line: nothing is parsed for it. One that is not there yet may come.
fn imports(path: &Path, text: &str) -> BTreeSet<PathBuf> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let lines = text
        .lines()
        .map(|l| l.trim_start_matches('\u{feff}').trim_start());
    let begins = |line: &&str| line.starts_with("import") || line.starts_with("use");
    let quoted = |line: &str| {
        line.split('"')
            .skip(1)
            .step_by(2)
            .map(str::to_string)
            .collect::<Vec<_>>()
    };
    lines
        .filter(begins)
        .flat_map(quoted)
        .map(|name| super::overlay::real(&folder.join(name)))
        .filter(|real| real != path)
        .collect()
}
