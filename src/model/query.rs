//! Questions that many stages ask of a model.

use super::*;
use crate::source::Span;

/// Words for a keyword, as messages use them.
impl ElementKind {
    pub fn word(self) -> &'static str {
        match self {
            ElementKind::Actor => "actor",
            ElementKind::External => "external",
            ElementKind::Process => "process",
            ElementKind::Store => "store",
        }
    }

    pub fn holder(self) -> Holder {
        match self {
            ElementKind::Actor => Holder::Actor,
            ElementKind::External => Holder::External,
            ElementKind::Process => Holder::Process,
            ElementKind::Store => Holder::Store,
        }
    }
}

impl Head {
    /// The title, or the name spoken: `order-db` → "Order db".
    pub fn shown(&self) -> String {
        self.title.clone().unwrap_or_else(|| speak(&self.name))
    }
}

/// `order-db` → "Order db"; a flow's `web->api` stays.
pub fn speak(name: &str) -> String {
    if name.contains("->") {
        return name.to_string();
    }
    let words = name.rsplit('.').next().unwrap_or(name).replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

impl Model {
    /// Everything that has a name in the one namespace, arena by arena.
    pub fn nodes(&self) -> impl Iterator<Item = Node> {
        let first = DataId::all(self)
            .map(Node::Data)
            .chain(BoundaryId::all(self).map(Node::Boundary));
        let built = ElementId::all(self)
            .map(Node::Element)
            .chain(PartyId::all(self).map(Node::Party));
        let moved = FlowId::all(self)
            .map(Node::Flow)
            .chain(AdversaryId::all(self).map(Node::Adversary));
        let wrong = ThreatId::all(self)
            .map(Node::Threat)
            .chain(TreeId::all(self).map(Node::Tree));
        let done = ControlId::all(self)
            .map(Node::Control)
            .chain(AssumptionId::all(self).map(Node::Assumption));
        let good = ClaimId::all(self).map(Node::Claim);
        first
            .chain(built)
            .chain(moved)
            .chain(wrong)
            .chain(done)
            .chain(good)
    }

    /// What every declaration has, of any node.
    pub fn head(&self, node: Node) -> &Head {
        match node {
            Node::Data(id) => &self[id].head,
            Node::Boundary(id) => &self[id].head,
            Node::Element(id) => &self[id].head,
            Node::Party(id) => &self[id].head,
            Node::Flow(id) => &self[id].head,
            Node::Adversary(id) => &self[id].head,
            Node::Threat(id) => &self[id].head,
            Node::Tree(id) => &self[id].head,
            Node::Control(id) => &self[id].head,
            Node::Assumption(id) => &self[id].head,
            Node::Claim(id) => &self[id].head,
        }
    }

    /// The name of any node, as the user wrote it.
    pub fn name(&self, node: Node) -> &str {
        &self.head(node).name
    }

    /// The keyword that declares a node.
    pub fn keyword(&self, node: Node) -> &'static str {
        match node {
            Node::Data(_) => "data",
            Node::Boundary(_) => "boundary",
            Node::Element(id) => self[id].kind.word(),
            Node::Party(_) => "party",
            Node::Flow(_) => "flow",
            Node::Adversary(_) => "adversary",
            Node::Threat(_) => "threat",
            Node::Tree(_) => "tree",
            Node::Control(_) => "control",
            Node::Assumption(_) => "assume",
            Node::Claim(_) => "claim",
        }
    }

    /// What a full name stands for. Walks over all declarations.
    pub fn node_named(&self, name: &str) -> Option<Node> {
        let mut found = None;
        self.each_node(&mut |node| {
            if found.is_none() && self.name(node) == name {
                found = Some(node);
            }
        });
        found
    }

    /// Calls `visit` with every declaration that has a name of its own in the one namespace of the model.
    pub fn each_node(&self, visit: &mut dyn FnMut(Node)) {
        DataId::all(self).map(Node::Data).for_each(&mut *visit);
        BoundaryId::all(self).map(Node::Boundary).for_each(&mut *visit);
        ElementId::all(self).map(Node::Element).for_each(&mut *visit);
        PartyId::all(self).map(Node::Party).for_each(&mut *visit);
        let named = FlowId::all(self).filter(|f| self[*f].named);
        named.map(Node::Flow).for_each(&mut *visit);
        AdversaryId::all(self).map(Node::Adversary).for_each(&mut *visit);
        ThreatId::all(self).map(Node::Threat).for_each(&mut *visit);
        TreeId::all(self).map(Node::Tree).for_each(&mut *visit);
        ControlId::all(self).map(Node::Control).for_each(&mut *visit);
        AssumptionId::all(self)
            .map(Node::Assumption)
            .for_each(&mut *visit);
        ClaimId::all(self).map(Node::Claim).for_each(&mut *visit);
    }

    /// What a node is declared as; None for what has no attributes.
    pub fn holder(&self, node: Node) -> Option<Holder> {
        match node {
            Node::Data(_) => Some(Holder::Data),
            Node::Boundary(_) => Some(Holder::Boundary),
            Node::Element(id) => Some(self[id].kind.holder()),
            Node::Flow(_) => Some(Holder::Flow),
            _ => None,
        }
    }

    /// Whether an effect can happen to a node: see [`Effect::applies`]; only a store with a log can be repudiated.
    pub fn can_happen(&self, index: &Index, effect: Effect, to: Node) -> bool {
        let logs = |id: ElementId| {
            let mut data = index.handles[id.0 as usize].iter();
            data.any(|d| self.has_word(&self[*d].attributes, "kind", "log") == Some(true))
        };
        self.holder(to).is_some_and(|holder| {
            effect.applies(holder)
                && match to {
                    Node::Element(id) if holder == Holder::Store && effect == Effect::Repudiate => logs(id),
                    _ => true,
                }
        })
    }

    /// The place of a node's name.
    pub fn place(&self, node: Node) -> Span {
        self.head(node).name_span
    }

    /// The attribute of that name among those of one declaration, its own statement before a kind's default.
    pub fn stated<'a>(&self, attributes: &'a [Stated], name: &str) -> Option<&'a Stated> {
        attributes.iter().find(|a| self[a.attribute].head.name == name)
    }

    /// The word of an attribute's value on a scale, or the only word of a set: `Some("internet")`. None when it is
    /// unknown, and when only a lower bound (`at least`) is known.
    pub fn word<'a>(&'a self, attributes: &[Stated], name: &str) -> Option<&'a str> {
        let stated = self.stated(attributes, name)?;
        match (&self[stated.attribute].domain, &stated.value) {
            (Domain::Scale(words), Value::Step(step)) if !stated.at_least => {
                words.get(*step as usize).map(String::as_str)
            }
            (Domain::Set(words), Value::Words(list)) if list.len() == 1 => {
                words.get(list[0] as usize).map(String::as_str)
            }
            _ => None,
        }
    }

    /// Whether a set-valued attribute has `word`; None when the attribute is unknown.
    pub fn has_word(&self, attributes: &[Stated], name: &str, word: &str) -> Option<bool> {
        let stated = self.stated(attributes, name)?;
        match (&self[stated.attribute].domain, &stated.value) {
            (Domain::Set(words), Value::Words(list)) => Some(
                list.iter()
                    .any(|w| words.get(*w as usize).is_some_and(|w| w == word)),
            ),
            _ => None,
        }
    }

    /// Whether an attribute on a scale is at least `word`; None when that is unknown.
    pub fn at_least(&self, attributes: &[Stated], name: &str, word: &str) -> Option<bool> {
        let stated = self.stated(attributes, name)?;
        let (Domain::Scale(words), Value::Step(step)) = (&self[stated.attribute].domain, &stated.value)
        else {
            return None;
        };
        let bound = words.iter().position(|w| w == word)?;
        match (*step as usize >= bound, stated.at_least) {
            (true, _) => Some(true),
            (false, false) => Some(false),
            (false, true) => None,
        }
    }

    /// A rating of data: `confidentiality`, `integrity` or `availability`.
    pub fn rating(&self, data: DataId, name: &str) -> Option<Level> {
        self.word(&self[data].attributes, name).and_then(Level::parse)
    }

    /// The boundaries around a boundary, the nearest first, itself included.
    pub fn chain(&self, from: Option<BoundaryId>) -> impl Iterator<Item = BoundaryId> + '_ {
        std::iter::successors(from, |b| self[*b].parent)
    }

    /// Whether the element stands in the boundary, or in one within it.
    pub fn within(&self, element: ElementId, boundary: BoundaryId) -> bool {
        self.chain(self[element].boundary).any(|b| b == boundary)
    }

    /// Whether something stands in a boundary, or in one within it: an element, a flow with both its ends, a boundary in
    /// another.
    pub fn stands_in(&self, node: Node, boundary: BoundaryId) -> bool {
        match node {
            Node::Element(id) => self.within(id, boundary),
            Node::Flow(id) => {
                self.within(self[id].from.value, boundary) && self.within(self[id].to.value, boundary)
            }
            Node::Boundary(id) => id != boundary && self.chain(Some(id)).any(|b| b == boundary),
            _ => false,
        }
    }

    /// How far the nearest boundary that says so trusts what stands in it; None when none around says anything.
    pub fn trust_around(&self, boundary: Option<BoundaryId>) -> Option<Trust> {
        self.chain(boundary)
            .find_map(|b| self[b].trust.as_ref().map(|t| t.value))
    }

    /// The boundaries that hold one end of a flow and not the other, those of the start first.
    pub fn crossings(&self, flow: FlowId) -> Vec<BoundaryId> {
        let from: Vec<_> = self.chain(self[self[flow].from.value].boundary).collect();
        let to: Vec<_> = self.chain(self[self[flow].to.value].boundary).collect();
        let outward = from.iter().filter(|b| !to.contains(b));
        let inward = to.iter().rev().filter(|b| !from.contains(b));
        outward.chain(inward).copied().collect()
    }

    /// Whether a flow crosses a boundary; an end that stands in no boundary counts as outside of all.
    pub fn crosses(&self, flow: FlowId) -> bool {
        self[self[flow].from.value].boundary != self[self[flow].to.value].boundary
    }

    /// The data that a flow carries, both ways.
    pub fn carried(&self, flow: FlowId) -> impl Iterator<Item = DataId> + '_ {
        let flow = &self[flow];
        flow.sends.iter().chain(&flow.returns).map(|d| d.value)
    }

    /// An adversary and those it `is`, nearest first; a cycle (an error reported elsewhere) ends it.
    pub fn lineage(&self, adversary: AdversaryId) -> Vec<AdversaryId> {
        let mut list = vec![adversary];
        while let Some(base) = list.last().and_then(|a| self[*a].base.as_ref()) {
            if list.contains(&base.value) {
                break;
            }
            list.push(base.value);
        }
        list
    }

    /// What an adversary controls, its own first, then the inherited.
    pub fn controls(&self, adversary: AdversaryId) -> Vec<&Controls> {
        self.lineage(adversary)
            .into_iter()
            .flat_map(|a| &self[a].controls)
            .collect()
    }

    /// The highest level of knowledge an adversary is given, inherited ones included.
    pub fn knowledge(&self, adversary: AdversaryId) -> Option<Knowledge> {
        self.lineage(adversary)
            .into_iter()
            .flat_map(|a| &self[a].knows)
            .filter_map(|k| k.level.as_ref().map(|l| l.value))
            .max()
    }

    /// The goals of an adversary, its own first, then the inherited.
    pub fn goals(&self, adversary: AdversaryId) -> Vec<&EffectOn> {
        self.lineage(adversary)
            .into_iter()
            .flat_map(|a| &self[a].wants)
            .collect()
    }

    /// The severity of a feasibility and an impact by the model's matrix.
    pub fn severity(&self, feasibility: Feasibility, impact: Level) -> Level {
        let cell = self
            .system
            .risk
            .iter()
            .rev()
            .find(|c| c.feasibility == feasibility && c.impact == impact);
        cell.map_or_else(|| default_severity(feasibility, impact), |c| c.severity)
    }

    /// The impact of a threat that follows from the data and the properties lost (language §5); None when no
    /// rating of any data it touches is known.
    pub fn derived_impact(&self, threat: ThreatId) -> Option<Level> {
        self.impact_from_data(&self[threat])
    }

    /// [`Model::derived_impact`] for a threat that a rule may have found.
    pub fn impact_from_data(&self, threat: &Threat) -> Option<Level> {
        threat.effects.iter().filter_map(|e| self.impact_of(e)).max()
    }

    /// The impact of one effect: the worst rating, of the property lost, among the data it touches.
    pub fn impact_of(&self, effect: &EffectOn) -> Option<Level> {
        self.data_at(effect.target.value)
            .into_iter()
            .filter_map(|d| self.loss(d, effect.effect))
            .max()
    }

    /// What losing one property of some data costs.
    fn loss(&self, data: DataId, effect: Effect) -> Option<Level> {
        let ratings = effect.ratings();
        ratings.iter().filter_map(|r| self.rating(data, r)).max()
    }

    /// The data that stands at a node: itself, what an element holds or handles, what a flow carries, what is
    /// handled within a boundary. Ascending, each once.
    pub fn data_at(&self, node: Node) -> Vec<DataId> {
        let mut list: Vec<DataId> = match node {
            Node::Data(id) => vec![id],
            Node::Flow(id) => self.carried(id).collect(),
            Node::Element(id) => self.handled(id),
            Node::Boundary(id) => ElementId::all(self)
                .filter(|e| self.within(*e, id))
                .flat_map(|e| self[e].holds.iter().map(|d| d.value))
                .collect(),
            _ => Vec::new(),
        };
        list.sort_unstable();
        list.dedup();
        list
    }

    /// The data an element holds, and that of every flow it takes part in. Walks over all flows: in a loop over
    /// elements use [`Index::of`].
    pub fn handled(&self, element: ElementId) -> Vec<DataId> {
        let held = self[element].holds.iter().map(|d| d.value);
        let moved = FlowId::all(self)
            .filter(|f| self[*f].from.value == element || self[*f].to.value == element)
            .flat_map(|f| self.carried(f).collect::<Vec<_>>());
        held.chain(moved).collect()
    }

    /// Whether a kind is, or extends, the kind of that name.
    pub fn is_kind(&self, kind: KindId, name: &str) -> bool {
        line_of(&self.kinds, kind)
            .iter()
            .any(|k| self[*k].head.name == name)
    }
}

/// The attributes that say what is lost with data.
pub const RATINGS: [&str; 3] = ["confidentiality", "integrity", "availability"];

impl Effect {
    /// Whether it can happen to what is declared so (language §5); to a store, `repudiate` only where it holds a log.
    pub fn applies(self, to: Holder) -> bool {
        use Effect::*;
        use Holder::{Actor, Boundary, Data, External, Flow, Process, Store};
        match self {
            Spoof => matches!(to, Actor | External | Process),
            Mislead => to == Process,
            Repudiate => matches!(to, Actor | External | Process | Store),
            Tamper | Disclose | Deny => matches!(to, Data | Flow | Process | Store),
            Exhaust => matches!(to, Process | External),
            Elevate => matches!(to, Process | Boundary),
            Link | Identify | Detect | Unaware | Noncompliant => matches!(to, Data | Flow | Actor | Store),
        }
    }

    /// The ratings of data that say what this effect costs; of several the worst counts.
    pub fn ratings(self) -> &'static [&'static str] {
        match self.property() {
            Property::Integrity | Property::Accountability | Property::Authenticity => &["integrity"],
            Property::Availability | Property::Resources => &["availability"],
            Property::Authorization => &RATINGS,
            _ => &["confidentiality"],
        }
    }
}

/// Flows and data of each element, computed once for a whole model.
#[derive(Clone, Debug)]
pub struct Index {
    /// Flows that an element starts, by element.
    pub starts: Vec<Vec<FlowId>>,
    /// Flows that end at an element, by element.
    pub ends: Vec<Vec<FlowId>>,
    /// Data an element holds or that a flow brings or takes, by element; ascending, each once.
    pub handles: Vec<Vec<DataId>>,
    /// Controls that counter a rule, by rule.
    pub countering: Vec<Vec<ControlId>>,
}

impl Index {
    /// Walks over the model once.
    pub fn of(model: &Model) -> Index {
        let count = model.elements.len();
        let mut index = Index {
            starts: vec![Vec::new(); count],
            ends: vec![Vec::new(); count],
            handles: Vec::new(),
            countering: vec![Vec::new(); model.rules.len()],
        };
        for id in ControlId::all(model) {
            let rules = model[id].counters.iter();
            rules.for_each(|rule| index.countering[rule.value.0 as usize].push(id));
        }
        index.handles = model
            .elements
            .iter()
            .map(|e| e.holds.iter().map(|d| d.value).collect())
            .collect();
        for id in FlowId::all(model) {
            let (from, to) = (model[id].from.value.0 as usize, model[id].to.value.0 as usize);
            index.starts[from].push(id);
            index.ends[to].push(id);
            for end in [from, to] {
                index.handles[end].extend(model.carried(id));
            }
        }
        for list in &mut index.handles {
            list.sort_unstable();
            list.dedup();
        }
        index
    }
}

impl Control {
    /// Whether it counts today: it is at least implemented.
    pub fn counts(&self) -> bool {
        self.status
            .as_ref()
            .is_some_and(|s| s.value >= Status::Implemented)
    }

    /// Whether it counts in a run.
    pub fn counts_in(&self, run: Run) -> bool {
        match run {
            Run::Bare => false,
            Run::Today => self.counts(),
            Run::Planned => true,
        }
    }
}

/// Responses and ratings as they are written; what follows from the adversary's reach is the matter of the analysis.
impl Model {
    /// Whether nothing is done about a threat yet: it has no response, or is mitigated only by what does not count.
    pub fn is_open(&self, threat: ThreatId) -> bool {
        self.is_unanswered(&self[threat])
    }

    /// [`Model::is_open`] for a threat that a rule may have found.
    pub fn is_unanswered(&self, threat: &Threat) -> bool {
        threat.responses.iter().all(|response| match &response.kind {
            ResponseKind::Mitigate { with } => !with.iter().any(|c| self[c.value].counts()),
            _ => false,
        })
    }

    /// The severity as stated, or the cell of the stated feasibility and the stated (else derived) impact; None
    /// where a part is not known.
    pub fn stated_severity(&self, it: &Threat) -> Option<Level> {
        self.severity_with(it, None)
    }

    /// The same, with a feasibility that was derived for where none is stated.
    pub fn severity_with(&self, it: &Threat, derived: Option<Feasibility>) -> Option<Level> {
        if let Some(stated) = &it.severity {
            return Some(stated.value);
        }
        let impact = it
            .impact
            .as_ref()
            .map(|i| i.value)
            .or_else(|| self.impact_from_data(it))?;
        let feasibility = it.feasibility.as_ref().map(|f| f.value).or(derived)?;
        Some(self.severity(feasibility, impact))
    }
}
