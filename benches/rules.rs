//! What the rules cost: generated models of 100, 1,000 and 5,000 elements with one and a half flows an element, one in ten attributes
//! unknown. CPU time of the evaluation alone, and the memory of the whole process.
//!
//! `cargo bench --bench rules`

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;
use tm::model::*;
use tm::source::Disk;
use tm::{Input, draft, rules};

/// As the binary has it.
#[global_allocator]
static ALLOCATOR: tm::Allocator = tm::Allocator;

/// Knuth's MMIX generator.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides
    }
}

/// A declaration's attributes: each that it can have, one in ten left out, with a random value.
fn attributes(dice: &mut Dice, model: &Model, holder: Holder) -> String {
    let mut text = String::new();
    for attribute in model.attributes.iter().filter(|a| a.holders.contains(&holder)) {
        if dice.roll(10) == 0 {
            continue;
        }
        let value = match &attribute.domain {
            Domain::Scale(words) | Domain::Set(words) => words[dice.roll(words.len())].clone(),
            Domain::Duration => format!("{} days", [1, 30, 400, 4000][dice.roll(4)]),
            Domain::Name => continue,
        };
        let _ = write!(text, "{} {value}; ", attribute.head.name);
    }
    text
}

/// A kind that fits, for most.
fn kind(dice: &mut Dice, model: &Model, holder: Holder) -> String {
    let fits: Vec<&std::sync::Arc<Kind>> = model
        .kinds
        .iter()
        .filter(|k| k.holders.contains(&holder))
        .collect();
    match dice.roll(4) {
        0 => String::new(),
        _ => format!("is {}; ", fits[dice.roll(fits.len())].head.name),
    }
}

fn generated(elements: usize, packs: &str) -> String {
    let known = read("");
    let model = &known.model;
    let mut dice = Dice(42);
    let mut text = format!("model \"Generated\" {{ purpose \"to measure\" }}\nuse pack {packs}\n");
    let data = (elements / 5).max(5);
    for n in 0..data {
        let _ = writeln!(
            text,
            "data d{n} {{ {} }}",
            attributes(&mut dice, model, Holder::Data)
        );
    }
    let words = [
        (Holder::Process, "process"),
        (Holder::Process, "process"),
        (Holder::Store, "store"),
        (Holder::Actor, "actor"),
        (Holder::External, "external"),
    ];
    for n in 0..elements {
        if n % 20 == 0 {
            let trust = ["none", "partial", "full"][dice.roll(3)];
            let _ = writeln!(
                text,
                "{}boundary b{} {{ trust {trust}",
                if n > 0 { "}\n" } else { "" },
                n / 20
            );
        }
        let (holder, word) = words[n % words.len()];
        let is = kind(&mut dice, model, holder);
        let holds = match holder {
            Holder::Store => format!("holds d{}, d{}; ", n % data, (n * 7 + 1) % data),
            _ => String::new(),
        };
        let _ = writeln!(
            text,
            "{word} e{n} {{ {is}{holds}{} }}",
            attributes(&mut dice, model, holder)
        );
    }
    text += "}\n";
    for n in 0..elements * 3 / 2 {
        // Most flows stay near; some go anywhere. One end is a process.
        let near = dice.roll(20);
        let from = match n % 10 {
            0 => dice.roll(elements),
            _ => (n * 2 / 3 + near) % elements,
        };
        let process = (dice.roll(elements) / 5 * 5) % elements;
        let (from, to) = match n % 2 {
            0 => (
                from,
                if from == process {
                    (process + 1) % elements
                } else {
                    process
                },
            ),
            _ => (
                process,
                if from == process {
                    (process + 1) % elements
                } else {
                    from
                },
            ),
        };
        let (a, b) = (dice.roll(data), dice.roll(data));
        let protocol = kind(&mut dice, model, Holder::Flow).replace("is ", "protocol ");
        let _ = writeln!(
            text,
            "flow f{n}: e{from} -> e{to} {{ sends d{a}; returns d{b}; {protocol}{} }}",
            attributes(&mut dice, model, Holder::Flow)
        );
    }
    text
}

fn read(text: &str) -> tm::Draft {
    let input = Input::Text {
        name: "generated.tm".to_string(),
        text: text.to_string(),
        folder: PathBuf::from("."),
    };
    let Ok(draft) = draft(&input, &Disk) else {
        panic!("it is a text")
    };
    draft
}

/// The most memory that the process had, in MB (Linux).
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM"));
    let kb = line.and_then(|l| l.split_whitespace().nth(1)?.parse::<u64>().ok());
    kb.unwrap_or(0) / 1024
}

/// The CPU time of this process so far, in ticks of 10 ms, user and system.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let of = |at: usize| fields.get(at).and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0);
    (of(11) + of(12)) * 10.0
}

fn main() {
    println!("packs      elements  findings  undecided  questions  CPU ms  wall ms  peak MB");
    for (name, packs) in [
        ("base+web", "web"),
        (
            "all",
            "web, ml, llm, cloud, privacy, embedded, crypto, supply-chain",
        ),
    ] {
        for elements in [100, 1_000, 5_000] {
            let mut draft = read(&generated(elements, packs));
            // As `tm check` does.
            draft.files = Vec::new();
            assert!(draft.diagnostics.is_empty(), "{:?}", draft.diagnostics.first());
            eprintln!("draft {}", peak());
            let times = if elements > 1_000 { 1 } else { 5 };
            let (start, before) = (Instant::now(), cpu());
            let mut elicited = rules::Elicited::default();
            for _ in 0..times {
                elicited = rules::elicit(&draft.model, &draft.index, &draft.program);
            }
            let (wall, used) = (
                start.elapsed().as_secs_f64() * 1e3 / times as f64,
                (cpu() - before) / times as f64,
            );
            println!(
                "{name:<10} {elements:>8} {:>9} {:>10} {:>10} {used:>7.0} {wall:>8.1} {:>8}",
                elicited.findings.len(),
                elicited.undecided.len(),
                elicited.questions.len(),
                peak()
            );
        }
    }
}
