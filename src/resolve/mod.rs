//! What was written becomes what was meant: imports, names, kinds, values.

mod attack;
mod block;
mod declare;
mod definitions;
pub mod load;
mod outlook;
mod reader;
mod respond;
mod rule;
mod scope;
mod shipped;
mod things;
pub mod uses;
pub mod value;
pub mod words;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::*;
use crate::source::{Sources, Span};
use block::Owner;
pub use declare::Part;
use declare::{Declared, Item, Pending};
use scope::Scope;
pub use scope::article;
pub(crate) use shipped::embed;
use std::sync::Arc;

/// The model of some files and the mistakes of its language.
#[derive(Debug)]
pub struct Resolved {
    pub model: Model,
    /// Which word of the user's files stands for what, in the order of the texts.
    pub uses: Vec<uses::Use>,
    pub diagnostics: Diagnostics,
}

/// Gives every statement of the user's parts its meaning, those of a file behind those of what it imports. `modules` are
/// the aliases that parts refer to; `uses` the packs in use, of whose rules `used` says which take part.
pub fn resolve(
    sources: &Sources,
    parts: &[Part],
    used: &dyn Fn(&str) -> bool,
    (modules, uses): (Vec<Module>, Vec<PackUse>),
) -> Resolved {
    let shipped = shipped::shipped();
    let mut scope = Scope::new(sources, shipped.vocabulary.clone());
    let mut said = shipped.diagnostics.clone();
    scope.modules = modules.iter().map(|m| m.alias.clone()).collect();
    let mut declared = Declared::default();
    declared.model.rules = shipped.rules(used);
    for part in parts {
        declare::declare(&mut scope, &mut declared, part);
    }
    let Declared {
        mut model,
        pending,
        defaults,
    } = declared;
    scope.element_holders = model.elements.iter().map(|e| e.kind.holder()).collect();
    read_attributes(&mut scope, &pending);
    definitions::attributes_twice(&scope);
    read_kinds(&mut scope, &pending);

    for one in &pending {
        scope.module.set(one.module);
        let key = scope.slice(one.statement.tokens[0].span);
        let owner = Owner {
            keyword: one.keyword,
            holder: Holder::parse(one.keyword),
            statement: one.statement,
            defaults: defaults.get(&(one.source, key)).map_or(&[], Vec::as_slice),
        };
        match one.item {
            Item::Node(node) => read_node(&scope, &mut model, &owner, node),
            Item::Rule(id) => {
                let rule = Arc::make_mut(&mut model.rules[id.0 as usize]);
                rule.body = Some(rule::read(&scope, &owner, &mut rule.head));
            }
            Item::Other => read_other(&scope, &mut model, &owner, one),
            _ => {}
        }
    }
    scope.module.set(None);
    if let Some(compiled) = parts.last().filter(|_| !model.system.declared) {
        // What is missing from a `model` that is not there is said at the start of the compiled file.
        let start = Span::new(compiled.file.source, 0, 0);
        let head = &mut model.system.head;
        (head.name_span, head.span, head.whole) = (start, start, start);
    }
    finish(&scope, &mut model);
    model.kinds = std::mem::take(&mut scope.vocabulary.kind_table);
    model.attributes = std::mem::take(&mut scope.vocabulary.attribute_table);
    model.modules = modules;
    model.packs = uses;
    Resolved {
        model,
        uses: scope.take_uses(),
        diagnostics: {
            said.extend(scope.into_diagnostics());
            said
        },
    }
}

/// Reads the attributes among what is pending into the vocabulary.
fn read_attributes(scope: &mut Scope, pending: &[Pending]) {
    for one in pending {
        let Item::Attribute(id) = one.item else { continue };
        let old = scope.attribute_of(id);
        let pack = old.pack.clone();
        let read = definitions::read_attribute(
            scope,
            &Owner::of_definition("attribute", one.statement),
            old.head.clone(),
        );
        if let Some(read) = read {
            scope.vocabulary.attribute_table[id.0 as usize] = Arc::new(Attribute { pack, ..read });
        }
    }
}

/// Reads the kinds among what is pending into the vocabulary. None of them counts as read while others are.
fn read_kinds(scope: &mut Scope, pending: &[Pending]) {
    let mut kinds = Vec::new();
    for one in pending {
        let Item::Kind(id) = one.item else { continue };
        let old = scope.kind_of(id);
        let pack = old.pack.clone();
        let read = definitions::read_kind(
            scope,
            &Owner::of_definition("kind", one.statement),
            old.head.clone(),
        );
        kinds.push((id, Kind { pack, ..read }));
    }
    let mut table = std::mem::take(&mut scope.vocabulary.kind_table);
    let new: Vec<KindId> = kinds.iter().map(|(id, _)| *id).collect();
    for (id, kind) in kinds {
        table[id.0 as usize] = Arc::new(kind);
    }
    definitions::settle(scope, &mut table, &new);
    scope.vocabulary.kind_table = table;
}

/// Reads a declaration into its place in the model.
fn read_node<'a>(scope: &'a Scope<'a>, model: &mut Model, owner: &Owner<'a>, node: Node) {
    match node {
        Node::Data(id) => things::data(scope, owner, &mut model[id]),
        Node::Boundary(id) => things::boundary(scope, owner, &mut model[id]),
        Node::Element(id) => things::element(scope, owner, &mut model[id]),
        Node::Party(id) => things::party(scope, owner, &mut model[id].head),
        Node::Flow(id) => things::flow(scope, owner, &mut model[id]),
        Node::Adversary(id) => attack::adversary(scope, owner, &mut model[id]),
        Node::Threat(id) => attack::threat(scope, owner, &mut model[id]),
        Node::Tree(id) => attack::tree(scope, owner, &mut model[id]),
        Node::Control(id) => respond::control(scope, owner, &mut model[id]),
        Node::Assumption(id) => outlook::assumption(scope, owner, &mut model[id]),
        Node::Claim(id) => outlook::claim(scope, owner, &mut model[id]),
    }
}

/// Reads a statement that has no arena of its own.
fn read_other<'a>(scope: &'a Scope<'a>, model: &mut Model, owner: &Owner<'a>, one: &Pending<'a>) {
    let head = Head {
        name_span: one.statement.tokens[0].span,
        span: one.statement.head(),
        whole: one.statement.span(),
        module: one.module,
        ..Head::default()
    };
    match one.keyword {
        "model" => system(scope, model, owner, head, one),
        "answer" => model.answers.extend(respond::answer(scope, owner)),
        "exclude" => model.exclusions.extend(outlook::exclusion(scope, owner, head)),
        "ignore" => model.ignores.extend(outlook::ignore(scope, one.statement)),
        "review" if one.module.is_none() => model.reviews.extend(outlook::review(scope, owner)),
        "view" => {
            let mut head = head;
            if let Some(name) = one.statement.tokens.get(1) {
                head.name = scope.full(scope.slice(name.span));
                head.name_span = name.span;
            }
            let view = outlook::view(scope, owner, head);
            if one.module.is_none() {
                outlook::add_view(scope, &mut model.views, view);
            }
        }
        _ => {}
    }
}

/// `model` stands once; that of an imported model gives the module its title.
fn system<'a>(scope: &'a Scope<'a>, model: &mut Model, owner: &Owner<'a>, head: Head, one: &Pending<'a>) {
    if one.module.is_some() {
        return;
    }
    if model.system.declared {
        let first = model.system.head.span;
        scope.say(
            Diagnostic::new(Code(30), head.name_span, "`model` stands twice")
                .also(first, "the first one")
                .help("one `model`, in the file that is compiled; import a file with a model of its own `as` an alias"),
        );
        return;
    }
    model.system = things::system(scope, owner, head);
}

/// What needs the whole model: ends of flows, defaults of kinds, circles of adversaries, controls that weaken.
fn finish(scope: &Scope, model: &mut Model) {
    things::unnamed_twice(scope, model);
    name_flows(model);
    apply_kinds(scope, model);
    circles(scope, model);
    weakening(scope, model);
}

/// A flow without a name is called by its ends; an end that is unknown (an error) becomes a nameless stand-in.
fn name_flows(model: &mut Model) {
    let nowhere = ElementId(u32::MAX);
    if model
        .flows
        .iter()
        .any(|f| f.from.value == nowhere || f.to.value == nowhere)
    {
        let stand_in = ElementId(model.elements.len() as u32);
        let head = Head {
            name: "?".to_string(),
            ..Head::default()
        };
        model.elements.push(Element {
            head,
            kind: ElementKind::External,
            boundary: None,
            is: Vec::new(),
            holds: Vec::new(),
            access: Vec::new(),
            trust: None,
            attributes: Vec::new(),
        });
        for flow in &mut model.flows {
            for end in [&mut flow.from, &mut flow.to] {
                if end.value == nowhere {
                    end.value = stand_in;
                }
            }
        }
    }
    for id in 0..model.flows.len() {
        if !model.flows[id].named {
            let (from, to) = (model.flows[id].from.value, model.flows[id].to.value);
            model.flows[id].head.name = format!("{}->{}", model[from].head.name, model[to].head.name);
        }
    }
}

fn apply_kinds(scope: &Scope, model: &mut Model) {
    let mut effective =
        definitions::Effective::of(&scope.vocabulary.kind_table, &scope.vocabulary.attribute_table);
    let holds = |holder: Holder| move |id: AttributeId| scope.attribute_of(id).holders.contains(&holder);
    for element in &mut model.elements {
        let fits = holds(element.kind.holder());
        effective.apply(&mut element.attributes, &element.is, &fits);
    }
    for flow in &mut model.flows {
        effective.apply(&mut flow.attributes, &flow.protocol, &holds(Holder::Flow));
    }
}

/// An adversary that `is` itself, by whatever way round.
fn circles(scope: &Scope, model: &mut Model) {
    for id in AdversaryId::all(model) {
        let lineage = model.lineage(id);
        let last = lineage[lineage.len() - 1];
        let Some(base) = model[last].base.clone() else {
            continue;
        };
        let names: Vec<String> = lineage
            .iter()
            .map(|a| format!("`{}`", model[*a].head.name))
            .collect();
        let name = model[base.value].head.name.clone();
        scope.say(
            Diagnostic::new(
                Code(28),
                base.span,
                format!("{} is itself, by way of {}", names[0], names.join(" is ")),
            )
            .help(format!("take `is {name}` out of one of them")),
        );
        model[last].base = None;
    }
}

/// `sets` of a control may only strengthen what is stated where it stands.
fn weakening(scope: &Scope, model: &Model) {
    for control in &model.controls {
        for set in &control.sets {
            for on in &control.on {
                let attributes = match on.value {
                    Node::Element(id) => &model[id].attributes,
                    Node::Flow(id) => &model[id].attributes,
                    Node::Boundary(id) => &model[id].attributes,
                    _ => continue,
                };
                let Some(before) = attributes.iter().find(|s| s.attribute == set.attribute) else {
                    continue;
                };
                if weaker(scope, set, before) {
                    say_weakened(scope, set, before, on.span);
                }
            }
        }
    }
}

/// Whether a value set is below the one stated, on a scale whose higher end is the stronger.
fn weaker(scope: &Scope, set: &Stated, before: &Stated) -> bool {
    let attribute = scope.attribute_of(set.attribute);
    match (&set.value, &before.value) {
        (Value::Step(new), Value::Step(old)) if attribute.more_is_weaker() => new > old,
        (Value::Step(new), Value::Step(old)) => new < old,
        _ => false,
    }
}

fn say_weakened(scope: &Scope, set: &Stated, before: &Stated, on: Span) {
    let name = &scope.attribute_of(set.attribute).head.name;
    scope.say(
        Diagnostic::new(
            Code(31),
            set.span,
            format!("a control may only strengthen `{name}`"),
        )
        .also(before.span, "what is stated already is stronger")
        .also(on, "the control stands here")
        .help("leave the line out, or set a value that protects more"),
    );
}
