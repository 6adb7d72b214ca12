// What the rules of `base` must find, must not find, and must ask.

// ---- STRIDE on elements and flows ------------------------------------------------------------------------
test spoof-client "Whoever calls is believed" {
  boundary outside { trust none; actor visitor }
  data order { confidentiality high; integrity high }
  process desk { authorizes coarse }
  flow ask: visitor -> desk { sends order; client-auth none }

  fires  spoof-client on visitor, desk
  silent spoof-client on visitor, desk { set ask { client-auth password } }
  silent spoof-client on visitor, desk { set desk { authorizes none } }
  asks   spoof-client about ask client-auth { unset ask client-auth }
}
test spoof-server "The called side proves nothing" {
  boundary outside { trust none; process phone }
  data order { confidentiality high }
  process desk
  flow ask: phone -> desk { sends order; server-auth no }

  fires  spoof-server on phone, desk
  silent spoof-server on phone, desk { set ask { server-auth yes } }
  silent spoof-server on phone, desk { set order { confidentiality low; integrity low } }
  asks   spoof-server about ask server-auth { unset ask server-auth }
}
test alter-flow "A change on the way goes unnoticed" {
  boundary outside { trust none; actor visitor }
  data order { integrity high }
  process desk
  flow ask: visitor -> desk { sends order; channel plain; integrity none }

  fires  alter-flow on ask
  silent alter-flow on ask { set ask { integrity mac } }
  silent alter-flow on ask { set ask { channel tls } }
  silent alter-flow on ask { set ask { sends order; channel plain; integrity none; medium local } }
  asks   alter-flow about ask integrity { unset ask integrity }
  asks   alter-flow about order integrity { unset order integrity }
}
test signed-data "What is signed at its source may travel as it likes" {
  boundary outside { trust none; actor visitor }
  data seal-key { kind key }
  data order { integrity high; signed by seal-key }
  process desk
  flow ask: visitor -> desk { sends order; channel plain; integrity none }

  silent alter-flow on ask
}
test read-flow "It travels in the clear" {
  boundary outside { trust none; actor visitor }
  data order { confidentiality high }
  process desk
  flow ask: visitor -> desk { sends order; channel plain }

  fires  read-flow on ask
  silent read-flow on ask { set ask { channel tls } }
  silent read-flow on ask { set order { confidentiality low } }
  silent read-flow on ask { set ask { medium local } }
  asks   read-flow about ask channel { unset ask channel }
}
test sealed-data "What is sealed before may travel as it likes" {
  boundary outside { trust none; actor visitor }
  data seal-key { kind key }
  data order { confidentiality high; sealed by seal-key }
  process desk
  flow ask: visitor -> desk { sends order; channel plain }

  silent read-flow on ask
}
test inner-network "Within one boundary the medium decides" {
  boundary site {
    process web
    process api
  }
  data order { confidentiality high }
  flow pass: web -> api { sends order; channel plain; medium lan }

  fires  read-flow on pass
  silent read-flow on pass { set pass { medium in-process } }
  asks   read-flow about pass medium { unset pass medium }
}
test replay "An old order counts again" {
  boundary outside { trust none; actor visitor }
  data order { integrity high }
  process desk
  flow ask: visitor -> desk { sends order; channel plain; fresh no }

  fires  replay on ask
  silent replay on ask { set ask { fresh yes } }
  silent replay on ask { set ask { channel tls } }
  asks   replay about ask fresh { unset ask fresh }
}
test replayed-write "The same entry twice" {
  boundary outside { trust none; store memory }
  data balance { integrity high }
  process purse
  flow save: purse -> memory { sends balance; channel plain; fresh no }

  fires  replayed-write on save
  silent replayed-write on save { set save { fresh yes } }
  silent replayed-write on save { set save { channel tls } }
  silent replayed-write on save { set balance { integrity low } }
  asks   replayed-write about save fresh { unset save fresh }
}
test flood "It answers as often as anybody asks" {
  process desk { exposure partner; rate-limit no }

  fires  flood on desk
  silent flood on desk { set desk { rate-limit yes } }
  silent flood on desk { set desk { exposure internal } }
  fires  flood on desk { set desk { exposure internet; rate-limit yes; redundant no } }
  asks   flood about desk rate-limit { unset desk rate-limit }
}
test block-flow "One line, one receiver" {
  boundary outside { trust none; actor visitor }
  data alarm { availability high }
  process desk { redundant no }
  flow call: visitor -> desk { sends alarm }

  fires  block-flow on call
  silent block-flow on call { set desk { redundant yes } }
  silent block-flow on call { set alarm { availability low } }
  asks   block-flow about desk redundant { unset desk redundant }
  silent block-flow on call { unset alarm availability }
}
test repudiate "Nobody writes down who did it" {
  boundary outside { trust none; actor visitor }
  data order { integrity high }
  process desk { audit none }
  flow ask: visitor -> desk { sends order }

  fires  repudiate on visitor, desk
  silent repudiate on visitor, desk { set desk { audit remote } }
  asks   repudiate about desk audit { unset desk audit }
}
test tamper-log "The record can be rewritten" {
  data trail { kind log; integrity high }
  process desk
  store book { integrity none }
  flow note: desk -> book { sends trail }

  fires  tamper-log on desk, book
  silent tamper-log on desk, book { set book { integrity append-only } }
  silent tamper-log on desk, book { set trail { kind config } }
  asks   tamper-log about book integrity { unset book integrity }
}
test read-store "It lies in the clear" {
  data order { confidentiality high }
  store shelf { holds order; encryption none; acl coarse }

  fires  read-store on shelf
  silent read-store on shelf { set shelf { encryption disk } }
  fires  read-store on shelf { set shelf { encryption disk; acl none } }
  asks   read-store about shelf encryption { unset shelf encryption }
  asks   read-store about order confidentiality { unset order confidentiality }
}
test alter-store "Whoever gets in changes it" {
  data order { integrity high }
  store shelf { holds order; acl coarse; integrity checksum }

  fires  alter-store on shelf
  silent alter-store on shelf { set shelf { integrity mac } }
  silent alter-store on shelf { set shelf { acl per-object } }
  asks   alter-store about shelf acl { unset shelf acl }
}
test destroy-store "The copies go with it" {
  data order { availability high }
  store shelf { holds order; backup online }

  fires  destroy-store on shelf
  silent destroy-store on shelf { set shelf { backup offline } }
  silent destroy-store on shelf { set order { availability low } }
  asks   destroy-store about shelf backup { unset shelf backup }
}
test escalate "It runs with every right" {
  process desk { exposure internet; runs-as admin }

  fires  escalate on desk
  silent escalate on desk { set desk { runs-as user } }
  silent escalate on desk { set desk { exposure internal } }
  asks   escalate about desk runs-as { unset desk runs-as }
}
test missing-authz "Whoever is in may do everything" {
  boundary outside { trust none; actor visitor }
  data order { integrity high }
  process desk { authorizes none }
  flow ask: visitor -> desk { sends order }

  fires  missing-authz on desk
  silent missing-authz on desk { set desk { authorizes per-object } }
  asks   missing-authz about desk authorizes { unset desk authorizes }
}

// ---- What lets them in -----------------------------------------------------------------------------------
test stolen-credential "A password is all it takes" {
  boundary outside { trust none; actor visitor }
  data order { integrity high }
  process desk
  flow ask: visitor -> desk { sends order; client-auth password }

  fires  stolen-credential on visitor, desk
  silent stolen-credential on visitor, desk { set ask { client-auth mfa } }
  silent stolen-credential on visitor, desk { set order { integrity low; confidentiality low } }
  asks   stolen-credential about ask client-auth { unset ask client-auth }
}
test shared-account "One password for all" {
  boundary outside { trust none; actor clerk }
  data order { integrity high }
  process desk
  flow ask: clerk -> desk { sends order; client-auth shared }

  fires  shared-account on clerk, desk
  silent shared-account on clerk, desk { set ask { client-auth password } }
  asks   shared-account about ask client-auth { unset ask client-auth }
}
test former-staff "The keys of last year's colleague" {
  actor colleague { is administrator; access-ends no }
  process desk
  data ledger { integrity high }
  flow keep: colleague -> desk { sends ledger }

  fires  former-staff on colleague, desk
  silent former-staff on colleague { set colleague { access-ends yes } }
  silent former-staff on colleague { set ledger { integrity none; confidentiality none } }
  asks   former-staff about colleague access-ends { unset colleague access-ends }
}
test known-flaw "Updates come by hand" {
  process desk { exposure internet; maintained manual }

  fires  known-flaw on desk
  silent known-flaw on desk { set desk { maintained watched } }
  silent known-flaw on desk { set desk { maintained automatic } }
  silent known-flaw on desk { set desk { exposure internal } }
  fires  known-flaw on desk { set desk { exposure internal; maintained no } }
  asks   known-flaw about desk maintained { unset desk maintained }
}
test unchecked-input "It takes what comes" {
  boundary outside { trust none; actor visitor }
  data term { origin untrusted }
  process desk { validates partial }
  flow ask: visitor -> desk { sends term }

  fires  unchecked-input on visitor, desk
  silent unchecked-input on visitor, desk { set desk { validates full } }
  silent unchecked-input on visitor, desk { set term { origin trusted } }
  asks   unchecked-input about desk validates { unset desk validates }
}
test memory-corruption "A reader of input in an unsafe language" {
  boundary outside { trust none; actor visitor }
  data photo { origin untrusted }
  process reader { parses image; memory-safe no; isolation none }
  flow show: visitor -> reader { sends photo }

  fires  memory-corruption on reader
  silent memory-corruption on reader { set reader { memory-safe yes } }
  silent memory-corruption on reader { set reader { isolation vm } }
  asks   memory-corruption about reader memory-safe { unset reader memory-safe }
}
test hostile-code "A guest calls the monitor" {
  process monitor
  boundary cell { trust none; process guest { is virtual-machine; executes native } }
  flow call: guest -> monitor

  fires  hostile-code on guest, monitor
  silent hostile-code on guest, monitor { set cell { trust full } }
  silent hostile-code on guest, monitor { set guest { executes none } }
  asks   hostile-code about guest executes { unset guest executes }
}
test fails-open "No answer counts as yes" {
  data verdict { integrity high }
  process gate
  process guard { is firewall; fails open }
  process helper
  flow ask: gate -> guard { returns verdict }
  flow look-up: gate -> helper { returns verdict }

  fires  fails-open on guard, verdict
  silent fails-open on guard, verdict { set guard { fails closed } }
  silent fails-open on helper // nobody says that it decides anything
  asks   fails-open about guard fails { unset guard fails }
  // What it was sent and hands back is not its answer, unless it answers nothing else.
  data   letter { integrity high }
  flow   pass: gate -> guard { sends letter; returns letter, verdict }
  silent fails-open on guard, letter
  fires  fails-open on guard, letter { set pass { sends letter; returns letter } }
}
test noisy-neighbour "All customers in one pot" {
  process engine { tenants shared; shares no }

  fires  noisy-neighbour on engine
  silent noisy-neighbour on engine { set engine { shares yes } }
  fires  noisy-neighbour on engine { set engine { rate-limit yes } } // requests may differ in what they cost
  asks   noisy-neighbour about engine shares { unset engine shares }
  silent noisy-neighbour on engine { set engine { tenants single } }
  asks   noisy-neighbour about engine tenants { unset engine tenants }
}

test store-fills "A guest book" {
  actor guest
  process desk
  store book { bounded no; holds greetings }
  data greetings { availability medium }
  flow leave: guest -> desk { sends greetings }
  flow write: desk -> book { sends greetings }

  fires  store-fills on desk, book
  silent store-fills on desk, book { set book { bounded yes } }
  silent store-fills on desk, book { set greetings { availability low } }
  asks   store-fills about book bounded { unset book bounded }
  silent store-fills on desk, book { unset greetings availability }
  silent store-fills on desk, book { set write { returns greetings }; unset write sends }
}
test noisy-store "One disk for all" {
  process driver { shares no }
  store disk { tenants shared; holds volumes }
  data volumes { availability medium }
  flow block: driver -> disk { sends volumes }

  fires  noisy-store on disk
  silent noisy-store on disk { set driver { shares yes } }
  silent noisy-store on disk { set disk { tenants single } }
  asks   noisy-store about driver shares { unset driver shares }
  silent noisy-store on disk { unset disk tenants }
  asks   noisy-store about disk tenants { unset disk tenants; set driver { tenants shared } }
}

// ---- Where it lies ---------------------------------------------------------------------------------------
test shared-store "One shelf for all customers" {
  data order { confidentiality high }
  store shelf { holds order; tenants shared; acl coarse; encryption disk }

  fires  shared-store on shelf
  silent shared-store on shelf { set shelf { acl per-object } }
  silent shared-store on shelf { set shelf { tenants single } }
  asks   shared-store about shelf tenants { unset shelf tenants }
}
test exposed-store "A database on the internet" {
  store shelf { is database; exposure internet }

  fires  exposed-store on shelf
  silent exposed-store on shelf { set shelf { exposure internal } }
  asks   exposed-store about shelf exposure { unset shelf exposure }
}
test untrusted-host "Copies at somebody nobody vouches for" {
  data copies { confidentiality high; integrity high }
  boundary elsewhere { trust none; store shelf { holds copies } }

  fires  untrusted-host-read on shelf, copies
  fires  untrusted-host-change on shelf, copies
  silent untrusted-host-read on shelf, copies { set elsewhere { trust full } }
  silent untrusted-host-change on shelf, copies { set elsewhere { trust full } }
  asks   untrusted-host-read about copies confidentiality { unset copies confidentiality }
  asks   untrusted-host-change about copies integrity { unset copies integrity }
}
test sealed-at-the-host "Copies that only the owner can read and sign" {
  data own-key { kind key }
  data copies { confidentiality high; integrity high; sealed by own-key; signed by own-key }
  boundary elsewhere { trust none; store shelf { holds copies } }

  silent untrusted-host-read on shelf, copies
  silent untrusted-host-change on shelf, copies
}
test stale-store "Yesterday's balance" {
  data issuer-key { kind key }
  data balance { integrity high; signed by issuer-key }
  store purse { physical unattended; fresh no; holds balance }

  fires  stale-store on purse
  silent stale-store on purse { set purse { fresh yes } }
  silent stale-store on purse { set purse { physical supervised } }
  silent stale-store on purse { unset purse physical } // nobody says that others hold it
  silent stale-store on purse { set balance { integrity none } }
  asks   stale-store about purse fresh { unset purse fresh }
}
test stale-store-elsewhere "Copies at somebody nobody vouches for, of any day" {
  data copies { integrity high }
  boundary elsewhere { trust none; store shelf { fresh no; holds copies } }

  fires  stale-store on shelf
  silent stale-store on shelf { set elsewhere { trust full } }
}
test signed-by-a-party "Programs that only their maker can sign" {
  boundary outside { trust full; actor maker }
  data program { integrity high; signed by maker }
  boundary elsewhere { trust none; store shelf { holds program } }

  silent untrusted-host-change on shelf, program
}
test secrets-in-files "A key in a file" {
  data opener { kind key }
  process desk { holds opener; secrets file }

  fires  secrets-in-files on desk
  silent secrets-in-files on desk { set desk { secrets vault } }
  asks   secrets-in-files about desk secrets { unset desk secrets }
}
test log-kept-nowhere "Lines on a console" {
  process machine { audit none; holds journal }
  actor watcher
  data journal { kind log }
  flow watch: watcher -> machine { returns journal }

  fires  log-kept-nowhere on machine, journal
  silent log-kept-nowhere on machine, journal { set journal { kind config } }
  silent log-kept-nowhere on machine, journal { set machine { audit local } }
  asks   log-kept-nowhere about machine audit { unset machine audit }
}
test log-kept-elsewhere "Lines that a store or somebody else keeps" {
  process machine { audit none; holds journal; holds other-journal }
  data journal { kind log }
  data other-journal { kind log }
  store shelf { holds journal }
  external watchers
  flow keep: machine -> shelf { sends journal }
  flow tell: machine -> watchers { sends other-journal }

  silent log-kept-nowhere on machine
}
test log-injection "A name with a line end" {
  boundary outside { trust none; actor visitor }
  data name { origin untrusted }
  data trail { kind log }
  process desk { encodes-output no }
  store book { is log-store }
  flow ask: visitor -> desk { sends name }
  flow note: desk -> book { sends trail }

  fires  log-injection on desk, book
  silent log-injection on desk, book { set desk { encodes-output yes } }
  asks   log-injection about desk encodes-output { unset desk encodes-output }
}
test exposed-administration "The console faces the internet" {
  process console { is administration-console; exposure internet }

  fires  exposed-administration on console
  silent exposed-administration on console { set console { exposure internal } }
  asks   exposed-administration about console exposure { unset console exposure }
}
test removable-media "Updates by stick" {
  actor engineer
  process machine { hardened no }
  flow carry: engineer -> machine { medium removable }

  fires  removable-media on engineer, machine
  silent removable-media on engineer, machine { set machine { hardened yes } }
  silent removable-media on engineer, machine { set carry { medium lan } }
  asks   removable-media about machine hardened { unset machine hardened }
}

test coarse-settings "Whoever gets in may change the rules" {
  boundary users { trust none; actor user }
  process control { authorizes coarse; holds hooks }
  data hooks { kind config; integrity high }
  flow use: user -> control

  fires  coarse-settings on control, hooks
  silent coarse-settings on control { set control { authorizes per-object } }
  silent coarse-settings on control { set hooks { kind log } }
  asks   coarse-settings about control authorizes { unset control authorizes }
  asks   coarse-settings about hooks kind { unset hooks kind }
}

test gate-stalls "No answer is a no" {
  process control
  process gate { fails closed; redundant no }
  data verdict { availability high }
  flow ask: control -> gate { returns verdict }

  fires  gate-stalls on gate, verdict
  silent gate-stalls on gate { set gate { redundant yes } }
  silent gate-stalls on gate { set gate { fails open } }
  asks   gate-stalls about gate redundant { unset gate redundant }
}

test growing-input "A packed file" {
  process unpack { parses archive; bounds-input no }
  data parcel { origin untrusted }
  actor stranger
  flow send: stranger -> unpack { sends parcel }

  fires  growing-input on unpack
  silent growing-input on unpack { set unpack { bounds-input yes } }
  fires  growing-input on unpack { set unpack { validates full } } // a check of meaning comes too late
  silent growing-input on unpack { set parcel { origin trusted } }
  asks   growing-input about unpack bounds-input { unset unpack bounds-input }
  asks   growing-input about unpack parses { unset unpack parses }
}

test foreign-text "A line from the server" {
  actor user
  process tool { encodes-output no }
  external server
  data notice { origin untrusted; integrity low }
  flow run: user -> tool
  flow ask: tool -> server { returns notice }

  fires  foreign-text on user, tool, notice
  silent foreign-text on tool { set tool { encodes-output yes } }
  silent foreign-text on tool { set notice { origin mixed } }
  asks   foreign-text about tool encodes-output { unset tool encodes-output }
  asks   foreign-text about notice origin { unset notice origin }
}

test untrusted-host-loss "A backup that a stranger may delete" {
  boundary host { trust none; store backup { holds files } }
  data files { availability high }

  fires  untrusted-host-loss on backup, files
  silent untrusted-host-loss on backup { set files { availability none } }
  silent untrusted-host-loss on backup { set host { trust partial } }
  asks   untrusted-host-loss about files availability { unset files availability }
}
