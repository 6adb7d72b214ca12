//! TM506, TM507, TM710: which questions of STRIDE nobody answered.

use super::{Check, Context, Found};
use crate::diagnostic::Diagnostic;
use crate::stride::{By, Coverage, coverage};

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
    let coverage = of(context);
    let open = coverage.total() - coverage.decided();
    if open > 0 {
        let total = coverage.total();
        let have = if open == 1 { "has" } else { "have" };
        let message = format!(
            "STRIDE asks {total} questions about the {what}, and {open} of them {have} neither a threat nor an exclusion"
        );
        let said = found.at(context.model.system.head.name_span, message);
        found.push(begin(context, &coverage, said));
    }
}

/// Fewer cells decided than the project asks for.
fn coverage_below(context: &Context, found: &mut Found) {
    let Some(at_least) = context.coverage.at_least else {
        return;
    };
    let coverage = of(context);
    let (decided, total) = (coverage.decided(), coverage.total());
    if decided * 100 < total * usize::from(at_least) {
        let message = format!(
            "{decided} of {total} cells of STRIDE are decided, {} %; the project asks for {at_least} %",
            decided * 100 / total
        );
        let said = found.at(context.model.system.head.name_span, message);
        found.push(begin(context, &coverage, said));
    }
}

fn of(context: &Context) -> Coverage {
    let instances = context.elicited.instances(context.model);
    coverage(context.model, context.index, &instances, context.coverage.by)
}

/// Names the rows with the most open letters first.
fn begin(context: &Context, coverage: &Coverage, said: Diagnostic) -> Diagnostic {
    let mut open: Vec<(String, &str)> = coverage
        .rows
        .iter()
        .map(|r| (r.open(), context.model.name(r.node)))
        .filter(|(letters, _)| !letters.is_empty())
        .collect();
    open.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len()));
    let named: Vec<String> = open
        .iter()
        .take(NAMED)
        .map(|(letters, name)| format!("`{name}` {letters}"))
        .collect();
    said.help(format!("begin with {}", named.join(", ")))
        .help("write a threat about it, or rule it out: `exclude EFFECT NAME because \"…\"`")
}
