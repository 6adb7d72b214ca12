//! The thread that works out what takes long: rules and reach. A newer model ends the work on an older one.

use super::overlay::Overlay;
use super::snapshot::Snapshot;
use crate::diagnostic::Diagnostics;
use crate::{Meaning, Settings};
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
                let is_current = || newest.load(Ordering::Acquire) == job.generation;
                let work = AssertUnwindSafe(|| work(&job, &is_current));
                // A defect in a rule takes nothing else down: the findings without the rules stay.
                let Some(results) = catch_unwind(work).unwrap_or_else(|_| Some(Vec::new())) else {
                    continue;
                };
                let generation = job.generation;
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

/// The findings of each model; none when it is no longer of interest.
fn work(job: &Job, is_current: &dyn Fn() -> bool) -> Option<Vec<(Arc<Snapshot>, Diagnostics)>> {
    let mut results = Vec::new();
    for (snapshot, settings) in &job.models {
        if !is_current() {
            return None;
        }
        let draft = &snapshot.draft;
        let meaning = match draft.diagnostics.is_empty() {
            true => work_out(snapshot, is_current)?,
            false => Meaning::default(),
        };
        let meaning = snapshot.meaning.get_or_init(|| meaning);
        if !is_current() {
            return None;
        }
        let (found, _) = draft.examine(meaning, &job.files, settings);
        results.push((Arc::clone(snapshot), found));
    }
    Some(results)
}

fn work_out(snapshot: &Snapshot, is_current: &dyn Fn() -> bool) -> Option<Meaning> {
    let draft = &snapshot.draft;
    let elicited = crate::rules::elicit(&draft.model, &draft.index, &draft.program);
    if !is_current() {
        return None;
    }
    let instances = elicited.instances(&draft.model);
    let analysis = crate::analysis::analyze(&draft.model, &draft.index, &instances);
    Some(Meaning { elicited, analysis })
}
