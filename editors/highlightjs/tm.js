// Threat models for tm, in highlight.js. Made from editors/templates/tm.js; the words are those of the compiler.
//
//   import hljs from 'highlight.js/lib/core';
//   import tm from './tm.js';
//   hljs.registerLanguage('tm', tm);

/** @type {import('highlight.js').LanguageFn} */
export default function tm(hljs) {
  const START = /(?<=^|[{};])[ \t]*/;
  const END = /(?![-.]?[\p{L}\p{M}\w])/u;
  const FREE = /(?<![\p{L}\p{M}\w])(?<![\p{L}\p{M}\w][-.])/u;
  const NAME = /[\p{L}_][\p{L}\p{M}\w]*(?:[-.][\p{L}\p{M}\w]+)*/u;
  const { concat } = hljs.regex;
  const first = (words, scope) => ({ begin: [START, new RegExp(words), END], beginScope: { 2: scope } });
  const free = (words, scope) => ({ match: concat(FREE, '(?:' + words + ')', END), scope });
  return {
    name: 'tm threat model',
    aliases: ['threat-model'],
    unicodeRegex: true,
    contains: [
      hljs.COMMENT('//', '$'),
      { scope: 'string', begin: '"""', end: '"""', contains: [{ scope: 'code', match: /`[^`"]+`/ }, { scope: 'strong', match: /\*\*[^*"]+\*\*/ }] },
      { scope: 'string', begin: '"', end: /"|$/, contains: [{ scope: 'char.escape', match: /\\(?:["\\nt]|u\{[0-9A-Fa-f]+\})/ }] },
      { begin: [START, /adversary|attribute|boundary|external|control|process|assume|threat|actor|claim|party|store|data|kind|rule|step|test|tree|view/, END, /[ \t]+/, NAME], beginScope: { 2: 'keyword', 5: 'title.class' } },
      { begin: [START, /flow/, /[ \t]+/, NAME, /(?=\s*:)/], beginScope: { 2: 'keyword', 4: 'title.class' } },
      first('adversary|attribute|boundary|defaults|external|control|exclude|process|answer|assume|ignore|import|review|threat|actor|claim|model|party|store|data|flow|kind|rule|step|test|tree|view|use', 'keyword'),
      first('noncompliant|repudiate|disclose|identify|elevate|exhaust|mislead|unaware|detect|tamper|spoof|deny|link', 'title.function'),
      first('authenticates|description|feasibility|eliminate|appetite|collapse|computes|controls|counters|evidence|mitigate|observes|protects|protocol|sequence|severity|transfer|belongs|detects|explain|purpose|remains|resists|returns|stopped|suggest|through|upholds|version|accept|access|alters|impact|refers|relies|sealed|signed|status|trusts|yields|found|holds|knows|needs|owner|sends|stops|trust|until|wants|asks|cost|goal|many|more|once|open|owns|risk|sets|show|tags|when|all|any|ask|due|for|see|by|is|on', 'keyword'),
      first('tamper-resistance|credential-place|confidentiality|account-rights|browser-guards|encodes-output|first-password|reserved-names|responds-alike|constant-time|parameterised|purpose-bound|sign-in-limit|availability|bounds-input|error-detail|jurisdiction|session-care|unit-secrets|access-ends|clean-start|client-auth|identifiers|memory-safe|names-bound|peer-checks|piece-names|piece-sizes|replaceable|server-auth|advisories|authorizes|bus-access|derivation|encryption|maintained|parameters|provenance|rate-limit|agreement|algorithm|binds-all|delivered|generated|immutable|integrity|isolation|oversight|plausible|proposals|redirects|redundant|retention|validates|assessed|erasable|executes|exposure|handover|hardened|identity|learning|lifetime|personal|physical|recovery|verifies|bounded|channel|fetches|informs|pairing|privacy|runs-as|secrets|segment|session|tenants|weakest|backup|cipher|egress|key-at|medium|needed|nonces|origin|output|parses|pinned|shares|update|volume|audit|basis|bound|debug|fails|fresh|heals|query|quota|tools|wiped|zones|boot|acl', 'attr'),
      free('CWE-\\d+|CAPEC-\\d+|CVE-\\d{4}-\\d+|AML\\.T[A-Z]?\\d+(?:\\.\\d+)?|T\\d{4}(?:\\.\\d{3})?|LLM\\d{2}|ML\\d{2}', 'symbol'),
      free('\\d{4}-\\d{2}-\\d{2}', 'number'),
      free('\\d[\\w.]*', 'number'),
      free('avoiding|carrying|because|control|crosses|mistake|reaches|through|cannot|count|every|given|least|until|worst|from|pack|path|rest|rule|some|when|with|all|and|any|can|for|not|own|as|at|by|in|is|no|of|on|or|to', 'keyword'),
      free('noncompliant|repudiate|disclose|identify|elevate|exhaust|mislead|unaware|detect|tamper|spoof|deny|link', 'title.function'),
      free('multiple-bespoke|confidentiality|unauthenticated|undetectability|without-secrets|accountability|content-policy|anti-rollback|authenticated|authorization|unlinkability|anti-forgery|authenticity|availability|differential|every-action|with-secrets|administers|append-only|certificate|development|implemented|in-progress|origin-list|provisioned|specialised|user-chosen|weak-random|compliance|credential|everything|in-process|no-framing|per-object|production|proficient|provenance|revocation|serialized|supervised|unattended|aggregate|anonymity|automatic|awareness|container|difficult|embedding|ephemeral|fast-hash|federated|http-only|integrity|internals|pseudonym|removable|resources|revocable|same-site|signature|slow-hash|unbounded|unlimited|untrusted|adequate|attested|checksum|compared|constant|contract|critical|end-user|enhanced|feedback|indirect|interest|internal|internet|measured|moderate|multiple|no-store|observes|password|physical|question|recorded|specific|standard|template|training|unsigned|verified|very-low|address|archive|bespoke|checked|consent|content|current|detects|enclave|execute|expires|general|limited|message|nothing|offline|partial|partner|planned|process|regions|renewed|resists|sampled|scanned|segment|service|several|special|touched|trusted|version|visible|watched|weights|alerts|alters|author|binary|broken|chosen|closed|coarse|common|config|cookie|design|device|digest|direct|expert|factor|header|hidden|hybrid|issuer|kernel|layman|listed|locked|logits|manual|medium|mended|native|needed|nobody|office|online|prompt|public|random|remote|scores|script|search|shared|signed|single|source|static|ticket|unique|vector|writes|admin|alert|audit|basic|blind|bound|broad|field|fixed|image|label|limit|local|media|mixed|model|nosql|other|plain|radio|reads|token|trace|vault|write|body|code|disk|easy|file|free|full|hash|high|html|json|ldap|link|mail|many|mtls|name|none|open|owns|read|same|scan|test|topk|user|uses|env|hsm|key|lan|law|log|low|mac|mfa|old|one|sql|tls|two|vpn|wan|xml|yes|no|vm', 'literal'),
      // A name, so that no part of it is taken for a word.
      { match: NAME },
      { scope: 'operator', match: /->|<=|>=|!=|[<>=*]/ },
      { scope: 'punctuation', match: /[{}()[\],:;]/ },
    ],
  };
}
