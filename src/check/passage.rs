//! Every text of a model that a person wrote for persons, with where it stands.

use super::words::Phrases;
use super::{Context, completeness, placeholder, prose, secret};
use crate::model::{
    Branch, Claim, Control, ElementKind, Head, Model, Rated, Reason, Response, Stated, Step, Text, Threat,
};
use crate::source::Span;
use foldhash::HashMap;

/// What a text is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    System,
    Data,
    Boundary,
    Element(ElementKind),
    Party,
    Flow,
    Adversary,
    Threat,
    Tree,
    Step,
    Control,
    Answer,
    Exclusion,
    Assumption,
    Claim,
    Review,
    View,
}

/// Which text of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Title,
    Description,
    /// `because "…"`, anywhere in it.
    Reason,
    /// `owner`, `found`, the words of `computes`, evidence.
    Other,
}

/// One text.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    pub text: &'a str,
    pub of: Of,
    pub part: Part,
    /// The name of the declaration it belongs to; empty for what has none.
    pub name: &'a str,
    span: Span,
}

impl Passage<'_> {
    /// Where the text stands; a title is looked up in the head it belongs to.
    pub fn place(&self, context: &Context) -> Span {
        match self.part {
            Part::Title => quoted(context, self.span, self.text),
            _ => self.span,
        }
    }
}

/// The place of a declaration's title; of its name where it has none.
pub fn title_place(context: &Context, head: &Head) -> Span {
    match &head.title {
        Some(title) => quoted(context, head.span, title),
        None => head.name_span,
    }
}

/// The place of a text in quotes within `span`; `span` itself where it is written otherwise (with escapes).
fn quoted(context: &Context, span: Span, text: &str) -> Span {
    let quoted = format!("\"{text}\"");
    context.sources.slice(span).find(&quoted).map_or(span, |at| {
        let start = span.start as usize + at;
        Span::new(span.source, start, start + quoted.len())
    })
}

/// What checks look for among all texts. A text is looked at word by word only here.
const SOUGHT: &[&[&str]] = &[
    prose::WEASELS,
    prose::ABSOLUTES,
    prose::STORIES,
    completeness::THREATS,
    secret::OBSCURITY,
];

/// The texts of the model in which a word stands that phrases of [`SOUGHT`] begin with, or that may have been left for
/// later: most have neither, and a check looks only at those that it may tell of.
pub struct Texts<'a> {
    passages: Vec<Passage<'a>>,
    /// Which passages have a word (in lower case), ascending.
    by_word: HashMap<&'static str, Vec<u32>>,
    /// Which passages may have been left for later, ascending.
    perhaps_left: Vec<u32>,
}

impl<'a> Texts<'a> {
    pub fn of(model: &'a Model) -> Texts<'a> {
        let sought = Phrases::new(&SOUGHT.concat());
        let mut by_word: HashMap<&str, Vec<u32>> = sought.firsts().map(|word| (word, Vec::new())).collect();
        let (mut passages, mut perhaps_left) = (Vec::new(), Vec::new());
        each_passage(model, &mut |passage| {
            let at = passages.len() as u32;
            let mut kept = placeholder::may_be_left(passage.text);
            if kept {
                perhaps_left.push(at);
            }
            sought.each_first(passage.text, &mut |word| {
                let places = by_word.entry(word).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
                kept = true;
            });
            if kept {
                passages.push(passage);
            }
        });
        Texts {
            passages,
            by_word,
            perhaps_left,
        }
    }

    /// The passages that may have been left for later, in order.
    pub fn perhaps_left(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.perhaps_left.iter().map(|at| &self.passages[*at as usize])
    }

    /// The passages in which one of the phrases may stand, in order; the phrases are among [`SOUGHT`].
    pub fn with(&self, phrases: &Phrases) -> impl Iterator<Item = &Passage<'a>> {
        let places = phrases.firsts().map(|word| {
            let places = self.by_word.get(word);
            debug_assert!(places.is_some(), "`{word}` is not among what is sought");
            places
        });
        let mut places: Vec<u32> = places.flatten().flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|at| &self.passages[at as usize])
    }
}

/// Every text of the model, in the order of its declarations.
pub fn each_passage<'a>(model: &'a Model, visit: &mut dyn FnMut(Passage<'a>)) {
    let mut to = Visit(visit);
    to.system(model);
    for data in &model.data {
        to.head(&data.head, Of::Data);
        to.attributes(&data.attributes, Of::Data, &data.head.name);
    }
    for boundary in &model.boundaries {
        let name = &boundary.head.name;
        to.head(&boundary.head, Of::Boundary);
        to.rated(&boundary.trust, Of::Boundary, name);
        to.attributes(&boundary.attributes, Of::Boundary, name);
    }
    for element in &model.elements {
        let (of, name) = (Of::Element(element.kind), &element.head.name);
        to.head(&element.head, of);
        to.rated(&element.trust, of, name);
        for access in &element.access {
            to.reason(access.because.as_ref(), of, name);
        }
        to.attributes(&element.attributes, of, name);
    }
    for party in &model.parties {
        to.head(&party.head, Of::Party);
    }
    for flow in &model.flows {
        to.head(&flow.head, Of::Flow);
        to.attributes(&flow.attributes, Of::Flow, &flow.head.name);
    }
    for adversary in &model.adversaries {
        to.head(&adversary.head, Of::Adversary);
        let computes = adversary.computes.iter().flat_map(|c| &c.text);
        to.texts(computes, Of::Adversary, &adversary.head.name);
    }
    model.threats.iter().for_each(|t| to.threat(t));
    for tree in &model.trees {
        to.head(&tree.head, Of::Tree);
        to.branches(&tree.root);
    }
    model.controls.iter().for_each(|c| to.control(c));
    for answer in &model.answers {
        to.responses(answer.responses.iter().chain(&answer.rest), Of::Answer, "");
        to.rated(&answer.remains, Of::Answer, "");
    }
    for exclusion in &model.exclusions {
        to.head(&exclusion.head, Of::Exclusion);
    }
    for assumption in &model.assumptions {
        to.head(&assumption.head, Of::Assumption);
    }
    model.claims.iter().for_each(|c| to.claim(c));
    for review in &model.reviews {
        let texts = review.found.iter().chain(&review.description).chain(&review.by);
        to.texts(texts, Of::Review, "");
    }
    for view in &model.views {
        to.head(&view.head, Of::View);
    }
}

/// Whom the texts are shown to.
struct Visit<'a, 'v>(&'v mut dyn FnMut(Passage<'a>));

impl<'a> Visit<'a, '_> {
    fn push(&mut self, text: &'a str, span: Span, of: Of, part: Part, name: &'a str) {
        (self.0)(Passage {
            text,
            of,
            part,
            name,
            span,
        });
    }

    fn head(&mut self, head: &'a Head, of: Of) {
        let name = head.name.as_str();
        if let Some(title) = &head.title {
            self.push(title, head.span, of, Part::Title, name);
        }
        if let Some(text) = &head.description {
            self.push(&text.value, text.span, of, Part::Description, name);
        }
        self.reason(head.because.as_deref(), of, name);
        self.texts(head.owner.as_deref(), of, name);
    }

    fn reason(&mut self, reason: Option<&'a Reason>, of: Of, name: &'a str) {
        if let Some(text) = reason {
            self.push(&text.value, text.span, of, Part::Reason, name);
        }
    }

    fn rated<T>(&mut self, rated: &'a Option<Rated<T>>, of: Of, name: &'a str) {
        if let Some(rated) = rated {
            self.reason(rated.because.as_deref(), of, name);
        }
    }

    fn attributes(&mut self, attributes: &'a [Stated], of: Of, name: &'a str) {
        for stated in attributes.iter().filter(|s| s.by_kind.is_none()) {
            self.reason(stated.because.as_deref(), of, name);
        }
    }

    fn texts(&mut self, texts: impl IntoIterator<Item = &'a Text>, of: Of, name: &'a str) {
        for text in texts {
            self.push(&text.value, text.span, of, Part::Other, name);
        }
    }

    fn responses(&mut self, responses: impl Iterator<Item = &'a Response>, of: Of, name: &'a str) {
        for response in responses {
            self.reason(response.because.as_ref(), of, name);
        }
    }

    fn system(&mut self, model: &'a Model) {
        let system = &model.system;
        self.head(&system.head, Of::System);
        self.texts(
            system.purpose.iter().chain(&system.review_when),
            Of::System,
            &system.head.name,
        );
    }

    fn threat(&mut self, threat: &'a Threat) {
        let name = &threat.head.name;
        self.head(&threat.head, Of::Threat);
        self.rated(&threat.feasibility, Of::Threat, name);
        self.rated(&threat.impact, Of::Threat, name);
        self.rated(&threat.severity, Of::Threat, name);
        self.rated(&threat.remains, Of::Threat, name);
        self.responses(
            threat.responses.iter().chain(threat.rest.as_deref()),
            Of::Threat,
            name,
        );
    }

    fn branches(&mut self, branches: &'a [Branch]) {
        for branch in branches {
            match branch {
                Branch::Any(list, _) | Branch::All(list, _) | Branch::Sequence(list, _) => {
                    self.branches(list)
                }
                Branch::Step(step) => self.step(step),
                Branch::Threat(_) => {}
            }
        }
    }

    fn step(&mut self, step: &'a Step) {
        self.head(&step.head, Of::Step);
        self.rated(&step.feasibility, Of::Step, &step.head.name);
    }

    fn control(&mut self, control: &'a Control) {
        self.head(&control.head, Of::Control);
        let evidence = control.evidence.iter().map(|e| &e.text);
        self.texts(evidence, Of::Control, &control.head.name);
    }

    fn claim(&mut self, claim: &'a Claim) {
        self.head(&claim.head, Of::Claim);
        for line in &claim.lines {
            self.reason(line.because.as_ref(), Of::Claim, &claim.head.name);
        }
    }
}
