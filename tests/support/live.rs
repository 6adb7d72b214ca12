//! A command that runs until it is stopped: its lines as they come, and Ctrl-C.

use super::tm;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A running `tm`; killed when it is dropped.
pub struct Live {
    child: Mutex<Child>,
    out: Receiver<String>,
    err: Receiver<String>,
}

/// How long a line is waited for: far more than it takes, so that a slow machine fails nothing.
const PATIENCE: Duration = Duration::from_secs(30);

impl Live {
    pub fn start(folder: &Path, arguments: &[&str]) -> Live {
        let mut child = tm(folder, arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("tm starts");
        let out = lines(child.stdout.take().expect("a pipe"));
        let err = lines(child.stderr.take().expect("a pipe"));
        Live {
            child: Mutex::new(child),
            out,
            err,
        }
    }

    /// The next line of standard output that holds these words.
    pub fn out(&self, words: &str) -> String {
        next(&self.out, words)
    }

    /// The next line of standard error that holds these words.
    pub fn err(&self, words: &str) -> String {
        next(&self.err, words)
    }

    /// Ctrl-C, and the exit code.
    pub fn stop(&self) -> i32 {
        let mut child = self.child.lock().expect("no panic");
        let id = i32::try_from(child.id()).expect("a process id");
        // SAFETY: a signal to a child that was not waited for yet, so that the id is its.
        assert_eq!(unsafe { libc::kill(id, libc::SIGINT) }, 0);
        child.wait().expect("it ends").code().expect("it ends by itself")
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        if let Ok(child) = self.child.get_mut() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn lines(pipe: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

fn next(lines: &Receiver<String>, words: &str) -> String {
    let mut before = Vec::new();
    loop {
        match lines.recv_timeout(PATIENCE) {
            Ok(line) if line.contains(words) => return line,
            Ok(line) => before.push(line),
            Err(e) => panic!("no line with `{words}` ({e}), only:\n{}", before.join("\n")),
        }
    }
}
