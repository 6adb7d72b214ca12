//! What was meant: the threat model with every name, kind, attribute and value resolved. Declarations stand in
//! arenas in the order of the source; they refer to each other by typed ids.

pub mod attribute;
pub mod declaration;
pub mod instance;
pub mod mention;
pub mod query;
pub mod rule;
pub mod scale;

pub use attribute::*;
pub use declaration::*;
pub use instance::*;
pub use query::{Index, RATINGS};
pub use rule::*;
pub use scale::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

macro_rules! arenas {
    (
        own { $($(#[$doc:meta])* $field:ident: $id:ident => $item:ident,)* }
        shared { $($(#[$doc_of_shared:meta])* $shared:ident: $id_of_shared:ident => $shared_item:ident,)* }
    ) => {
        $(
            impl std::ops::IndexMut<$id> for Model {
                fn index_mut(&mut self, id: $id) -> &mut $item { &mut self.$field[id.0 as usize] }
            }
        )*
        arenas! { $($field: $id => $item,)* $($shared: $id_of_shared => $shared_item,)* }

        /// One threat model, its imports included.
        #[derive(Clone, Debug, Default)]
        pub struct Model {
            /// What `model "…" { … }` says; nothing of it has to be there.
            pub system: System,
            /// The packs whose rules take part.
            pub packs: Vec<PackUse>,
            /// Models imported under an alias.
            pub modules: Vec<Module>,
            $($(#[$doc])* pub $field: Vec<$item>,)*
            $($(#[$doc_of_shared])* pub $shared: Vec<Arc<$shared_item>>,)*
            pub answers: Vec<Answer>,
            pub exclusions: Vec<Exclusion>,
            pub ignores: Vec<Ignore>,
            pub reviews: Vec<Review>,
            pub views: Vec<View>,
        }
    };
    ($($field:ident: $id:ident => $item:ident,)*) => {
        $(
            #[doc = concat!("Which one of [`Model::", stringify!($field), "`].")]
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
            pub struct $id(pub u32);

            impl std::ops::Index<$id> for Model {
                type Output = $item;
                fn index(&self, id: $id) -> &$item { &self.$field[id.0 as usize] }
            }
            impl $id {
                /// Every id of a model, in the order of the source.
                pub fn all(model: &Model) -> impl Iterator<Item = $id> + use<> {
                    (0..model.$field.len() as u32).map($id)
                }
            }
        )*
    };
}

arenas! {
    own {
        data: DataId => Data,
        boundaries: BoundaryId => Boundary,
        /// Actors, externals, processes and stores.
        elements: ElementId => Element,
        parties: PartyId => Party,
        flows: FlowId => Flow,
        adversaries: AdversaryId => Adversary,
        threats: ThreatId => Threat,
        trees: TreeId => Tree,
        controls: ControlId => Control,
        assumptions: AssumptionId => Assumption,
        claims: ClaimId => Claim,
    }
    shared {
        /// Kinds of the shipped packs first, then the user's.
        kinds: KindId => Kind,
        /// Attributes of the shipped packs first, then the user's.
        attributes: AttributeId => Attribute,
        /// Rules of the shipped packs (only their names unless the pack is used), then the user's.
        rules: RuleId => Rule,
    }
}

/// Anything that has a name in the one namespace of a model.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Node {
    Data(DataId),
    Boundary(BoundaryId),
    Element(ElementId),
    Party(PartyId),
    Flow(FlowId),
    Adversary(AdversaryId),
    Threat(ThreatId),
    Tree(TreeId),
    Control(ControlId),
    Assumption(AssumptionId),
    Claim(ClaimId),
}
