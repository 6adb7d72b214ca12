test stolen-credential "One thing to steal" {
  boundary office { actor clerk }
  process desk
  data letters { integrity high }
  flow sign-in: clerk -> desk { client-auth key; sends letters }

  fires  stolen-credential on clerk, desk
  silent stolen-credential on clerk { set sign-in { client-auth mfa } }
  silent stolen-credential on clerk { set sign-in { client-auth none } }
  silent stolen-credential on clerk { set letters { integrity low; confidentiality low } }
  asks   stolen-credential about sign-in client-auth { unset sign-in client-auth }
  asks   stolen-credential about letters confidentiality { set letters { integrity low } }
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

test fails-open "No answer is a yes" {
  process control
  process gate { fails open }
  process hook { is admission-webhook; fails closed }
  process other
  data verdict { integrity high }
  flow ask: control -> gate { returns verdict }
  flow admit: control -> hook { returns verdict }
  flow help: control -> other { returns verdict }

  fires  fails-open on control, gate, verdict
  silent fails-open on gate { set gate { fails closed } }
  silent fails-open on gate { set verdict { integrity low } }
  silent fails-open on other                               // nobody says that it is a gate
  asks   fails-open about hook fails { unset hook fails }
  asks   fails-open about verdict integrity { unset verdict integrity }
}

test gate-stalls "No answer is a no" {
  process control
  process gate { fails closed; redundant no }
  data verdict { availability high }
  flow ask: control -> gate { returns verdict }

  fires  gate-stalls on control, gate, verdict
  silent gate-stalls on gate { set gate { redundant yes } }
  silent gate-stalls on gate { set gate { fails open } }
  asks   gate-stalls about gate redundant { unset gate redundant }
}

test growing-input "A packed file" {
  process unpack { parses archive; validates none }
  data parcel { origin untrusted }
  actor stranger
  flow send: stranger -> unpack { sends parcel }

  fires  growing-input on unpack
  silent growing-input on unpack { set unpack { validates full } }
  silent growing-input on unpack { set parcel { origin trusted } }
  asks   growing-input about unpack validates { unset unpack validates }
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

test unpatched "Updates by hand" {
  process desk { maintained manual; exposure internet }

  fires  unpatched on desk
  silent unpatched on desk { set desk { maintained automatic } }
  silent unpatched on desk { set desk { exposure none } }
  asks   unpatched about desk maintained { unset desk maintained }
  asks   unpatched about desk exposure { unset desk exposure }
}
