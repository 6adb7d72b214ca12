//! A model of any size, the same for the same size: zones of ten elements with their flows, data, threats and controls,
//! written as a careful person would, so that the examiner walks all of its ways and finds little.
#![allow(dead_code, reason = "each bench uses a part")]

pub mod broken;
pub mod cost;

use std::fmt::Write;

/// Elements in a boundary.
const ZONE: usize = 10;
/// Zones that share adversaries, a site and an assumption.
const SITE: usize = 10;

/// The text of a model with `elements` elements, 1.5 flows each, and six statements per declaration.
pub fn model(elements: usize) -> String {
    let zones = elements.div_ceil(ZONE).max(1);
    let mut text = String::with_capacity(zones * 9_000);
    head(&mut text);
    for site in 0..zones.div_ceil(SITE) {
        let within = site * SITE..((site + 1) * SITE).min(zones);
        within.clone().for_each(|zone| data(&mut text, zone));
        put(
            &mut text,
            &format!(
                "boundary site-{site} \"Site {site}\" {{\n  trust full because \"our own account number {site}, audited yearly\"\n"
            ),
        );
        within.clone().for_each(|zone| boundary(&mut text, zone));
        put(&mut text, "}\n");
        put(
            &mut text,
            &format!("boundary world-{site} \"Customers of site {site}\" {{\n  trust none\n"),
        );
        within.clone().for_each(|zone| outside(&mut text, zone));
        put(&mut text, "}\n");
        within.clone().for_each(|zone| flows(&mut text, zone, zones));
        adversary(&mut text, site, within.clone());
        within.for_each(|zone| {
            threats(&mut text, zone, site);
            controls(&mut text, zone, site);
        });
        foot(&mut text, site);
    }
    text
}

fn put(text: &mut String, more: &str) {
    text.push_str(more);
}

/// One declaration, a statement a line.
fn declare(text: &mut String, depth: usize, head: &str, lines: &[String]) {
    let indent = "  ".repeat(depth);
    let _ = writeln!(text, "{indent}{head} {{");
    for line in lines {
        let _ = writeln!(text, "{indent}  {line}");
    }
    let _ = writeln!(text, "{indent}}}");
}

macro_rules! lines {
    ($($line:literal),* $(,)?) => { &[$(format!($line)),*] };
}

fn head(text: &mut String) {
    put(
        text,
        r#"// A generated model; see benches/support.
model "Generated platform" {
  purpose "Serve orders, invoices and reports of many customers from many zones"
  version "1.0"
  owner "Platform security"
  appetite medium
  review every 90 days
  review when "a new entry point", "a new kind of personal data", "an incident"
}

use pack base, web

exclude physical "Physical access to servers" because "the cloud provider's duty, audited yearly"

"#,
    );
}

fn data(text: &mut String, z: usize) {
    let _ = writeln!(text, "\n// ---- Zone {z}: what is of value ----");
    for (name, title, confidentiality, integrity) in [
        ("orders", "Orders and addresses", "high", "high"),
        ("invoices", "Invoices with their amounts", "medium", "high"),
        ("reports", "Reports on sales", "low", "medium"),
    ] {
        declare(
            text,
            0,
            &format!("data {name}-{z} \"{title} of zone {z}\""),
            lines![
                "confidentiality {confidentiality}",
                "integrity {integrity}",
                "availability medium",
                "belongs to customer-{z}",
                "origin trusted",
                "lifetime 2 years",
            ],
        );
    }
    declare(
        text,
        0,
        &format!("data login-{z} \"Customer's password in zone {z}\""),
        lines![
            "kind credential",
            "confidentiality high",
            "integrity high",
            "availability low",
            "authenticates customer-{z}",
            "belongs to customer-{z}",
        ],
    );
    declare(
        text,
        0,
        &format!("data trail-{z} \"Record of look-ups in zone {z}\""),
        lines![
            "kind log",
            "confidentiality low",
            "integrity high",
            "availability low",
            "origin trusted",
            "lifetime 1 year",
        ],
    );
}

/// Eight elements of our own.
fn boundary(text: &mut String, z: usize) {
    let _ = writeln!(text, "  boundary zone-{z} \"Private subnet {z}\" {{");
    let _ = writeln!(
        text,
        "    trust full because \"reached by way of its front end {z} only\""
    );
    declare(
        text,
        2,
        &format!("process web-{z} \"Web front end {z}\""),
        lines![
            "is web-application",
            "exposure internet",
            "session cookie",
            "encodes-output yes",
            "validates full",
            "access customer-{z} uses",
        ],
    );
    for (name, title) in [
        ("order", "Order service"),
        ("bill", "Invoice service"),
        ("report", "Report service"),
    ] {
        declare(
            text,
            2,
            &format!("process {name}-{z} \"{title} {z}\""),
            lines![
                "is web-service",
                "exposure internal",
                "authorizes per-object",
                "parameterised yes",
                "validates full",
                "access customer-{z} reads orders-{z}, invoices-{z} because \"their own ones\"",
            ],
        );
    }
    declare(
        text,
        2,
        &format!("process mail-{z} \"Mail sender {z}\""),
        lines![
            "is web-service",
            "exposure internal",
            "authorizes coarse",
            "memory-safe yes",
            "rate-limit yes",
            "access nobody",
        ],
    );
    for (name, title, holds) in [("order", "Order", "orders"), ("bill", "Invoice", "invoices")] {
        declare(
            text,
            2,
            &format!("store {name}-db-{z} \"{title} database {z}\""),
            lines![
                "is relational-database",
                "holds {holds}-{z}, reports-{z}",
                "encryption disk",
                "backup offline",
                "acl per-object",
                "access nobody",
            ],
        );
    }
    declare(
        text,
        2,
        &format!("store audit-{z} \"Audit log {z}\""),
        lines![
            "holds trail-{z}",
            "integrity append-only",
            "encryption disk",
            "backup online",
            "acl coarse",
            "access nobody",
        ],
    );
    put(text, "  }\n");
}

/// Two that we do not build.
fn outside(text: &mut String, z: usize) {
    declare(
        text,
        1,
        &format!("actor customer-{z} \"Customer of zone {z}\""),
        lines![
            "description \"Buys at shop {z} and reads what was bought there\"",
            "exposure none",
            "maintained manual",
            "owner \"Sales of zone {z}\"",
            "hardened no",
            "tags person, zone-{z}",
        ],
    );
    declare(
        text,
        1,
        &format!("external bank-{z} \"Payment provider {z}\""),
        lines![
            "trust partial because \"certified, and bound by contract {z}\"",
            "exposure partner",
            "maintained automatic",
            "hardened yes",
            "redundant yes",
            "access nobody",
        ],
    );
}

/// Fifteen, the last one to the next zone.
fn flows(text: &mut String, z: usize, zones: usize) {
    let next = (z + 1) % zones;
    let internal = [
        (
            "place",
            format!("web-{z}"),
            format!("order-{z}"),
            "Place an order",
            "orders",
            "orders",
        ),
        (
            "look",
            format!("web-{z}"),
            format!("bill-{z}"),
            "Read an invoice",
            "reports",
            "invoices",
        ),
        (
            "sum",
            format!("web-{z}"),
            format!("report-{z}"),
            "Ask for a report",
            "orders",
            "reports",
        ),
        (
            "keep",
            format!("order-{z}"),
            format!("order-db-{z}"),
            "Keep orders",
            "orders",
            "orders",
        ),
        (
            "file",
            format!("bill-{z}"),
            format!("bill-db-{z}"),
            "Keep invoices",
            "invoices",
            "invoices",
        ),
        (
            "count",
            format!("report-{z}"),
            format!("order-db-{z}"),
            "Count orders",
            "orders",
            "reports",
        ),
        (
            "total",
            format!("report-{z}"),
            format!("bill-db-{z}"),
            "Total invoices",
            "orders",
            "invoices",
        ),
        (
            "invoice",
            format!("order-{z}"),
            format!("bill-{z}"),
            "Invoice an order",
            "orders",
            "invoices",
        ),
        (
            "tell",
            format!("order-{z}"),
            format!("mail-{z}"),
            "Confirm an order",
            "orders",
            "orders",
        ),
        (
            "remind",
            format!("bill-{z}"),
            format!("mail-{z}"),
            "Remind of an invoice",
            "invoices",
            "invoices",
        ),
        (
            "note",
            format!("order-{z}"),
            format!("audit-{z}"),
            "Note a look-up",
            "trail",
            "trail",
        ),
        (
            "mark",
            format!("bill-{z}"),
            format!("audit-{z}"),
            "Note an invoice",
            "trail",
            "trail",
        ),
    ];
    for (name, from, to, title, sends, returns) in &internal {
        declare(
            text,
            0,
            &format!("flow {name}-{z}: {from} -> {to} \"{title} in zone {z}\""),
            lines![
                "sends {sends}-{z}",
                "returns {returns}-{z}",
                "channel mtls",
                "client-auth certificate",
                "identity end-user",
                "fresh yes",
            ],
        );
    }
    declare(
        text,
        0,
        &format!("flow browse-{z}: customer-{z} -> web-{z} \"Sign in and order in zone {z}\""),
        lines![
            "asks login-{z}",
            "sends login-{z}, orders-{z}",
            "returns orders-{z}, invoices-{z}",
            "protocol https",
            "client-auth password",
            "fresh yes",
        ],
    );
    declare(
        text,
        0,
        &format!("flow charge-{z}: bill-{z} -> bank-{z} \"Charge the card in zone {z}\""),
        lines![
            "sends invoices-{z}",
            "returns reports-{z}",
            "protocol https",
            "client-auth key",
            "identity service",
            "fresh yes",
        ],
    );
    declare(
        text,
        0,
        &format!(
            "flow share-{z}: report-{z} -> report-{next} \"Share reports of zone {z} with zone {next}\""
        ),
        lines![
            "sends reports-{z}",
            "returns reports-{next}",
            "channel mtls",
            "client-auth certificate",
            "identity service",
            "fresh yes",
        ],
    );
}

fn adversary(text: &mut String, site: usize, zones: std::ops::Range<usize>) {
    let (first, last) = (zones.start, zones.end - 1);
    declare(
        text,
        0,
        &format!("adversary criminal-{site} \"Criminal at site {site}\""),
        lines![
            "knows public",
            "computes moderate \"rented machines, a week\"",
            "observes world-{site}",
            "owns customer-{first}",
            "wants disclose orders-{first}, tamper invoices-{last}",
            "tags outside, site-{site}",
        ],
    );
}

fn threats(text: &mut String, z: usize, site: usize) {
    declare(
        text,
        0,
        &format!("threat sqli-{z} \"SQL injection through the order form of zone {z}\""),
        lines![
            "disclose orders-{z}",
            "tamper orders-{z}",
            "through browse-{z}, place-{z}, keep-{z}",
            "by criminal-{site}",
            "needs expertise proficient",
            "feasibility high because \"the search builds its query from text\"",
            "impact high",
            "refers CWE-89, CAPEC-66",
            "mitigate with queries-{z}",
            "remains low because \"a new query can forget it until the test of zone {z} runs\"",
        ],
    );
    declare(
        text,
        0,
        &format!("threat forge-{z} \"Invoices of zone {z} are forged on their way\""),
        lines![
            "tamper invoices-{z}",
            "through charge-{z}, look-{z}, share-{z}",
            "by criminal-{site}",
            "needs reach bill-{z}",
            "feasibility low",
            "impact medium",
            "refers CWE-345",
            "mitigate with signing-{z}",
            "remains low because \"keys of zone {z} are renewed once a year\"",
        ],
    );
    declare(
        text,
        0,
        &format!("threat flood-{z} \"Zone {z} is flooded before a sale\""),
        lines![
            "deny web-{z}",
            "through browse-{z}",
            "by criminal-{site}",
            "feasibility medium",
            "impact medium",
            "accept by \"Head of zone {z}\" until 2030-03-31 because \"orders of zone {z} queue for a day\"",
        ],
    );
    declare(
        text,
        0,
        &format!("threat stuffing-{z} \"Stolen passwords are tried on accounts of zone {z}\""),
        lines![
            "spoof customer-{z}",
            "through browse-{z}",
            "by criminal-{site}",
            "needs queries 1e5",
            "feasibility medium",
            "impact high",
            "refers CWE-307",
            "mitigate with throttle-{z}",
            "remains low because \"ten tries an hour in zone {z} still find the weakest\"",
        ],
    );
}

fn controls(text: &mut String, z: usize, site: usize) {
    let controls = [
        (
            "queries",
            "Parameterised queries only",
            format!("order-{z}"),
            "confidentiality, integrity",
            "high",
        ),
        (
            "signing",
            "Signed invoices",
            format!("bill-{z}"),
            "integrity",
            "high",
        ),
        (
            "throttle",
            "Ten tries an hour",
            format!("web-{z}"),
            "authenticity",
            "moderate",
        ),
    ];
    for (name, title, on, protects, resists) in &controls {
        declare(
            text,
            0,
            &format!("control {name}-{z} \"{title} in zone {z}\""),
            lines![
                "on {on}",
                "protects {protects}",
                "resists {resists}",
                "status verified",
                "owner \"Team of zone {z}\"",
                "evidence link \"https://acorn.example/ci/{name}-{z}\" on 2026-09-28 by criminal-{site}",
            ],
        );
    }
}

fn foot(text: &mut String, site: usize) {
    let first = site * SITE;
    declare(
        text,
        0,
        &format!(
            "assume provider-{site} \"The payment providers of site {site} are honest\" because \"certified\""
        ),
        lines![
            "trusts bank-{first}",
            "owner \"Finance of site {site}\"",
            "evidence audit \"PCI DSS attestation {site}\" on 2026-05-02",
            "until 2030-05-01",
        ],
    );
    declare(
        text,
        0,
        &format!("claim safe-{site} \"Orders of site {site} stay secret\""),
        lines![
            "criminal-{site} cannot disclose orders-{first}",
            "relies on queries-{first}, provider-{site}",
        ],
    );
}
