//! Writing outputs: all of them or none, each in one step, and only inside one folder.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// Why nothing was written: one sentence that names the file or folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unwritten(pub String);

/// Writes files into `folder`, which is made when it is not there. Names are relative, with `/` between folders.
///
/// First everything goes to temporary files beside the places; only when all of them stand are they renamed. So a
/// full disk or a folder that may not be written leaves what was there before.
///
/// # Errors
/// The folder is a file or may not be written, the disk is full, a name leaves the folder.
pub fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Unwritten> {
    let mut made = Folders::default();
    let written = prepare(folder, files, &mut made).and_then(rename);
    if written.is_err() {
        made.remove();
    }
    written
}

/// Writes one file where the user said, in one step.
///
/// # Errors
/// As [`write_all`].
pub fn write_one(path: &Path, bytes: &[u8]) -> Result<(), Unwritten> {
    if path.is_dir() {
        return Err(Unwritten(format!("`{}` is a folder, not a file", path.display())));
    }
    // A device or a pipe is written to, not replaced.
    if fs::metadata(path).is_ok_and(|m| !m.is_file()) {
        return fs::write(path, bytes).map_err(|e| failed(path, &e));
    }
    let Some(name) = path.file_name().and_then(|n| n.to_str()) else {
        return Err(Unwritten(format!("`{}` names no file", path.display())));
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    write_all(folder, &[(name.to_string(), bytes.to_vec())])
}

/// Puts other bytes into a file that is there, in one step; a link stays a link, and permissions stay.
///
/// # Errors
/// The file or its folder may not be written, the disk is full.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Unwritten> {
    let at = |e: io::Error| failed(path, &e);
    let real = fs::canonicalize(path).map_err(at)?;
    let permissions = fs::metadata(&real).map_err(at)?.permissions();
    if permissions.readonly() {
        return Err(failed(path, &io::ErrorKind::PermissionDenied.into()));
    }
    let mut file = temporary(real.parent().unwrap_or(Path::new("."))).map_err(at)?;
    file.write_all(bytes).and_then(|()| file.flush()).map_err(at)?;
    file.as_file().set_permissions(permissions).map_err(at)?;
    file.persist(&real).map_err(|e| at(e.error))?;
    Ok(())
}

type Ready = (NamedTempFile, PathBuf);

fn prepare(folder: &Path, files: &[(String, Vec<u8>)], made: &mut Folders) -> Result<Vec<Ready>, Unwritten> {
    let mut seen = BTreeSet::new();
    for (name, _) in files {
        if !stays_inside(name) || !seen.insert(name) {
            return Err(Unwritten(format!("`{name}` is no name for an output")));
        }
    }
    made.make(folder)?;
    let inside = fs::canonicalize(folder).map_err(|e| failed(folder, &e))?;
    files
        .iter()
        .map(|(name, bytes)| write_beside(&folder.join(name), bytes, &inside, made))
        .collect()
}

/// Writes the bytes to a temporary file in the folder of `path`.
fn write_beside(path: &Path, bytes: &[u8], inside: &Path, made: &mut Folders) -> Result<Ready, Unwritten> {
    let folder = path.parent().unwrap_or(Path::new("."));
    made.make(folder)?;
    let real = fs::canonicalize(folder).map_err(|e| failed(folder, &e))?;
    if !real.starts_with(inside) {
        return Err(Unwritten(format!(
            "`{}` is a link out of the output folder",
            folder.display()
        )));
    }
    if path.symlink_metadata().is_ok_and(|m| m.is_dir()) {
        return Err(Unwritten(format!("`{}` is a folder, not a file", path.display())));
    }
    let mut file = temporary(folder).map_err(|e| failed(folder, &e))?;
    file.write_all(bytes)
        .and_then(|()| file.flush())
        .map_err(|e| failed(path, &e))?;
    Ok((file, path.to_path_buf()))
}

fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".tm-");
    // As a file is made by everyone else: what the user's mask leaves of it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn rename(ready: Vec<Ready>) -> Result<(), Unwritten> {
    for (file, path) in ready {
        file.persist(&path).map_err(|e| failed(&path, &e.error))?;
    }
    Ok(())
}

/// Whether a name stays in the folder it is joined to.
fn stays_inside(name: &str) -> bool {
    let plain = Path::new(name)
        .components()
        .all(|c| matches!(c, Component::Normal(_)));
    plain && !name.is_empty() && !name.ends_with('/') && !name.contains(['\0', '\\'])
}

fn failed(path: &Path, error: &io::Error) -> Unwritten {
    let shown = path.display();
    Unwritten(match error.kind() {
        io::ErrorKind::StorageFull => format!("`{shown}` cannot be written: no space left"),
        io::ErrorKind::ReadOnlyFilesystem => format!("`{shown}` cannot be written: read-only"),
        io::ErrorKind::PermissionDenied => format!("`{shown}` may not be written: permission denied"),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            format!("`{shown}` cannot be written: a part of the path is a file")
        }
        _ => format!("`{shown}` cannot be written: {error}"),
    })
}

/// The folders that were made, parents first.
#[derive(Default)]
struct Folders(Vec<PathBuf>);

impl Folders {
    /// Makes a folder and those above it that are not there.
    fn make(&mut self, folder: &Path) -> Result<(), Unwritten> {
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        if folder.symlink_metadata().is_ok_and(|m| m.is_file()) {
            return Err(Unwritten(format!(
                "`{}` is a file, not a folder",
                folder.display()
            )));
        }
        if let Some(parent) = folder.parent() {
            self.make(parent)?;
        }
        match fs::create_dir(folder) {
            Ok(()) => self.0.push(folder.to_path_buf()),
            Err(_) if folder.is_dir() => {}
            Err(e) => return Err(failed(folder, &e)),
        }
        Ok(())
    }

    /// Removes them again, as far as they are empty.
    fn remove(self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
