//! What the compiler says: a diagnostic is plain data; `terminal`, `short` and `json` print it.

pub mod codes;
mod excerpt;
pub mod json;
pub mod short;
pub mod suggest;
pub mod terminal;
pub mod wrap;

use crate::source::Span;

pub use codes::{CODES, Code, CodeInfo, Question};

/// How bad it is. The order is from the mildest to the worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    /// As it is printed: `error`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place and what is to be said about it (may be empty).
#[derive(Clone, PartialEq, Debug)]
pub struct Label {
    pub span: Span,
    pub text: String,
}

/// A change of the text that mends the mistake: replace `span` with `text`.
#[derive(Clone, PartialEq, Debug)]
pub struct Fix {
    pub span: Span,
    pub text: String,
}

/// One message. The message is in lower case without a full stop, names the user's own words in backticks,
/// and the help says what to write, as text that can be pasted.
#[derive(Clone, PartialEq, Debug)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    pub message: String,
    pub primary: Label,
    pub secondary: Vec<Label>,
    pub help: Vec<String>,
    pub fix: Option<Fix>,
    /// The declaration it is about, as its name is shown: the examiner prints one line per subject and question.
    pub subject: Option<String>,
}

pub type Diagnostics = Vec<Diagnostic>;

impl Diagnostic {
    /// A message of the default severity of its code.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.info().severity,
            message: message.into(),
            primary: Label {
                span,
                text: String::new(),
            },
            secondary: Vec::new(),
            help: Vec::new(),
            fix: None,
            subject: None,
        }
    }

    /// What stands beside the carets.
    pub fn label(mut self, text: impl Into<String>) -> Diagnostic {
        self.primary.text = text.into();
        self
    }

    /// Another place that takes part.
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.secondary.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// What to write, or to do, next.
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.help.push(text.into());
        self
    }

    /// A change of the text that mends it.
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.fix = Some(Fix {
            span,
            text: text.into(),
        });
        self
    }

    /// The declaration it is about.
    pub fn about(mut self, subject: impl Into<String>) -> Diagnostic {
        self.subject = Some(subject.into());
        self
    }
}
