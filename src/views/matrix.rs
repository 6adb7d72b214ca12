//! The risk matrix of the model as a picture.

use super::badge::severity;
use super::build::system_title;
use crate::Compiled;
use crate::diagram::matrix::{Cell, Matrix};
use crate::model::{Feasibility, Instance, Level, Model, Threat, Words as _};
use crate::words::Words;

/// The matrix of the model, with how many of its threats are in each cell: all of them, and those still open.
pub fn matrix(compiled: &Compiled, words: &Words) -> Matrix {
    let model = &compiled.model;
    let threats = compiled.elicited.instances(model);
    let rated: Vec<((Feasibility, Level), bool)> = places(compiled, &threats)
        .zip(&threats)
        .filter_map(|(place, t)| Some((place?, model.is_unanswered(t.threat))))
        .collect();
    let harmless = rated.iter().any(|((_, impact), _)| *impact == Level::None);
    let impacts: Vec<Level> = Level::WORDS[usize::from(!harmless)..]
        .iter()
        .map(|(i, _)| *i)
        .collect();
    let cell = |f: Feasibility, i: Level| {
        let here = || rated.iter().filter(move |(at, _)| *at == (f, i));
        Cell {
            severity: severity(Some(model.severity(f, i))),
            count: here().filter(|(_, open)| *open).count(),
            before: Some(here().count()),
            link: None,
        }
    };
    let rows = Feasibility::WORDS.iter().map(|(f, _)| *f);
    let left_out = threats.len() - rated.len();
    let mut description = words.count("picture.threats-in-cells", rated.len());
    if left_out > 0 {
        description.push(' ');
        description += &words.count("picture.left-out-described", left_out);
    }
    Matrix {
        id: "d-risk-matrix".into(),
        title: words.fill("picture.matrix-title", &[("system", &system_title(model, words))]),
        language: words.language(),
        description,
        impacts: impacts.iter().map(|i| words.word("level", i)).collect(),
        feasibilities: rows.clone().map(|f| words.word("feasible", f)).collect(),
        cells: rows
            .map(|f| impacts.iter().map(|i| cell(f, *i)).collect())
            .collect(),
        left_out,
    }
}

/// Whether any threat has a feasibility and an impact, so that there is something to see.
pub fn is_rated(compiled: &Compiled) -> bool {
    let threats = compiled.elicited.instances(&compiled.model);
    places(compiled, &threats).any(|place| place.is_some())
}

/// The row and the column of each threat, where both are known: what is stated, else what follows.
fn places<'a>(
    compiled: &'a Compiled,
    threats: &'a [Instance],
) -> impl Iterator<Item = Option<(Feasibility, Level)>> + 'a {
    let derived = compiled.analysis.feasibilities(&compiled.model);
    let derived = derived.iter().copied().chain(std::iter::repeat(None));
    threats
        .iter()
        .zip(derived)
        .map(|(t, derived)| place(&compiled.model, t.threat, derived))
}

fn place(model: &Model, threat: &Threat, derived: Option<Feasibility>) -> Option<(Feasibility, Level)> {
    let impact = match &threat.impact {
        Some(stated) => stated.value,
        None => model.impact_from_data(threat)?,
    };
    Some((threat.feasibility.as_ref().map(|f| f.value).or(derived)?, impact))
}
