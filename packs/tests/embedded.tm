// Tests of the pack `embedded`: for each rule a model in which it fires, is silent, and asks.

test open-debug "A port on the board" {
  process lock { is device; debug open; physical unattended }

  fires  open-debug on lock
  silent open-debug on lock { set lock { debug locked } }
  silent open-debug on lock { set lock { physical none } }
  asks   open-debug about lock debug { unset lock debug }
  asks   open-debug about lock physical { unset lock physical }
}

test left-in-test "The tester's commands" {
  process meter { is device; physical unattended; delivered test; holds readings }
  data readings { integrity high }

  fires  left-in-test on meter
  silent left-in-test on meter { set meter { delivered production } }
  silent left-in-test on meter { set meter { physical none } }
  asks   left-in-test about meter delivered { unset meter delivered }
}

test former-owner "The app of the seller" {
  process lock { is device; handover no; holds door-code }
  data door-code { confidentiality high }

  fires  former-owner on lock
  silent former-owner on lock { set lock { handover yes } }
  asks   former-owner about lock handover { unset lock handover }
}

test no-secure-boot "It runs whatever it finds" {
  process lock { is device; boot none; physical unattended; holds door-code }
  data door-code { integrity high }

  fires  no-secure-boot on lock
  silent no-secure-boot on lock { set lock { boot signed } }
  asks   no-secure-boot about lock boot { unset lock boot }
}

test unsigned-update "Anybody's update" {
  process lock { is device; update unsigned; holds door-code }
  data door-code { integrity high }

  fires  unsigned-update on lock
  silent unsigned-update on lock { set lock { update signed } }
  silent unsigned-update on lock { set lock { update none } }
  asks   unsigned-update about lock update { unset lock update }
}

test rollback "Last year's version" {
  process lock { is device; update signed; physical supervised; holds door-code }
  data door-code { integrity high }

  fires  rollback on lock
  silent rollback on lock { set lock { update anti-rollback } }
  asks   rollback about lock update { unset lock update }
  asks   rollback about lock physical { unset lock physical }
}

test dma "A card in a slot" {
  process board { bus-access all; holds door-code }
  process card { is peripheral; physical unattended }
  data door-code { confidentiality high }
  flow bus: card -> board { protocol pcie }

  fires  dma on board, card
  silent dma on board { set board { bus-access limited } }
  silent dma on board { set card { physical none } }
  asks   dma about board bus-access { unset board bus-access }
}

test default-credentials "One first password" {
  process camera { is device; first-password common; exposure internet; holds pictures }
  data pictures { confidentiality high }

  fires  default-credentials on camera
  silent default-credentials on camera { set camera { first-password unique } }
  silent default-credentials on camera { set camera { exposure none } }
  asks   default-credentials about camera first-password { unset camera first-password }
}

test shared-fleet-key "All units share a key" {
  process camera { is device; unit-secrets shared }

  fires  shared-fleet-key on camera
  silent shared-fleet-key on camera { set camera { unit-secrets unique } }
  asks   shared-fleet-key about camera unit-secrets { unset camera unit-secrets }
}

test flash-readout "A chip on the board" {
  store chip { is flash-memory; encryption none; holds door-code }
  data door-code { confidentiality high }
  data fuse-key { kind key }

  fires  flash-readout on chip
  silent flash-readout on chip { set chip { encryption disk } }
  silent flash-readout on chip { set door-code { sealed by fuse-key } }
  silent flash-readout on chip { set door-code { confidentiality none } }
  asks   flash-readout about chip encryption { unset chip encryption }
}

test uart-log "Messages on two wires" {
  process lock
  actor anybody
  data door-code { confidentiality high }
  flow serial: lock -> anybody { protocol uart; sends door-code }

  fires  uart-log on lock, door-code
  silent uart-log on lock { set door-code { confidentiality none } }
  asks   uart-log about door-code confidentiality { unset door-code confidentiality }
}

test side-channel "A chip that uses a key" {
  store chip { is smart-card; tamper-resistance none; physical unattended; holds card-key }
  data card-key { kind key; confidentiality high }

  fires  side-channel on chip, card-key
  silent side-channel on chip { set chip { tamper-resistance resists } }
  silent side-channel on chip { set card-key { kind log } }
  asks   side-channel about chip tamper-resistance { unset chip tamper-resistance }
  asks   side-channel about card-key kind { unset card-key kind }
}

test side-channel-in-use "A chip that computes with a key from elsewhere" {
  process engine { is secure-element; tamper-resistance none; physical unattended }
  store keys { tamper-resistance resists; holds card-key }
  data card-key { kind key; confidentiality high }
  flow take: engine -> keys { returns card-key }

  fires  side-channel on engine, card-key
  silent side-channel on keys
}

test opened "A lid with four screws" {
  store safe-memory { is flash-memory; tamper-resistance none; physical unattended; holds settings }
  data settings { integrity high }

  fires  opened on safe-memory
  silent opened on safe-memory { set safe-memory { tamper-resistance detects } }
  silent opened on safe-memory { set safe-memory { physical supervised } }
  silent opened on safe-memory { set settings { integrity low } }
  asks   opened about safe-memory tamper-resistance { unset safe-memory tamper-resistance }
}

test fault-injection "A check that can be skipped" {
  process boot-code { is bootloader; boot signed; tamper-resistance none; physical unattended; holds image }
  data image { integrity high }

  fires  fault-injection on boot-code
  silent fault-injection on boot-code { set boot-code { tamper-resistance detects } }
  silent fault-injection on boot-code { set boot-code { boot none } }
  asks   fault-injection about boot-code tamper-resistance { unset boot-code tamper-resistance }
}

test decommission-remanence "Sold with what it knew" {
  process camera { is device; wiped no; holds pictures }
  data pictures { confidentiality high }

  fires  decommission-remanence on camera
  silent decommission-remanence on camera { set camera { wiped yes } }
  silent decommission-remanence on camera { set pictures { confidentiality low } }
  asks   decommission-remanence about camera wiped { unset camera wiped }
}

test plaintext-bus "A secret on the bus" {
  process radio-unit
  process lock
  data door-code { confidentiality high }
  data bus-key { kind key }
  flow bus: radio-unit -> lock { protocol can-bus; sends door-code }

  fires  plaintext-bus on bus
  silent plaintext-bus on bus { set door-code { sealed by bus-key } }
  silent plaintext-bus on bus { set door-code { confidentiality none } }
  asks   plaintext-bus about door-code confidentiality { unset door-code confidentiality }
}

test unauth-bus-command "An order to the brake" {
  process radio-unit
  process brake { is actuator }
  data order { integrity high }
  flow bus: radio-unit -> brake { protocol can-bus; sends order }

  fires  unauth-bus-command on radio-unit, brake
  silent unauth-bus-command on brake { set bus { integrity mac } }
  silent unauth-bus-command on brake { set order { integrity none } }
  asks   unauth-bus-command about order integrity { unset order integrity }
}

test radio-jam "An alarm by radio" {
  process detector { is device }
  process centre { redundant no }
  data alarm { availability high }
  flow call: detector -> centre { medium radio; sends alarm }

  fires  radio-jam on detector, centre
  silent radio-jam on centre { set centre { redundant yes } }
  silent radio-jam on centre { set call { medium local } }
  asks   radio-jam about centre redundant { unset centre redundant }
  asks   radio-jam about alarm availability { unset alarm availability }
}

test pairing-mitm "Two that meet blindly" {
  process phone
  process lock { is device }
  data door-code { confidentiality high }
  flow pair: phone -> lock { protocol bluetooth; pairing blind; sends door-code }

  fires  pairing-mitm on phone, lock
  silent pairing-mitm on lock { set pair { pairing compared } }
  silent pairing-mitm on lock { set door-code { confidentiality none; integrity none } }
  asks   pairing-mitm about pair pairing { unset pair pairing }
}

test sensor-spoof "Nobody checks the thermometer" {
  process thermometer { is sensor }
  process heating { plausible no }
  data degrees { integrity high }
  flow measure: thermometer -> heating { sends degrees }

  fires  sensor-spoof on thermometer, heating
  silent sensor-spoof on heating { set heating { plausible yes } }
  silent sensor-spoof on heating { set degrees { integrity low } }
  asks   sensor-spoof about heating plausible { unset heating plausible }
}

test local-admin-page "A page in the home network" {
  actor anybody
  process camera { is device; exposure internal; holds pictures }
  data pictures { confidentiality high }
  flow manage: anybody -> camera { protocol http; client-auth none }

  fires  local-admin-page on anybody, camera
  silent local-admin-page on camera { set manage { client-auth password } }
  silent local-admin-page on camera { set camera { exposure none } }
  asks   local-admin-page about manage client-auth { unset manage client-auth }
}

test cloud-command-to-device "The cloud opens doors" {
  external cloud { is device-cloud }
  process lock { is device }
  data order { integrity high }
  flow command: cloud -> lock { integrity mac; sends order }

  fires  cloud-command-to-device on cloud, lock
  silent cloud-command-to-device on lock { set command { integrity signature } }
  silent cloud-command-to-device on lock { set order { integrity medium } }
  asks   cloud-command-to-device about command integrity { unset command integrity }
}

test theft "Carried away" {
  process sensor-box { is device; physical unattended; tamper-resistance detects; holds network-key }
  data network-key { kind key; confidentiality high }

  fires  theft on sensor-box
  silent theft on sensor-box { set sensor-box { tamper-resistance resists } }
  silent theft on sensor-box { set sensor-box { physical supervised } }
  asks   theft about sensor-box physical { unset sensor-box physical }
  asks   theft about sensor-box tamper-resistance { unset sensor-box tamper-resistance }
}

test key-injection "A line that writes keys into meters" {
  actor worker
  process line { secrets file; holds meter-key }
  process meter { is device }
  data meter-key { kind key; confidentiality high }
  flow run: worker -> line
  flow inject: line -> meter { sends meter-key }

  fires  key-injection on line, meter-key
  silent key-injection on line { set line { secrets hsm } }
  silent key-injection on line { set meter-key { confidentiality low } }
  asks   key-injection about line secrets { unset line secrets }
}

test supply-implant "Weeks in the post" {
  process lock { is device; provenance signed; physical supervised; holds door-code }
  data door-code { integrity critical }

  fires  supply-implant on lock
  silent supply-implant on lock { set lock { provenance attested } }
  silent supply-implant on lock { set door-code { integrity high; confidentiality high } }
  asks   supply-implant about lock provenance { unset lock provenance }
}
