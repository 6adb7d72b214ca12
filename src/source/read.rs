//! From a path to a text, or one clear reason why not.

use super::Files;
use std::path::Path;
use std::{fmt, io};

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 16 << 20;
/// The longest line that is read, in bytes, its end not counted.
pub const MAX_LINE: usize = 1 << 20;

/// Why there is no text. Its `Display` is the message: one sentence that names the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// The file as messages call it.
    pub shown: String,
    pub reason: Reason,
}

/// What stands between a path and its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    Missing,
    Folder,
    Denied,
    /// The first byte that belongs to no character is on this line; and whether the file looks like UTF-16.
    NotUtf8 {
        line: usize,
        utf16: bool,
    },
    /// More than [`MAX_FILE`].
    TooLarge,
    /// This line has more than [`MAX_LINE`].
    LongLine(usize),
    /// What the system says.
    System(String),
}

/// The text of a file; `shown` is what messages call it.
///
/// # Errors
/// When the file cannot be read, is no text in UTF-8, or exceeds a limit.
pub fn read_text(files: &dyn Files, path: &Path, shown: &str) -> Result<String, Unreadable> {
    let unreadable = |e| Unreadable {
        shown: shown.to_string(),
        reason: Reason::from(e),
    };
    text_of(files.read(path).map_err(unreadable)?, shown)
}

/// Bytes that were read from somewhere, as a text.
///
/// # Errors
/// When they are no text in UTF-8 or exceed a limit.
pub fn text_of(bytes: Vec<u8>, shown: &str) -> Result<String, Unreadable> {
    let unreadable = |reason| Unreadable {
        shown: shown.to_string(),
        reason,
    };
    if bytes.len() > MAX_FILE {
        return Err(unreadable(Reason::TooLarge));
    }
    if let Some(line) = bytes.split(|b| *b == b'\n').position(|l| l.len() > MAX_LINE) {
        return Err(unreadable(Reason::LongLine(line + 1)));
    }
    String::from_utf8(bytes).map_err(|e| unreadable(not_utf8(e.as_bytes(), e.utf8_error().valid_up_to())))
}

fn not_utf8(bytes: &[u8], valid: usize) -> Reason {
    Reason::NotUtf8 {
        line: bytes.iter().take(valid).filter(|b| **b == b'\n').count() + 1,
        utf16: bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]),
    }
}

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Reason {
        match error.kind() {
            io::ErrorKind::NotFound => Reason::Missing,
            io::ErrorKind::IsADirectory => Reason::Folder,
            io::ErrorKind::PermissionDenied => Reason::Denied,
            _ => Reason::System(error.to_string()),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.shown;
        match &self.reason {
            Reason::Missing => write!(f, "there is no file `{name}`"),
            Reason::Folder => write!(f, "`{name}` is a folder, not a file"),
            Reason::Denied => write!(f, "`{name}` may not be read: permission denied"),
            Reason::NotUtf8 { utf16: true, .. } => {
                write!(f, "`{name}` is not UTF-8; it looks like UTF-16: save it as UTF-8")
            }
            Reason::NotUtf8 { line, .. } => {
                write!(f, "`{name}` is not UTF-8: see line {line}; save it as UTF-8")
            }
            Reason::TooLarge => {
                write!(
                    f,
                    "`{name}` is larger than {} MB, the limit for a file",
                    MAX_FILE >> 20
                )
            }
            Reason::LongLine(line) => {
                write!(
                    f,
                    "line {line} of `{name}` is longer than {} MB, the limit for a line",
                    MAX_LINE >> 20
                )
            }
            Reason::System(what) => write!(f, "`{name}` cannot be read: {what}"),
        }
    }
}

impl std::error::Error for Unreadable {}
