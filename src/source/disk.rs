//! The disk as it is.

use super::{Files, read::MAX_FILE};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The files of this machine. Of a file larger than [`MAX_FILE`] only one byte more than that is read: enough to see
/// that it is too large, whatever it is (`/dev/zero` has no end).
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Disk {
    /// Every file in a folder and below it, ascending; none where there is no folder. Links to folders are not followed.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn below(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        let mut folders = vec![folder.to_path_buf()];
        while let Some(next) = folders.pop() {
            let entries = match fs::read_dir(&next) {
                Err(e) if e.kind() == io::ErrorKind::NotFound && next == folder => return Ok(files),
                entries => entries?,
            };
            for entry in entries {
                let entry = entry?;
                match entry.file_type()?.is_dir() {
                    true => folders.push(entry.path()),
                    false => files.push(entry.path()),
                }
            }
        }
        files.sort();
        Ok(files)
    }
}

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?
            .take(MAX_FILE as u64 + 1)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }
}
