//! Models from texts, and questions in the words of the language.

use std::path::PathBuf;
use tm::analysis::{Analysis, Answer, Reading, Scenario, Switch, Target, analyze_asking};
use tm::model::*;
use tm::source::Disk;

/// A model with what the analysis says of it; written threats only.
pub struct Analyzed {
    pub model: Model,
    pub analysis: Analysis,
}

/// Compiles a text; `asked` are effects to be asked about beside those it speaks of.
pub fn analyzed(text: &str, asked: &[&str]) -> Analyzed {
    let settings = tm::Settings {
        today: time::Date::from_calendar_date(2026, time::Month::November, 26).expect("a date"),
        severities: Default::default(),
        coverage: Default::default(),
        all: true,
    };
    let input = tm::Input::Text {
        name: "test.tm".to_string(),
        text: text.to_string(),
        folder: PathBuf::from("."),
    };
    let compiled = tm::compile(&input, &Disk, &settings).expect("a text is readable");
    let mistakes: Vec<_> = compiled
        .diagnostics
        .iter()
        .filter(|d| d.code.is_language())
        .map(|d| format!("{} {}", d.code, d.message))
        .collect();
    assert!(mistakes.is_empty(), "{mistakes:?}\n{text}");
    let model = compiled.model;
    let index = Index::of(&model);
    let instances: Vec<_> = model.written().collect();
    let asked: Vec<_> = asked.iter().map(|a| target(&model, a)).collect();
    let analysis = analyze_asking(&model, &index, &instances, &asked);
    Analyzed { model, analysis }
}

/// `disclose own orders`.
pub fn target(model: &Model, text: &str) -> Target {
    let words: Vec<&str> = text.split_whitespace().collect();
    let effect = Effect::parse(words[0]).unwrap_or_else(|| panic!("`{}` is an effect", words[0]));
    Target {
        effect,
        own: words[1] == "own" && words.len() == 3,
        node: node(model, words[words.len() - 1]),
    }
}

/// The declaration of a name.
pub fn node(model: &Model, name: &str) -> Node {
    let data = DataId::all(model).map(Node::Data);
    let elements = ElementId::all(model).map(Node::Element);
    let flows = FlowId::all(model).map(Node::Flow);
    let boundaries = BoundaryId::all(model).map(Node::Boundary);
    let parties = PartyId::all(model).map(Node::Party);
    let controls = ControlId::all(model).map(Node::Control);
    let assumptions = AssumptionId::all(model).map(Node::Assumption);
    let claims = ClaimId::all(model).map(Node::Claim);
    let all = data.chain(elements).chain(flows).chain(boundaries).chain(parties);
    all.chain(controls)
        .chain(assumptions)
        .chain(claims)
        .find(|n| model.name(*n) == name)
        .unwrap_or_else(|| panic!("`{name}` is declared"))
}

impl Analyzed {
    pub fn adversary(&self, name: &str) -> AdversaryId {
        AdversaryId::all(&self.model)
            .find(|a| self.model[*a].head.name == name)
            .unwrap_or_else(|| panic!("`{name}` is an adversary"))
    }

    /// `web`: a control or an assumption.
    pub fn switch(&self, name: &str) -> Switch {
        match node(&self.model, name) {
            Node::Control(id) => Switch::Control(id),
            Node::Assumption(id) => Switch::Assumption(id),
            other => panic!("`{name}` is {other:?}, no control and no assumption"),
        }
    }

    /// Whether an effect is in reach in a scenario, by both readings.
    pub fn ask(&self, scenario: &Scenario, effect: &str) -> Answer {
        let target = target(&self.model, effect);
        let holds = |reading| {
            let scenario = Scenario {
                reading,
                ..scenario.clone()
            };
            let facts = self.analysis.facts(&self.model, &scenario);
            facts.holds(&self.model, &self.analysis.program, target)
        };
        match (holds(Reading::Sure), holds(Reading::Maybe)) {
            (true, _) => Answer::Yes,
            (false, true) => Answer::Undecided,
            (false, false) => Answer::No,
        }
    }

    /// The scenario of one adversary today.
    pub fn today(&self, adversary: &str) -> Scenario {
        Scenario::new(self.adversary(adversary), Run::Today, Reading::Sure)
    }
}
