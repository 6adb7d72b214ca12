; Made from editors/templates/highlights.scm; the words are those of the compiler.
; A later pattern wins in Neovim and Helix (from 25.01), and in the tree-sitter CLI an earlier one: no node is named by
; two patterns of the same kind, so that all show the same.

(comment) @comment
(text) @string
(long_text) @string
(escape) @string.escape
(number) @number
(date) @number
(reference) @constant
(arrow) @operator
(operator) @operator
["{" "}" "(" ")" "[" "]"] @punctuation.bracket
[";" "," ":"] @punctuation.delimiter

(declaration keyword: (keyword) @keyword)
(declaration name: (name) @type)
(between) @keyword.operator

((property word: (name) @keyword)
  (#any-of? @keyword "accept" "access" "all" "alters" "any" "appetite" "ask" "asks" "authenticates" "belongs" "by" "collapse" "computes" "controls" "cost" "counters" "description" "detects" "due" "eliminate" "evidence" "explain" "feasibility" "for" "found" "goal" "holds" "impact" "is" "knows" "many" "mitigate" "more" "needs" "observes" "on" "once" "open" "owner" "owns" "protects" "protocol" "purpose" "refers" "relies" "remains" "resists" "returns" "risk" "sealed" "see" "sends" "sequence" "sets" "severity" "show" "signed" "status" "stopped" "stops" "suggest" "tags" "through" "transfer" "trust" "trusts" "until" "upholds" "version" "wants" "when" "yields"))
((property word: (name) @function)
  (#any-of? @function "deny" "detect" "disclose" "elevate" "exhaust" "identify" "link" "mislead" "noncompliant" "repudiate" "spoof" "tamper" "unaware"))
((property word: (name) @property)
  (#any-of? @property "access-ends" "account-rights" "acl" "advisories" "agreement" "algorithm" "assessed" "audit" "authorizes" "availability" "backup" "basis" "binds-all" "boot" "bound" "bounded" "bounds-input" "browser-guards" "bus-access" "channel" "cipher" "clean-start" "client-auth" "confidentiality" "constant-time" "credential-place" "debug" "delivered" "derivation" "egress" "encodes-output" "encryption" "erasable" "error-detail" "executes" "exposure" "fails" "fetches" "first-password" "fresh" "generated" "handover" "hardened" "heals" "identifiers" "identity" "immutable" "informs" "integrity" "isolation" "jurisdiction" "key-at" "learning" "lifetime" "maintained" "medium" "memory-safe" "names-bound" "needed" "nonces" "origin" "output" "oversight" "pairing" "parameterised" "parameters" "parses" "peer-checks" "personal" "physical" "piece-names" "piece-sizes" "pinned" "plausible" "privacy" "proposals" "provenance" "purpose-bound" "query" "quota" "rate-limit" "recovery" "redirects" "redundant" "replaceable" "reserved-names" "responds-alike" "retention" "runs-as" "secrets" "segment" "server-auth" "session" "session-care" "shares" "sign-in-limit" "tamper-resistance" "tenants" "tools" "unit-secrets" "update" "validates" "verifies" "volume" "weakest" "wiped" "zones"))

((word (name) @function)
  (#any-of? @function "deny" "detect" "disclose" "elevate" "exhaust" "identify" "link" "mislead" "noncompliant" "repudiate" "spoof" "tamper" "unaware"))
((word (name) @constant.builtin)
  (#any-of? @constant.builtin "accountability" "address" "adequate" "admin" "administers" "aggregate" "alert" "alerts" "alters" "anonymity" "anti-forgery" "anti-rollback" "append-only" "archive" "attested" "audit" "authenticated" "authenticity" "author" "authorization" "automatic" "availability" "awareness" "basic" "bespoke" "binary" "blind" "body" "bound" "broad" "broken" "certificate" "checked" "checksum" "chosen" "closed" "coarse" "code" "common" "compared" "compliance" "confidentiality" "config" "consent" "constant" "container" "content" "content-policy" "contract" "cookie" "credential" "critical" "current" "design" "detects" "development" "device" "differential" "difficult" "digest" "direct" "disk" "easy" "embedding" "enclave" "end-user" "enhanced" "env" "ephemeral" "every-action" "everything" "execute" "expert" "expires" "factor" "fast-hash" "federated" "feedback" "field" "file" "fixed" "free" "full" "general" "hash" "header" "hidden" "high" "hsm" "html" "http-only" "hybrid" "image" "implemented" "in-process" "in-progress" "indirect" "integrity" "interest" "internal" "internals" "internet" "issuer" "json" "kernel" "key" "label" "lan" "law" "layman" "ldap" "limit" "limited" "link" "listed" "local" "locked" "log" "logits" "low" "mac" "mail" "manual" "many" "measured" "media" "medium" "mended" "message" "mfa" "mixed" "model" "moderate" "mtls" "multiple" "multiple-bespoke" "name" "native" "needed" "no" "no-framing" "no-store" "nobody" "none" "nosql" "nothing" "observes" "office" "offline" "old" "one" "online" "open" "origin-list" "other" "owns" "partial" "partner" "password" "per-object" "physical" "plain" "planned" "process" "production" "proficient" "prompt" "provenance" "provisioned" "pseudonym" "public" "question" "radio" "random" "read" "reads" "recorded" "regions" "remote" "removable" "renewed" "resists" "resources" "revocable" "revocation" "same" "same-site" "sampled" "scan" "scanned" "scores" "script" "search" "segment" "serialized" "service" "several" "shared" "signature" "signed" "single" "slow-hash" "source" "special" "specialised" "specific" "sql" "standard" "static" "supervised" "template" "test" "ticket" "tls" "token" "topk" "touched" "trace" "training" "trusted" "two" "unattended" "unauthenticated" "unbounded" "undetectability" "unique" "unlimited" "unlinkability" "unsigned" "untrusted" "user" "user-chosen" "uses" "vault" "vector" "verified" "version" "very-low" "visible" "vm" "vpn" "wan" "watched" "weak-random" "weights" "with-secrets" "without-secrets" "write" "writes" "xml" "yes"))
