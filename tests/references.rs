//! Every rule of the shipped packs refers to numbers that the catalogues have, or says that none has it.

use tm::packs;
use tm::references::{self, Status};

/// The rules of a pack's text: their names, and the lines of each.
fn rules(text: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let blocks = text.split("\nrule ").skip(1);
    blocks.map(|block| {
        let name = block.split(' ').next().unwrap_or_default();
        (name, block.lines().take_while(|l| *l != "}").collect())
    })
}

#[test]
fn every_rule_refers_to_what_exists_or_says_that_nothing_does() {
    let mut wrong = Vec::new();
    for pack in packs::NAMES {
        for (name, lines) in rules(packs::text(pack).unwrap_or_default()) {
            let refers: Vec<&str> = lines.iter().filter_map(|l| l.strip_prefix("  refers ")).collect();
            if refers.is_empty() {
                wrong.push(format!(
                    "{pack}.{name}: no `refers`, and no `refers none because`"
                ));
            }
            for number in refers.iter().flat_map(|l| l.split(", ")) {
                let fine = match references::find(number) {
                    Some(entry) => entry.status == Status::Active,
                    None => number.starts_with("none because \""),
                };
                if !fine && !refers.iter().any(|l| l.starts_with("none because")) {
                    wrong.push(format!("{pack}.{name}: {number}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
