"""Threat models for tm, in Pygments (Sphinx, MkDocs). Made from editors/templates/pygments.py; the words are those of the
compiler."""

import re

from pygments.lexer import RegexLexer, bygroups, include
from pygments.token import Comment, Keyword, Literal, Name, Number, Operator, Punctuation, String, Text, Whitespace

__all__ = ["TmLexer"]

DECLARATIONS = r"{{declarations}}"
NAMED = r"{{named}}"
PROPERTIES = r"{{properties}}"
ATTRIBUTES = r"{{attributes}}"
EFFECTS = r"{{effects}}"
VALUES = r"{{values}}"
BETWEEN = r"{{between}}"

# Names have letters, digits, `_`, and single `-` and `.` inside.
NAME = r"[^\W\d]\w*(?:[-.]\w+)*"
END = r"(?![-.]?\w)"
# A reference into a catalogue: CWE-89, CAPEC-66, T1190, AML.T0020, LLM01, CVE-2026-1.
REFERENCE = r"CWE-\d+|CAPEC-\d+|CVE-\d{4}-\d+|AML\.T[A-Z]?\d+(?:\.\d+)?|T\d{4}(?:\.\d{3})?|LLM\d{2}|ML\d{2}"


class TmLexer(RegexLexer):
    """Threat models for tm."""

    name = "tm threat model"
    aliases = ["tm", "threat-model"]
    filenames = ["*.tm"]
    mimetypes = ["text/x-tm"]
    flags = re.MULTILINE

    tokens = {
        # At the start of a statement: its first word says what it is.
        "root": [
            include("space"),
            (r"\n", Whitespace),
            (r"[{};]", Punctuation),
            (rf"(because|and|or){END}", Keyword.Reserved, "rest"),
            (rf"({NAMED}){END}([ \t]+)({NAME})", bygroups(Keyword.Declaration, Whitespace, Name.Class), "rest"),
            (rf"(flow){END}([ \t]+)({NAME})(?=\s*:)", bygroups(Keyword.Declaration, Whitespace, Name.Class), "rest"),
            (rf"({DECLARATIONS}){END}", Keyword.Declaration, "rest"),
            (rf"({EFFECTS}){END}", Name.Function, "rest"),
            (rf"({PROPERTIES}){END}", Keyword, "rest"),
            (rf"({ATTRIBUTES}){END}", Name.Attribute, "rest"),
            (r"", Text, "rest"),
        ],
        "space": [
            (r"[ \t\r\ufeff]+", Whitespace),
            (r"//.*", Comment.Single),
        ],
        "rest": [
            include("space"),
            (r"\n", Whitespace, "#pop"),
            (r"[{};]", Punctuation, "#pop"),
            (r'"""', String.Doc, "long"),
            (r'"', String.Double, "text"),
            (rf"({REFERENCE}){END}", Name.Constant),
            (r"\d\d\d\d-\d\d-\d\d" + END, Literal.Date),
            (r"\d[\w.]*", Number),
            (rf"({BETWEEN}){END}", Keyword.Reserved),
            (rf"({EFFECTS}){END}", Name.Function),
            (rf"({VALUES}){END}", Keyword.Constant),
            (NAME, Name),
            (r"->|<=|>=|!=|[<>=*]", Operator),
            (r"[\[\](),:]", Punctuation),
        ],
        "long": [
            (r'"""', String.Doc, "#pop"),
            (r'[^"]+|"', String.Doc),
        ],
        "text": [
            (r'"|$', String.Double, "#pop"),
            (r'\\(?:["\\nt]|u\{[0-9A-Fa-f]+\})', String.Escape),
            (r'[^"\\\n]+|\\.', String.Double),
        ],
    }
