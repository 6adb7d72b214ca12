// Borg, a backup program that trusts its clients and not the host of the repository, after the security chapter of its
// documentation. What is ours in it, and where each fact comes from, is in SOURCE.md.
model "Borg backup" {
  purpose "Keep backups on a host that nobody has to trust"
  version "master branch, borg 2"
  owner   "Borg developers"
  appetite high
  review every 1 year
  review when "a new encryption mode", "a change of the protocol", "a flaw in a crypto library"
  see     "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst" "Published text"
  description """
    A client cuts files into chunks, compresses, encrypts and authenticates them and stores them in a repository, on the
    same host or another. The attack model gives that host to the attacker and leaves the client's environment to its owner.
    """
}

defaults control { status implemented; resists high; owner "Borg developers" }
defaults assume {
  owner "Borg developers"
  until 2027-11-23
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#attack-model"
}

// ---- 1. What are we building? -----------------------------------------------------------------------------

data archive      "Archives in the encrypted modes"       { piece-sizes visible; piece-names hidden; bound yes; confidentiality high; integrity high; availability medium; sealed by borg-key; signed by borg-key; kind content }
data archive-auth "Archives in the authenticated modes"   { integrity high; bound yes; signed by borg-key; kind content }
data archive-none "Archives in the modes without a key"   { integrity high; kind content }
data archive-list "List of archives and their names"      { integrity high; availability medium; bound yes; sealed by borg-key; signed by borg-key }
data graph        "Which archives refer to which chunks"  { confidentiality medium; integrity high; bound yes; sealed by borg-key; signed by borg-key }
data answers      "Responses, errors and log lines"       { integrity low; origin untrusted; kind content }
data known-state  "What a client remembers of repositories" { integrity high }
data known-files  "Files that an attacker has as well"    { confidentiality none; origin untrusted }
data borg-key     "Borg key, wrapping the key material"   { kind key; confidentiality critical; sealed by kek, other-kek }
data kek          "Key derived from the owner's passphrase" { kind key; generated password; confidentiality critical }
data other-kek    "Key derived from the other passphrase" { kind key; generated password; confidentiality critical }
data passphrase   "Passphrase of the owner"               { confidentiality critical; yields kek }
data other-passphrase "Passphrase of the other key holder" { confidentiality critical; yields other-kek }

boundary client-side "Environment of the client" {
  trust full because "the attack model trusts it"
  actor backup-owner "Owner of the backups"
  process client "Backup client" {
    parses serialized
    executes none
    validates partial
    nonces yes
    maintained at least manual
    holds archive-list, graph
    access backup-owner uses
  }
  store security-db "Security database" { holds known-state; access nobody }
  store key-file "Key file" { holds borg-key; access nobody }
}

boundary other-side "Environment of another key holder" {
  trust partial because "it has a borg key of its own for the same repository"
  actor other-holder "Another key holder"
  process other-client "Backup client of the other holder" { access other-holder uses }
}

boundary server-side "Host of the repository" {
  trust none
  process server "Repository server" { holds answers; access nobody }
  store repository "Repository" {
    is object-storage
    holds archive, archive-auth, archive-none, archive-list, graph, borg-key
    access nobody
  }
}

flow run: backup-owner -> client "Back up and restore" {
  sends   passphrase, archive, archive-auth, archive-none
  returns archive, archive-auth, archive-none
}
flow remember: client -> security-db "Remember a repository" { sends known-state; returns known-state }
flow unwrap: client -> key-file "Store and load the key" { sends borg-key; returns borg-key }
flow sync: client -> server "Store and fetch objects" {
  sends    archive, archive-auth, archive-none, archive-list, graph, borg-key
  returns  archive, archive-auth, archive-none, archive-list, graph, borg-key, answers
  protocol ssh
}
flow keep: server -> repository "Keep objects" {
  sends   archive, archive-auth, archive-none, archive-list, graph, borg-key
  returns archive, archive-auth, archive-none, archive-list, graph, borg-key
}
flow other-run: other-holder -> other-client "Back up with a passphrase of one's own" { sends other-passphrase, archive }
flow other-sync: other-client -> server "Store and fetch objects" { sends archive; returns archive, borg-key; protocol ssh }

// ---- 2. What can go wrong? --------------------------------------------------------------------------------

adversary host "Whoever has the repository and the way to it" {
  knows    source
  computes high
  owns     server-side
  wants    tamper archive, tamper archive-list, tamper graph, disclose archive, disclose graph, deny archive
}

adversary matcher "Host that has copies of suspected files" is host {
  knows known-files
  wants detect archive, link archive
}

adversary key-holder "Compromised client of another key holder" {
  knows    source
  computes moderate
  owns     other-side
  wants    tamper archive
}

threat alter-objects "Stored objects are altered" {
  tamper   archive
  through  sync, keep
  by       host
  feasibility high
  impact   high
  refers   CWE-353
  mitigate with object-tags
  remains  low because "the key material lies in the clear in a running client"
}

threat add-or-rename "An archive is added or renamed" {
  tamper   archive-list
  through  sync
  by       host
  feasibility high
  impact   high
  mitigate with anchored-list
  remains  low because "removal of an entry stays unnoticed by design"
}

threat swap-objects "An object is served in the place of another" {
  tamper   graph
  through  sync
  by       host
  feasibility high
  impact   high
  mitigate with bound-context
  remains  low because "all of it rests on one key"
}

threat read-objects "The host reads what it stores" {
  disclose archive
  disclose graph
  through  sync, repository
  by       host
  feasibility high
  impact   high
  mitigate with encrypted-modes
  remains  low because "sizes and access patterns stay visible"
}

threat guess-passphrase "The stored key is attacked offline" {
  disclose borg-key
  through  sync, repository
  by       host
  feasibility low
  impact   critical
  mitigate with wrapped-key
  remains  medium because "users choose the passphrase"
}

threat alter-unkeyed "Objects of a mode without a key are altered and their checksums recomputed" {
  tamper  archive-none
  through sync, repository
  by      host
  feasibility high
  impact  medium
  accept  by "Borg developers" until 2027-11-23 because "these modes are advised against; a mode with a key detects the change"
}

threat destroy "The host blocks connections or deletes what it stores" {
  deny    archive
  deny    archive-list
  through sync, repository
  by      host
  feasibility high
  impact  medium
  accept  by "Borg developers" until 2027-11-23 because "whoever has the repository can do so by definition"
}

threat empty-repository "The repository is swapped for a new one that asks for no passphrase" {
  spoof    server
  through  sync
  by       host
  feasibility medium
  impact   high
  mitigate with passphrase-check
  remains  medium because "at a terminal, a missing prompt passes for a passphrase that was set"
}

threat memory-flood "A response makes the client allocate large amounts of memory" {
  deny     client
  through  sync
  by       host
  feasibility medium
  impact   medium
  mitigate with bounded-decoder
  remains  low because "the repository itself can be denied"
}

threat code-execution "A response makes the client run code of the host" {
  elevate  client
  through  sync
  by       host
  feasibility low
  impact   critical
  mitigate with responses-only, inert-messages
  remains  low because "the form of responses is not verified any further"
}

threat library-flaw "A flaw of the bundled crypto library is used" {
  tamper   client
  through  sync
  by       host
  feasibility low
  impact   critical
  mitigate with primitives-only
  remains  medium because "updates of the operating system do not reach the bundled copy"
}

threat false-lines "Log lines of the host mislead the user" {
  mislead  client
  through  sync
  by       host
  feasibility medium
  impact   low
  mitigate with lines-in-turn
  remains  low because "a host can log what it likes while a request is open"
}

threat size-fingerprint "Chunk sizes tell that a known file was backed up" {
  detect   archive
  through  sync, repository
  by       matcher
  feasibility medium
  impact   medium
  mitigate with secret-cuts, padded-sizes
  remains  medium because "sizes are stored, and chunks of neighbouring files lie close together"
}

threat id-fingerprint "Chunk ids tie a stored chunk to a known small file" {
  link     archive
  through  sync, repository
  by       matcher
  feasibility medium
  impact   medium
  mitigate with keyed-ids
  remains  low because "an id tells who has the key what it stands for"
}

threat mismatched-id "A client with the key stores content that does not match its id" {
  tamper   archive
  through  other-sync, sync
  by       key-holder
  feasibility low
  impact   medium
  mitigate with data-audit
  remains  medium because "an ordinary read skips the comparison"
}

// ---- 3. What do we do about it? ---------------------------------------------------------------------------

control object-tags "A tag or MAC over each object, checked before use" {
  on       client
  protects integrity
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#encryption"
}
control anchored-list "Archives hang on the key, from the list down to the chunks" {
  on       client
  protects integrity
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#structural-authentication"
}
control bound-context "Type and id of an object are authenticated with it" {
  on       client
  protects integrity
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#structural-authentication"
}
control encrypted-modes "Encryption with a fresh key for each session" {
  on       client
  protects confidentiality
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#aead-modes"
}
control wrapped-key "The stored key is wrapped under a key stretched from the passphrase" {
  on       client
  protects confidentiality
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#offline-key-security"
}
control passphrase-check "A passphrase that was set and does not fit aborts the run" {
  on       client
  protects authenticity
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#passphrase-notes"
}
control bounded-decoder "The decoder of messages has limits" {
  on       client
  sets     bounds-input yes
  protects availability
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#remote-rpc-protocol-security"
}
control responses-only "The host answers requests and sends none" {
  on       client
  protects authorization
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#remote-rpc-protocol-security"
}
control inert-messages "Messages carry values, neither code nor references to it" {
  on       client
  protects authorization
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#remote-rpc-protocol-security"
}
control primitives-only "Only the primitives of the crypto library are linked, none of its network code" {
  on       client
  protects integrity
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#using-openssl"
}
control lines-in-turn "Log lines are handled while a request is open, never at the passphrase prompt" {
  on       client
  protects integrity
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#remote-rpc-protocol-security"
}
control secret-cuts "A secret seed decides where files are cut" {
  on       client
  protects confidentiality, undetectability
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#secret-key-usage-against-fingerprinting"
}
control padded-sizes "Sizes can be padded before encryption" {
  on       client
  protects confidentiality, undetectability
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#stored-chunk-sizes"
}
control keyed-ids "Chunk ids are a MAC under a secret key" {
  on       client
  protects confidentiality, unlinkability
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#secret-key-usage-against-fingerprinting"
}
control data-audit "A periodic audit compares contents with ids" {
  on       client
  protects integrity
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#aead-modes"
}

// ---- Scope ------------------------------------------------------------------------------------------------

exclude disclose client because "a running client needs its keys in the clear, and its environment is trusted"
exclude detect graph because "the guarantee is about definite structure; guesses from access patterns are conceded"
exclude disclose key-file because "it lies in the trusted environment, under the same wrapping as in the repository"
exclude compressed-sizes "Compression before encryption" because "its exploitation is held to be hard and very slow, and compression can be switched off"
exclude legacy-modes "Repositories of the legacy modes" because "none can be created any more; they are read for a transfer only"

assume trusted-client "The environment of the client is trusted" because "so the attack model says; keys and plain text are there" {
  trusts client
}
assume lasting-state "The security database survives between attacks" because "the attack model calls the environment persistent" {
  trusts security-db
}
assume ciphers-secret "Ciphers and key derivation hide what they seal" because "they come from widely used libraries" {
  upholds sealed
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#implementations-used"
}
assume ciphers-genuine "Tags and MACs cannot be forged without the key" because "they come from widely used libraries" {
  upholds signed
  evidence link "https://github.com/borgbackup/borg/blob/master/docs/internals/security.rst#implementations-used"
}

// ---- 4. Did we do a good job? -----------------------------------------------------------------------------

claim changes-noticed "The host cannot modify the data of an archive unnoticed" {
  host cannot tamper archive
  relies on object-tags, ciphers-genuine
}
claim names-noticed "The host cannot add or rename an archive unnoticed" {
  host cannot tamper archive-list
  relies on anchored-list, lasting-state
}
claim plain-text-hidden "The host cannot recover plain text" {
  host cannot disclose archive
  relies on encrypted-modes, wrapped-key, ciphers-secret
}
claim structure-hidden "The host cannot recover definite structure" {
  host cannot disclose graph
  relies on encrypted-modes, trusted-client
}
claim context-kept "The host cannot move content to another id" {
  host cannot tamper graph
  relies on bound-context
}
claim authenticated-noticed "The authenticated modes notice changes as well" {
  host cannot tamper archive-auth
  relies on object-tags
}
claim authenticated-readable "The authenticated modes can be read" {
  host can disclose archive-auth because "they do not encrypt"
}
claim no-key-no-protection "Without a key, changes pass" {
  host can tamper archive-none because "an unkeyed checksum is recomputed by whoever changes the object"
}
claim denial-conceded "The host can deny service" {
  host can deny archive because "it can block connections and delete objects"
}
claim key-holders-write "A client with the key can write what passes as genuine" {
  key-holder can tamper archive because "the key is what archives are anchored to"
}

review 2026-11-20 by "Editors of the examples" {
  found "the text states no computing capability for its attacker", "the text names no owner and no date of review"
}

view overview "Clients, host and repository"
view content "Where archives go" { show data archive, archive-list }
