//! The disk with the open texts above it.

use super::documents::Documents;
use crate::source::{Disk, Files};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is open hides what is on the disk; paths are those of the real files.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    open: HashMap<PathBuf, Arc<String>>,
}

impl Overlay {
    pub fn of(documents: &Documents) -> Overlay {
        let open = documents
            .iter()
            .map(|(path, d)| (path.clone(), Arc::clone(&d.text)));
        Overlay { open: open.collect() }
    }

    fn text(&self, path: &Path) -> Option<&Arc<String>> {
        match self.open.get(path) {
            Some(text) => Some(text),
            None if self.open.is_empty() => None,
            None => self.open.get(&real(path)),
        }
    }
}

impl Files for Overlay {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.text(path) {
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => Disk.read(path),
        }
    }

    fn exists(&self, path: &Path) -> bool {
        self.text(path).is_some() || Disk.exists(path)
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        match Disk.canonical(path) {
            Ok(real) => Ok(real),
            Err(_) if self.text(path).is_some() => Ok(real(path)),
            Err(e) => Err(e),
        }
    }
}

/// The real path of a file that may not be on the disk yet.
pub fn real(path: &Path) -> PathBuf {
    if let Ok(real) = Disk.canonical(path) {
        return real;
    }
    match (path.parent().map(|p| Disk.canonical(p)), path.file_name()) {
        (Some(Ok(folder)), Some(name)) => folder.join(name),
        _ => path.to_path_buf(),
    }
}
