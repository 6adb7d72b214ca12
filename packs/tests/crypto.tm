// What the rules of `crypto` must find, must not find, and must ask.

// ---- Channels --------------------------------------------------------------------------------------------
test plaintext "A password in the clear" {
  boundary outside { trust none; actor visitor }
  data password { kind credential; confidentiality high }
  process desk
  flow enter: visitor -> desk { sends password; channel plain; medium lan }

  fires  plaintext on visitor, desk, password
  silent plaintext on visitor, desk, password { set enter { channel tls } }
  silent plaintext on visitor, desk, password { set enter { medium local } }
  asks   plaintext about enter channel { unset enter channel }
}
test no-peer-auth "Encrypted to a stranger" {
  boundary outside { trust none; process phone }
  process desk
  flow call: phone -> desk { channel tls; server-auth no; client-auth none }

  fires  no-peer-auth on call
  silent no-peer-auth on call { set call { server-auth yes } }
  silent no-peer-auth on call { set call { channel plain } }
  asks   no-peer-auth about call server-auth { unset call server-auth }
}
test name-not-checked "Any certificate will do" {
  boundary outside { trust none; process phone }
  process desk
  flow call: phone -> desk { channel tls; peer-checks issuer }

  fires  name-not-checked on call
  silent name-not-checked on call { set call { peer-checks issuer, name } }
  asks   name-not-checked about call peer-checks { unset call peer-checks }
  asks   name-not-checked about call peer-checks { unset call peer-checks, channel; set call { protocol ssh } }
}
test no-revocation "The stolen key still works" {
  data pass { kind certificate; lifetime 2 years }
  process phone
  process desk
  flow call: phone -> desk { sends pass; client-auth certificate; peer-checks issuer, name }

  fires  no-revocation on phone, desk
  silent no-revocation on phone, desk { set call { peer-checks revocation } }
  silent no-revocation on phone, desk { set pass { lifetime 7 days } }
  asks   no-revocation about call peer-checks { unset call peer-checks }
}
test downgrade "Talked into the old version" {
  boundary outside { trust none; process phone }
  data order { integrity high }
  process desk
  flow call: phone -> desk { sends order; channel tls; weakest old }

  fires  downgrade on call
  silent downgrade on call { set call { weakest current } }
  asks   downgrade about call weakest { unset call weakest }
}
test no-forward-secrecy "The key is lost in spring" {
  boundary outside { trust none; process phone }
  data letter { confidentiality high; lifetime 5 years }
  process desk
  flow call: phone -> desk { sends letter; channel tls; agreement static }

  fires  no-forward-secrecy on call
  silent no-forward-secrecy on call { set call { agreement ephemeral } }
  silent no-forward-secrecy on call { set letter { lifetime 1 day } }
  asks   no-forward-secrecy about call agreement { unset call agreement }
}
test no-post-compromise-security "One hour at the border" {
  boundary outside { trust none; process phone }
  data letter { confidentiality high; lifetime 5 years }
  process desk
  flow call: phone -> desk { sends letter; channel tls; heals no }

  fires  no-post-compromise-security on call
  silent no-post-compromise-security on call { set call { heals yes } }
  asks   no-post-compromise-security about call heals { unset call heals; set call { agreement static } }
  silent no-post-compromise-security on call { unset call heals }
  asks   no-post-compromise-security about call heals { unset call heals; set phone { is messenger } }
}
test harvest-now "Kept for a quantum computer" {
  boundary outside { trust none; process phone }
  data genome { confidentiality high; lifetime 50 years }
  process desk
  flow call: phone -> desk { sends genome; channel tls; agreement ephemeral }

  fires  harvest-now on genome
  silent harvest-now on genome { set call { agreement hybrid } }
  silent harvest-now on genome { set genome { lifetime 1 year } }
  asks   harvest-now about call agreement { unset call agreement }
  silent harvest-now on genome { unset genome lifetime }
  asks   harvest-now about genome lifetime { unset genome lifetime; set genome { confidentiality critical } }
}
test traffic-analysis "Who calls the newspaper" {
  boundary outside { trust none; actor source }
  data tip { confidentiality critical }
  process paper
  flow call: source -> paper { sends tip; channel tls; medium internet }

  fires  traffic-analysis on call
  silent traffic-analysis on call { set call { medium lan } }
  asks   traffic-analysis about call medium { unset call medium }
  silent traffic-analysis on call { unset tip confidentiality }
}

// ---- Messages --------------------------------------------------------------------------------------------
test no-integrity "Blocks change places" {
  data ledger { integrity high }
  store disk { holds ledger; encryption disk; integrity none; cipher unauthenticated }

  fires  no-integrity on disk
  silent no-integrity on disk { set disk { cipher authenticated } }
  silent no-integrity on disk { set disk { integrity signature } }
  asks   no-integrity about disk cipher { unset disk cipher }
}
test unbound-piece "Two ledgers, both signed" {
  data seal-key { kind key }
  data ledgers { integrity high; signed by seal-key; bound no }
  boundary elsewhere { trust partial; store shelf { holds ledgers } }

  fires  unbound-piece on shelf, ledgers
  silent unbound-piece on shelf, ledgers { set ledgers { bound yes } }
  silent unbound-piece on shelf, ledgers { unset ledgers signed } // that is another matter
  silent unbound-piece on shelf, ledgers { set elsewhere { trust full } }
  asks   unbound-piece about ledgers bound { unset ledgers bound }
}
test encrypt-no-auth "Flipped bits" {
  boundary outside { trust none; process phone }
  process desk
  flow call: phone -> desk { cipher unauthenticated; integrity none }

  fires  encrypt-no-auth on call
  silent encrypt-no-auth on call { set call { cipher authenticated } }
  asks   encrypt-no-auth about call integrity { unset call integrity }
}
test nonce-reuse "A snapshot is restored twice" {
  boundary outside { trust none; actor visitor }
  data seal-key { kind key }
  data order { confidentiality high; sealed by seal-key }
  process sealer { nonces no; holds seal-key }
  flow ask: visitor -> sealer { sends order }

  fires  nonce-reuse on sealer
  silent nonce-reuse on sealer { set sealer { nonces yes } }
  silent nonce-reuse on sealer { unset sealer nonces, holds }
  asks   nonce-reuse about sealer nonces { unset sealer nonces }
}
test reflection "One's own challenge comes back" {
  boundary outside { trust none; process fob }
  process lock
  flow open: fob -> lock { client-auth shared; names-bound no }

  fires  reflection on fob, lock
  silent reflection on fob, lock { set open { names-bound yes } }
  asks   reflection about open names-bound { unset open names-bound }
}
test identity-misbinding "Signed, but for whom?" {
  boundary outside { trust none; process fob }
  process lock
  flow open: fob -> lock { client-auth key; channel plain; names-bound no }

  fires  identity-misbinding on fob, lock
  silent identity-misbinding on fob, lock { set open { channel tls } }
  asks   identity-misbinding about open names-bound { unset open names-bound }
}
test replay "Open, twice" {
  data command { integrity high }
  process fob
  process lock
  flow open: fob -> lock { sends command; integrity mac; fresh no }

  fires  replay on open
  silent replay on open { set open { fresh yes } }
  asks   replay about open fresh { unset open fresh }
}

// ---- Keys and passwords ----------------------------------------------------------------------------------
test weak-rng "A generator for games" {
  data session-key { kind key; generated weak-random; confidentiality high }

  fires  weak-rng on session-key
  silent weak-rng on session-key { set session-key { generated random } }
  asks   weak-rng about session-key generated { unset session-key generated }
}
test hardcoded-key "The same in every copy" {
  data fleet-key { kind key; generated constant; confidentiality high }

  fires  hardcoded-key on fleet-key
  silent hardcoded-key on fleet-key { set fleet-key { generated random } }
  asks   hardcoded-key about fleet-key generated { unset fleet-key generated }
}
test weak-algorithm "A lock of twenty years ago" {
  data door-key { kind key; confidentiality high; algorithm old }

  fires  weak-algorithm on door-key
  silent weak-algorithm on door-key { set door-key { algorithm current } }
  silent weak-algorithm on door-key { set door-key { kind log } }
  asks   weak-algorithm about door-key algorithm { unset door-key algorithm }
}

test weak-password-kdf "A fast hash" {
  data passwords { kind credential; confidentiality high }
  store accounts { is user-database; holds passwords; derivation fast-hash }

  fires  weak-password-kdf on accounts, passwords
  silent weak-password-kdf on accounts, passwords { set accounts { derivation slow-hash } }
  asks   weak-password-kdf about accounts derivation { unset accounts derivation }
}
test guessable-key "Sealed with a password" {
  data own-key { kind key; generated password }
  data copies { confidentiality high; sealed by own-key }
  data notes { confidentiality high; sealed by own-key }
  store shelf { holds copies }
  process writer
  flow send: writer -> shelf { sends copies }

  fires  guessable-key on copies
  silent guessable-key on notes // nobody keeps the sealed bytes
  silent guessable-key on copies { set own-key { generated random } }
  silent guessable-key on copies { set copies { confidentiality low } }
  asks   guessable-key about own-key generated { unset own-key generated }
}
test guessable-recording "One password for the whole radio network" {
  boundary street { trust none; process phone }
  data own-key { kind key; generated password }
  data talk { confidentiality high; sealed by own-key }
  process station
  flow call: phone -> station { sends talk; channel plain }

  fires  guessable-recording on talk
  silent guessable-recording on talk { set call { sends talk; channel tls } }
  silent guessable-recording on talk { set call { sends talk; channel plain; medium local } }
  silent guessable-recording on talk { set own-key { generated random } }
  asks   guessable-recording about call channel { unset call channel }
  asks   guessable-recording about own-key generated { unset own-key generated }
}
test timing "It stops at the first wrong byte" {
  data pin { kind credential }
  boundary outside { trust none; actor visitor }
  process lock { exposure internal; constant-time no }
  flow open: visitor -> lock { sends pin }

  fires  timing on lock
  silent timing on lock { set lock { constant-time yes } }
  asks   timing about lock constant-time { unset lock constant-time }
}

// ---- What everybody must see alike -----------------------------------------------------------------------
test log-equivocation "Two histories" {
  data entry { integrity high }
  process ledger { is transparency-log; audit remote }
  process reader
  flow look: reader -> ledger { returns entry; integrity signature }
  flow add: reader -> ledger { sends entry; integrity signature }

  fires  log-equivocation on look
  silent log-equivocation on look { set ledger { audit append-only } }
  asks   log-equivocation about ledger audit { unset ledger audit }
}
test freeze-rollback "Last month's list" {
  data list { kind config; integrity high }
  process client
  process mirror
  flow fetch: client -> mirror { returns list; integrity signature; fresh no }

  fires  freeze-rollback on client, mirror, list
  silent freeze-rollback on client, mirror, list { set fetch { fresh yes } }
  asks   freeze-rollback about fetch fresh { unset fetch fresh }
}

test visible-sizes "A stranger counts the pieces" {
  boundary host { trust none; store drive { holds files } }
  data files { confidentiality high; sealed by own-key; piece-sizes visible }
  data own-key { kind key }

  fires  visible-sizes on drive, files
  silent visible-sizes on drive { set files { piece-sizes hidden } }
  silent visible-sizes on drive { set files { confidentiality low } }
  asks   visible-sizes about files piece-sizes { unset files piece-sizes }
}
test equal-pieces "A name that everybody can compute" {
  boundary host { trust none; store drive { holds files } }
  data files { confidentiality high; sealed by own-key; piece-names visible }
  data own-key { kind key }

  fires  equal-pieces on drive, files
  silent equal-pieces on drive { set files { piece-names hidden } }
  silent equal-pieces on drive { set files { confidentiality low } }
  asks   equal-pieces about files piece-names { unset files piece-names }
}
