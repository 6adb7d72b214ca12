//! Waits until something changes that the last build asked about, or until the user stops.
//!
//! The events of the file system say when to look; what decides is whether the disk now answers differently
//! ([`Asked::changed`]). So touching a file, writing the same bytes and the outputs themselves start nothing. Not every
//! file system sends events (network drives, folders shared with a container): without one, the watcher looks every two
//! seconds.

use crate::Failure;
use crate::source::{Asked, Disk, Files};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How long nothing may happen before a change counts as whole: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(20);
/// How long such steps are waited for at most.
const PATIENCE: Duration = Duration::from_millis(150);
/// How long a file may be gone or empty before that counts: some editors empty or delete it and write it anew.
const GRACE: Duration = Duration::from_millis(250);
/// How often the disk is looked at without an event.
const EVERY: Duration = Duration::from_secs(2);

/// Why waiting ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Next {
    /// These paths, which the last build asked about, are not what they were.
    Changed(Vec<PathBuf>),
    /// The user stops: Ctrl-C, or the system asks to end.
    Stop,
}

enum Signal {
    /// Something happened at these paths, or below them.
    Touched(Vec<PathBuf>),
    Stop,
}

/// Watches the files of one model.
pub struct Watcher {
    signals: Receiver<Signal>,
    /// None where the system has no events: then looking every two seconds is all there is.
    events: Option<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
}

impl Watcher {
    /// A watcher that ends on Ctrl-C and on the signals with which a system ends a program. There can be one in a
    /// process. A second Ctrl-C ends the process at once.
    ///
    /// # Errors
    /// When the process cannot be told of Ctrl-C.
    pub fn new() -> Result<Watcher, Failure> {
        let (sender, signals) = channel();
        stop_on_signal(sender.clone())?;
        let told = move |event: notify::Result<notify::Event>| {
            let paths = match event {
                // Reading is no change; on Linux it is an event.
                Ok(event) if event.kind.is_access() => return,
                // Events were lost, or the watching is ill: anything may have changed: everything is below the empty path.
                Ok(event) if event.need_rescan() => vec![PathBuf::new()],
                Err(_) => vec![PathBuf::new()],
                Ok(event) => event.paths,
            };
            let _ = sender.send(Signal::Touched(paths));
        };
        Ok(Watcher {
            signals,
            events: notify::recommended_watcher(told).ok(),
            folders: BTreeSet::new(),
        })
    }

    /// Waits for the next change of what was asked, or for the user.
    pub fn wait(&mut self, asked: &Asked) -> Next {
        self.follow(folders(asked));
        let wanted: BTreeSet<PathBuf> = asked.paths().filter_map(real).collect();
        // What changed while the build ran, before its folders were watched.
        let mut look = true;
        loop {
            if look {
                let changed = settled(asked);
                if !changed.is_empty() {
                    return Next::Changed(changed);
                }
            }
            look = match self.signals.recv_timeout(EVERY) {
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return Next::Stop,
                Err(RecvTimeoutError::Timeout) => true,
                Ok(Signal::Touched(paths)) => match self.burst(paths) {
                    None => return Next::Stop,
                    Some(paths) => concerns(&paths, &wanted),
                },
            };
        }
    }

    /// Takes what comes until nothing comes for a moment, and adds it to the first paths; none when the user stopped
    /// meanwhile.
    fn burst(&self, mut touched: Vec<PathBuf>) -> Option<Vec<PathBuf>> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.signals.recv_timeout(QUIET) {
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return None,
                Ok(Signal::Touched(paths)) => touched.extend(paths),
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        Some(touched)
    }

    /// Watches these folders and no others. One that cannot be watched is looked at every two seconds.
    fn follow(&mut self, folders: BTreeSet<PathBuf>) {
        let Some(events) = &mut self.events else { return };
        for gone in self.folders.difference(&folders) {
            let _ = events.unwatch(gone);
        }
        let watched = |folder: &PathBuf| {
            self.folders.contains(folder) || events.watch(folder, RecursiveMode::NonRecursive).is_ok()
        };
        self.folders = folders.into_iter().filter(watched).collect();
    }
}

/// What changed, once it is whole: a file that is gone or empty gets a moment to come back.
fn settled(asked: &Asked) -> Vec<PathBuf> {
    let start = Instant::now();
    if asked.changed(&Disk).is_empty() {
        return Vec::new();
    }
    while start.elapsed() < GRACE && asked.unfinished(&Disk) {
        std::thread::sleep(QUIET);
    }
    // What it was meanwhile does not count: it may have been between two steps of a save.
    asked.changed(&Disk).into_iter().collect()
}

/// Whether one of these paths was asked about, or is a folder above one.
fn concerns(paths: &[PathBuf], wanted: &BTreeSet<PathBuf>) -> bool {
    let above = |path: &PathBuf| {
        wanted
            .range(path.clone()..)
            .next()
            .is_some_and(|w| w.starts_with(path))
    };
    paths.iter().any(above)
}

/// The folders to watch: those of what was read, and below them those of what was asked for otherwise. Where else only
/// the existence of something was asked (`tm.toml` in every folder above the model), the look every two seconds is
/// enough: `/` and a home folder are busy with other things.
fn folders(asked: &Asked) -> BTreeSet<PathBuf> {
    let folder = |path: &Path| real(path).and_then(|p| p.parent().map(Path::to_path_buf));
    let read: BTreeSet<PathBuf> = asked.read().filter_map(folder).collect();
    let below = |folder: &PathBuf| read.iter().any(|r| folder.starts_with(r));
    asked.paths().filter_map(folder).filter(below).collect()
}

/// The path as events name it: its folder without links and `..`. None when the folder is not there.
fn real(path: &Path) -> Option<PathBuf> {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty());
    let folder = Disk.canonical(parent.unwrap_or(Path::new("."))).ok()?;
    path.file_name().map(|name| folder.join(name))
}

fn stop_on_signal(sender: Sender<Signal>) -> Result<(), Failure> {
    /// What shells expect of a program that Ctrl-C ended.
    const INTERRUPTED: i32 = 130;
    let asked = AtomicBool::new(false);
    let stop = move || {
        if asked.swap(true, Ordering::SeqCst) {
            std::process::exit(INTERRUPTED);
        }
        let _ = sender.send(Signal::Stop);
    };
    ctrlc::set_handler(stop).map_err(|e| Failure(format!("Ctrl-C cannot be waited for: {e}")))
}
