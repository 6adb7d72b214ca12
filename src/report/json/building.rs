//! Question 1 in `model.json`.

use super::place::{Attribute, Head, Places, Rated, because, rated};
use crate::model::{self, ElementKind, FlowId, Node};
use schemars::JsonSchema;
use serde::Serialize;

/// A data asset.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Data {
    #[serde(flatten)]
    pub head: Head,
    pub belongs_to: Vec<String>,
    /// Each of these must be opened.
    pub sealed: Vec<Keys>,
    /// Each of these proves it genuine.
    pub signed: Vec<Keys>,
    /// What else knowing it gives.
    pub yields: Vec<String>,
    /// Whom knowing it is to be.
    pub authenticates: Vec<String>,
    /// Ratings and other attributes.
    pub attributes: Vec<Attribute>,
}

/// Keys of which some are enough.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Keys {
    /// How many are needed.
    pub needed: u32,
    pub keys: Vec<String>,
}

/// A trust boundary.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Boundary {
    #[serde(flatten)]
    pub head: Head,
    /// The boundary around it.
    pub parent: Option<String>,
    pub trust: Option<Rated<model::Trust>>,
    /// Whether it stands for many alike.
    pub many: bool,
    pub attributes: Vec<Attribute>,
}

/// An actor, external system, process or store.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Element {
    #[serde(flatten)]
    pub head: Head,
    /// `actor`, `external`, `process` or `store`.
    pub keyword: String,
    /// The boundary it stands in.
    pub boundary: Option<String>,
    /// The kinds it is.
    pub is: Vec<String>,
    /// Data it holds.
    pub holds: Vec<String>,
    pub access: Vec<Access>,
    /// Only on external systems.
    pub trust: Option<Rated<model::Trust>>,
    pub attributes: Vec<Attribute>,
}

/// Who may do what.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Access {
    /// Null for `access nobody`.
    pub party: Option<String>,
    pub grants: Vec<Grant>,
    pub because: Option<String>,
}

/// One kind of access.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Grant {
    pub verb: model::AccessVerb,
    /// Empty: all that the component handles.
    pub data: Vec<String>,
}

/// Somebody who takes part on paper only.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Party {
    #[serde(flatten)]
    pub head: Head,
}

/// A data flow.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Flow {
    #[serde(flatten)]
    pub head: Head,
    /// Whether it was given a name.
    pub named: bool,
    /// Who starts it.
    pub from: String,
    pub to: String,
    pub sends: Vec<String>,
    pub returns: Vec<String>,
    pub asks: Vec<String>,
    pub protocol: Vec<String>,
    /// The boundaries that hold one of its ends and not the other, those of its start first.
    pub crosses: Vec<String>,
    pub attributes: Vec<Attribute>,
}

pub fn data(p: &Places, it: &model::Data) -> Data {
    let keys = |list: &[model::Keys]| {
        list.iter()
            .map(|k| Keys {
                needed: k.needed,
                keys: p.names(&k.keys),
            })
            .collect()
    };
    Data {
        head: p.head(&it.head),
        belongs_to: p.names(&it.belongs_to),
        sealed: keys(&it.sealed),
        signed: keys(&it.signed),
        yields: p.data(&it.yields),
        authenticates: p.names(&it.authenticates),
        attributes: p.attributes(&it.attributes),
    }
}

pub fn boundary(p: &Places, it: &model::Boundary) -> Boundary {
    Boundary {
        head: p.head(&it.head),
        parent: it.parent.map(|b| p.name(Node::Boundary(b))),
        trust: rated(&it.trust),
        many: it.many,
        attributes: p.attributes(&it.attributes),
    }
}

pub fn element(p: &Places, it: &model::Element) -> Element {
    let grant = |g: &model::Grant| Grant {
        verb: g.verb,
        data: p.data(&g.data),
    };
    let access = |a: &model::Access| Access {
        party: a.party.as_ref().map(|n| p.name(n.value)),
        grants: a.grants.iter().map(grant).collect(),
        because: because(a.because.as_ref()),
    };
    let keyword = match it.kind {
        ElementKind::Actor => "actor",
        ElementKind::External => "external",
        ElementKind::Process => "process",
        ElementKind::Store => "store",
    };
    Element {
        head: p.head(&it.head),
        keyword: keyword.to_string(),
        boundary: it.boundary.map(|b| p.name(Node::Boundary(b))),
        is: p.kinds(&it.is),
        holds: p.data(&it.holds),
        access: it.access.iter().map(access).collect(),
        trust: rated(&it.trust),
        attributes: p.attributes(&it.attributes),
    }
}

pub fn flow(p: &Places, id: FlowId) -> Flow {
    let it = &p.model()[id];
    Flow {
        head: p.head(&it.head),
        named: it.named,
        from: p.name(Node::Element(it.from.value)),
        to: p.name(Node::Element(it.to.value)),
        sends: p.data(&it.sends),
        returns: p.data(&it.returns),
        asks: p.data(&it.asks),
        protocol: p.kinds(&it.protocol),
        crosses: p
            .model()
            .crossings(id)
            .into_iter()
            .map(|b| p.name(Node::Boundary(b)))
            .collect(),
        attributes: p.attributes(&it.attributes),
    }
}
