" Vim syntax file: threat models for tm
" Made from editors/templates/tm.vim; the words are those of the compiler.
if exists('b:current_syntax')
  finish
endif
let s:keep = &cpoptions
set cpoptions&vim

" Names have letters, digits, `_`, and single `-` and `.` inside.
syntax iskeyword @,48-57,_,-,.,192-255
syntax sync minlines=100

syntax match tmName /[[:alpha:]_][[:alnum:]_]*\%([-.][[:alnum:]_]\+\)*/
syntax match tmOperator /->\|<=\|>=\|!=\|[<>=*]/
syntax match tmDelimiter /[{}()\[\],:;]/
syntax match tmNumber /\<\d[[:alnum:]_.]*\>/
syntax match tmDate /\<\d\{4}-\d\d-\d\d\>/
syntax match tmReference /\<\%(CWE-\d\+\|CAPEC-\d\+\|CVE-\d\{4}-\d\+\|AML\.T[A-Z]\?\d\+\%(\.\d\+\)\?\|T\d\{4}\%(\.\d\{3}\)\?\|LLM\d\d\|ML\d\d\)\>/

syntax match tmValue /\<\%(multiple-bespoke\|confidentiality\|unauthenticated\|undetectability\|without-secrets\|accountability\|content-policy\|anti-rollback\|authenticated\|authorization\|unlinkability\|anti-forgery\|authenticity\|availability\|differential\|every-action\|with-secrets\|administers\|append-only\|certificate\|development\|implemented\|in-progress\|origin-list\|provisioned\|specialised\|user-chosen\|weak-random\|compliance\|credential\|everything\|in-process\|no-framing\|per-object\|production\|proficient\|provenance\|revocation\|serialized\|supervised\|unattended\|aggregate\|anonymity\|automatic\|awareness\|container\|difficult\|embedding\|ephemeral\|fast-hash\|federated\|http-only\|integrity\|internals\|pseudonym\|removable\|resources\|revocable\|same-site\|signature\|slow-hash\|unbounded\|unlimited\|untrusted\|adequate\|attested\|checksum\|compared\|constant\|contract\|critical\|end-user\|enhanced\|feedback\|indirect\|interest\|internal\|internet\|measured\|moderate\|multiple\|no-store\|observes\|password\|physical\|question\|recorded\|specific\|standard\|template\|training\|unsigned\|verified\|very-low\|address\|archive\|bespoke\|checked\|consent\|content\|current\|detects\|enclave\|execute\|expires\|general\|limited\|message\|nothing\|offline\|partial\|partner\|planned\|process\|regions\|renewed\|resists\|sampled\|scanned\|segment\|service\|several\|special\|touched\|trusted\|version\|visible\|watched\|weights\|alerts\|alters\|author\|binary\|broken\|chosen\|closed\|coarse\|common\|config\|cookie\|design\|device\|digest\|direct\|expert\|factor\|header\|hidden\|hybrid\|issuer\|kernel\|layman\|listed\|locked\|logits\|manual\|medium\|mended\|native\|needed\|nobody\|office\|online\|prompt\|public\|random\|remote\|scores\|script\|search\|shared\|signed\|single\|source\|static\|ticket\|unique\|vector\|writes\|admin\|alert\|audit\|basic\|blind\|bound\|broad\|field\|fixed\|image\|label\|limit\|local\|media\|mixed\|model\|nosql\|other\|plain\|radio\|reads\|token\|trace\|vault\|write\|body\|code\|disk\|easy\|file\|free\|full\|hash\|high\|html\|json\|ldap\|link\|mail\|many\|mtls\|name\|none\|open\|owns\|read\|same\|scan\|test\|topk\|user\|uses\|env\|hsm\|key\|lan\|law\|log\|low\|mac\|mfa\|old\|one\|sql\|tls\|two\|vpn\|wan\|xml\|yes\|no\|vm\)\>-\@!/
syntax match tmEffect /\<\%(noncompliant\|repudiate\|disclose\|identify\|elevate\|exhaust\|mislead\|unaware\|detect\|tamper\|spoof\|deny\|link\)\>-\@!/
syntax match tmBetween /\<\%(avoiding\|carrying\|because\|control\|crosses\|mistake\|reaches\|through\|cannot\|count\|every\|given\|least\|until\|worst\|from\|pack\|path\|rest\|rule\|some\|when\|with\|all\|and\|any\|can\|for\|not\|own\|as\|at\|by\|in\|is\|no\|of\|on\|or\|to\)\>-\@!/

" The first word of a statement says what it is.
syntax match tmAttribute /\%(^\|[{};]\)\s*\zs\%(tamper-resistance\|credential-place\|confidentiality\|account-rights\|browser-guards\|encodes-output\|first-password\|reserved-names\|responds-alike\|constant-time\|parameterised\|purpose-bound\|sign-in-limit\|availability\|bounds-input\|error-detail\|jurisdiction\|session-care\|unit-secrets\|access-ends\|clean-start\|client-auth\|identifiers\|memory-safe\|names-bound\|peer-checks\|piece-names\|piece-sizes\|replaceable\|server-auth\|advisories\|authorizes\|bus-access\|derivation\|encryption\|maintained\|parameters\|provenance\|rate-limit\|agreement\|algorithm\|binds-all\|delivered\|generated\|immutable\|integrity\|isolation\|oversight\|plausible\|proposals\|redirects\|redundant\|retention\|validates\|assessed\|erasable\|executes\|exposure\|handover\|hardened\|identity\|learning\|lifetime\|personal\|physical\|recovery\|verifies\|bounded\|channel\|fetches\|informs\|pairing\|privacy\|runs-as\|secrets\|segment\|session\|tenants\|weakest\|backup\|cipher\|egress\|key-at\|medium\|needed\|nonces\|origin\|output\|parses\|pinned\|shares\|update\|volume\|audit\|basis\|bound\|debug\|fails\|fresh\|heals\|query\|quota\|tools\|wiped\|zones\|boot\|acl\)\>-\@!/
syntax match tmProperty /\%(^\|[{};]\)\s*\zs\%(authenticates\|description\|feasibility\|eliminate\|appetite\|collapse\|computes\|controls\|counters\|evidence\|mitigate\|observes\|protects\|protocol\|sequence\|severity\|transfer\|belongs\|detects\|explain\|purpose\|remains\|resists\|returns\|stopped\|suggest\|through\|upholds\|version\|accept\|access\|alters\|impact\|refers\|relies\|sealed\|signed\|status\|trusts\|yields\|found\|holds\|knows\|needs\|owner\|sends\|stops\|trust\|until\|wants\|asks\|cost\|goal\|many\|more\|once\|open\|owns\|risk\|sets\|show\|tags\|when\|all\|any\|ask\|due\|for\|see\|by\|is\|on\)\>-\@!/
syntax match tmEffect /\%(^\|[{};]\)\s*\zs\%(noncompliant\|repudiate\|disclose\|identify\|elevate\|exhaust\|mislead\|unaware\|detect\|tamper\|spoof\|deny\|link\)\>-\@!/
syntax match tmDeclaration /\%(^\|[{};]\)\s*\zs\%(adversary\|attribute\|boundary\|defaults\|external\|control\|exclude\|process\|answer\|assume\|ignore\|import\|review\|threat\|actor\|claim\|model\|party\|store\|data\|flow\|kind\|rule\|step\|test\|tree\|view\|use\)\>-\@!/
syntax match tmDeclaration /\%(^\|[{};]\)\s*\zs\%(adversary\|attribute\|boundary\|external\|control\|process\|assume\|threat\|actor\|claim\|party\|store\|data\|kind\|rule\|step\|test\|tree\|view\)\>-\@!/ nextgroup=tmDeclared skipwhite
syntax match tmDeclared /[[:alpha:]_][[:alnum:]_]*\%([-.][[:alnum:]_]\+\)*/ contained

syntax match tmComment +//.*$+ contains=tmTodo,@Spell
syntax keyword tmTodo TODO FIXME XXX contained
syntax match tmEscape /\\\%(["\\nt]\|u{\x\+}\)/ contained
syntax region tmText start=/"/ skip=/\\./ end=/"/ end=/$/ oneline contains=tmEscape,@Spell
syntax region tmLongText start=/"""/ end=/"""/ contains=tmCode,tmStrong,tmHeading,@Spell
syntax match tmCode /`[^`]\+`/ contained
syntax match tmStrong /\*\*[^*]\+\*\*/ contained
syntax match tmHeading /^\s*#\{1,6}\s.*$/ contained

highlight default link tmDeclaration Structure
highlight default link tmDeclared Identifier
highlight default link tmProperty Statement
highlight default link tmAttribute Type
highlight default link tmEffect Function
highlight default link tmBetween Keyword
highlight default link tmValue Constant
highlight default link tmReference Special
highlight default link tmDate Number
highlight default link tmNumber Number
highlight default link tmOperator Operator
highlight default link tmDelimiter Delimiter
highlight default link tmComment Comment
highlight default link tmTodo Todo
highlight default link tmText String
highlight default link tmLongText String
highlight default link tmEscape SpecialChar
highlight default link tmCode Special
highlight default link tmStrong Bold
highlight default link tmHeading Title

let b:current_syntax = 'tm'
let &cpoptions = s:keep
unlet s:keep
