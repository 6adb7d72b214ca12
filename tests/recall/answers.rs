//! What one answer brings: the model with the answer written into it, and the rules evaluated again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use tm::Compiled;
use tm::model::*;
use tm::rules::{Attr, Finding, Program, Question, Undecided, compile, elicit};

/// By question and value, what is found then.
type Found = BTreeMap<(usize, usize), Rc<Vec<Finding>>>;

/// The answers to the questions of a model, each worked out once.
pub struct Answers<'a> {
    compiled: &'a Compiled,
    program: Program,
    found: RefCell<Found>,
}

impl<'a> Answers<'a> {
    pub fn of(compiled: &'a Compiled) -> Self {
        let (program, mistakes) = compile(&compiled.model);
        assert!(mistakes.is_empty());
        let found = RefCell::default();
        Answers {
            compiled,
            program,
            found,
        }
    }

    /// The first answer to a single question that makes of what is undecided a finding which `fits`, as it would be
    /// written: `debug open` of test-debug. None when no answer alone does.
    pub fn finding(&self, undecided: &Undecided, fits: &dyn Fn(&Finding) -> bool) -> Option<String> {
        let (model, elicited) = (&self.compiled.model, &self.compiled.elicited);
        let id = undecided.id(model);
        let alike = |u: &Undecided| u.rule == undecided.rule && u.key == undecided.key;
        let at = elicited.undecided.iter().position(alike)?;
        let questions = elicited.questions.iter().enumerate();
        for (number, question) in questions.filter(|(_, q)| q.waiting.contains(&at)) {
            for (choice, value) in values(model, question.attribute).into_iter().enumerate() {
                let findings = self.after((number, choice), question, &value);
                if findings.iter().any(|f| f.id() == id && fits(f)) {
                    let waits = undecided
                        .waits
                        .iter()
                        .filter(|w| w.attribute == question.attribute);
                    let about: Vec<&str> = waits.map(|w| model.name(w.of)).collect();
                    let about = about.join(", ");
                    let name = question.attribute.name(model);
                    return Some(format!(
                        "`{name} {}` of {about}",
                        shown(model, question.attribute, &value)
                    ));
                }
            }
        }
        None
    }

    fn after(&self, key: (usize, usize), question: &Question, value: &Value) -> Rc<Vec<Finding>> {
        if let Some(known) = self.found.borrow().get(&key) {
            return known.clone();
        }
        let mut model = self.compiled.model.clone();
        for about in &question.about {
            answer(&mut model, *about, question, value);
        }
        let elicited = elicit(&model, &Index::of(&model), &self.program);
        let found = Rc::new(elicited.findings);
        self.found.borrow_mut().insert(key, found.clone());
        found
    }
}

/// What can be answered. Of a set one word, of durations a short and a long one; a name is no guess of ours.
fn values(model: &Model, attribute: Attr) -> Vec<Value> {
    let days = |days| {
        Value::Duration(Duration {
            days,
            amount: days,
            ..Duration::default()
        })
    };
    match attribute {
        Attr::Declared(id) => match &model[id].domain {
            Domain::Scale(words) => (0..words.len()).map(|at| Value::Step(at as u8)).collect(),
            Domain::Set(words) => (0..words.len()).map(|at| Value::Words(vec![at as u8])).collect(),
            Domain::Duration => vec![days(1), days(3650)],
            Domain::Name => Vec::new(),
        },
        Attr::Trust => (0..TRUST.len()).map(|at| Value::Step(at as u8)).collect(),
        Attr::Many => vec![Value::Step(1)],
    }
}

const TRUST: [Trust; 3] = [Trust::None, Trust::Partial, Trust::Full];

fn shown(model: &Model, attribute: Attr, value: &Value) -> String {
    let word = |at: u8| match attribute {
        Attr::Declared(id) => match &model[id].domain {
            Domain::Scale(words) | Domain::Set(words) => words[usize::from(at)].clone(),
            _ => String::new(),
        },
        _ => ["none", "partial", "full"][usize::from(at)].to_string(),
    };
    match value {
        Value::Step(step) => word(*step),
        Value::Words(words) => word(words[0]),
        Value::Duration(duration) => format!("{} days", duration.days),
        Value::Name(_) => String::new(),
    }
}

/// Writes an answer into the model, unless the declaration says that it is at least more.
fn answer(model: &mut Model, about: Node, question: &Question, value: &Value) {
    let Attr::Declared(attribute) = question.attribute else {
        let Value::Step(step) = value else { return };
        let trust = Rated {
            value: TRUST[usize::from(*step)],
            span: question.span,
            because: None,
        };
        match (question.attribute, about) {
            (Attr::Trust, Node::Boundary(id)) => model[id].trust = Some(trust),
            (Attr::Trust, Node::Element(id)) => model[id].trust = Some(trust),
            (_, Node::Boundary(id)) => model[id].many = true,
            _ => {}
        }
        return;
    };
    let list = match about {
        Node::Data(id) => &mut model[id].attributes,
        Node::Boundary(id) => &mut model[id].attributes,
        Node::Element(id) => &mut model[id].attributes,
        Node::Flow(id) => &mut model[id].attributes,
        _ => return,
    };
    let before = list.iter().position(|s| s.attribute == attribute);
    let too_low = before.is_some_and(|at| match (&list[at].value, value) {
        (Value::Step(least), Value::Step(step)) => step < least,
        _ => false,
    });
    if too_low {
        return;
    }
    list.retain(|s| s.attribute != attribute);
    list.push(Stated {
        attribute,
        value: value.clone(),
        at_least: false,
        span: question.span,
        because: None,
        by_kind: None,
        by_default: false,
    });
}
