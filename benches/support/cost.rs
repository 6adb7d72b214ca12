//! What a piece of work cost: time on the clock, CPU time, and the peak of memory.

use std::fmt;
use std::mem::MaybeUninit;
use std::process::Child;
use std::time::Instant;

/// As the binary has it.
#[global_allocator]
static ALLOCATOR: tm::Allocator = tm::Allocator;

/// Seconds and bytes.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    pub wall: f64,
    /// User and system time together.
    pub cpu: f64,
    pub peak: f64,
}

impl Cost {
    /// The cost of work in this process, without its peak.
    pub fn measured(work: impl FnOnce()) -> Cost {
        let (start, before) = (Instant::now(), this_process());
        work();
        Cost {
            wall: start.elapsed().as_secs_f64(),
            cpu: this_process() - before,
            peak: 0.0,
        }
    }
}

/// Waits for a process to end and says what it cost; its time on the clock is not known here.
pub fn ran(child: &Child) -> Cost {
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    let mut status = 0;
    // SAFETY: both places are valid for writes, and zeroes are a valid `rusage`.
    let usage = unsafe {
        let id = libc::pid_t::try_from(child.id()).expect("a process id");
        assert_eq!(
            libc::wait4(id, &raw mut status, 0, usage.as_mut_ptr()),
            id,
            "tm ran"
        );
        usage.assume_init()
    };
    assert!(libc::WIFEXITED(status), "tm ended by a signal");
    Cost {
        wall: 0.0,
        cpu: seconds(&usage),
        peak: usage.ru_maxrss as f64 * 1024.0,
    }
}

fn this_process() -> f64 {
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the place is valid for writes, and zeroes are a valid `rusage`.
    let usage = unsafe {
        libc::getrusage(libc::RUSAGE_SELF, usage.as_mut_ptr());
        usage.assume_init()
    };
    seconds(&usage)
}

fn seconds(usage: &libc::rusage) -> f64 {
    let of = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    of(usage.ru_utime) + of(usage.ru_stime)
}

/// As columns of a table: time on the clock, CPU time, peak.
impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (wall, cpu) = (self.wall * 1e3, self.cpu * 1e3);
        write!(f, "{wall:.0} ms | {cpu:.0} ms | {:.0} MB", self.peak / 1e6)
    }
}
