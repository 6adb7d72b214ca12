//! Work that nobody waits for any more is given up: the language server works out a model while its user types on.
//!
//! Long loops call [`checkpoint`]. On a thread that runs within [`unless`] it asks whether the result is still wanted,
//! and if not ends the work by unwinding to there, without the message of a panic; anywhere else it does nothing.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

type Unwanted = Rc<dyn Fn() -> bool>;

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
pub fn unless<T>(unwanted: impl Fn() -> bool + 'static, work: impl FnOnce() -> T) -> Option<T> {
    UNWANTED.set(Some(Rc::new(unwanted)));
    // Whoever gives work up throws away what it has touched.
    let done = catch_unwind(AssertUnwindSafe(work));
    UNWANTED.set(None);
    match done {
        Ok(value) => Some(value),
        Err(thrown) if thrown.is::<GivenUp>() => None,
        Err(panic) => resume_unwind(panic),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn work_ends_at_the_checkpoint_after_it_became_unwanted() {
        let turns = Rc::new(Cell::new(0));
        let seen = Rc::clone(&turns);
        let result = unless(
            move || seen.get() == 3,
            || {
                loop {
                    checkpoint();
                    turns.set(turns.get() + 1);
                }
            },
        );
        assert_eq!((result, turns.get()), (None::<()>, 3));
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
