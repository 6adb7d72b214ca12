//! Work that nobody waits for any more is given up: the language server works out a model while its user types on.
//!
//! Long loops call [`checkpoint`]. On a thread that runs within [`unless`] it asks whether the result is still wanted,
//! and if not ends the work by unwinding to there, without the message of a panic; anywhere else it does nothing.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

type Unwanted = Arc<dyn Fn() -> bool + Send + Sync>;

thread_local! {
    static UNWANTED: RefCell<Option<Unwanted>> = const { RefCell::new(None) };
}

/// What is thrown at a checkpoint.
struct GivenUp;

/// Ends the work of this thread when it is no longer wanted.
#[inline]
pub fn checkpoint() {
    let unwanted = UNWANTED.with_borrow(|u| u.as_ref().is_some_and(|unwanted| unwanted()));
    if unwanted {
        resume_unwind(Box::new(GivenUp));
    }
}

/// The result of some work; None when it was given up because it was `unwanted`. A panic of the work goes on.
pub fn unless<T>(unwanted: impl Fn() -> bool + Send + Sync + 'static, work: impl FnOnce() -> T) -> Option<T> {
    UNWANTED.set(Some(Arc::new(unwanted)));
    // Whoever gives work up throws away what it has touched.
    let done = catch_unwind(AssertUnwindSafe(work));
    UNWANTED.set(None);
    match done {
        Ok(value) => Some(value),
        Err(thrown) if thrown.is::<GivenUp>() => None,
        Err(panic) => resume_unwind(panic),
    }
}

/// What the work of a thread asks at its checkpoints, for those who take over a part of it.
#[derive(Clone)]
pub struct Asks(Option<Unwanted>);

impl Asks {
    /// What this thread asks.
    pub fn here() -> Asks {
        Asks(UNWANTED.with_borrow(Option::clone))
    }

    /// Has this thread, which ends with its part of the work, ask the same. Whoever joins it lets its unwinding go on.
    pub fn take_over(&self) {
        UNWANTED.set(self.0.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    #[test]
    fn work_ends_at_the_checkpoint_after_it_became_unwanted() {
        let turns = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&turns);
        let result = unless(
            move || seen.load(Relaxed) == 3,
            || {
                loop {
                    checkpoint();
                    turns.fetch_add(1, Relaxed);
                }
            },
        );
        assert_eq!((result, turns.load(Relaxed)), (None::<()>, 3));
    }

    #[test]
    fn a_thread_that_takes_over_a_part_ends_with_the_work() {
        let result = unless(
            || true,
            || {
                let asks = Asks::here();
                let part = move || {
                    asks.take_over();
                    checkpoint();
                };
                let joined = std::thread::spawn(part).join();
                joined.unwrap_or_else(|thrown| resume_unwind(thrown));
            },
        );
        assert_eq!(result, None);
    }

    #[test]
    fn elsewhere_a_checkpoint_does_nothing() {
        checkpoint();
        assert_eq!(unless(|| false, || (checkpoint(), 7).1), Some(7));
        checkpoint();
    }

    #[test]
    fn a_panic_stays_one() {
        let panicked = catch_unwind(|| unless(|| false, || std::panic::panic_any("broken")));
        let thrown = panicked.err().and_then(|p| p.downcast::<&str>().ok());
        assert_eq!(thrown.as_deref(), Some(&"broken"));
    }
}
