"""Threat models for tm, in Pygments (Sphinx, MkDocs). Made from editors/templates/pygments.py; the words are those of the
compiler."""

import re

from pygments.lexer import RegexLexer, bygroups, include
from pygments.token import Comment, Keyword, Literal, Name, Number, Operator, Punctuation, String, Text, Whitespace

__all__ = ["TmLexer"]

DECLARATIONS = r"adversary|attribute|boundary|defaults|external|control|exclude|process|answer|assume|ignore|import|review|threat|actor|claim|model|party|store|data|flow|kind|rule|step|test|tree|view|use"
NAMED = r"adversary|attribute|boundary|external|control|process|assume|threat|actor|claim|party|store|data|kind|rule|step|test|tree|view"
PROPERTIES = r"authenticates|description|feasibility|eliminate|appetite|collapse|computes|controls|counters|evidence|mitigate|observes|protects|protocol|sequence|severity|transfer|belongs|detects|explain|purpose|remains|resists|returns|stopped|suggest|through|upholds|version|accept|access|alters|impact|refers|relies|sealed|signed|status|trusts|yields|found|holds|knows|needs|owner|sends|stops|trust|until|wants|asks|cost|goal|many|more|once|open|owns|risk|sets|show|tags|when|all|any|ask|due|for|see|by|is|on"
ATTRIBUTES = r"tamper-resistance|credential-place|confidentiality|account-rights|browser-guards|encodes-output|first-password|reserved-names|responds-alike|constant-time|parameterised|purpose-bound|sign-in-limit|availability|bounds-input|error-detail|jurisdiction|session-care|unit-secrets|access-ends|clean-start|client-auth|identifiers|memory-safe|names-bound|peer-checks|piece-names|piece-sizes|replaceable|server-auth|advisories|authorizes|bus-access|derivation|encryption|maintained|parameters|provenance|rate-limit|agreement|algorithm|binds-all|delivered|generated|immutable|integrity|isolation|oversight|plausible|proposals|redirects|redundant|retention|validates|assessed|erasable|executes|exposure|handover|hardened|identity|learning|lifetime|personal|physical|recovery|verifies|bounded|channel|fetches|informs|pairing|privacy|runs-as|secrets|segment|session|tenants|weakest|backup|cipher|egress|key-at|medium|needed|nonces|origin|output|parses|pinned|shares|update|volume|audit|basis|bound|debug|fails|fresh|heals|query|quota|tools|wiped|zones|boot|acl"
EFFECTS = r"noncompliant|repudiate|disclose|identify|elevate|exhaust|mislead|unaware|detect|tamper|spoof|deny|link"
VALUES = r"multiple-bespoke|confidentiality|unauthenticated|undetectability|without-secrets|accountability|content-policy|anti-rollback|authenticated|authorization|unlinkability|anti-forgery|authenticity|availability|differential|every-action|with-secrets|administers|append-only|certificate|development|implemented|in-progress|origin-list|provisioned|specialised|user-chosen|weak-random|compliance|credential|everything|in-process|no-framing|per-object|production|proficient|provenance|revocation|serialized|supervised|unattended|aggregate|anonymity|automatic|awareness|container|difficult|embedding|ephemeral|fast-hash|federated|http-only|integrity|internals|pseudonym|removable|resources|revocable|same-site|signature|slow-hash|unbounded|unlimited|untrusted|adequate|attested|checksum|compared|constant|contract|critical|end-user|enhanced|feedback|indirect|interest|internal|internet|measured|moderate|multiple|no-store|observes|password|physical|question|recorded|specific|standard|template|training|unsigned|verified|very-low|address|archive|bespoke|checked|consent|content|current|detects|enclave|execute|expires|general|limited|message|nothing|offline|partial|partner|planned|process|regions|renewed|resists|sampled|scanned|segment|service|several|special|touched|trusted|version|visible|watched|weights|alerts|alters|author|binary|broken|chosen|closed|coarse|common|config|cookie|design|device|digest|direct|expert|factor|header|hidden|hybrid|issuer|kernel|layman|listed|locked|logits|manual|medium|mended|native|needed|nobody|office|online|prompt|public|random|remote|scores|script|search|shared|signed|single|source|static|ticket|unique|vector|writes|admin|alert|audit|basic|blind|bound|broad|field|fixed|image|label|limit|local|media|mixed|model|nosql|other|plain|radio|reads|token|trace|vault|write|body|code|disk|easy|file|free|full|hash|high|html|json|ldap|link|mail|many|mtls|name|none|open|owns|read|same|scan|test|topk|user|uses|env|hsm|key|lan|law|log|low|mac|mfa|old|one|sql|tls|two|vpn|wan|xml|yes|no|vm"
BETWEEN = r"avoiding|carrying|because|control|crosses|mistake|reaches|through|cannot|count|every|given|least|until|worst|from|pack|path|rest|rule|some|when|with|all|and|any|can|for|not|own|as|at|by|in|is|no|of|on|or|to"

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
