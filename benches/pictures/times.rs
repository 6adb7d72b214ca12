//! What a whole process costs: `tm draw` of one picture of everything, and `tm build` of a model that is split.

use crate::cost::{Cost, ran};
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

const ROUNDS: usize = 3;

pub fn times() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!("| elements | what | wall (best of {ROUNDS}) | CPU | peak |\n|---:|---|---:|---:|---:|");
    for elements in [15, 40, 60, 200] {
        let file = folder.path().join("whole.tm");
        std::fs::write(&file, model(elements, "view whole\n")).expect("the folder is writable");
        row(
            elements,
            "`tm draw`, one picture",
            &file,
            &["draw", "-o", "whole.svg"],
        );
    }
    let file = folder.path().join("split.tm");
    std::fs::write(&file, model(1_000, "")).expect("the folder is writable");
    let args = ["build", "-o", "split"];
    row(
        1_000,
        "`tm build`, overview and a picture per boundary",
        &file,
        &args,
    );
}

fn row(elements: usize, what: &str, file: &Path, args: &[&str]) {
    let costs = (0..ROUNDS).map(|_| once(file, args));
    let best = costs.reduce(|a, b| if b.wall < a.wall { b } else { a });
    println!("| {elements} | {what} | {} |", best.expect("a round"));
}

fn once(file: &Path, args: &[&str]) -> Cost {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tm"));
    command
        .args(args)
        .arg(file)
        .args(["--today", "2026-10-01"])
        .current_dir(file.parent().unwrap_or(file));
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[expect(clippy::zombie_processes, reason = "`ran` waits for it, to learn its cost")]
    let child = command.spawn().expect("tm starts");
    let mut cost = ran(&child);
    cost.wall = start.elapsed().as_secs_f64();
    cost
}

/// A model with a boundary for every eight elements, 1.5 flows an element, most of them between neighbours.
fn model(elements: usize, more: &str) -> String {
    let mut text = format!("model \"Large\"\n{more}");
    for first in (0..elements).step_by(8) {
        let _ = writeln!(text, "boundary zone-{first} \"Zone {first}\" {{");
        for element in first..(first + 8).min(elements) {
            let _ = writeln!(text, "  process p{element} \"Service {element}\"");
        }
        text.push_str("}\n");
    }
    for flow in 0..elements * 3 / 2 {
        let from = flow % elements;
        let far = if flow % 5 == 0 {
            elements / 3 + 1
        } else {
            1 + flow % 7
        };
        let to = (from + far) % elements;
        if from != to {
            let _ = writeln!(text, "flow f{flow}: p{from} -> p{to} \"Request {flow}\"");
        }
    }
    text
}
