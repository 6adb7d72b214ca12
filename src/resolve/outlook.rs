//! Scope, assumptions, claims, reviews, views.

use super::attack::{controls as positions, effect, effects};
use super::block::{self, Owner, data_list, name, names};
use super::declare::title;
use super::reader::Reader;
use super::respond::{evidence, rule, scope_of};
use super::scope::{Scope, wanted};
use super::things::expect_word;
use super::value::date;
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{CODES, Code, Diagnostic};
use crate::model::*;
use crate::source::Spanned;
use crate::syntax::ast::{Statement, TokenKind};

/// `exclude …`: a rule, an adversary, an effect on a target, or a name and a text.
pub fn exclusion<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, mut head: Head) -> Option<Exclusion> {
    let mut r = Reader::of(scope, owner.statement);
    r.next();
    let is_text = |at: usize, r: &Reader| r.look(at).is_some_and(|(t, _)| t.kind == TokenKind::Text);
    let what = if r.sees("rule") && !is_text(1, &r) {
        r.next();
        let rule = rule(&mut r);
        let on = scope_of(&mut r);
        rule.map(|rule| Excluded::Rule(rule, on))
    } else if r.sees("adversary") {
        r.next();
        r.maybe_word();
        if !is_text(0, &r) {
            let here = r.last().after();
            let help = "write `exclude adversary \"Somebody with the device in hand\" because \"…\"`";
            r.expected(here, "who is ruled out, in quotes", help);
        }
        Some(Excluded::Adversary)
    } else if Effect::parse(r.peek_text()).is_some() && !is_text(1, &r) {
        effect(&mut r).map(Excluded::Effect)
    } else {
        let name = r.word("an effect on a target, `rule`, `adversary`, or a name");
        if let Some(name) = name {
            head.name = name.value.to_string();
            head.name_span = name.span;
        }
        Some(Excluded::Text)
    };
    head.title = r.maybe_text().map(|t| t.value);
    head.because = r.because.clone().map(Box::new);
    r.finish();
    block::read(scope, owner, &mut head, &mut |_, _, _| false);
    what.map(|what| Exclusion { head, what })
}

/// `ignore TM206 on audit because "…"`
pub fn ignore<'a>(scope: &'a Scope<'a>, statement: &'a Statement) -> Option<Ignore> {
    let mut r = Reader::of(scope, statement);
    r.next();
    let word = r.word("the code of a check, such as `TM206`")?;
    let on = match r.eat_word("on") {
        Some(_) if r.eat(TokenKind::Star).is_some() => None,
        Some(_) => Some(name(&mut r, wanted::ANY)?),
        None => None,
    };
    r.finish();
    let Some(code) = Code::parse(word.value) else {
        let slugs = CODES.iter().map(|i| i.slug);
        let mut said = Diagnostic::new(
            Code(13),
            word.span,
            format!("`{}` is not the code of a check", word.value),
        );
        said = match nearest(word.value, slugs) {
            Some(near) => said.help(format!("did you mean `{near}`?")),
            None => said.help("`tm list checks` shows them all"),
        };
        r.say(said);
        return None;
    };
    if r.because.is_none() && !statement.broken {
        scope.say(
            Diagnostic::new(
                Code(23),
                statement.head(),
                format!("`{}` is ignored, but why?", word.value),
            )
            .help("an answer to the examiner is a decision: `because \"…\"`"),
        );
    }
    Some(Ignore {
        code: Spanned::new(code, word.span),
        on,
        because: r.because.clone(),
        span: statement.head(),
    })
}

/// `assume NAME "Title" because "…" { … }`
pub fn assumption<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, assumption: &mut Assumption) {
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, true, &mut assumption.head);
    if reader.eat_word("until").is_some() {
        assumption.until = date(&mut reader);
    }
    reader.finish();
    let mut head = std::mem::take(&mut assumption.head);
    block::read(scope, owner, &mut head, &mut |key, r, _| {
        match key {
            "upholds" => upholds(r, &mut assumption.upholds),
            "trusts" => names(r, wanted::TRUSTED, &mut assumption.trusts),
            "stops" => r.items(|r| {
                if let Some(Spanned {
                    value: Node::Threat(id),
                    span,
                }) = name(r, wanted::THREAT)
                {
                    assumption.stops.push(Spanned::new(id, span));
                }
            }),
            "evidence" => assumption.evidence.extend(evidence(r)),
            "until" => assumption.until = date(r),
            _ => return false,
        }
        true
    });
    assumption.head = head;
}

/// `channel tls, mtls`, `sealed`, `signed orders`, `control pruning`, one after the other.
fn upholds(reader: &mut Reader, list: &mut Vec<Uphold>) {
    #[derive(PartialEq, Clone, Copy)]
    enum What {
        Nothing,
        Channel,
        Sealed,
        Signed,
        Control,
    }
    let mut what = What::Nothing;
    reader.items(|r| {
        let begins = match r.peek_text() {
            "channel" => Some(What::Channel),
            "sealed" => Some(What::Sealed),
            "signed" => Some(What::Signed),
            "control" => Some(What::Control),
            _ => None,
        };
        if let Some(begins) = begins {
            r.next();
            what = begins;
            match what {
                What::Sealed => list.push(Uphold::Sealed(Vec::new())),
                What::Signed => list.push(Uphold::Signed(Vec::new())),
                _ => {}
            }
            let alone = r.peek().is_none_or(|t| t.kind != TokenKind::Word);
            if alone && matches!(what, What::Sealed | What::Signed) {
                return;
            }
        }
        match what {
            What::Channel => list.extend(channel(r).map(Uphold::Channel)),
            What::Control => {
                if let Some(Spanned {
                    value: Node::Control(id),
                    span,
                }) = name(r, wanted::CONTROL)
                {
                    list.push(Uphold::Control(Spanned::new(id, span)));
                }
            }
            What::Sealed | What::Signed => {
                if let Some(Uphold::Sealed(data) | Uphold::Signed(data)) = list.last_mut()
                    && let Some(Spanned {
                        value: Node::Data(id),
                        span,
                    }) = name(r, wanted::DATA)
                {
                    data.push(Spanned::new(id, span));
                }
            }
            What::Nothing => {
                let here = r.here();
                r.expected(
                    here,
                    "what is upheld",
                    "write `channel tls`, `sealed`, `signed` or `control NAME`",
                );
            }
        }
    });
}

/// A value of the attribute `channel`.
fn channel(reader: &mut Reader) -> Option<Text> {
    let word = reader.word("a value of `channel`")?;
    let id = reader.scope.attribute("channel", Holder::Flow)?;
    let Domain::Scale(words) = &reader.scope.attribute_of(id).domain else {
        return None;
    };
    if !words.iter().any(|w| w == word.value) {
        reader.unknown_value(
            word.span,
            word.value,
            "a value of `channel`",
            words.iter().map(String::as_str),
        );
        return None;
    }
    Some(Spanned::new(word.value.to_string(), word.span))
}

/// `claim NAME "Title" { criminal cannot disclose orders; relies on tls }`
pub fn claim<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, claim: &mut Claim) {
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, true, &mut claim.head);
    reader.finish();
    let mut head = std::mem::take(&mut claim.head);
    block::read(scope, owner, &mut head, &mut |key, r, child| {
        if key == "relies" {
            expect_word(r, "on", "`relies on CONTROL, ASSUMPTION`");
            names(r, wanted::SUPPORT, &mut claim.relies_on);
            return true;
        }
        let second = r.peek_text();
        if !matches!(second, "can" | "cannot" | "given") {
            return misread(r, key, child);
        }
        claim.lines.extend(line(scope, key, r, child));
        true
    });
    claim.head = head;
}

/// A line whose second word is no `can`, `cannot` or `given`: said here when it looks like a claim.
fn misread(reader: &mut Reader, key: &str, child: &Statement) -> bool {
    let known = reader.scope.entry(key).is_some() || key == "nobody";
    if !known && child.tokens.len() < 4 {
        return false;
    }
    let here = reader.here();
    let word = reader.peek_text();
    let near = nearest(word, ["can", "cannot", "given"].into_iter());
    let help = near.map_or("write `ADVERSARY cannot EFFECT TARGET`".to_string(), |n| {
        format!("did you mean `{n}`?")
    });
    reader.expected(here, "`can`, `cannot` or `given`", &help);
    reader.skip_rest();
    true
}

/// `criminal given owns web, knows k cannot disclose cards because "…"`, the first name taken.
fn line<'a>(scope: &'a Scope<'a>, who: &str, r: &mut Reader<'a>, child: &'a Statement) -> Vec<ClaimLine> {
    let span = child.tokens.first().map_or(child.head(), |t| t.span);
    let adversary = if who == "nobody" {
        Some(None)
    } else {
        match scope.node(who, span, wanted::ADVERSARY) {
            Some(Node::Adversary(id)) => Some(Some(Spanned::new(id, span))),
            _ => None,
        }
    };
    let mut given = Vec::new();
    if r.eat_word("given").is_some() {
        r.items(|r| facts(r, &mut given));
    }
    let can = match r.eat_word("can") {
        Some(_) => true,
        None => {
            expect_word(r, "cannot", "`can` or `cannot`");
            false
        }
    };
    let mut list = Vec::new();
    effects(r, &mut list);
    let Some(adversary) = adversary else {
        return Vec::new();
    };
    let because = &r.because;
    let one = |what| ClaimLine {
        adversary: adversary.clone(),
        given: given.clone(),
        can,
        what,
        because: because.clone(),
        span: child.head(),
    };
    list.into_iter().map(one).collect()
}

/// `owns web` or `knows key`; a verb may be left out when it is the same as before.
fn facts(reader: &mut Reader, given: &mut Vec<Given>) {
    let word = reader.peek_text();
    if word == "knows" {
        reader.next();
    } else if Position::parse(word).is_some() {
        reader.next();
        let mut list = Vec::new();
        let Some(position) = Position::parse(word) else {
            return;
        };
        if let Some(target) = name(reader, wanted::PLACE) {
            list.push(Controls { position, target });
        }
        given.extend(list.into_iter().map(Given::Controls));
        return;
    }
    match given.last() {
        Some(Given::Controls(last)) if word != "knows" => {
            let verb = last.position.word();
            let mut list = Vec::new();
            positions(reader, verb, &mut list);
            given.extend(list.into_iter().map(Given::Controls));
        }
        _ => {
            let mut list = Vec::new();
            data_list(reader, &mut list);
            given.extend(list.into_iter().map(Given::Knows));
        }
    }
}

/// `review 2026-10-01 by "Platform security" { found "…" }`
pub fn review<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>) -> Option<Review> {
    let mut r = Reader::of(scope, owner.statement);
    r.next();
    let date = date(&mut r);
    let mut by = None;
    if r.eat_word("by").is_some() {
        by = r.text("`review 2026-10-01 by \"WHO\"`");
    }
    r.finish();
    let mut head = Head::default();
    let mut found = Vec::new();
    block::read(scope, owner, &mut head, &mut |key, r, _| {
        if key == "found" {
            found.extend(r.texts("`found \"what the review found\"`"));
        }
        key == "found"
    });
    Some(Review {
        date: date?,
        by,
        found,
        description: head.description.map(|text| *text),
        span: owner.statement.head(),
    })
}

/// `view NAME "Title" { collapse private; show data orders }`
pub fn view<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, head: Head) -> View {
    let mut view = View {
        head,
        collapse: Vec::new(),
        show_data: Vec::new(),
        show: Vec::new(),
        show_path: None,
        open: Vec::new(),
    };
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, true, &mut view.head);
    reader.finish();
    let mut head = std::mem::take(&mut view.head);
    block::read(scope, owner, &mut head, &mut |key, r, _| {
        match key {
            "collapse" => boundaries(r, &mut view.collapse),
            "open" => r.items(|r| {
                if let Some(word) = r.word("the alias of an imported model") {
                    view.open.push(Spanned::new(word.value.to_string(), word.span));
                }
            }),
            "show" if r.sees("data") && r.look(1).is_some() => {
                r.next();
                data_list(r, &mut view.show_data);
            }
            "show" if r.sees("path") && r.look(1).is_some() => {
                r.next();
                let by = name(r, wanted::ADVERSARY);
                let what = effect(r);
                if let (
                    Some(Spanned {
                        value: Node::Adversary(id),
                        span,
                    }),
                    Some(what),
                ) = (by, what)
                {
                    view.show_path = Some((Spanned::new(id, span), what));
                }
            }
            "show" => boundaries(r, &mut view.show),
            _ => return false,
        }
        true
    });
    view.head = head;
    view
}

/// Adds a view to the others. A second one of a name would overwrite the picture of the first.
pub fn add_view(scope: &Scope, views: &mut Vec<View>, view: View) {
    let name = &view.head.name;
    if let Some(first) = views.iter().find(|v| v.head.name == *name && !name.is_empty()) {
        let said = Diagnostic::new(
            Code(14),
            view.head.name_span,
            format!("`{name}` is declared twice"),
        );
        let said = said.also(first.head.name_span, "first declared here");
        scope.say(said.help(format!(
            "rename one of the two: each is drawn to `diagrams/{name}.svg`"
        )));
        return;
    }
    for alias in view.open.iter().filter(|a| !scope.modules.contains(&a.value)) {
        let message = format!("`{}` is the alias of no imported model", alias.value);
        let said = Diagnostic::new(Code(11), alias.span, message);
        let aliases = scope.modules.iter().map(String::as_str);
        scope.say(match nearest(&alias.value, aliases) {
            Some(near) => said.help(format!("did you mean `{near}`?")).fix(alias.span, near),
            None if scope.modules.is_empty() => {
                said.help(format!("import one: `import \"path.tm\" as {}`", alias.value))
            }
            None => said.help(format!("there is {}", backticked(&scope.modules))),
        });
    }
    views.push(view);
}

fn backticked(names: &[String]) -> String {
    let list: Vec<String> = names.iter().map(|n| format!("`{n}`")).collect();
    list.join(", ")
}

fn boundaries(reader: &mut Reader, list: &mut Vec<Spanned<BoundaryId>>) {
    reader.items(|r| {
        if let Some(Spanned {
            value: Node::Boundary(id),
            span,
        }) = name(r, wanted::BOUNDARY)
        {
            list.push(Spanned::new(id, span));
        }
    });
}
