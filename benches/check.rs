//! How long `tm check` takes and how much memory, and its first two stages (language and examiner) beside what pest alone
//! takes for the same text.
//!
//! `cargo bench --bench check`. Each figure is the median of seven rounds; a round measures pest and the process one after
//! the other, so that what else the machine does falls on both. CPU is user and system time: it hardly depends on that.

mod support;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use support::cost::{Cost, ran};
use support::{broken, model};

const ROUNDS: usize = 7;

/// Set for the process that loads the packs and says what that cost.
const PACKS: &str = "TM_BENCH_PACKS";

fn main() {
    if std::env::var_os(PACKS).is_some() {
        let cost = Cost::measured(|| {
            tm::packs::load(&mut tm::source::Sources::default());
        });
        println!("{} {}", cost.wall, cost.cpu);
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    // First what is small: a process starts with the peak of the one that starts it, and pest's own runs raise that.
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
        "| elements | text | pest | MB/s | language and examiner | / pest | whole process | MB/s | CPU: pest | language and examiner | / pest | whole | peak | findings |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
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
        println!(
            "text × {:.1}: pest × {:.1}, whole × {:.1} (CPU × {:.1})",
            pair[1].bytes as f64 / pair[0].bytes as f64,
            pair[1].pest.wall / pair[0].pest.wall,
            pair[1].whole.wall / pair[0].whole.wall,
            pair[1].whole.cpu / pair[0].whole.cpu,
        );
    }

    let load = median((0..ROUNDS).map(|_| packs()));
    println!(
        "\nthe packs load in {:.2} ms (CPU {:.2} ms)",
        load.wall * 1e3,
        load.cpu * 1e3
    );
}

/// What it costs to load the packs. They are read once in a process, so each run is one.
fn packs() -> Cost {
    let bench = std::env::current_exe().expect("a program knows itself");
    let out = Command::new(bench)
        .env(PACKS, "1")
        .output()
        .expect("the bench runs");
    let figures = String::from_utf8(out.stdout).expect("UTF-8");
    let mut figures = figures.split_whitespace().map(|f| f.parse().expect("a figure"));
    Cost {
        wall: figures.next().expect("seconds"),
        cpu: figures.next().expect("seconds"),
        peak: 0.0,
    }
}

/// The figures of one size.
struct Row {
    bytes: usize,
    pest: Cost,
    /// The language and the examiner, within this process: without rules and reach.
    examined: Cost,
    whole: Cost,
    says: String,
}

impl Row {
    fn of(folder: &Path, text: &str) -> Row {
        let file = folder.join("model.tm");
        std::fs::write(&file, text).expect("the folder is writable");
        let mut says = String::new();
        let (mut pest, mut examined, mut process) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            pest.push(Cost::measured(|| {
                assert!(tm::syntax::pest_only(text) > 0, "the model is well formed");
            }));
            examined.push(Cost::measured(|| examine(&file)));
            let (cost, said) = once(&file);
            process.push(cost);
            says = said;
        }
        Row {
            bytes: text.len(),
            pest: median(pest),
            examined: median(examined),
            whole: median(process),
            says,
        }
    }
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let speed = |cost: &Cost| self.bytes as f64 / 1e6 / cost.wall;
        let (pest, examined, whole) = (&self.pest, &self.examined, &self.whole);
        let findings = self.says.rsplit(": ").next().unwrap_or("").trim();
        write!(
            f,
            "| {} | {:.1} ms | {:.1} | {:.1} ms | {:.2} | {:.1} ms | {:.1} | {:.1} ms | {:.1} ms | {:.2} | {:.1} ms | {:.0} MB | {findings} |",
            size(self.bytes),
            pest.wall * 1e3,
            speed(pest),
            examined.wall * 1e3,
            examined.wall / pest.wall,
            whole.wall * 1e3,
            speed(whole),
            pest.cpu * 1e3,
            examined.cpu * 1e3,
            examined.cpu / pest.cpu,
            whole.cpu * 1e3,
            whole.peak / 1e6,
        )
    }
}

/// The language and the examiner alone, as an editor runs them first.
fn examine(file: &Path) {
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
}

/// The median of several runs, and what the last one said at its end.
fn whole(file: &Path) -> (Cost, String) {
    let mut says = String::new();
    let costs: Vec<Cost> = (0..ROUNDS)
        .map(|_| {
            let (cost, said) = once(file);
            says = said;
            cost
        })
        .collect();
    (median(costs), says)
}

/// One run of `tm check`, and the last line of what it said.
fn once(file: &Path) -> (Cost, String) {
    let said = file.with_extension("said");
    let out = std::fs::File::create(&said).expect("the folder is writable");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tm"));
    command.args(["check", "--today", "2026-10-01"]).arg(file);
    command.stdin(Stdio::null()).stdout(out).stderr(Stdio::null());
    let start = Instant::now();
    #[expect(clippy::zombie_processes, reason = "`ran` waits for it, to learn its cost")]
    let child = command.spawn().expect("tm starts");
    let mut cost = ran(&child);
    cost.wall = start.elapsed().as_secs_f64();
    let said = std::fs::read_to_string(said).expect("tm wrote");
    (cost, said.lines().last().unwrap_or("").to_string())
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
