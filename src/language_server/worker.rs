//! The thread that works out what takes long: rules and reach. A newer model ends the work on an older one.

use super::overlay::Overlay;
use super::snapshot::Snapshot;
use crate::diagnostic::Diagnostics;
use crate::{Meaning, Settings, cancel};
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// Models to work on, all of one moment.
pub struct Job {
    pub generation: u64,
    pub models: Vec<(Arc<Snapshot>, Settings)>,
    pub files: Overlay,
}

/// What was found in one model with all that was worked out.
pub struct Done {
    pub generation: u64,
    pub results: Vec<(Arc<Snapshot>, Diagnostics)>,
}

/// The thread and the ways to it.
pub struct Worker {
    jobs: Sender<Job>,
    pub done: Receiver<Done>,
    /// The newest generation: work on any other is given up.
    current: Arc<AtomicU64>,
}

impl Worker {
    pub fn start() -> Worker {
        let (jobs, waiting) = unbounded::<Job>();
        let (finished, done) = unbounded();
        let current = Arc::new(AtomicU64::new(0));
        let newest = Arc::clone(&current);
        let build = thread::Builder::new().name("rules and reach".to_string());
        // Reach and rules recurse over what the user wrote: as much stack as the main thread has.
        let spawned = build.stack_size(8 << 20).spawn(move || {
            for job in waiting {
                let generation = job.generation;
                let newest = Arc::clone(&newest);
                let unwanted = move || newest.load(Ordering::Acquire) != generation;
                let work = AssertUnwindSafe(|| cancel::unless(unwanted, || work(&job)));
                // A defect in a rule takes nothing else down: the findings without the rules stay.
                let Some(results) = catch_unwind(work).unwrap_or_else(|_| Some(Vec::new())) else {
                    continue;
                };
                if finished.send(Done { generation, results }).is_err() {
                    return;
                }
            }
        });
        if let Err(e) = spawned {
            eprintln!("tm lsp: rules and reach will not be worked out: {e}");
        }
        Worker { jobs, done, current }
    }

    /// Gives up what is being worked on.
    pub fn cancel(&self, generation: u64) {
        self.current.store(generation, Ordering::Release);
    }

    pub fn send(&self, job: Job) {
        // Without the thread there is nobody to work: said when it could not be started.
        let _ = self.jobs.send(job);
    }
}

/// The findings of each model.
fn work(job: &Job) -> Vec<(Arc<Snapshot>, Diagnostics)> {
    let one = |(snapshot, settings): &(Arc<Snapshot>, Settings)| {
        cancel::checkpoint();
        let draft = &snapshot.draft;
        let work_out = || match draft.diagnostics.is_empty() {
            true => draft.work_out(),
            false => Meaning::default(),
        };
        let meaning = snapshot.meaning.get_or_init(work_out);
        let (found, _) = draft.examine(meaning, &job.files, settings);
        (Arc::clone(snapshot), found)
    };
    job.models.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language_server::position::Encoding;
    use crate::language_server::settings::Options;
    use std::path::Path;
    use std::time::Duration;

    #[test]
    fn what_a_newer_change_has_overtaken_is_not_worked_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.tm");
        std::fs::write(&path, "model \"A\"\nuse pack base\nprocess a\n").expect("written");
        let files = Overlay::default();
        let settings = Options::default().settings(Path::new(""), &files);
        let worker = Worker::start();
        let send = |generation| {
            let snapshot = Snapshot::of(&path, (&files, &settings), Encoding::Utf8, None);
            let model = (Arc::new(snapshot.expect("it is there")), settings.clone());
            let files = files.clone();
            worker.send(Job {
                generation,
                models: vec![model.clone()],
                files,
            });
            model.0
        };
        worker.cancel(2);
        let (older, newer) = (send(1), send(2));
        let done = worker
            .done
            .recv_timeout(Duration::from_secs(60))
            .expect("worked out");
        assert_eq!(done.generation, 2);
        assert!(older.meaning.get().is_none() && newer.meaning.get().is_some());
    }
}
