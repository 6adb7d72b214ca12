//! What was asked of the disk, and which answers are no longer true: how a watcher knows exactly when to build again.

use super::Files;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Files that note every question they are asked, with the answer.
pub struct Recorder<'a> {
    files: &'a dyn Files,
    asked: Mutex<BTreeMap<Question, Answer>>,
}

/// The questions of one run with their answers.
#[derive(Clone, Debug, Default)]
pub struct Asked(BTreeMap<Question, Answer>);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Question {
    Read(PathBuf),
    Exists(PathBuf),
    Canonical(PathBuf),
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Answer {
    /// The hash of what was read: two runs that read the same give the same.
    Content([u8; 32]),
    Exists(bool),
    Path(PathBuf),
    Failed(io::ErrorKind),
}

impl<'a> Recorder<'a> {
    pub fn new(files: &'a dyn Files) -> Recorder<'a> {
        Recorder {
            files,
            asked: Mutex::default(),
        }
    }

    /// Everything that was asked so far.
    pub fn asked(self) -> Asked {
        Asked(self.asked.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// The first answer counts: what a run read first is what its result may rest on.
    fn note(&self, question: Question, answer: Answer) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.entry(question).or_insert(answer);
    }
}

impl Files for Recorder<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let read = self.files.read(path);
        self.note(Question::Read(path.to_path_buf()), content(&read));
        read
    }

    fn exists(&self, path: &Path) -> bool {
        let exists = self.files.exists(path);
        self.note(Question::Exists(path.to_path_buf()), Answer::Exists(exists));
        exists
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        let canonical = self.files.canonical(path);
        self.note(Question::Canonical(path.to_path_buf()), place(&canonical));
        canonical
    }
}

impl Asked {
    /// The paths about which `files` now answer differently, each once; none while nothing changed.
    pub fn changed(&self, files: &dyn Files) -> BTreeSet<PathBuf> {
        let differs = |(question, answer): &(&Question, &Answer)| question.ask(files) != **answer;
        let changed = self.0.iter().filter(differs);
        changed
            .map(|(question, _)| question.path().to_path_buf())
            .collect()
    }

    /// Every path that was asked about.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.keys().map(Question::path)
    }

    /// The paths of what was read, or could not be.
    pub fn read(&self) -> impl Iterator<Item = &Path> {
        let read = self
            .0
            .keys()
            .filter(|question| matches!(question, Question::Read(_)));
        read.map(Question::path)
    }

    /// Whether something that was read is gone or empty now, or something that was not there is empty: it was deleted, or is
    /// just being saved.
    pub fn unfinished(&self, files: &dyn Files) -> bool {
        let unfinished = |(question, answer): (&Question, &Answer)| {
            let Question::Read(path) = question else {
                return false;
            };
            let read = files.read(path);
            let unlike = content(&read) != *answer;
            unlike
                && match read {
                    Ok(bytes) => bytes.is_empty(),
                    Err(_) => matches!(answer, Answer::Content(_)),
                }
        };
        self.0.iter().any(unfinished)
    }
}

impl Question {
    fn path(&self) -> &Path {
        match self {
            Question::Read(path) | Question::Exists(path) | Question::Canonical(path) => path,
        }
    }

    fn ask(&self, files: &dyn Files) -> Answer {
        match self {
            Question::Read(path) => content(&files.read(path)),
            Question::Exists(path) => Answer::Exists(files.exists(path)),
            Question::Canonical(path) => place(&files.canonical(path)),
        }
    }
}

fn content(read: &io::Result<Vec<u8>>) -> Answer {
    match read {
        Ok(bytes) => Answer::Content(Sha256::digest(bytes).into()),
        Err(e) => Answer::Failed(e.kind()),
    }
}

fn place(canonical: &io::Result<PathBuf>) -> Answer {
    match canonical {
        Ok(path) => Answer::Path(path.clone()),
        Err(e) => Answer::Failed(e.kind()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Disk;
    use std::fs;

    /// Asks about two files, one of them missing, changes the disk, and says which paths changed.
    fn after(change: impl Fn(&Path)) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let (there, missing) = (folder.path().join("there"), folder.path().join("missing"));
        fs::write(&there, "one").expect("written");
        fs::write(folder.path().join("other"), "one").expect("written");
        let recorder = Recorder::new(&Disk);
        assert_eq!(recorder.read(&there).expect("read"), b"one");
        assert!(!recorder.exists(&missing));
        let asked = recorder.asked();
        change(folder.path());
        let changed = asked.changed(&Disk);
        let name = |path: &PathBuf| path.file_name().map(|n| n.to_string_lossy().into_owned());
        changed.iter().filter_map(name).collect()
    }

    #[test]
    fn what_is_being_saved_is_unfinished() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("full"), "one").expect("written");
        fs::write(at("empty"), "").expect("written");
        let recorder = Recorder::new(&Disk);
        for name in ["full", "empty", "missing"] {
            let _ = recorder.read(&at(name));
        }
        let asked = recorder.asked();
        assert!(!asked.unfinished(&Disk));
        fs::write(at("missing"), "").expect("written");
        assert!(asked.unfinished(&Disk), "it is there and has nothing yet");
        fs::write(at("missing"), "two").expect("written");
        assert!(!asked.unfinished(&Disk));
        fs::write(at("full"), "").expect("written");
        assert!(asked.unfinished(&Disk));
        fs::remove_file(at("full")).expect("removed");
        assert!(asked.unfinished(&Disk));
    }

    #[test]
    fn only_another_answer_is_a_change() {
        assert!(after(|_| {}).is_empty());
        assert!(after(|f| fs::write(f.join("there"), "one").expect("written")).is_empty());
        assert!(after(|f| fs::write(f.join("other"), "two").expect("written")).is_empty());
        assert_eq!(
            after(|f| fs::write(f.join("there"), "two").expect("written")),
            ["there"]
        );
        assert_eq!(
            after(|f| fs::remove_file(f.join("there")).expect("removed")),
            ["there"]
        );
        assert_eq!(
            after(|f| fs::write(f.join("missing"), "").expect("written")),
            ["missing"]
        );
    }
}
