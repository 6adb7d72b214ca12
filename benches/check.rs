//! How long `tm check` takes and how much memory, and its first two stages (language and examiner) beside what pest alone
//! takes for the same text.
//!
//! `cargo bench --bench check`. Each figure is the median of seven rounds; a round measures pest, the two stages and the
//! whole process one after the other, so that what else the machine does falls on all. The two stages and pest are
//! measured twice: each in a process of its own, as `tm check` has them (where the packs are read, and memory is new), and
//! again and again in one process, as an editor has them. CPU is user and system time: it hardly depends on what else runs.
//! pest alone reads the text as a whole; the stages read a large one in pieces (`syntax/repair/sound.rs`), and so may
//! take less of pest's time than pest alone.

mod support;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use support::cost::{Cost, ran};
use support::{broken, model};

const ROUNDS: usize = 7;

/// Set for a process that does one thing and says what that cost: which.
const ALONE: &str = "TM_BENCH_ALONE";

/// Set for such a process: the file it is about.
const FILE: &str = "TM_BENCH_FILE";

/// What a process of its own can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Alone {
    /// Reads, resolves and compiles all packs.
    Packs,
    /// pest alone, on the file.
    Pest,
    /// The language and the examiner, on the file.
    Examine,
    /// `tm check`, on the file. A process starts with the peak of the one that starts it, and pest's own runs raise that
    /// of the bench: so a small one starts it.
    Whole,
}

impl Alone {
    const WORDS: [(Alone, &str); 4] = [
        (Alone::Packs, "packs"),
        (Alone::Pest, "pest"),
        (Alone::Examine, "examine"),
        (Alone::Whole, "whole"),
    ];

    fn word(self) -> &'static str {
        Alone::WORDS[self as usize].1
    }

    /// What it cost in a process of its own.
    fn cost(self, file: &Path) -> Cost {
        let bench = std::env::current_exe().expect("a program knows itself");
        let mut command = Command::new(bench);
        let out = command.env(ALONE, self.word()).env(FILE, file).output();
        let figures = String::from_utf8(out.expect("the bench runs").stdout).expect("UTF-8");
        let mut figures = figures.split_whitespace().map(|f| f.parse().expect("a figure"));
        Cost {
            wall: figures.next().expect("seconds"),
            cpu: figures.next().expect("seconds"),
            peak: figures.next().expect("bytes"),
        }
    }

    /// Does it here.
    fn here(self, file: &Path) -> Cost {
        match self {
            Alone::Packs => packs(),
            Alone::Pest => {
                let text = std::fs::read_to_string(file).expect("the file was just written");
                Cost::measured(|| pest(&text))
            }
            // As `tm check` ends: what was read is not given back piece by piece.
            Alone::Examine => Cost::measured(|| std::mem::forget(examine(file))),
            Alone::Whole => once(file),
        }
    }
}

fn main() {
    if let Some(word) = std::env::var_os(ALONE) {
        let known = Alone::WORDS.iter().find(|(_, w)| word == *w);
        let file = std::env::var_os(FILE).map(std::path::PathBuf::from);
        let cost = known.expect("one of them").0.here(&file.expect("a file"));
        println!("{} {} {}", cost.wall, cost.cpu, cost.peak);
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!("| what else | text | whole | CPU | peak | says |");
    println!("|---|---:|---:|---:|---:|---|");
    for (name, text) in broken::texts() {
        let file = folder.path().join("broken.tm");
        std::fs::write(&file, &text).expect("the folder is writable");
        let (cost, says) = whole(&file);
        let says = says.split_once(".tm: ").map_or("", |(_, says)| says);
        println!("| {name} | {} | {cost} | {says} |", size(text.len()));
    }
    println!();
    println!(
        "| elements | text | alone: pest | MB/s | language and examiner | / pest | whole process | MB/s | peak | CPU: pest | language and examiner | / pest | whole | again: pest | language and examiner | / pest | findings |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    let rows: Vec<Row> = [100, 1_000, 10_000]
        .into_iter()
        .map(|elements| {
            let row = Row::of(folder.path(), &model(elements));
            println!("| {elements} {row}");
            row
        })
        .collect();
    println!();
    for pair in rows.windows(2) {
        let grows = |of: fn(&Row) -> f64| of(&pair[1]) / of(&pair[0]);
        println!(
            "text × {:.1}: pest × {:.1}, language and examiner × {:.1}, whole × {:.1} (CPU × {:.1}, {:.1}, {:.1})",
            grows(|r| r.bytes as f64),
            grows(|r| r.pest.wall),
            grows(|r| r.examined.wall),
            grows(|r| r.whole.wall),
            grows(|r| r.pest.cpu),
            grows(|r| r.examined.cpu),
            grows(|r| r.whole.cpu),
        );
    }

    let load = median((0..ROUNDS).map(|_| Alone::Packs.cost(folder.path())));
    println!(
        "\nall packs are read, resolved and compiled in {:.2} ms (CPU {:.2} ms), once in a process",
        load.wall * 1e3,
        load.cpu * 1e3
    );
}

/// What it costs to read, resolve and compile all packs: once in a process.
fn packs() -> Cost {
    let packs = tm::packs::NAMES.join(", ");
    let input = tm::Input::Text {
        name: "a.tm".to_string(),
        text: format!("model \"A\" {{ purpose \"b\" }}\nuse pack {packs}\n"),
        folder: Default::default(),
    };
    Cost::measured(|| {
        tm::draft(&input, &tm::source::Disk).expect("nothing is read");
    })
}

/// What pest alone makes of a text.
fn pest(text: &str) {
    assert!(tm::syntax::pest_only(text) > 0, "the model is well formed");
}

/// The figures of one size.
struct Row {
    bytes: usize,
    /// Each in a process of its own.
    pest: Cost,
    /// The language and the examiner, without rules and reach.
    examined: Cost,
    /// Both in this process, which has done it before.
    pest_again: Cost,
    examined_again: Cost,
    whole: Cost,
    says: String,
}

impl Row {
    fn of(folder: &Path, text: &str) -> Row {
        let file = folder.join("model.tm");
        std::fs::write(&file, text).expect("the folder is writable");
        let mut says = String::new();
        let mut costs: [Vec<Cost>; 5] = Default::default();
        for _ in 0..ROUNDS {
            let round = [
                Alone::Pest.cost(&file),
                Alone::Examine.cost(&file),
                Cost::measured(|| self::pest(text)),
                Cost::measured(|| drop(examine(&file))),
                Alone::Whole.cost(&file),
            ];
            for (all, cost) in costs.iter_mut().zip(round) {
                all.push(cost);
            }
            says = said(&file);
        }
        let [pest, examined, pest_again, examined_again, whole] = costs.map(median);
        Row {
            bytes: text.len(),
            pest,
            examined,
            pest_again,
            examined_again,
            whole,
            says,
        }
    }
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let speed = |cost: &Cost| self.bytes as f64 / 1e6 / cost.wall;
        let (pest, examined, whole) = (&self.pest, &self.examined, &self.whole);
        let again = (&self.pest_again, &self.examined_again);
        let findings = self.says.rsplit(": ").next().unwrap_or("").trim();
        write!(
            f,
            "| {} | {:.1} ms | {:.1} | {:.1} ms | {:.2} | {:.1} ms | {:.1} | {:.0} MB | {:.1} ms | {:.1} ms | {:.2} | {:.1} ms | {:.1} ms | {:.1} ms | {:.2} | {findings} |",
            size(self.bytes),
            pest.wall * 1e3,
            speed(pest),
            examined.wall * 1e3,
            examined.wall / pest.wall,
            whole.wall * 1e3,
            speed(whole),
            whole.peak / 1e6,
            pest.cpu * 1e3,
            examined.cpu * 1e3,
            examined.cpu / pest.cpu,
            whole.cpu * 1e3,
            again.0.wall * 1e3,
            again.1.wall * 1e3,
            again.1.wall / again.0.wall,
        )
    }
}

/// The language and the examiner alone, as an editor runs them first; gives back what was read.
fn examine(file: &Path) -> tm::Draft {
    let input = tm::Input::File(file.to_path_buf());
    let draft = tm::draft(&input, &tm::source::Disk).expect("the file was just written");
    let settings = tm::Settings {
        today: tm::resolve::value::parse_date("2026-10-01").expect("a date"),
        severities: Default::default(),
        coverage: Default::default(),
        all: false,
    };
    let (found, _) = draft.examine(&tm::Meaning::default(), &tm::source::Disk, &settings);
    assert!(!found.is_empty(), "the examiner looked");
    draft
}

/// The median of several runs, and what the last one said at its end.
fn whole(file: &Path) -> (Cost, String) {
    let costs = (0..ROUNDS).map(|_| Alone::Whole.cost(file));
    (median(costs), said(file))
}

/// One run of `tm check`; what it says stands beside the file.
fn once(file: &Path) -> Cost {
    let out = std::fs::File::create(file.with_extension("said")).expect("the folder is writable");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tm"));
    command.args(["check", "--today", "2026-10-01"]).arg(file);
    command.stdin(Stdio::null()).stdout(out).stderr(Stdio::null());
    let start = Instant::now();
    #[expect(clippy::zombie_processes, reason = "`ran` waits for it, to learn its cost")]
    let child = command.spawn().expect("tm starts");
    let mut cost = ran(&child);
    cost.wall = start.elapsed().as_secs_f64();
    cost
}

/// The last line of what `tm check` said of a file.
fn said(file: &Path) -> String {
    let said = std::fs::read_to_string(file.with_extension("said")).expect("tm wrote");
    said.lines().last().unwrap_or("").to_string()
}

fn median(costs: impl IntoIterator<Item = Cost>) -> Cost {
    let costs: Vec<Cost> = costs.into_iter().collect();
    let middle = |of: fn(&Cost) -> f64| {
        let mut list: Vec<f64> = costs.iter().map(of).collect();
        list.sort_by(f64::total_cmp);
        list[list.len() / 2]
    };
    Cost {
        wall: middle(|c| c.wall),
        cpu: middle(|c| c.cpu),
        peak: middle(|c| c.peak),
    }
}

fn size(bytes: usize) -> String {
    format!("{:.2} MB", bytes as f64 / 1e6)
}
