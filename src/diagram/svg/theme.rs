//! The style sheet inside the SVG: colours by class, light and dark, and light again on paper.

/// A class and its declarations in the light and the dark theme.
type Colour = (&'static str, &'static str, &'static str);

/// Class, then its declarations in light and in dark. Severities are a monotone ramp of grey in
/// both, so that they keep their order in print.
const COLOURS: [Colour; 31] = [
    ("paper", "fill:#faf9f6", "fill:#131519"),
    ("ink", "fill:#1d2025", "fill:#e9e7e1"),
    ("soft", "fill:#5a5f66", "fill:#a9aeb5"),
    (
        "area",
        "fill:#7a4a2c;fill-opacity:.055;stroke:#9a3324",
        "fill:#ffd9c2;fill-opacity:.055;stroke:#e08a78",
    ),
    ("many", "stroke:#9a3324", "stroke:#e08a78"),
    ("title", "fill:#8a2a1c", "fill:#f0a08f"),
    (
        "process",
        "fill:#e3ecf7;stroke:#2a5385",
        "fill:#1d2c3f;stroke:#8db3e2",
    ),
    ("store", "fill:#e2f0e5", "fill:#1a2d22"),
    ("rail", "stroke:#256b40", "stroke:#85c79c"),
    (
        "actor",
        "fill:#faf0d3;stroke:#7a5a08",
        "fill:#302817;stroke:#d8b45c",
    ),
    (
        "external",
        "fill:#f1e8f4;stroke:#6c4085",
        "fill:#2b2033;stroke:#c8a0de",
    ),
    (
        "collapsed",
        "fill:#eceae4;stroke:#55534c",
        "fill:#26282d;stroke:#b5b2aa",
    ),
    ("line", "stroke:#3b4149", "stroke:#bcc2ca"),
    (
        "head",
        "fill:#3b4149;stroke:#3b4149",
        "fill:#bcc2ca;stroke:#bcc2ca",
    ),
    (
        "back",
        "fill:#faf9f6;stroke:#3b4149",
        "fill:#131519;stroke:#bcc2ca",
    ),
    ("bare", "stroke:#b01e17", "stroke:#ff8f85"),
    (
        "bare-head",
        "fill:#b01e17;stroke:#b01e17",
        "fill:#ff8f85;stroke:#ff8f85",
    ),
    ("chip", "fill:#faf9f6", "fill:#131519"),
    ("lock", "fill:#0c6455", "fill:#69d0b8"),
    ("lock-ring", "stroke:#0c6455", "stroke:#69d0b8"),
    ("open", "fill:#b01e17", "fill:#ff8f85"),
    ("open-ring", "stroke:#b01e17", "stroke:#ff8f85"),
    ("step", "fill:#1d2025", "fill:#e9e7e1"),
    ("step-ink", "fill:#faf9f6", "fill:#131519"),
    ("s4", "fill:#6d0f20", "fill:#ffa3aa"),
    ("s3", "fill:#b53a0c", "fill:#ea8744"),
    ("s2", "fill:#f0bf4c", "fill:#83691d"),
    ("s1", "fill:#e3e8d6;stroke:#7d8766", "fill:#323a29;stroke:#8e9a7c"),
    ("t4", "fill:#fff", "fill:#2b0006"),
    ("t3", "fill:#fff", "fill:#1e0c00"),
    ("t2", "fill:#2a1c00", "fill:#fff6dc"),
];

/// Declarations that do not depend on the theme.
const SHAPES: [(&str, &str); 18] = [
    ("area", "stroke-width:1.4;stroke-dasharray:7 4"),
    ("many", "fill:none;stroke-width:1.2;stroke-dasharray:7 4"),
    ("process", "stroke-width:1.4"),
    ("rail", "fill:none;stroke-width:1.8"),
    ("actor", "stroke-width:1.4"),
    ("external", "stroke-width:1.2"),
    ("collapsed", "stroke-width:1.6"),
    ("line", "fill:none;stroke-width:1.3;stroke-linejoin:round"),
    ("head", "stroke-width:1;stroke-linejoin:round"),
    ("back", "stroke-width:1.3;stroke-linejoin:round"),
    ("bare", "stroke-width:1.7"),
    ("lock-ring", "fill:none;stroke-width:1.5"),
    ("open-ring", "fill:none;stroke-width:1.5"),
    ("dim", "opacity:.32"),
    ("lit", "stroke-width:2.6"),
    ("middle", "text-anchor:middle"),
    ("bold", "font-weight:700"),
    ("small", "font-size:11px"),
];

/// Fonts of the usual systems, so that nothing has to be embedded.
pub const FONT: &str = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,\
                    'Liberation Sans','Noto Sans',sans-serif";

/// The style sheet for the ids and classes of one prefix. An ancestor with `data-theme` decides
/// between light and dark; without one the reader's system does.
pub fn style(prefix: &str) -> String {
    let mut css = format!(".{prefix}-svg{{font:13px {FONT}}}");
    for (class, shape) in SHAPES {
        css += &format!(".{prefix}-{class}{{{shape}}}");
    }
    css += &format!(".{prefix}-svg a:focus-visible{{outline:2px solid #3b6fb5}}");
    css += &rules(prefix, "", |c| c.1);
    css += "@media (prefers-color-scheme:dark){";
    css += &rules(prefix, ":root:not([data-theme=light]) ", |c| c.2);
    css += "}";
    css += &rules(prefix, "[data-theme=dark] ", |c| c.2);
    css += "@media print{";
    css += &rules(prefix, ":root ", |c| c.1);
    css += &rules(prefix, "[data-theme] ", |c| c.1);
    css += "}";
    css
}

fn rules(prefix: &str, scope: &str, pick: impl Fn(&Colour) -> &'static str) -> String {
    COLOURS
        .iter()
        .map(|c| format!("{scope}.{prefix}-{}{{{}}}", c.0, pick(c)))
        .collect()
}
