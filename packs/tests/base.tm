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
test shared-account "One password for all" {
  boundary outside { trust none; actor clerk }
  data order { integrity high }
  process desk
  flow ask: clerk -> desk { sends order; client-auth shared }

  fires  shared-account on clerk, desk
  silent shared-account on clerk, desk { set ask { client-auth password } }
  asks   shared-account about ask client-auth { unset ask client-auth }
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
  process reader { memory-safe no; isolation none }
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

// ---- Where it lies ---------------------------------------------------------------------------------------
test exposed-store "A database on the internet" {
  store shelf { is database; exposure internet }

  fires  exposed-store on shelf
  silent exposed-store on shelf { set shelf { exposure internal } }
  asks   exposed-store about shelf exposure { unset shelf exposure }
}
test secrets-in-files "A key in a file" {
  process desk { secrets file }

  fires  secrets-in-files on desk
  silent secrets-in-files on desk { set desk { secrets vault } }
  asks   secrets-in-files about desk secrets { unset desk secrets }
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
