//! What several checks ask of a model, each computed in one walk over it.

use super::Context;
use super::words::hash_of_words;
use crate::model::*;
use crate::source::{Span, Spanned};

/// The ratings of all that stands at each place: the worst confidentiality, integrity and availability.
pub(super) struct Impacts {
    data: Vec<Ratings>,
    elements: Vec<Ratings>,
    flows: Vec<Ratings>,
    boundaries: Vec<Ratings>,
}

type Ratings = [Option<Level>; 3];

impl Impacts {
    pub fn of(context: &Context) -> Impacts {
        let model = context.model;
        let data: Vec<Ratings> = DataId::all(model)
            .map(|d| RATINGS.map(|r| model.rating(d, r)))
            .collect();
        let worst = |list: &mut dyn Iterator<Item = DataId>| {
            list.fold(Ratings::default(), |all, d| worse(all, data[d.0 as usize]))
        };
        let mut boundaries = vec![Ratings::default(); model.boundaries.len()];
        for element in &model.elements {
            let held = worst(&mut element.holds.iter().map(|d| d.value));
            for boundary in model.chain(element.boundary) {
                let place = &mut boundaries[boundary.0 as usize];
                *place = worse(*place, held);
            }
        }
        let elements = context.index.handles.iter();
        Impacts {
            elements: elements.map(|h| worst(&mut h.iter().copied())).collect(),
            flows: FlowId::all(model).map(|f| worst(&mut model.carried(f))).collect(),
            boundaries,
            data,
        }
    }

    /// The impact of one effect; the same as [`Model::impact_of`].
    pub fn of_effect(&self, effect: &EffectOn) -> Option<Level> {
        let place = match effect.target.value {
            Node::Data(id) => self.data.get(id.0 as usize),
            Node::Element(id) => self.elements.get(id.0 as usize),
            Node::Flow(id) => self.flows.get(id.0 as usize),
            Node::Boundary(id) => self.boundaries.get(id.0 as usize),
            _ => None,
        }?;
        let counted = effect.effect.ratings();
        (0..3)
            .filter(|i| counted.contains(&RATINGS[*i]))
            .filter_map(|i| place[i])
            .max()
    }

    /// The stated impact, else the derived one.
    pub fn of_threat(&self, threat: &Threat) -> Option<Level> {
        match &threat.impact {
            Some(stated) => Some(stated.value),
            None => threat.effects.iter().filter_map(|e| self.of_effect(e)).max(),
        }
    }

    /// The severity: stated, else from the stated feasibility and the impact. None while the feasibility is not known.
    pub fn severity(&self, model: &Model, threat: &Threat) -> Option<Level> {
        if let Some(stated) = &threat.severity {
            return Some(stated.value);
        }
        let feasibility = threat.feasibility.as_ref()?.value;
        Some(model.severity(feasibility, self.of_threat(threat)?))
    }
}

fn worse(a: Ratings, b: Ratings) -> Ratings {
    [a[0].max(b[0]), a[1].max(b[1]), a[2].max(b[2])]
}

/// The responses of a threat, or of an answer to the findings of a rule.
pub(super) struct Responses<'a> {
    /// The threat, or the rule as it was written.
    pub name: String,
    pub threat: Option<ThreatId>,
    /// Where it is named.
    pub span: Span,
    pub list: &'a [Response],
    pub rest: Option<&'a Response>,
    pub remains: Option<&'a Rated<Level>>,
}

impl Responses<'_> {
    /// `threat `x`` or `the answer to `web.xss``.
    pub fn called(&self) -> String {
        match self.threat {
            Some(_) => format!("threat `{}`", self.name),
            None => format!("the answer to `{}`", self.name),
        }
    }
}

/// Everything that gets responses, threats first.
pub(super) fn responses<'a>(context: &Context<'a>) -> impl Iterator<Item = Responses<'a>> + use<'a> {
    let (model, sources) = (context.model, context.sources);
    let threats = ThreatId::all(model).map(|id| {
        let threat = &model[id];
        Responses {
            name: threat.head.name.clone(),
            threat: Some(id),
            span: threat.head.name_span,
            list: &threat.responses,
            rest: threat.rest.as_deref(),
            remains: threat.remains.as_ref(),
        }
    });
    let answers = model.answers.iter().map(|answer| Responses {
        name: sources.slice(answer.rule.span).to_string(),
        threat: None,
        span: answer.rule.span,
        list: &answer.responses,
        rest: answer.rest.as_ref(),
        remains: answer.remains.as_ref(),
    });
    threats.chain(answers)
}

/// The controls that a list of responses mitigates with.
pub(super) fn mitigations(list: &[Response]) -> impl Iterator<Item = &Spanned<ControlId>> {
    list.iter().flat_map(|r| match &r.kind {
        ResponseKind::Mitigate { with } => with.as_slice(),
        _ => &[],
    })
}

/// Whether a control only notices: it `detects`, and neither protects nor counters anything.
pub(super) fn only_detects(control: &Control) -> bool {
    !control.detects.is_empty() && control.protects.is_empty() && control.counters.is_empty()
}

/// How far an element is trusted: an external says so itself, any other stands in a boundary.
pub(super) fn trust_of(model: &Model, element: ElementId) -> Option<Trust> {
    let own = model[element].trust.as_ref().map(|t| t.value);
    own.or_else(|| model.trust_around(model[element].boundary))
}

/// Whether data has one of these words among its `kind`.
pub(super) fn is_data_kind(model: &Model, data: DataId, words: &[&str]) -> bool {
    let attributes = &model[data].attributes;
    words
        .iter()
        .any(|w| model.has_word(attributes, "kind", w) == Some(true))
}

/// Names in backticks, with commas; at most five, then how many more there are.
pub(super) fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let shown: Vec<String> = names.iter().take(5).map(|n| format!("`{n}`")).collect();
    match names.len().saturating_sub(5) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Parts of a sentence: `a`, `a and b`, `a, b and c`.
pub(super) fn joined(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [one] => (*one).to_string(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// Words that carry no meaning of their own.
const SMALL: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "by", "can", "for", "from", "gets", "has", "in", "into", "is", "it",
    "its", "of", "on", "or", "our", "s", "so", "that", "the", "their", "this", "to", "was", "with",
];

/// The words of a text that carry its meaning: lower case, sorted, each once.
pub(super) fn content_words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut words: Vec<String> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !SMALL.contains(w))
        .map(str::to_string)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The same for texts with the same content words; for most others another. It comes from the least and the greatest hash
/// of the words: neither their order nor how often one stands there changes these.
pub(super) fn hash_of_content(text: &str) -> u64 {
    let among = |(least, most): (u64, u64), hash: u64| (least.min(hash), most.max(hash));
    let none = (u64::MAX, 0);
    let (least, most) = match text.is_ascii() {
        true => text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| !w.is_empty() && !SMALL.iter().any(|small| small.eq_ignore_ascii_case(w)))
            .map(hash_of_words)
            .fold(none, among),
        false => content_words(text)
            .iter()
            .map(|w| hash_of_words(w))
            .fold(none, among),
    };
    least ^ most.rotate_left(32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_the_same_content_have_one_hash() {
        let (one, two) = ("The backup of a server: a BACKUP", "server, backup");
        assert_eq!(content_words(one), content_words(two));
        assert_eq!(hash_of_content(one), hash_of_content(two));
        assert_eq!(hash_of_content("Öl für Öl"), hash_of_content("für Öl"));
        assert_ne!(hash_of_content(one), hash_of_content("server, backups"));
    }

    #[test]
    fn names_are_listed_shortly() {
        assert_eq!(
            quoted(["a", "b", "c", "d", "e", "f", "g"]),
            "`a`, `b`, `c`, `d`, `e` and 2 more"
        );
        assert_eq!(joined(&["a", "b", "c"]), "a, b and c");
    }
}
