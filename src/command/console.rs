//! The two streams, with colours where they are wanted. A reader that goes away (`| head`) ends nothing badly.

use super::arguments::Color;
use crate::Failure;
use anstream::{AutoStream, ColorChoice, adapter::strip_str};
use std::io::{self, Write};

/// Standard output and standard error.
pub struct Console {
    choice: ColorChoice,
}

impl Console {
    pub fn new(color: Color) -> Console {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Console { choice }
    }

    /// Prints text that may hold ANSI colours to standard output.
    ///
    /// # Errors
    /// When it cannot be written; not when nobody reads it.
    pub fn out(&self, text: &str) -> Result<(), Failure> {
        let stream = io::stdout();
        match self.colored(AutoStream::choice(&stream)) {
            true => written(AutoStream::new(stream, self.choice).write_all(text.as_bytes())),
            false => self.raw(strip_str(text).to_string().as_bytes()),
        }
    }

    /// Prints text that may hold ANSI colours to standard error. When that fails there is nowhere left to say so.
    pub fn err(&self, text: &str) {
        let stream = io::stderr();
        let _ = match self.colored(AutoStream::choice(&stream)) {
            true => AutoStream::new(stream, self.choice).write_all(text.as_bytes()),
            false => stream.lock().write_all(strip_str(text).to_string().as_bytes()),
        };
    }

    /// Writes bytes to standard output as they are.
    ///
    /// # Errors
    /// As [`Console::out`].
    pub fn raw(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut stream = io::stdout().lock();
        written(stream.write_all(bytes).and_then(|()| stream.flush()))
    }

    /// Says why a command could not do its work.
    pub fn failure(&self, failure: &Failure) {
        self.err(&format!("\x1b[1m\x1b[31merror\x1b[0m: {}\n", failure.0));
    }

    /// `auto` is what the stream itself would choose.
    fn colored(&self, auto: ColorChoice) -> bool {
        match self.choice {
            ColorChoice::Auto => auto != ColorChoice::Never,
            other => other != ColorChoice::Never,
        }
    }
}

/// The columns of the terminal: what COLUMNS says, else the terminal, else 100; never more than is pleasant to read.
pub fn width() -> usize {
    const PLEASANT: usize = 100;
    let said = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.or_else(terminal).unwrap_or(PLEASANT).min(PLEASANT)
}

fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure(format!("standard output cannot be written: {e}")))
        }
        _ => Ok(()),
    }
}
