//! The table of codes: one line each. A code's page is `docs/codes/TMnnn.md`; a test proves that table, pages,
//! checks and tests agree.

use super::Severity;
use std::fmt;

/// A stable number: `TM` and three digits. Once released, a number keeps its meaning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Code(pub u16);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TM{:03}", self.0)
    }
}

/// Which of the four questions a check belongs to; the language itself comes before all of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Question {
    Language,
    Building,
    GoWrong,
    DoAboutIt,
    GoodJob,
}

/// One line of the table.
#[derive(Debug)]
pub struct CodeInfo {
    pub code: Code,
    /// The name in words, as `tm.toml` accepts it too: `store-never-read`.
    pub slug: &'static str,
    pub severity: Severity,
    pub question: Question,
    /// What it says, in one sentence.
    pub title: &'static str,
}

impl Code {
    /// The line of the table.
    pub fn info(self) -> &'static CodeInfo {
        match CODES.binary_search_by_key(&self, |i| i.code) {
            Ok(at) => &CODES[at],
            Err(_) => &UNLISTED,
        }
    }

    /// The code that a user wrote as `TM206` or as its slug.
    pub fn parse(text: &str) -> Option<Code> {
        CODES
            .iter()
            .find(|i| i.slug == text || i.code.to_string().eq_ignore_ascii_case(text))
            .map(|i| i.code)
    }

    /// Whether it belongs to the language itself (`TM0xx`): then the examiner is held back.
    pub fn is_language(self) -> bool {
        self.0 < 100
    }
}

static UNLISTED: CodeInfo = CodeInfo {
    code: Code(999),
    slug: "unlisted",
    severity: Severity::Error,
    question: Question::Language,
    title: "a code that is missing in the table",
};

macro_rules! codes {
    ($($number:literal $slug:literal $severity:ident $question:ident $title:literal)*) => {
        /// Every code, in the order of its number.
        pub static CODES: &[CodeInfo] = &[
            $(CodeInfo { code: Code($number), slug: $slug, severity: Severity::$severity,
                question: Question::$question, title: $title },)*
        ];
    };
}

codes! {
    1 "syntax" Error Language "the text cannot be read here"
    2 "unclosed-string" Error Language "a text lacks one of its quotes"
    3 "unclosed-block" Error Language "a block lacks its closing brace"
    4 "missing-brace" Error Language "a block lacks its opening brace"
    5 "extra-brace" Error Language "a closing brace closes nothing"
    6 "unexpected-character" Error Language "a character has no place in the language"
    7 "too-deep" Error Language "blocks are nested too deep"
    8 "unbalanced-parenthesis" Error Language "a parenthesis or bracket stands alone"
    9 "bad-escape" Error Language "a text contains an escape that does not exist"
    10 "unknown-keyword" Error Language "a word that begins no statement"
    11 "unknown-name" Error Language "a name that nothing declares"
    12 "unknown-property" Error Language "a property that the declaration does not have"
    13 "unknown-value" Error Language "a value that the property does not take"
    14 "duplicate-name" Error Language "a name that is declared twice"
    15 "wrong-kind" Error Language "a name of something that does not fit here"
    16 "expected" Error Language "something is missing in a statement, or too much"
    17 "unknown-effect" Error Language "a verb that is no effect"
    18 "bad-reference" Error Language "a reference that is written as no public list writes it"
    19 "bad-date" Error Language "a date that is none"
    20 "bad-number" Error Language "a number that is none"
    21 "duplicate-property" Error Language "a property that may stand once stands twice"
    22 "misplaced" Error Language "a declaration where it cannot stand"
    23 "missing-reason" Error Language "a remark is ignored without a reason"
    24 "import-missing" Error Language "an imported file that cannot be read"
    25 "import-cycle" Error Language "files that import each other in a circle"
    26 "import-outside" Error Language "an import that leads out of the project"
    27 "unknown-pack" Error Language "a pack that does not exist"
    28 "circle" Error Language "a kind or an adversary that extends itself"
    29 "reserved-name" Error Language "a name that is not free"
    30 "duplicate-model" Error Language "a second `model`"
    31 "weakened" Error Language "a control that sets less than is stated"
    32 "unnamed-flow" Error Language "a second flow between the same two without a name"
    33 "empty-file" Error Language "a file without a statement"
}
