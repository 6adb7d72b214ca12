//! TM607: is what was eliminated gone?

use super::facts::responses;
use super::{Check, Context, Found};
use crate::model::*;
use crate::source::Span;
use foldhash::HashMap;

pub static CHECKS: &[Check] = &[Check::new(607, eliminated_still_there)];

/// What was eliminated is still there: data that is sent, returned, asked for or held, an element with a flow, a flow,
/// or the value of a process's `output`. As where a label is to take the place of soft-max scores.
fn eliminated_still_there(context: &Context, found: &mut Found) {
    let remnants = Remnants::of(context);
    for item in responses(context) {
        for response in item.list {
            let ResponseKind::Eliminate { what, node } = &response.kind else {
                continue;
            };
            for (place, how) in remnants.of_one(context, &what.value, *node).into_iter().take(3) {
                found.push(
                    found
                        .at(
                            place,
                            format!(
                                "{} is answered by eliminating `{}`, but {how}",
                                item.called(),
                                what.value
                            ),
                        )
                        .label("still there")
                        .also(response.span, "eliminated here")
                        .help(format!(
                            "remove `{}` here, or choose another response",
                            what.value
                        ))
                        .about(&item.name),
                );
            }
        }
    }
}

/// Where things that are said to be gone could still be.
struct Remnants<'a> {
    data: HashMap<DataId, Vec<(Span, String)>>,
    /// Processes that say what they answer with.
    outputs: Vec<&'a Element>,
}

impl<'a> Remnants<'a> {
    fn of(context: &Context<'a>) -> Remnants<'a> {
        let model = context.model;
        let mut data: HashMap<DataId, Vec<(Span, String)>> = responses(context)
            .flat_map(|item| item.list)
            .filter_map(|r| match r.kind {
                ResponseKind::Eliminate {
                    node: Some(Node::Data(id)),
                    ..
                } => Some((id, Vec::new())),
                _ => None,
            })
            .collect();
        for flow in &model.flows {
            for (verb, list) in [
                ("sends", &flow.sends),
                ("returns", &flow.returns),
                ("asks", &flow.asks),
            ] {
                for at in list {
                    if let Some(places) = data.get_mut(&at.value) {
                        places.push((at.span, format!("flow `{}` still {verb} it", flow.head.name)));
                    }
                }
            }
        }
        for element in &model.elements {
            for at in &element.holds {
                if let Some(places) = data.get_mut(&at.value) {
                    places.push((at.span, format!("`{}` still holds it", element.head.name)));
                }
            }
        }
        let processes = model.elements.iter().filter(|e| e.kind == ElementKind::Process);
        Remnants {
            data,
            outputs: processes
                .filter(|e| model.stated(&e.attributes, "output").is_some())
                .collect(),
        }
    }

    /// Where one of them still is, in the order of the source.
    fn of_one(&self, context: &Context, name: &str, node: Option<Node>) -> Vec<(Span, String)> {
        let model = context.model;
        let mut places = Vec::new();
        match node {
            Some(Node::Data(data)) => places.extend(self.data.get(&data).into_iter().flatten().cloned()),
            Some(Node::Element(id)) => {
                let at = id.0 as usize;
                for flow in context.index.starts[at].iter().chain(&context.index.ends[at]) {
                    places.push((
                        model.place(Node::Flow(*flow)),
                        format!("flow `{}` still uses it", model[*flow].head.name),
                    ));
                }
            }
            Some(Node::Flow(id)) => places.push((
                model.place(Node::Flow(id)),
                "the flow is still declared".to_string(),
            )),
            Some(_) => {}
            None => {
                for process in &self.outputs {
                    let stated = model.stated(&process.attributes, "output");
                    let (Some(stated), Some(true)) =
                        (stated, model.at_least(&process.attributes, "output", name))
                    else {
                        continue;
                    };
                    let word = model.word(&process.attributes, "output").unwrap_or(name);
                    let how = match word == name {
                        true => format!("process `{}` still answers with it", process.head.name),
                        false => format!(
                            "process `{}` answers with {word}, which tell as much",
                            process.head.name
                        ),
                    };
                    places.push((stated.span, how));
                }
            }
        }
        places.sort_by_key(|(span, _)| *span);
        places
    }
}
