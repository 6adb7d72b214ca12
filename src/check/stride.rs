//! TM506, TM507, TM710: which questions of STRIDE nobody answered.

use super::{Check, Context, Found};
use crate::diagnostic::Diagnostic;
use crate::stride::{By, Tally, tally};

pub static CHECKS: &[Check] = &[
    Check::new(506, gaps_of_elements),
    Check::new(507, gaps_of_interactions),
    Check::new(710, coverage_below),
];

/// How many rows a message names.
const NAMED: usize = 8;

/// Elements and flows with a letter that no threat, written or found, is about and no exclusion rules out (STRIDE per
/// element, Shostack 2014).
fn gaps_of_elements(context: &Context, found: &mut Found) {
    gaps(context, By::Element, "elements and flows", found);
}

/// The same of interactions, where these are asked for: more work, and it finds more (Shostack 2014).
fn gaps_of_interactions(context: &Context, found: &mut Found) {
    gaps(context, By::Interaction, "interactions", found);
}

fn gaps(context: &Context, by: By, what: &str, found: &mut Found) {
    if context.coverage.by != by || !context.model.system.declared {
        return;
    }
    let rows = of(context);
    let (total, answered) = counts(&rows);
    let open = total - answered;
    if open > 0 {
        let have = if open == 1 { "has" } else { "have" };
        let message = format!(
            "STRIDE asks {total} questions about the {what}, and {open} of them {have} neither a threat nor an exclusion"
        );
        let said = found.at(context.model.system.head.name_span, message);
        found.push(begin(context, &rows, said));
    }
}

/// How many letters are asked, and how many of them something answers.
fn counts(rows: &[Tally]) -> (usize, usize) {
    let bits = |of: fn(&Tally) -> u8| rows.iter().map(|r| of(r).count_ones() as usize).sum();
    (bits(|r| r.asked), bits(|r| r.answered))
}

/// Fewer cells decided than the project asks for.
fn coverage_below(context: &Context, found: &mut Found) {
    let Some(at_least) = context.coverage.at_least else {
        return;
    };
    let rows = of(context);
    let (total, decided) = counts(&rows);
    if decided * 100 < total * usize::from(at_least) {
        let message = format!(
            "{decided} of the {total} questions of STRIDE are answered, {} %; the project asks for {at_least} %",
            decided * 100 / total
        );
        let said = found.at(context.model.system.head.name_span, message);
        found.push(begin(context, &rows, said));
    }
}

fn of(context: &Context) -> Vec<Tally> {
    let instances = context.elicited.instances(context.model);
    tally(context.model, context.index, &instances, context.coverage.by)
}

/// Names the rows with the most open letters first.
fn begin(context: &Context, rows: &[Tally], said: Diagnostic) -> Diagnostic {
    let mut open: Vec<&Tally> = rows.iter().filter(|r| r.asked != r.answered).collect();
    open.sort_by_key(|row| std::cmp::Reverse((row.asked & !row.answered).count_ones()));
    let named = open.iter().take(NAMED);
    let named: Vec<String> = named
        .map(|row| format!("`{}` {}", context.model.name(row.node), row.open()))
        .collect();
    said.help(format!("begin with {}", named.join(", ")))
        .help("write a threat about it, or rule it out: `exclude EFFECT NAME because \"…\"`")
}
