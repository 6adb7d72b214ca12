//! Who refers to whom: every place where one declaration names another, by the keyword that does it.

use super::*;

type Visit<'a> = &'a mut dyn FnMut(Node);

impl Model {
    /// Calls `visit` with every node that some declaration names; a node named twice is visited twice. That an element
    /// stands in a boundary, or a boundary in another, names nothing.
    pub fn each_mention(&self, visit: Visit) {
        self.mentions_in_data(visit);
        self.mentions_in_elements(visit);
        self.mentions_in_flows(visit);
        self.mentions_in_adversaries(visit);
        self.mentions_in_threats(visit);
        self.mentions_in_controls(visit);
        self.mentions_in_scope(visit);
        self.mentions_in_claims(visit);
        self.mentions_in_views(visit);
    }

    /// What data names: whose it is, its keys, what it gives and proves.
    pub fn mentions_in_data(&self, visit: Visit) {
        for data in &self.data {
            for list in [&data.belongs_to, &data.authenticates] {
                list.iter().for_each(|n| visit(n.value));
            }
            for keys in data.sealed.iter().chain(&data.signed) {
                keys.keys.iter().for_each(|n| visit(n.value));
            }
            data.yields.iter().for_each(|d| visit(Node::Data(d.value)));
            in_attributes(&data.attributes, visit);
        }
        for boundary in &self.boundaries {
            in_attributes(&boundary.attributes, visit);
        }
    }

    /// What elements name: the data they hold, the parties with access, names among their attributes.
    pub fn mentions_in_elements(&self, visit: Visit) {
        for element in &self.elements {
            element.holds.iter().for_each(|d| visit(Node::Data(d.value)));
            for access in &element.access {
                access.party.iter().for_each(|p| visit(p.value));
                for grant in &access.grants {
                    grant.data.iter().for_each(|d| visit(Node::Data(d.value)));
                }
            }
            in_attributes(&element.attributes, visit);
        }
    }

    /// What flows name: their ends and their data.
    pub fn mentions_in_flows(&self, visit: Visit) {
        for flow in &self.flows {
            visit(Node::Element(flow.from.value));
            visit(Node::Element(flow.to.value));
            for data in flow.sends.iter().chain(&flow.returns).chain(&flow.asks) {
                visit(Node::Data(data.value));
            }
            in_attributes(&flow.attributes, visit);
        }
    }

    /// What adversaries name: what they know, control and want.
    pub fn mentions_in_adversaries(&self, visit: Visit) {
        for adversary in &self.adversaries {
            adversary
                .base
                .iter()
                .for_each(|b| visit(Node::Adversary(b.value)));
            for data in adversary.knows.iter().flat_map(|k| &k.data) {
                visit(Node::Data(data.value));
            }
            adversary.controls.iter().for_each(|c| visit(c.target.value));
            in_effects(&adversary.wants, visit);
        }
    }

    /// What threats and trees name.
    pub fn mentions_in_threats(&self, visit: Visit) {
        for threat in &self.threats {
            in_effects(&threat.effects, visit);
            threat.through.iter().for_each(|n| visit(n.value));
            threat.by.iter().for_each(|a| visit(Node::Adversary(a.value)));
            threat.mistake_of.iter().for_each(|n| visit(n.value));
            for need in threat.needs.iter().chain(&threat.needs_any) {
                visit(need.target.value);
            }
            in_responses(threat.responses.iter().chain(threat.rest.as_deref()), visit);
        }
        for tree in &self.trees {
            in_effects(&tree.goal, visit);
            tree.by.iter().for_each(|a| visit(Node::Adversary(a.value)));
            in_branches(&tree.root, visit);
        }
    }

    /// What controls and answers name.
    pub fn mentions_in_controls(&self, visit: Visit) {
        for control in &self.controls {
            control.on.iter().for_each(|n| visit(n.value));
            in_attributes(&control.sets, visit);
            in_effects(&control.detects, visit);
            in_evidence(&control.evidence, visit);
        }
        for answer in &self.answers {
            in_scope(&answer.scope, visit);
            in_responses(answer.responses.iter().chain(&answer.rest), visit);
        }
    }

    /// What exclusions, ignored remarks and assumptions name.
    pub fn mentions_in_scope(&self, visit: Visit) {
        for exclusion in &self.exclusions {
            match &exclusion.what {
                Excluded::Effect(effect) => visit(effect.target.value),
                Excluded::Rule(_, scope) => in_scope(scope, visit),
                Excluded::Text | Excluded::Adversary => {}
            }
        }
        for assumption in &self.assumptions {
            assumption.trusts.iter().for_each(|n| visit(n.value));
            assumption.stops.iter().for_each(|t| visit(Node::Threat(t.value)));
            for uphold in &assumption.upholds {
                match uphold {
                    Uphold::Sealed(list) | Uphold::Signed(list) => {
                        list.iter().for_each(|d| visit(Node::Data(d.value)));
                    }
                    Uphold::Control(control) => visit(Node::Control(control.value)),
                    Uphold::Channel(_) => {}
                }
            }
            in_evidence(&assumption.evidence, visit);
        }
    }

    /// What claims name.
    pub fn mentions_in_claims(&self, visit: Visit) {
        for claim in &self.claims {
            for line in &claim.lines {
                line.adversary
                    .iter()
                    .for_each(|a| visit(Node::Adversary(a.value)));
                visit(line.what.target.value);
                for given in &line.given {
                    match given {
                        Given::Controls(controls) => visit(controls.target.value),
                        Given::Knows(data) => visit(Node::Data(data.value)),
                    }
                }
            }
            claim.relies_on.iter().for_each(|n| visit(n.value));
        }
    }

    /// What views name.
    pub fn mentions_in_views(&self, visit: Visit) {
        for view in &self.views {
            for boundary in view.collapse.iter().chain(&view.show) {
                visit(Node::Boundary(boundary.value));
            }
            view.show_data.iter().for_each(|d| visit(Node::Data(d.value)));
            if let Some((adversary, effect)) = &view.show_path {
                visit(Node::Adversary(adversary.value));
                visit(effect.target.value);
            }
        }
    }
}

fn in_attributes(attributes: &[Stated], visit: Visit) {
    for stated in attributes {
        if let Value::Name(node) = stated.value {
            visit(node);
        }
    }
}

fn in_effects<'a>(effects: impl IntoIterator<Item = &'a EffectOn>, visit: Visit) {
    effects.into_iter().for_each(|e| visit(e.target.value));
}

fn in_responses<'a>(responses: impl Iterator<Item = &'a Response>, visit: Visit) {
    for response in responses {
        match &response.kind {
            ResponseKind::Mitigate { with } => {
                with.iter().for_each(|c| visit(Node::Control(c.value)));
            }
            ResponseKind::Eliminate { node, .. } => node.iter().for_each(|n| visit(*n)),
            ResponseKind::Transfer { to } => to.iter().for_each(|n| visit(n.value)),
            ResponseKind::Accept { .. } => {}
        }
    }
}

fn in_branches(branches: &[Branch], visit: Visit) {
    for branch in branches {
        match branch {
            Branch::Any(list, _) | Branch::All(list, _) | Branch::Sequence(list, _) => {
                in_branches(list, visit)
            }
            Branch::Threat(threat) => visit(Node::Threat(threat.value)),
            Branch::Step(step) => {
                for need in step.needs.iter().chain(&step.needs_any) {
                    visit(need.target.value);
                }
                for control in &step.stopped_by {
                    visit(Node::Control(control.value));
                }
            }
        }
    }
}

fn in_evidence(evidence: &[Evidence], visit: Visit) {
    for by in evidence.iter().filter_map(|e| e.by.as_ref()) {
        visit(Node::Adversary(by.value));
    }
}

fn in_scope(scope: &Scope, visit: Visit) {
    if let Scope::On(list) = scope {
        list.iter().for_each(|n| visit(n.value));
    }
}
