//! Names, kinds, attributes and rules that are known, and what is said when one is not.

use super::shipped::Vocabulary;
use super::uses::{Target, Use};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::*;
use crate::source::{Sources, Span};
use foldhash::HashMap;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entry {
    Node(Node),
    /// Declared by a statement that could not be read: any use is fine.
    Unreadable,
}

/// What kinds of declaration fit in a place.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// As messages call it: "a flow or an element".
    pub called: &'static str,
    pub fits: fn(Node) -> bool,
}

/// Everything the readers of statements may ask. It does not change while they run, but for what was said.
pub struct Scope<'a> {
    pub sources: &'a Sources,
    pub names: HashMap<String, (Entry, Span)>,
    /// Names in the order of the source, for suggestions.
    pub order: Vec<(String, Entry)>,
    pub vocabulary: Vocabulary,
    /// Aliases of imported models, by the number of the module.
    pub modules: Vec<String>,
    /// What each element is, by its id.
    pub element_holders: Vec<Holder>,
    /// In which module the statement being read stands.
    pub module: Cell<Option<u32>>,
    diagnostics: RefCell<Diagnostics>,
    /// How many mistakes were found so far, uses of unknown names included.
    mistakes: Cell<usize>,
    /// Unknown kinds and rules that were said already.
    said: RefCell<foldhash::HashSet<String>>,
    /// Unknown names: where each was used, by name as written.
    unknown: RefCell<BTreeMap<(Span, String), Unknown>>,
    first_use: RefCell<HashMap<(Option<u32>, String), Span>>,
    /// Words of the user's files and what they stand for.
    uses: RefCell<Vec<Use>>,
}

struct Unknown {
    called: &'static str,
    suggestion: Option<(String, Option<Span>)>,
    also: Vec<Span>,
}

impl<'a> Scope<'a> {
    /// A scope in which the kinds, attributes and rules of a vocabulary are known.
    pub fn new(sources: &'a Sources, vocabulary: Vocabulary) -> Scope<'a> {
        Scope {
            sources,
            names: HashMap::default(),
            order: Vec::new(),
            vocabulary,
            modules: Vec::new(),
            element_holders: Vec::new(),
            module: Cell::new(None),
            diagnostics: RefCell::default(),
            mistakes: Cell::new(0),
            said: RefCell::default(),
            unknown: RefCell::default(),
            first_use: RefCell::default(),
            uses: RefCell::default(),
        }
    }

    pub fn slice(&self, span: Span) -> &'a str {
        self.sources.slice(span)
    }

    pub fn say(&self, diagnostic: Diagnostic) {
        self.mistakes.set(self.mistakes.get() + 1);
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Notes what a word of the user's stands for; those of the shipped packs are of no interest.
    pub fn note_use(&self, span: Span, target: Target) {
        if span.source.0 as usize >= crate::packs::NAMES.len() {
            self.uses.borrow_mut().push(Use { span, target });
        }
    }

    /// What was noted, in the order of the texts, each once.
    pub fn take_uses(&self) -> Vec<Use> {
        let mut uses = self.uses.take();
        uses.sort_unstable();
        uses.dedup();
        uses
    }

    /// How many mistakes were found so far.
    pub fn mistakes(&self) -> usize {
        self.mistakes.get()
    }

    /// Says that a kind or rule is unknown, once for each name.
    fn say_once(&self, name: &str, diagnostic: Diagnostic) {
        self.mistakes.set(self.mistakes.get() + 1);
        if self.said.borrow_mut().insert(name.to_string()) {
            self.diagnostics.borrow_mut().push(diagnostic);
        }
    }

    /// The full name of a name written in the current module.
    pub fn full(&self, name: &str) -> String {
        match self.module.get() {
            Some(module) => format!("{}.{name}", self.modules[module as usize]),
            None => name.to_string(),
        }
    }

    /// What a name written in the current module stands for.
    pub fn entry(&self, name: &str) -> Option<(Entry, Span)> {
        match self.module.get() {
            None => self.names.get(name).copied(),
            Some(_) => self.names.get(&self.full(name)).copied(),
        }
    }

    /// Declares a name; one that stands already is a mistake at the second place.
    pub fn declare(&mut self, name: &str, entry: Entry, span: Span) -> String {
        let full = self.full(name);
        if matches!(name, "nobody" | "own") {
            self.say(
                Diagnostic::new(Code(29), span, format!("`{name}` cannot be a name"))
                    .help("`nobody` and `own` are the two words of the language that are reserved"),
            );
        }
        if let Some((_, first)) = self.names.get(&full) {
            let place = self.sources.place(*first);
            self.diagnostics.borrow_mut().push(
                Diagnostic::new(Code(14), span, format!("`{name}` is declared twice"))
                    .label("declared again here")
                    .also(*first, "first declared here")
                    .help(format!(
                        "rename one of the two; the first is in line {}",
                        place.line
                    )),
            );
            return full;
        }
        self.names.insert(full.clone(), (entry, span));
        self.order.push((full.clone(), entry));
        full
    }

    /// The node a name stands for, when it fits; else the mistake is noted and None comes back.
    pub fn node(&self, name: &str, span: Span, wanted: Wanted) -> Option<Node> {
        let entry = self.entry(name);
        if let Some((Entry::Node(node), _)) = entry {
            self.note_use(span, Target::Node(node));
        }
        match entry {
            Some((Entry::Node(node), _)) if (wanted.fits)(node) => Some(node),
            Some((Entry::Node(node), at)) => {
                self.wrong_kind(name, span, node, at, wanted);
                None
            }
            Some((Entry::Unreadable, _)) => None,
            None => {
                self.note_unknown(name, span, wanted);
                None
            }
        }
    }

    fn wrong_kind(&self, name: &str, span: Span, node: Node, at: Span, wanted: Wanted) {
        let is = keyword(node, self);
        let mut said = Diagnostic::new(
            Code(15),
            span,
            format!("`{name}` is {}, not {}", article(is), wanted.called),
        )
        .label(format!("{} belongs here", wanted.called))
        .also(at, "declared here");
        if let Some(near) = self.near(name, wanted) {
            said = said.help(format!("did you mean `{near}`?"));
        } else {
            said = said.help(format!("name {} here", wanted.called));
        }
        self.say(said);
    }

    /// The declared name of a fitting kind that comes nearest.
    fn near(&self, name: &str, wanted: Wanted) -> Option<&str> {
        let prefix = self
            .module
            .get()
            .map(|m| format!("{}.", self.modules[m as usize]));
        let fitting = self.order.iter().filter_map(|(full, entry)| match entry {
            Entry::Node(node) if (wanted.fits)(*node) => match &prefix {
                Some(prefix) => full.strip_prefix(prefix.as_str()),
                None => Some(full.as_str()),
            },
            _ => None,
        });
        nearest(name, fitting)
    }

    /// Remembers a use of an unknown name: each name is said once, with all its places.
    fn note_unknown(&self, name: &str, span: Span, wanted: Wanted) {
        self.mistakes.set(self.mistakes.get() + 1);
        let key = (self.module.get(), name.to_string());
        let mut first_use = self.first_use.borrow_mut();
        let mut unknown = self.unknown.borrow_mut();
        if let Some(first) = first_use.get(&key) {
            if let Some(entry) = unknown.get_mut(&(*first, name.to_string())) {
                entry.also.push(span);
            }
            return;
        }
        // Looking for what comes near costs time: with hundreds of unknown names nobody reads that far.
        let near = if unknown.len() < 100 {
            self.near(name, wanted)
        } else {
            None
        };
        let suggestion = near.map(|n| (n.to_string(), self.entry(n).map(|(_, s)| s)));
        first_use.insert(key, span);
        unknown.insert(
            (span, name.to_string()),
            Unknown {
                called: wanted.called,
                suggestion,
                also: Vec::new(),
            },
        );
    }

    /// The kind of that name, or a message.
    pub fn kind(&self, name: &str, span: Span, holder: Option<Holder>) -> Option<KindId> {
        if let Some(id) = self.vocabulary.kinds.get(name) {
            self.note_use(span, Target::Kind(*id));
            let kind = self.kind_of(*id);
            if let Some(holder) = holder.filter(|h| !kind.holders.is_empty() && !kind.holders.contains(h)) {
                let list: Vec<&str> = kind.holders.iter().map(|h| h.word()).collect();
                self.say(
                    Diagnostic::new(
                        Code(15),
                        span,
                        format!(
                            "`{name}` is a kind of {}, not of {}",
                            list.join(" or "),
                            holder.word()
                        ),
                    )
                    .help(format!(
                        "name a kind for {}; `tm list kinds` shows them all",
                        article(holder.word())
                    )),
                );
                return None;
            }
            return Some(*id);
        }
        let table = self.vocabulary.kind_table.iter();
        let fits = table.filter(|k| holder.is_none_or(|h| k.holders.is_empty() || k.holders.contains(&h)));
        let mut said = Diagnostic::new(Code(11), span, format!("`{name}` is not a kind that is known"));
        if let Some(near) = nearest(name, fits.map(|k| k.head.name.as_str())) {
            said = said.help(format!("did you mean `{near}`?")).fix(span, near);
        } else {
            let holder = holder.map_or("process", |h| h.word());
            said = said.help(format!(
                "`tm list kinds` shows the kinds of the packs; declare one of your own with `kind {name} \"…\" for {holder}`"
            ));
        }
        self.say_once(name, said);
        None
    }

    /// The rule of that name, or a message.
    pub fn rule(&self, name: &str, span: Span) -> Option<RuleId> {
        let full = self.full(name);
        let rules = &self.vocabulary.rules;
        if let Some(id) = rules.get(name).or_else(|| rules.get(full.as_str())) {
            self.note_use(span, Target::Rule(*id));
            return Some(*id);
        }
        let mut said = Diagnostic::new(Code(11), span, format!("`{name}` is not a rule that is known"));
        said = match nearest(name, self.vocabulary.rule_names.iter().map(|n| &**n)) {
            Some(near) => said.help(format!("did you mean `{near}`?")).fix(span, near),
            None => said.help("a rule is named with its pack: `web.sqli`; `tm list packs` shows the packs"),
        };
        self.say_once(name, said);
        None
    }

    /// The attribute of that name on a declaration of that keyword.
    pub fn attribute(&self, name: &str, holder: Holder) -> Option<AttributeId> {
        let list = self.vocabulary.attributes.get(name)?;
        list.iter()
            .copied()
            .find(|id| self.attribute_of(*id).holders.contains(&holder))
    }

    pub fn kind_of(&self, id: KindId) -> &Kind {
        &self.vocabulary.kind_table[id.0 as usize]
    }

    pub fn attribute_of(&self, id: AttributeId) -> &Attribute {
        &self.vocabulary.attribute_table[id.0 as usize]
    }

    /// Everything that was said, the unknown names included.
    pub fn into_diagnostics(self) -> Diagnostics {
        let mut list = self.diagnostics.into_inner();
        for ((span, name), unknown) in self.unknown.into_inner() {
            let mut said = Diagnostic::new(Code(11), span, format!("`{name}` is not declared"));
            match unknown.suggestion {
                Some((near, at)) => {
                    said = said
                        .help(format!("did you mean `{near}`?"))
                        .fix(span, near.clone());
                    if let Some(at) = at {
                        said = said.also(at, format!("`{near}` is declared here"));
                    }
                }
                None => said = said.help(format!("declare it, or name {} that is declared", unknown.called)),
            }
            for also in unknown.also.iter().take(3) {
                said = said.also(*also, "used here too");
            }
            if unknown.also.len() > 3 {
                said = said.help(format!("it is used in {} more places", unknown.also.len() - 3));
            }
            list.push(said);
        }
        list
    }
}

/// The keyword of a node while only the table of names is there.
fn keyword(node: Node, scope: &Scope) -> &'static str {
    match node {
        Node::Element(id) => scope
            .element_holders
            .get(id.0 as usize)
            .map_or("element", |h| h.word()),
        Node::Data(_) => "data",
        Node::Boundary(_) => "boundary",
        Node::Party(_) => "party",
        Node::Flow(_) => "flow",
        Node::Adversary(_) => "adversary",
        Node::Threat(_) => "threat",
        Node::Tree(_) => "tree",
        Node::Control(_) => "control",
        Node::Assumption(_) => "assumption",
        Node::Claim(_) => "claim",
    }
}

/// "an actor", "a flow", "data"; a keyword that is a verb stands for what it declares: "an assumption".
pub fn article(word: &str) -> String {
    match word {
        "assume" => "an assumption".to_string(),
        "data" => word.to_string(),
        _ if word.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {word}"),
        _ => format!("a {word}"),
    }
}

/// The kinds of declaration that places ask for.
pub mod wanted {
    use super::Wanted;
    use crate::model::Node;

    macro_rules! wanted {
        ($($name:ident $called:literal $pattern:pat,)*) => {
            $(pub const $name: Wanted = Wanted { called: $called, fits: |n| matches!(n, $pattern) };)*
        };
    }

    wanted! {
        DATA "data" Node::Data(_),
        ELEMENT "an element" Node::Element(_),
        BOUNDARY "a boundary" Node::Boundary(_),
        ADVERSARY "an adversary" Node::Adversary(_),
        CONTROL "a control" Node::Control(_),
        THREAT "a threat" Node::Threat(_),
        WAY "a flow or an element" Node::Flow(_) | Node::Element(_),
        PLACE "a boundary, an element or a flow" Node::Boundary(_) | Node::Element(_) | Node::Flow(_),
        SOMEONE "an actor, a party or a process" Node::Element(_) | Node::Party(_),
        KEY_OR_PARTY "data (a key) or a party" Node::Data(_) | Node::Element(_) | Node::Party(_),
        TARGET "an element, a flow, data or a boundary" Node::Data(_) | Node::Boundary(_) | Node::Element(_) | Node::Flow(_) | Node::Party(_),
        SUPPORT "a control or an assumption" Node::Control(_) | Node::Assumption(_),
        TRUSTED "an element, a boundary, a party or data" Node::Data(_) | Node::Boundary(_) | Node::Element(_) | Node::Party(_),
        ANY "a declaration" _,
    }
}
