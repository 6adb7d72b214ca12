//! What can be typed.

use super::list::What;
use super::reach::Asked;
use crate::diagnostic::Severity;
use crate::preview::Editor;
use crate::report::Language;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use time::{Date, Month};

const EXAMPLES: &str = "\
Examples:
  tm init                                 write a small complete model to start from
  tm check model.tm                       what is wrong, what is missing?
  tm build model.tm -o report             write the report and its diagrams to report/
  tm serve model.tm --open                report and diagrams in the browser, live while you type
  tm draw model.tm -o model.svg           one diagram
  tm reach model.tm --by insider          what an adversary can do, and how
  tm fmt                                  lay out every model in this folder
  tm explain TM011                        what a message means, why, and how to mend it
  tm check model.tm --deny warnings       fail on warnings too, for continuous integration
  git show HEAD:model.tm | tm check -     what was committed last

Exit codes:
  0  nothing at or above the denied level
  1  findings at or above it
  2  arguments that make no sense; files that cannot be read or written

`tm.toml`, in the folder of the model or above it, sets severities and folders for a project.";

const BUILD: &str = "\
`--format security-md` prints a section for SECURITY.md instead: what is and is not in scope, with
reasons.

The files are written unless the language has errors (TM0xx): an unfinished model gets its report
too. Findings go to standard error. Each file is replaced in one step, and only inside DIR.";

const SERVE: &str = "\
Nothing is written. Only this machine can connect, and only the outputs are served. While the language has
errors, the last good report stays, with the errors over it. A click on an element, a flow, a threat or a
finding opens its place in the editor, by an address that the editor registers with the system.";

const FMT: &str = "\
What .gitignore names is left out when a folder is searched. Each file is replaced in one step. A
statement that cannot be read stays as it is. The result is read again and compared: should more
than space differ, nothing is written.";

/// The threat-model compiler: from a `.tm` file to a checked report with diagrams
#[derive(Parser, Debug)]
#[command(name = "tm", version, after_help = EXAMPLES, max_term_width = 100, args_override_self = true, arg_required_else_help = true)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// Options that every command knows.
#[derive(clap::Args, Debug)]
pub struct Global {
    /// When to use colours; `auto` heeds the terminal and NO_COLOR
    #[arg(long, global = true, value_name = "auto|always|never", default_value = "auto")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub color: Color,
    /// How to print; `short` is one line each, FILE:LINE:COL: severity[TMnnn]: message
    #[arg(long, global = true, value_name = "human|short|json", default_value = "human")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub format: Format,
    /// The lowest severity that makes the exit code 1 [default: errors]
    #[arg(
        long,
        global = true,
        value_name = "errors|warnings|notes",
        default_value = "errors"
    )]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub deny: Deny,
    /// Print every finding, not only the first per element and question
    #[arg(long, global = true)]
    pub all: bool,
    /// Ask the questions of STRIDE of each interaction, not of each element and flow
    #[arg(long, global = true)]
    pub per_interaction: bool,
    /// The date that decides what has expired [default: today]
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = date)]
    pub today: Option<Date>,
    /// Put the date into the outputs; without it no output depends on the day
    #[arg(long, global = true)]
    pub stamp: bool,
}

/// Reads the arguments of this process; wrong ones end it with exit code 2, `--help` and `--version` with 0.
pub fn read() -> Arguments {
    let matches = definition().get_matches();
    Arguments::from_arg_matches(&matches).unwrap_or_else(|e| e.exit())
}

/// Everything that can be typed. An option that means nothing to a subcommand is taken there, but not shown.
pub fn definition() -> clap::Command {
    let mut all = Arguments::command();
    let options: Vec<clap::Arg> = all
        .get_arguments()
        .filter(|a| a.is_global_set())
        .cloned()
        .collect();
    for (name, meant) in MEANT.iter().copied() {
        let hidden = options.iter().filter(|o| !meant.contains(&o.get_id().as_str()));
        let hidden: Vec<clap::Arg> = hidden.map(|o| o.clone().hide(true)).collect();
        all = all.mut_subcommand(name, |sub| sub.args(hidden));
    }
    all
}

/// Which options each subcommand heeds.
const MEANT: &[(&str, &[&str])] = &[
    (
        "check",
        &["color", "format", "deny", "all", "per_interaction", "today"],
    ),
    (
        "build",
        &[
            "color",
            "format",
            "deny",
            "all",
            "per_interaction",
            "today",
            "stamp",
        ],
    ),
    (
        "watch",
        &["color", "format", "all", "per_interaction", "today", "stamp"],
    ),
    ("serve", &["color", "all", "per_interaction", "today"]),
    ("draw", &["color", "format", "deny", "all", "today"]),
    ("reach", &["color", "format", "today"]),
    ("explain", &["color"]),
    ("questions", &["color", "all", "today"]),
    ("test-pack", &["color"]),
    ("new-rule", &["color"]),
    ("fmt", &["color"]),
    ("init", &["color", "today"]),
    ("list", &["color", "format"]),
    ("lsp", &["color"]),
    ("schema", &["color"]),
    ("completions", &["color"]),
    ("man", &["color"]),
];

impl Global {
    /// The date given, or the system's (in UTC).
    pub fn date(&self) -> Date {
        self.today
            .unwrap_or_else(|| time::OffsetDateTime::now_utc().date())
    }
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Say what is wrong with a model and what is missing in it
    Check {
        /// The model; `-` is standard input
        file: PathBuf,
    },
    /// Write the report (Markdown and HTML), the diagrams and model.json
    #[command(after_help = BUILD)]
    Build {
        /// The model; `-` is standard input
        file: PathBuf,
        #[command(flatten)]
        wanted: Wanted,
    },
    /// Build, and build again whenever something that was read changes; Ctrl-C stops
    Watch {
        /// The model
        file: PathBuf,
        #[command(flatten)]
        wanted: Wanted,
    },
    /// Show report and diagrams in the browser, current after every save; Ctrl-C stops
    #[command(after_help = SERVE)]
    Serve {
        /// The model
        file: PathBuf,
        #[command(flatten)]
        serving: Serving,
    },
    /// Draw one picture: a diagram, an attack tree, the risk matrix
    Draw {
        /// The model; `-` is standard input
        file: PathBuf,
        /// The file to write to: .svg, .png, .mmd (Mermaid) or .dot (Graphviz); `-` is standard output, as SVG
        #[arg(short, long, value_name = "OUT", default_value = "-")]
        output: PathBuf,
        /// The view to draw, `tree-NAME` for an attack tree, or `risk-matrix` [default: the first view]
        #[arg(long, value_name = "NAME")]
        view: Option<String>,
        /// Colours of SVG and PNG: `auto` follows the reader's system, and is light on paper and in PNG
        #[arg(long, value_enum, default_value = "auto")]
        theme: Theme,
    },
    /// Say what adversaries reach, step by step, or what keeps them from it
    Reach {
        /// The model; `-` is standard input
        file: PathBuf,
        #[command(flatten)]
        asked: Asked,
    },
    /// Explain a code or a rule: what it says, why, and how to mend it or to test for it
    Explain {
        /// The code (TM011), the name of the check (`tm list checks` prints both), or a rule (web.sqli)
        code: String,
        /// The file in which a rule of one's own stands
        #[arg(long, value_name = "FILE")]
        pack: Option<PathBuf>,
    },
    /// Print the questions whose answers settle most rules, with what to write [default: the top ten]
    Questions {
        /// The model; `-` is standard input
        file: PathBuf,
    },
    /// Run the tests that a pack carries
    TestPack {
        /// A shipped pack (web) or a file (ours.tm, with its tests or with ours.test.tm beside it)
        #[arg(value_name = "PACK")]
        pack: String,
    },
    /// Write a rule to start from, with its three tests; what is in the files stays
    NewRule {
        /// The name of the rule
        name: String,
        /// The file to write it to; its tests go to NAME.test.tm beside it
        #[arg(long, value_name = "FILE", default_value = "rules.tm")]
        pack: PathBuf,
    },
    /// Lay models out in the one canonical way; comments and values stay
    #[command(after_help = FMT)]
    Fmt {
        /// Files, and folders to search for `.tm` files; `-` is standard input [default: this folder]
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Write nothing; print what would change, and exit with 1 if anything would
        #[arg(long)]
        check: bool,
    },
    /// Write a small complete model to start from; nothing is overwritten
    Init {
        /// The folder to write model.tm to
        #[arg(value_name = "DIR", default_value = ".")]
        folder: PathBuf,
    },
    /// List the checks, or the rules, kinds, attributes and packs that come with the compiler
    List {
        #[arg(value_enum)]
        what: What,
        /// Of rules: only those of this pack, or of this file
        #[arg(long, value_name = "PACK")]
        pack: Option<String>,
    },
    /// Serve an editor over standard input and output (the Language Server Protocol)
    Lsp {
        /// Taken because editors pass it; there is no other way
        #[arg(long, hide = true)]
        stdio: bool,
    },
    /// Print the JSON schema of model.json
    Schema,
    /// Print the completions for a shell
    Completions {
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Colours of a picture.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    Auto,
    Light,
    Dark,
}

/// What `tm build` and `tm watch` are to write.
#[derive(clap::Args, Clone, Debug)]
pub struct Wanted {
    /// The folder to write to [default: `output` of tm.toml, else NAME-report here for NAME.tm]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The language of the report's fixed words; messages stay English
    #[arg(long, value_name = "en|de", default_value = "en", value_parser = language)]
    pub lang: Language,
    /// Write report.pdf too; Chromium, Chrome or Edge prints it
    #[arg(long)]
    pub pdf: bool,
    /// Write the Markdown report as separate pages too, for mdBook or MkDocs
    #[arg(long)]
    pub split: bool,
}

/// How `tm serve` is to show it.
#[derive(clap::Args, Clone, Debug)]
pub struct Serving {
    /// The port of 127.0.0.1 to listen at; a free one behind it when it is taken
    #[arg(long, value_name = "PORT", default_value_t = crate::preview::server::PORT)]
    pub port: u16,
    /// What a click opens: vscode, zed, idea, …, `none`, or an address with {path}, {line} and {column}
    #[arg(long, value_name = "EDITOR", default_value = "vscode", value_parser = Editor::parse)]
    pub editor: Editor,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// The language of the report's fixed words; messages stay English
    #[arg(long, value_name = "en|de", default_value = "en", value_parser = language)]
    pub lang: Language,
}

/// When to use colours.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// How findings are printed. (Without doc comments below: with them the help takes ten lines for this option alone.)
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    Human,
    Short,
    Json,
    /// A section for SECURITY.md instead of files; only `build` knows it.
    SecurityMd,
}

/// The lowest severity that makes the exit code 1.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deny {
    #[value(alias = "error")]
    Errors,
    #[value(alias = "warning")]
    Warnings,
    #[value(alias = "note")]
    Notes,
}

impl Deny {
    /// The severity at which findings count.
    pub fn severity(self) -> Severity {
        match self {
            Deny::Errors => Severity::Error,
            Deny::Warnings => Severity::Warning,
            Deny::Notes => Severity::Note,
        }
    }
}

fn language(code: &str) -> Result<Language, String> {
    let known = Language::CODES.map(|(code, _)| code).join(", ");
    Language::parse(code).ok_or_else(|| format!("the languages are {known}"))
}

fn date(text: &str) -> Result<Date, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return Err("write it as 2026-10-01".to_string());
    };
    let number = |part: &str, digits: usize| {
        let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<u16>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return Err("write it as 2026-10-01".to_string());
    };
    Month::try_from(month as u8)
        .and_then(|month| Date::from_calendar_date(i32::from(year), month, day as u8))
        .map_err(|_| "there is no such day".to_string())
}
