//! The models that open texts belong to, and what is said of each.

use super::carry::{self, Settled};
use super::overlay::Overlay;
use super::position::Encoding;
use super::settings::Options;
use super::snapshot::Snapshot;
use crate::Settings;
use crate::diagnostic::Diagnostics;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One model as it is now.
struct Entry {
    snapshot: Arc<Snapshot>,
    /// What is said of it now.
    shown: Diagnostics,
    /// The last text without a mistake of the language of which everything was found.
    settled: Option<Settled>,
}

/// All of them, by the compiled file.
#[derive(Default)]
pub struct Models {
    list: BTreeMap<PathBuf, Entry>,
}

impl Models {
    pub fn get(&self, root: &Path) -> Option<&Arc<Snapshot>> {
        self.list.get(root).map(|e| &e.snapshot)
    }

    /// The model with everything worked out: of the text as it is, else of the last text that could be.
    pub fn settled(&self, root: &Path) -> Option<&Arc<Snapshot>> {
        let settled = self.list.get(root)?.settled.as_ref()?;
        Some(&settled.snapshot)
    }

    /// Every model with what is said of it.
    pub fn shown(&self) -> impl Iterator<Item = (&Snapshot, &Diagnostics)> {
        self.list.values().map(|e| (&*e.snapshot, &e.shown))
    }

    /// What is said of a model now.
    pub fn found(&self, root: &Path) -> &[crate::diagnostic::Diagnostic] {
        self.list.get(root).map_or(&[], |e| &e.shown)
    }

    /// Forgets all but these.
    pub fn retain(&mut self, roots: &BTreeSet<PathBuf>) {
        self.list.retain(|root, _| roots.contains(root));
    }

    /// Compiles a model as far as the language and the examiner go.
    pub fn compile(&mut self, root: PathBuf, files: &Overlay, options: &Options, encoding: Encoding) {
        let settings = settings(&root, files, options);
        let before = self.list.get(&root).map(|e| &*e.snapshot);
        let Some(snapshot) = Snapshot::of(&root, (files, &settings), encoding, before) else {
            self.list.remove(&root);
            return;
        };
        let settled = self.list.remove(&root).and_then(|e| e.settled);
        let entry = Entry {
            shown: carry::shown(&snapshot, settled.as_ref()),
            snapshot: Arc::new(snapshot),
            settled,
        };
        self.list.insert(root, entry);
    }

    /// Takes in what was found in a model, if it is still the one there.
    pub fn settle(&mut self, snapshot: Arc<Snapshot>, found: Diagnostics) {
        let entry = self.list.get_mut(&snapshot.root);
        if let Some(entry) = entry.filter(|e| Arc::ptr_eq(&e.snapshot, &snapshot)) {
            entry.shown.clone_from(&found);
            if snapshot.draft.diagnostics.is_empty() {
                entry.settled = Some(Settled { snapshot, found });
            }
        }
    }

    /// The models of which not everything was found yet, with the settings of each.
    pub fn open(&self, files: &Overlay, options: &Options) -> Vec<(Arc<Snapshot>, Settings)> {
        let open = self
            .list
            .iter()
            .filter(|(_, e)| e.snapshot.meaning.get().is_none());
        open.map(|(root, e)| (Arc::clone(&e.snapshot), settings(root, files, options)))
            .collect()
    }
}

fn settings(root: &Path, files: &Overlay, options: &Options) -> Settings {
    options.settings(root.parent().unwrap_or(Path::new("")), files)
}
