//! The names that a rule may use: its variables, then the declarations of the model; and what is said of others.

use super::super::facts::Columns;
use super::super::pattern::*;
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::*;
use crate::source::Span;

/// What is known while one rule is compiled.
pub struct Names<'a> {
    pub model: &'a Model,
    pub columns: &'a mut Columns,
    head: &'a Head,
    variables: Vec<(String, Slot, Sort)>,
    /// The data or element that a bare attribute is about: `carrying data with origin >= mixed`.
    pub implicit: Option<(Term, Sort)>,
    slots: usize,
    mistakes: Diagnostics,
}

impl<'a> Names<'a> {
    pub fn of(model: &'a Model, head: &'a Head, columns: &'a mut Columns) -> Names<'a> {
        Names {
            model,
            columns,
            head,
            variables: Vec::new(),
            implicit: None,
            slots: 0,
            mistakes: Vec::new(),
        }
    }

    pub fn say(&mut self, said: Diagnostic) {
        self.mistakes.push(said);
    }

    pub fn into_mistakes(self) -> Diagnostics {
        self.mistakes
    }

    /// Brings a variable; a second one of the same name is a mistake.
    pub fn declare(&mut self, name: &Text, sort: Sort) -> Slot {
        if self.variables.iter().any(|(n, ..)| *n == name.value) {
            self.say(
                Diagnostic::new(
                    Code(14),
                    name.span,
                    format!("`{}` is a variable already", name.value),
                )
                .help("give this one another name"),
            );
        }
        self.push(name.value.clone(), sort, name.span)
    }

    /// Room for a variable, which stays in the list until it is taken off.
    fn push(&mut self, name: String, sort: Sort, span: Span) -> Slot {
        if self.slots == MOST_VARIABLES {
            self.say(
                Diagnostic::new(
                    Code(16),
                    span,
                    format!("a rule has at most {MOST_VARIABLES} variables"),
                )
                .help("make two rules of it"),
            );
        }
        let slot = self.slots.min(MOST_VARIABLES - 1) as Slot;
        self.slots = (self.slots + 1).min(MOST_VARIABLES);
        self.variables.push((name, slot, sort));
        slot
    }

    /// Runs `inside` with one variable more.
    pub fn with<T>(&mut self, name: &Text, sort: Sort, inside: impl FnOnce(&mut Self, Slot) -> T) -> T {
        let slot = self.declare(name, sort);
        let result = inside(self, slot);
        self.variables.pop();
        result
    }

    /// Runs `inside` with bare attributes being about something.
    pub fn about<T>(&mut self, what: (Term, Sort), inside: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.implicit.replace(what);
        let result = inside(self);
        self.implicit = before;
        result
    }

    /// Room for a variable without a name.
    pub fn nameless(&mut self, sort: Sort, span: Span) -> Slot {
        let slot = self.push(String::new(), sort, span);
        self.variables.pop();
        slot
    }

    /// The variable of that name, the innermost.
    pub fn variable(&self, name: &str) -> Option<(Term, Sort)> {
        let found = self.variables.iter().rev().find(|(n, ..)| n == name);
        found.map(|(_, slot, sort)| (Term::Slot(*slot), *sort))
    }

    /// A variable, or a declaration of the model, or a message.
    pub fn term(&mut self, name: &Text) -> Option<(Term, Sort)> {
        let found = self.known(&name.value);
        if found.is_none() {
            self.unknown_variable(&name.value, name.span);
        }
        found
    }

    /// A variable, or a declaration of the model.
    pub fn known(&self, name: &str) -> Option<(Term, Sort)> {
        self.variable(name).or_else(|| self.declaration(name))
    }

    /// What a name stands for in the model in which the rule stands.
    pub fn node(&self, name: &str) -> Option<Node> {
        match self.head.module {
            Some(module) => {
                let alias = &self.model.modules[module as usize].alias;
                self.model.node_named(&format!("{alias}.{name}"))
            }
            None => self.model.node_named(name),
        }
    }

    /// A declaration of the model that a rule can speak of.
    fn declaration(&self, name: &str) -> Option<(Term, Sort)> {
        let node = self.node(name)?;
        let sort = match node {
            Node::Element(id) => match self.model[id].kind {
                ElementKind::Actor => Sort::Actor,
                ElementKind::External => Sort::External,
                ElementKind::Process => Sort::Process,
                ElementKind::Store => Sort::Store,
            },
            Node::Flow(_) => Sort::Flow,
            Node::Data(_) => Sort::Data,
            Node::Boundary(_) => Sort::Boundary,
            Node::Party(_) => Sort::Party,
            Node::Adversary(_) => Sort::Adversary,
            _ => return None,
        };
        Some((Term::Node(node), sort))
    }

    pub fn unknown_variable(&mut self, name: &str, span: Span) {
        let known = self.variables.iter().map(|(n, ..)| n.as_str());
        let said = Diagnostic::new(Code(11), span, format!("`{name}` is not a variable of this rule"));
        let said = match nearest(name, known) {
            Some(near) => said.help(format!("did you mean `{near}`?")),
            None => said.help("declare it: `for process p, store s`"),
        };
        self.say(said);
    }

    /// A rule by its full name, or a message.
    pub fn rule(&mut self, name: &Text) -> Option<RuleId> {
        let model = self.model;
        let found = RuleId::all(model).find(|r| model[*r].head.name == name.value);
        if found.is_none() {
            let known = model.rules.iter().map(|r| r.head.name.as_str());
            let said = Diagnostic::new(Code(11), name.span, format!("there is no rule `{}`", name.value));
            self.say(match nearest(&name.value, known) {
                Some(near) => said.help(format!("did you mean `{near}`?")).fix(name.span, near),
                None => said.help("a rule of a pack is named `pack.rule`; `tm list rules` shows them all"),
            });
        }
        found
    }

    /// An element, or a message.
    pub fn element(&mut self, name: &Text) -> Option<Term> {
        let (term, sort) = self.term(name)?;
        self.expect(name, sort, sort.is_element(), "an element")?;
        Some(term)
    }

    pub fn flow(&mut self, name: &Text) -> Option<Term> {
        let (term, sort) = self.term(name)?;
        self.expect(name, sort, sort == Sort::Flow, "a flow")?;
        Some(term)
    }

    pub fn boundary(&mut self, name: &Text) -> Option<Term> {
        let (term, sort) = self.term(name)?;
        self.expect(name, sort, sort == Sort::Boundary, "a boundary")?;
        Some(term)
    }

    /// Says that something of another sort is wanted.
    pub fn expect(&mut self, name: &Text, sort: Sort, fits: bool, wanted: &str) -> Option<()> {
        if !fits {
            self.say(
                Diagnostic::new(
                    Code(15),
                    name.span,
                    format!("`{}` is {}, not {wanted}", name.value, article(sort.word())),
                )
                .help(format!("name {wanted} here")),
            );
        }
        fits.then_some(())
    }
}

/// "an element", "data".
pub fn article(word: &str) -> String {
    crate::resolve::article(word)
}
