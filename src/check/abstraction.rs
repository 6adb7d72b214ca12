//! The level of the picture: roles instead of products, no version numbers, unless an attack is aimed at them.

use super::passage::{Of, Part, each_passage, title_place};
use super::words::{Hit, Phrases, Word, shown, words};
use super::{Check, Context, Found};
use crate::model::{Element, ElementKind, Head, Model};
use std::collections::BTreeSet;

pub static CHECKS: &[Check] = &[
    Check::new(151, implementation_leak),
    Check::new(158, too_concrete),
];

/// Products and libraries, each with the role to name instead. In lower case, words apart by single spaces.
const PRODUCTS: &[(&str, &str)] = &[
    ("angularjs", "web front end"),
    ("ansible", "configuration tool"),
    ("apache httpd", "web server"),
    ("asp net", "web framework"),
    ("axum", "web framework"),
    ("caddy", "web server"),
    ("caffe", "ML framework"),
    ("cassandra", "database"),
    ("celery", "task queue"),
    ("clickhouse", "database"),
    ("cockroachdb", "database"),
    ("couchdb", "database"),
    ("django", "web framework"),
    ("docker", "container runtime"),
    ("dynamodb", "database"),
    ("elasticsearch", "search engine"),
    ("express js", "web framework"),
    ("fastapi", "web framework"),
    ("flask", "web framework"),
    ("gensim", "ML framework"),
    ("grafana", "dashboard"),
    ("gunicorn", "web server"),
    ("hadoop", "data platform"),
    ("haproxy", "load balancer"),
    ("hibernate orm", "object mapper"),
    ("huggingface", "model library"),
    ("hugging face", "model library"),
    ("jenkins", "build server"),
    ("jquery", "web front end"),
    ("jupyter", "notebook"),
    ("kafka", "message queue"),
    ("keras", "ML framework"),
    ("kibana", "dashboard"),
    ("kubernetes", "container platform"),
    ("langchain", "agent framework"),
    ("laravel", "web framework"),
    ("libpng", "image decoder"),
    ("lightgbm", "ML framework"),
    ("llama cpp", "model runtime"),
    ("log4j", "logging library"),
    ("mariadb", "relational database"),
    ("memcached", "cache"),
    ("mongodb", "document database"),
    ("mysql", "relational database"),
    ("next js", "web framework"),
    ("nginx", "reverse proxy"),
    ("node js", "web service"),
    ("nodejs", "web service"),
    ("numpy", "numeric library"),
    ("opencv", "image library"),
    ("openssl", "TLS library"),
    ("opensearch", "search engine"),
    ("pandas dataframe", "table"),
    ("postgres", "relational database"),
    ("postgresql", "relational database"),
    ("prometheus", "monitoring"),
    ("pytorch", "ML framework"),
    ("rabbitmq", "message queue"),
    ("react js", "web front end"),
    ("react native", "mobile app"),
    ("redis", "cache"),
    ("rocksdb", "key-value store"),
    ("ruby on rails", "web framework"),
    ("scikit learn", "ML framework"),
    ("sklearn", "ML framework"),
    ("splunk", "log analysis"),
    ("spring boot", "web framework"),
    ("sqlalchemy", "object mapper"),
    ("sqlite", "relational database"),
    ("svelte", "web front end"),
    ("symfony", "web framework"),
    ("tensorflow", "ML framework"),
    ("terraform", "provisioning"),
    ("tomcat", "web server"),
    ("torchserve", "model server"),
    ("uwsgi", "web server"),
    ("vue js", "web front end"),
    ("webpack", "build tool"),
    ("wordpress", "content management"),
    ("xgboost", "ML framework"),
];

/// Product names that are ordinary words too (as written, and in lower case): they count when written with a capital and followed by one of `PARTS`.
const ORDINARY: &[(&str, &str, &str)] = &[
    ("Angular", "angular", "web front end"),
    ("Express", "express", "web framework"),
    ("Go", "go", "service"),
    ("Rails", "rails", "web framework"),
    ("React", "react", "web front end"),
    ("Rust", "rust", "service"),
    ("Spring", "spring", "web framework"),
    ("Vue", "vue", "web front end"),
];
const PARTS: &[&str] = &[
    "api",
    "app",
    "application",
    "backend",
    "binary",
    "client",
    "code",
    "components",
    "frontend",
    "framework",
    "front",
    "mvc",
    "page",
    "security",
    "server",
    "service",
    "site",
    "spa",
    "ui",
    "web",
    "website",
];

/// What names a part of the system: processes, stores, data, boundaries and flows. Parties are called by their names.
fn labels(model: &Model) -> impl Iterator<Item = &Head> {
    let built = |e: &&Element| matches!(e.kind, ElementKind::Process | ElementKind::Store);
    let data = model.data.iter().map(|d| &d.head);
    let boundaries = model.boundaries.iter().map(|b| &b.head);
    let elements = model.elements.iter().filter(built).map(|e| &e.head);
    let flows = model.flows.iter().map(|f| &f.head);
    data.chain(boundaries).chain(elements).chain(flows)
}

/// A product or library in the title (or the name, where there is no title) of what the system is made of, that no
/// threat and no adversary names. (A threat model abstracts implementation details away: do not say that it uses
/// PyTorch unless PyTorch is attacked.)
fn implementation_leak(context: &Context, found: &mut Found) {
    let model = context.model;
    let products = PRODUCTS.iter().map(|(name, _)| *name);
    let phrases = Phrases::new(&products.clone().collect::<Vec<_>>());
    let any = Phrases::new(
        &products
            .chain(ORDINARY.iter().map(|(_, lower, _)| *lower))
            .collect::<Vec<_>>(),
    );
    let mut aims = None;
    for head in labels(model) {
        let text = head.title.as_ref().unwrap_or(&head.name);
        if !any.may_stand_in(text) {
            continue;
        }
        let words = words(text);
        let product = phrases
            .hits(&words)
            .first()
            .map(|hit| (*hit, PRODUCTS[hit.phrase].1));
        let Some((hit, role)) = product.or_else(|| ordinary(&words)) else {
            continue;
        };
        if aims
            .get_or_insert_with(|| Aims::of(context))
            .at(head, &words[hit.first..hit.after])
        {
            continue;
        }
        let product = shown(text, &words, hit);
        found.push(
            found
                .at(
                    title_place(context, head),
                    format!(
                        "`{product}` is an implementation detail: no adversary and no threat is aimed at it"
                    ),
                )
                .about(&head.name)
                .help(format!(
                    "name the role instead: \"{}\"; or write the threat that is aimed at `{product}`",
                    text.replace(product, role)
                )),
        );
    }
}

/// A product whose name is an ordinary word too.
fn ordinary(words: &[Word]) -> Option<(Hit, &'static str)> {
    words.windows(2).enumerate().find_map(|(first, pair)| {
        let (_, _, role) = ORDINARY.iter().find(|(name, ..)| *name == pair[0].shown)?;
        let hit = Hit {
            phrase: 0,
            first,
            after: first + 1,
        };
        PARTS.contains(&pair[1].lower.as_ref()).then_some((hit, *role))
    })
}

/// A version, an address, a port, a path or a line of code in the label of a part of the system, that no threat and no
/// adversary names. (A threat model abstracts implementation details away and looks at the big picture.)
fn too_concrete(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut aims = None;
    for head in labels(model) {
        let Some(text) = &head.title else { continue };
        let Some(detail) = detail(text) else { continue };
        if aims
            .get_or_insert_with(|| Aims::of(context))
            .at(head, &words(detail))
        {
            continue;
        }
        found.push(
            found
                .at(
                    title_place(context, head),
                    format!("`{detail}` is more than this picture needs: no adversary and no threat is aimed at it"),
                )
                .about(&head.name)
                .help(format!(
                    "leave it out of the title, or keep it where it does not go stale: `see \"https://…\"` in `{}`",
                    head.name
                )),
        );
    }
}

/// The first word of a text that is a version (`v2.1`, `1.2.3`), an address (`10.0.0.1`, `:8080`, `port 8080`), a path
/// (`/var/lib/x`) or a line of code (`main.c:42`). `TLS 1.3` is a protocol, and stays.
fn detail(text: &str) -> Option<&str> {
    if !may_be_concrete(text.as_bytes()) {
        return None;
    }
    let mut before = "";
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | ':' | '\\'));
        let number = bare.trim_start_matches(['v', 'V']);
        let parts: Vec<&str> = number.split('.').collect();
        let numeric = parts
            .iter()
            .all(|p| !p.is_empty() && p.chars().all(|c| c.is_ascii_digit()));
        let versioned = bare.len() > number.len() || before.eq_ignore_ascii_case("version");
        let path = bare.starts_with('/') && bare[1..].contains('/') || bare.contains(":\\");
        let located = bare.rsplit_once(':').is_some_and(|(file, line)| {
            line.len() > 1
                && line.chars().all(|c| c.is_ascii_digit())
                && (file.is_empty() || file.contains('.') || file == "localhost")
        });
        let port = before.eq_ignore_ascii_case("port") && numeric;
        let version = numeric && (parts.len() >= 3 || versioned && parts.len() == 2);
        if version || path || located || port {
            return Some(bare);
        }
        before = word;
    }
    None
}

/// A version has a `.`, an address a `.` or `:`, a path a slash; and a port is called one. Most titles have none of these.
fn may_be_concrete(text: &[u8]) -> bool {
    text.iter().any(|b| matches!(b, b'.' | b':' | b'/' | b'\\'))
        || text.windows(4).any(|w| w.eq_ignore_ascii_case(b"port"))
}

/// What threats and adversaries are aimed at.
struct Aims<'a> {
    /// Words of threats, steps and adversaries, of the model's own title and purpose (a model of a product has to name
    /// it), and of the names of kinds in use.
    words: BTreeSet<String>,
    /// What threats that refer to one vulnerability (`CVE-…`) go through.
    vulnerable: BTreeSet<&'a str>,
}

impl<'a> Aims<'a> {
    fn of(context: &Context<'a>) -> Aims<'a> {
        let model = context.model;
        let aimed = |of| matches!(of, Of::Threat | Of::Tree | Of::Step | Of::Adversary | Of::System);
        let mut list = BTreeSet::new();
        let mut add = |text| list.extend(words(text).into_iter().map(|w| w.lower.into_owned()));
        each_passage(model, &mut |p| {
            if aimed(p.of) && p.part != Part::Reason {
                add(p.text);
            }
        });
        let elements = model.elements.iter().flat_map(|e| &e.is);
        let kinds = elements.chain(model.flows.iter().flat_map(|f| &f.protocol));
        kinds.for_each(|k| add(model[k.value].head.name.as_str()));
        let mut vulnerable = BTreeSet::new();
        for threat in &model.threats {
            if threat.refers.iter().any(|r| r.value.starts_with("CVE-")) {
                let targets = threat.effects.iter().map(|e| e.target.value);
                let places = threat.through.iter().map(|n| n.value);
                vulnerable.extend(targets.chain(places).map(|n| model.name(n)));
            }
        }
        Aims {
            words: list,
            vulnerable,
        }
    }

    fn at(&self, head: &Head, words: &[Word]) -> bool {
        self.vulnerable.contains(head.name.as_str())
            || words.iter().all(|w| self.words.contains(w.lower.as_ref()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details() {
        for (text, expected) in [
            ("API server v2.1", "v2.1"),
            ("Linux 5.10.3 host", "5.10.3"),
            ("Proxy on port 8080", "8080"),
            ("Files in /var/lib/shop", "/var/lib/shop"),
            ("Service at localhost:8080", "localhost:8080"),
        ] {
            assert_eq!(detail(text), Some(expected), "{text}");
        }
        for text in [
            "TLS 1.3 channel",
            "OAuth 2.0 server",
            "Read/write",
            "Step 2",
            "Ratio 1:2",
        ] {
            assert_eq!(detail(text), None, "{text}");
        }
    }

    #[test]
    fn ordinary_words_are_products_only_before_a_part() {
        assert!(ordinary(&words("React frontend")).is_some());
        assert!(ordinary(&words("React to alarms")).is_none());
        assert!(ordinary(&words("spring service")).is_none());
    }
}
