//! Comments at the ends of lines: those that stand in one column of the source stay in it, wherever in the file they are.

use super::align::width;
use super::write::{Hang, Line};
use std::collections::{BTreeMap, BTreeSet};

/// Sets the padding of the comments at the ends of lines.
///
/// A column is kept when two comments of the file stand in it and one of them has more than one space before it. A
/// comment beside them in the same group joins them, when it can; every other has one space, and so have comments within
/// a statement.
pub fn align(lines: &mut [Line]) {
    let remarks: Vec<Remark> = (0..lines.len()).filter_map(|at| remark(lines, at)).collect();
    let mut columns: BTreeMap<usize, Vec<&Remark>> = BTreeMap::new();
    for remark in &remarks {
        columns.entry(remark.column).or_default().push(remark);
    }
    let mut placed: BTreeMap<usize, usize> = BTreeMap::new();
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    for (column, members) in &columns {
        if members.len() > 1 && members.iter().any(|m| m.wide) {
            let widest = members.iter().map(|m| m.left).max().unwrap_or(0);
            let column = widest.max(*column);
            kept.insert(column);
            placed.extend(members.iter().map(|m| (m.line, column)));
        }
    }
    // One that comes to stand in a column without a push is a member of it as well: a second run would see it so.
    for remark in remarks.iter().filter(|r| kept.contains(&r.left)) {
        placed.entry(remark.line).or_insert(remark.left);
    }
    let mut groups: BTreeMap<u32, usize> = BTreeMap::new();
    for remark in &remarks {
        if let (Some(group), Some(column)) = (remark.group, placed.get(&remark.line)) {
            let widest = groups.entry(group).or_default();
            *widest = (*widest).max(*column);
        }
    }
    for remark in &remarks {
        let beside = || groups.get(&remark.group?).copied();
        let column = placed.get(&remark.line).copied().or_else(beside);
        let pad = column.and_then(|c| c.checked_sub(remark.left));
        if let (Some(pad), Some(comment)) = (pad, &mut lines[remark.line].comment) {
            comment.pad = pad;
        }
    }
}

/// A comment at the end of a line.
struct Remark {
    line: usize,
    group: Option<u32>,
    /// In the source.
    column: usize,
    wide: bool,
    /// The first column it can be printed in.
    left: usize,
}

fn remark(lines: &[Line], at: usize) -> Option<Remark> {
    let line = &lines[at];
    let begins = matches!(line.hang, Hang::None) && !line.pieces.is_empty();
    let comment = line.comment.as_ref().filter(|_| begins)?;
    Some(Remark {
        line: at,
        group: line.group,
        column: comment.column,
        wide: comment.wide,
        left: 2 * line.depth + width(line, line.pieces.len())? + 1,
    })
}
