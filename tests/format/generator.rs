//! Random valid models in every layout that the language allows: what a statement says is chosen first, then how it is
//! written.

use crate::corpus::Random;

/// A model without a mistake of the language, laid out at random.
pub fn model(seed: u64) -> String {
    let mut writer = Writer {
        random: Random(seed),
        text: String::new(),
        end: "\n",
        remarks: 0,
    };
    if writer.random.below(5) == 0 {
        writer.end = "\r\n";
    }
    if writer.random.below(20) == 0 {
        writer.text.push('\u{feff}');
    }
    writer.model();
    writer.text
}

struct Writer {
    random: Random,
    text: String,
    end: &'static str,
    /// How many comments there are: each is told from the others by its number.
    remarks: usize,
}

/// A statement: its tokens, and perhaps its block.
struct Said {
    tokens: Vec<String>,
    block: Option<Vec<Said>>,
}

fn said(head: &str) -> Said {
    Said {
        tokens: tokens(head),
        block: None,
    }
}

fn with(head: &str, block: Vec<Said>) -> Said {
    Said {
        block: Some(block),
        ..said(head)
    }
}

/// The tokens of a statement written with single spaces; texts in quotes stay whole.
fn tokens(head: &str) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    let mut quoted = false;
    for part in head.split(' ') {
        match list.last_mut().filter(|_| quoted) {
            Some(last) => {
                last.push(' ');
                last.push_str(part);
            }
            None => list.push(part.to_string()),
        }
        if !part.starts_with("\"\"\"") {
            quoted ^= part.replace("\\\"", "").matches('"').count() % 2 == 1;
        }
    }
    list
}

const TITLES: &[&str] = &[
    "\"Plain\"",
    "\"Größe // kein Kommentar\"",
    "\"語 { ; }\"",
    "\"\u{1f512} a \\\" b\"",
];
const LEVELS: &[&str] = &["low", "medium", "high", "critical"];

impl Writer {
    fn one<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.random.below(list.len())]
    }

    fn model(&mut self) {
        let count = 1 + self.random.below(4);
        let mut list = vec![self.system(), said("use pack base , web")];
        for n in 0..count {
            list.push(self.data(n));
        }
        list.push(self.boundary(count));
        for n in 0..count {
            list.push(self.flow(n, count));
        }
        list.push(with(
            "adversary eve \"Eve\"",
            vec![
                said("knows public"),
                said("computes basic \"a laptop\""),
                said("owns a0"),
                said("wants disclose d0"),
            ],
        ));
        for n in 0..count {
            list.push(self.threat(n));
            list.push(self.control(n));
        }
        list.push(self.rule());
        list.push(with(
            "tree t \"Tree\"",
            vec![
                said("goal disclose d0 by eve"),
                with(
                    "any",
                    vec![
                        said("t0"),
                        with(
                            "all",
                            vec![
                                with("step s1 \"One\"", vec![said("feasibility low")]),
                                said("step s2"),
                            ],
                        ),
                    ],
                ),
            ],
        ));
        list.push(with("claim c \"Claim\"", vec![said("eve cannot disclose d0")]));
        self.statements(&list, 0, false);
        if self.random.below(6) > 0 {
            let end = self.end;
            self.text.push_str(end);
        }
    }

    fn system(&mut self) -> Said {
        let title = self.one(TITLES);
        let mut block = vec![said("purpose \"Why\""), said("review when \"a\" , \"b\" , \"c\"")];
        if self.random.below(2) == 0 {
            block.push(said("owner \"Somebody\""));
        }
        if self.random.below(2) == 0 {
            block.push(Said {
                tokens: vec!["description".to_string(), self.long_text()],
                block: None,
            });
        }
        with(&format!("model {title}"), block)
    }

    fn long_text(&mut self) -> String {
        let end = self.end;
        let deep = " ".repeat(self.random.below(7));
        match self.random.below(4) {
            0 => "\"\"\"On one line\"\"\"".to_string(),
            1 => format!("\"\"\"First{end}{deep}second  {end}{end}{deep}  third\"\"\""),
            2 => format!("\"\"\"{end}{deep}One{end}{deep}   two{end}   {end}{deep}three{end} \"\"\""),
            _ => format!("\"\"\"{end}\tTab{end}\t\tmore{end}{deep}\"\"\""),
        }
    }

    fn data(&mut self, n: usize) -> Said {
        let (title, level) = (self.one(TITLES), self.one(LEVELS));
        with(
            &format!("data d{n} {title}"),
            vec![
                said(&format!("confidentiality {level}")),
                said("integrity low"),
                said("kind code , log"),
            ],
        )
    }

    fn boundary(&mut self, count: usize) -> Said {
        let mut block = vec![said("trust partial because \"so it is\"")];
        for n in 0..count {
            block.push(with(
                &format!("process p{n} \"Process {n}\""),
                vec![said("exposure internet"), said("access a0 uses")],
            ));
            block.push(with(
                &format!("store s{n}"),
                vec![
                    said("holds d0"),
                    said("access p0 reads d0 , writes d0 because \"of it\""),
                ],
            ));
            block.push(said(&format!("actor a{n} \"Actor\"")));
        }
        with("boundary inside \"Inside\"", block)
    }

    fn flow(&mut self, n: usize, count: usize) -> Said {
        let to = self.random.below(count);
        with(
            &format!("flow f{n} : a{n} -> p{to} \"Use\""),
            vec![said("sends d0"), said("returns d0"), said("channel tls")],
        )
    }

    fn threat(&mut self, n: usize) -> Said {
        let level = self.one(LEVELS);
        let mut block = vec![
            said("disclose d0"),
            said(&format!("through f{n} , s{n} , p0")),
            said("by eve"),
            said("feasibility low because \"hard\""),
            said(&format!("impact {level}")),
            said("refers CWE-89"),
        ];
        block.push(match self.random.below(3) {
            0 => said(&format!("mitigate with c{n}")),
            1 => with(
                "transfer to a0 because \"it is theirs\"",
                vec![said("see \"https://example.org/x\" \"Contract\"")],
            ),
            _ => said("accept by \"Head\" until 2030-01-01 because \"rare\""),
        });
        with(&format!("threat t{n} \"Threat {n}\""), block)
    }

    fn control(&mut self, n: usize) -> Said {
        with(
            &format!("control c{n} \"Control\""),
            vec![
                said("on p0"),
                said("protects confidentiality , integrity"),
                said("status verified"),
                said("resists high"),
            ],
        )
    }

    fn rule(&mut self) -> Said {
        with(
            "rule r \"Rule\"",
            vec![
                said("for process p , store s , flow f from p to s"),
                said(
                    "when s.query in { sql , nosql } and ( p.parameterised = no or p.exposure >= partner ) and some d in f.sends : d.origin >= mixed",
                ),
                said("threat tamper s , disclose s"),
                said("needs reach p"),
                said("impact worst of s.holds"),
                said("suggest \"Do it\""),
            ],
        )
    }

    // From here on: how it is written.

    fn statements(&mut self, list: &[Said], depth: usize, inline: bool) {
        for (nth, statement) in list.iter().enumerate() {
            if inline {
                self.text.push_str(if nth == 0 { "" } else { ";" });
                self.space();
            } else if nth > 0 || depth > 0 || self.random.below(3) == 0 {
                self.between(depth, nth == 0);
            }
            self.statement(statement, depth, inline);
        }
    }

    /// What parts two statements that stand in lines of their own.
    fn between(&mut self, depth: usize, first: bool) {
        if !first && depth > 0 && self.random.below(12) == 0 {
            self.text.push(';');
            self.space();
            return;
        }
        if self.random.below(6) == 0 {
            self.remark();
        }
        self.line();
        while self.random.below(4) == 0 {
            if self.random.below(2) == 0 {
                self.indent(depth);
                self.remark();
            }
            self.line();
        }
        self.indent(depth);
    }

    fn statement(&mut self, statement: &Said, depth: usize, inline: bool) {
        let mut open = false;
        for (nth, token) in statement.tokens.iter().enumerate() {
            let before = nth.checked_sub(1).map(|n| statement.tokens[n].as_str());
            let loose = before.is_some_and(|b| matches!(b, "," | "->" | "(" | "{")) || open || goes_on(token);
            if nth > 0 {
                if loose && !inline && self.random.below(5) == 0 {
                    if self.random.below(4) == 0 {
                        self.remark();
                    }
                    self.line();
                    self.indent(depth + 2);
                } else {
                    self.gap(before.unwrap_or(""), token);
                }
            }
            self.text.push_str(token);
            open = (open || token == "(") && token != ")";
        }
        if let Some(block) = &statement.block {
            self.space();
            self.text.push('{');
            let short = block
                .iter()
                .all(|s| s.block.is_none() && !s.tokens.iter().any(|t| t.contains('\n')));
            if inline || short && self.random.below(2) == 0 {
                self.space();
                self.statements(block, depth + 1, true);
                self.space();
            } else {
                self.statements(block, depth + 1, false);
                if self.random.below(8) == 0 {
                    self.remark();
                }
                self.line();
                self.indent(depth);
            }
            self.text.push('}');
        }
    }

    /// Space between two tokens: none only where they cannot run together.
    fn gap(&mut self, before: &str, token: &str) {
        let mark = |t: &str| matches!(t, "," | ":" | "->" | "(" | ")" | "{" | "}" | ">=" | "=");
        if (mark(before) || mark(token)) && before != "in" && self.random.below(3) == 0 {
            return;
        }
        self.text.push(' ');
        self.space();
    }

    fn space(&mut self) {
        for _ in 0..self.random.below(4) {
            self.text.push(if self.random.below(9) == 0 { '\t' } else { ' ' });
        }
    }

    fn line(&mut self) {
        if self.random.below(9) == 0 {
            self.text.push(' ');
        }
        let end = self.end;
        self.text.push_str(end);
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..2 * depth {
            if self.random.below(8) > 0 {
                self.text.push(' ');
            }
        }
    }

    fn remark(&mut self) {
        self.space();
        self.remarks += 1;
        let words = self.one(&["note", "ä \u{1f512}", "{ \"", "}; \\"]);
        let remark = format!("// {} {words}", self.remarks);
        self.text.push_str(&remark);
    }
}

fn goes_on(token: &str) -> bool {
    matches!(token, "because" | "and" | "or")
}
