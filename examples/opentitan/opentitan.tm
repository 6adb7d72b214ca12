// OpenTitan, a silicon root of trust, after the lightweight threat model that its project published.
// SOURCE.md says which line here encodes which part of that text.
model "OpenTitan" {
  purpose  "Keep keys, counters and code genuine and secret in a chip that its attackers may hold in their hands"
  owner    "OpenTitan"
  appetite medium
  review every 180 days
  review when "a new instance of the design", "a new kind of physical attack", "a reported vulnerability"
  description """
    A chip of its own or a part of a larger one, perhaps with non-volatile memory beside it. The text names assets, profiles of
    attackers, the surface they attack and their methods; requirements and guidelines for hardware, software and the design
    process are drawn from it, and stand elsewhere.
    """
  see "https://github.com/lowRISC/opentitan/blob/master/doc/security/threat_model/README.md" "The published text"
}

use pack base, embedded, crypto

// ---- 1. What are we building? -----------------------------------------------------------------------------

data private-keys "Private keys" { kind key; confidentiality critical; integrity high }
data symmetric-keys "Symmetric keys" { kind key; confidentiality critical; integrity high }
data counters "Counters, those against rollback among them" { integrity high }
data identifiers "Identifiers and data of this device alone" { confidentiality medium; integrity high }
data parameters "Configuration parameters" { kind config; integrity high }
data stored-data "Stored data" { confidentiality high; integrity high }
data device-code "Code of the device" {
  kind code
  confidentiality medium
  integrity critical
  signed by silicon-creator, silicon-owner
}
data creator-secrets "Secrets of the Silicon Creator, kept outside the device" {
  belongs to silicon-creator
  kind credential
  confidentiality critical
  integrity high
  authenticates silicon-creator
}
data owner-secrets "Secrets of the Silicon Owner, kept outside the device" {
  belongs to silicon-owner
  kind credential
  confidentiality critical
  integrity high
  authenticates silicon-owner
}
data operations "Cryptographic operations: what is asked and what comes of it" { confidentiality high; integrity high }
data commands "Commands and data at the edge of the device" { integrity high; origin untrusted }
data lifecycle-orders "Orders that change the life cycle of the device" { integrity high }
data entropy "Random values, for cryptography and for countermeasures" { confidentiality high; integrity high }
data conditions "Voltage, clock, reset, temperature; energy and particles" { integrity high; origin untrusted }
data emanations "Execution time, power consumption and radiation" { confidentiality high }
data design-data "Documentation and design data" { integrity high }

boundary creator "Silicon Creator" {
  trust partial because "a chip is held by many hands while it is made"
  actor silicon-creator "Silicon Creator" { holds lifecycle-orders }
  actor factory-staff "Staff of manufacturing and personalization"
  store design-files "Documentation and design" { is file-store; holds design-data; access silicon-creator administers }
  process personalization "Personalization" {
    holds private-keys, symmetric-keys, identifiers, parameters
    access factory-staff uses because "they run it"
  }
}
boundary owner "Silicon Owner" {
  trust partial because "the text names somebody who passes as the Owner"
  actor silicon-owner "Silicon Owner" { holds lifecycle-orders }
}
boundary backends "Backend systems" {
  trust partial because "what they keep is an asset, and how they keep it is not said"
  external backend "Backend system" {
    holds creator-secrets, owner-secrets
    access personalization reads creator-secrets
    access silicon-creator reads creator-secrets
    access silicon-owner reads owner-secrets
  }
}
boundary remote "Remote access" {
  trust none
  actor remote-user "User with remote access to a device"
}
boundary deployment "Where a device is deployed" {
  trust none
  actor device-owner "Device owner"
  external host "System around the device" {
    physical unattended
    exposure at least internal
    holds commands
    access remote-user uses because "remote access to the device leads through it"
    access device-owner administers because "it is theirs"
  }
  external peripherals "Peripherals" { is peripheral; physical unattended; holds commands; access nobody }
  external surroundings "Clock, power and reset lines, temperature" { physical unattended; holds conditions; access nobody }
  store external-memory "External non-volatile memory" {
    is flash-memory
    physical unattended
    holds private-keys, symmetric-keys, device-code, stored-data, counters, identifiers, parameters
    access boot reads device-code
    access firmware reads, writes
  }
}
boundary chip "OpenTitan" {
  many
  trust full because "what stands in it is what is to be protected"

  process boot "Secure boot" { is bootloader; physical unattended; access nobody }
  process firmware "Code on the device" {
    is firmware
    boot at least signed
    exposure at least internal
    executes native
    physical unattended
    holds emanations
    access personalization writes because "a device gets its keys and identity"
    access host uses because "protocols and APIs at the edge of the device"
    access peripherals uses because "peripheral interfaces"
    access surroundings uses because "the lines feed it"
    access silicon-creator uses lifecycle-orders
    access silicon-owner uses lifecycle-orders
  }
  process crypto "Cryptographic services" {
    is secure-element
    authorizes at least coarse
    physical unattended
    holds operations, emanations
    access firmware uses
    access surroundings uses because "the lines feed it"
  }
  process random "Entropy source" {
    is random-source
    physical unattended
    holds entropy
    access crypto reads entropy
    access firmware reads entropy because "countermeasures draw from it too"
    access surroundings uses because "the lines feed it"
  }
  process test-debug "Test and debug functions" {
    physical unattended
    access factory-staff uses because "they test chips"
    access device-owner uses because "the interfaces are on the device"
  }
  store memory "Non-volatile memory of the device" {
    is flash-memory
    physical unattended
    holds private-keys, symmetric-keys, counters, identifiers, parameters, stored-data, device-code
    access boot reads device-code
    access crypto reads private-keys, reads symmetric-keys
    access firmware reads, writes
    access test-debug reads, writes
  }
}

// Before a device is in use.
flow run-personalization: factory-staff -> personalization "Run the personalization" { sends parameters }
flow fetch-secrets: personalization -> backend "Fetch what personalization needs" { returns creator-secrets }
flow personalize: personalization -> firmware "Give keys and identity to a device" { sends private-keys, symmetric-keys, identifiers, parameters }
flow test: factory-staff -> test-debug "Test a chip" { sends commands; returns operations }
flow design: silicon-creator -> design-files "Keep the design" { sends design-data; returns design-data }

// At its edge.
flow own-device: device-owner -> host "Use one's own device" { sends commands; returns operations }
flow remote-access: remote-user -> host "Reach the device from afar" { sends commands; returns operations }
flow api: host -> firmware "Protocols and APIs" { sends commands; returns operations }
flow peripheral-interface: peripherals -> firmware "Peripheral interfaces" { sends commands; returns commands }
flow debug-port: device-owner -> test-debug "Test and debug interfaces" { sends commands; returns operations }
flow supply-code: surroundings -> firmware "Lines at the code" { sends conditions; returns emanations; medium local }
flow supply-crypto: surroundings -> crypto "Lines at cryptography" { sends conditions; returns emanations; medium local }
flow supply-random: surroundings -> random "Lines at the entropy source" { sends conditions; medium local }
flow creator-lifecycle: silicon-creator -> firmware "The Creator changes the life cycle" { asks creator-secrets; sends lifecycle-orders }
flow owner-lifecycle: silicon-owner -> firmware "The Owner changes the life cycle" { asks owner-secrets; sends lifecycle-orders }
flow get-creator-secrets: silicon-creator -> backend "The Creator's secrets" { returns creator-secrets }
flow get-owner-secrets: silicon-owner -> backend "The Owner's secrets" { returns owner-secrets }

// Within it, and to the memory beside it.
flow load: boot -> memory "Load code" { returns device-code }
flow load-outside: boot -> external-memory "Load code from outside" { returns device-code }
flow start: boot -> firmware "Start what was checked" { sends device-code; medium in-process }
flow keep: firmware -> memory "Keep data" { sends private-keys, symmetric-keys, identifiers, parameters, stored-data, counters, device-code; returns identifiers, parameters, stored-data, counters }
flow keep-outside: firmware -> external-memory "Keep data outside" {
  sends   private-keys, symmetric-keys, identifiers, parameters, stored-data, counters, device-code
  returns private-keys, symmetric-keys, identifiers, parameters, stored-data, counters
}
flow operate: firmware -> crypto "Ask for an operation" { sends operations; returns operations }
flow take-keys: crypto -> memory "Take keys" { returns private-keys, symmetric-keys }
flow draw: crypto -> random "Draw random values" { returns entropy }
flow draw-guards: firmware -> random "Draw random values for countermeasures" { returns entropy }
flow inspect: test-debug -> memory "Look into the memory" { sends stored-data; returns stored-data, identifiers, parameters }

// ---- 2. What can go wrong? --------------------------------------------------------------------------------

adversary maker "Bad actor with a hand on chips while they are made" {
  knows    design
  computes high with expertise multiple, equipment bespoke, window moderate
  observes creator
  alters   personalize, test, surroundings
  wants    disclose private-keys, disclose symmetric-keys, tamper device-code, tamper identifiers
}
adversary insider "Insider of the personalization" {
  knows    design
  computes enhanced "the tools of the line"
  owns     factory-staff, personalization
  wants    disclose private-keys, disclose symmetric-keys, disclose creator-secrets, tamper identifiers
}
adversary holder "Bad actor with physical access to a deployed device" {
  knows    design
  computes moderate "a laboratory: probes, glitches, lasers, coils"
  alters   deployment, surroundings
  wants    disclose private-keys, disclose symmetric-keys, disclose stored-data, tamper device-code, tamper stored-data, mislead crypto
}
adversary malicious-owner "Device owner who studies one device to attack others" is holder {
  computes high with window unlimited, time any
  owns     device-owner
}
adversary remote-attacker "Malicious actor with remote access to devices" {
  knows    design
  computes enhanced "many measurements over a network" with queries 1e9
  owns     remote-user
  wants    disclose private-keys, disclose symmetric-keys, disclose stored-data, tamper device-code, elevate firmware
}

// Logical attacks.
threat software-flaw "A flaw of the software is exercised through an interface, or by code that the attacker may run" {
  elevate  firmware
  tamper   device-code
  disclose stored-data
  through  api, peripheral-interface, firmware
  by       remote-attacker, malicious-owner
  needs    reach firmware, expertise expert
  impact   critical
  mitigate with software-requirements
  remains  medium because "the requirements are not in the text"
}
threat secure-boot-defeated "Secure boot is defeated and starts code that is not genuine" {
  tamper   device-code
  elevate  chip
  through  load, load-outside, start
  by       holder, malicious-owner
  needs    expertise expert
  impact   critical
  mitigate with software-requirements, hardware-requirements
  remains  medium because "the requirements are not in the text"
}
threat personalization-insider "An insider compromises the personalization" {
  disclose private-keys, symmetric-keys, creator-secrets
  tamper   identifiers
  through  personalization, personalize, fetch-secrets
  by       insider
  needs    own factory-staff
  impact   critical
  mitigate with process-requirements
  remains  medium because "the requirements are not in the text"
}
threat cryptanalysis "Cryptography is broken by analysis" {
  disclose private-keys, symmetric-keys
  mislead  crypto
  through  operate, crypto
  by       remote-attacker, malicious-owner
  needs    reach crypto, expertise expert, time 1 month
  impact   critical
  mitigate with hardware-requirements
  remains  medium because "the requirements are not in the text"
}
threat impersonation "Somebody passes as the Silicon Creator or the Silicon Owner" {
  spoof    silicon-creator, silicon-owner
  tamper   lifecycle-orders
  through  creator-lifecycle, owner-lifecycle, firmware
  by       remote-attacker, malicious-owner
  needs    reach firmware
  impact   high
  mitigate with software-requirements
  remains  medium because "the requirements are not in the text"
}
threat test-debug-misused "Test or debug functions are misused" {
  disclose stored-data, identifiers
  tamper   stored-data
  elevate  chip
  through  test, debug-port, test-debug, inspect
  by       maker, holder, malicious-owner
  needs    reach test-debug
  impact   critical
  mitigate with hardware-requirements
  remains  medium because "the requirements are not in the text"
}

// Attacks on non-volatile memory.
threat firmware-downgrade "An older version of the code is put back" {
  tamper   device-code
  through  memory, load, external-memory, load-outside
  by       holder, malicious-owner
  needs any alter memory, alter external-memory
  impact   critical
  mitigate with anti-rollback
  remains  low because "the counters are themselves an asset that can be attacked"
}
threat data-rollback "Older data is put back" {
  tamper   stored-data, counters
  through  memory, keep, external-memory, keep-outside
  by       holder, malicious-owner
  needs any alter memory, alter external-memory
  impact   high
  mitigate with anti-rollback
  remains  low because "the counters are themselves an asset that can be attacked"
}
threat playback "Data or commands of earlier are played again" {
  tamper   stored-data, commands
  through  memory, keep, external-memory, keep-outside, api, peripheral-interface
  by       holder, malicious-owner
  needs    observe deployment
  impact   high
  mitigate with software-requirements
  remains  medium because "the requirements are not in the text"
}

// Physical attacks.
threat side-channel "Time, power consumption or radiation of a working device give its secrets away" {
  disclose private-keys, symmetric-keys
  through  supply-crypto, supply-code, crypto
  by       holder, maker
  needs    observe supply-crypto, expertise expert, equipment specialised
  impact   critical
  mitigate with countermeasures
  remains  medium because "passive and active attacks can be combined"
}
threat template-attack "One device is measured at leisure to attack others like it" {
  disclose private-keys, symmetric-keys
  through  supply-crypto, crypto
  by       malicious-owner
  needs    observe supply-crypto, expertise expert, equipment specialised, time 6 months, window unlimited
  impact   critical
  mitigate with countermeasures
  remains  medium because "one device may be measured for as long as it takes"
}
threat remote-side-channel "Side channels are measured from afar" {
  disclose private-keys, symmetric-keys
  through  remote-access, api, crypto
  by       remote-attacker
  needs    reach firmware, expertise expert, queries 1e6
  impact   critical
  mitigate with countermeasures
  remains  medium because "such measurements are named as a way to assets"
}
threat fault-injection "A disturbance makes the device work outside its specification" {
  mislead  crypto
  tamper   stored-data, device-code, entropy
  elevate  firmware
  through  supply-crypto, supply-code, supply-random
  by       holder, maker
  needs    alter surroundings, expertise expert, equipment specialised
  impact   critical
  mitigate with countermeasures
  remains  medium because "passive and active attacks can be combined"
}
threat reverse-engineering "The chip is inspected and reverse engineered" {
  disclose device-code, identifiers
  through  memory, load
  by       holder, maker
  needs    expertise expert, equipment specialised, time 1 month
  impact   medium
  mitigate with hardware-requirements
  remains  low because "the requirements are not in the text"
}
threat manipulation "The chip is changed physically" {
  tamper   device-code, stored-data, counters
  through  memory, keep, load
  by       holder, maker
  needs    expertise expert, equipment specialised, time 1 month
  impact   critical
  mitigate with hardware-requirements
  remains  medium because "the requirements are not in the text"
}

tree combined "Physical attacks, passive and active, are combined" {
  goal disclose private-keys by holder
  any {
    sequence {
      fault-injection
      step measure-faulty "Compare what the disturbed device gives away with what it should" { needs expertise expert, equipment specialised }
    }
    sequence {
      step weaken-entropy "Disturb the source of the random values that countermeasures draw" { needs expertise expert, equipment specialised; stopped by checked-entropy }
      side-channel
    }
  }
}

// ---- 3. What do we do about it? ---------------------------------------------------------------------------

defaults control { status planned; owner "OpenTitan"; due 2027-06-30 }

control anti-rollback "Counters that only go up tell old code and data from new" {
  on       boot, firmware, keep-outside, load-outside, external-memory
  sets     update anti-rollback, fresh yes
  protects integrity
  resists  high
}
control countermeasures "Countermeasures against measurement and disturbance, fed with random values" {
  on       crypto, firmware, random, supply-crypto, supply-code
  sets     tamper-resistance resists
  protects confidentiality, integrity, authorization
  resists  high
}
control checked-entropy "The quality of random values is kept up, for cryptography and for countermeasures" {
  on       random, draw, draw-guards
  protects confidentiality, integrity
  resists  high
}
control hardware-requirements "Requirements and guidelines for the hardware, drawn from this model" {
  on       crypto, boot, test-debug, memory
  protects confidentiality, integrity, authorization
  resists  high
}
control software-requirements "Requirements and guidelines for the software, drawn from this model" {
  on       boot, firmware, load-outside, keep-outside
  protects authenticity, confidentiality, integrity, authorization
  resists  high
}
control process-requirements "Requirements and guidelines for the design process, drawn from this model" {
  on       personalize, fetch-secrets
  protects confidentiality, integrity
  resists  enhanced
}

// What the rules found, and no threat above says already.
answer base.untrusted-host-read on external-memory { mitigate with software-requirements; remains medium because "the requirements are not in the text" }
answer base.stale-store on external-memory {
  mitigate with anti-rollback
  remains  low because "the counters are themselves an asset that can be attacked"
}
answer base.untrusted-host-change on external-memory { mitigate with software-requirements; remains medium because "the requirements are not in the text" }

// ---- Scope ------------------------------------------------------------------------------------------------

exclude availability "Attacks on the availability of a device" because "the text does not speak of it"

ignore TM202 on design because "the text names documentation and design data, and not what keeps them"
ignore TM316 on backend because "what it keeps is an asset of the text, and nobody is named who attacks it there"

// ---- 4. Did we do a good job? -----------------------------------------------------------------------------

claim emanations-tell "Who measures a working device learns its secrets, until the countermeasures are in place" {
  holder can disclose private-keys because "time, power consumption and radiation can be observed at the chip"
  remote-attacker can disclose private-keys because "some side channels can be measured from afar"
}
claim disturbed "Who disturbs a device makes it do what its specification rules out" {
  holder can tamper stored-data because "voltage, fields, light and temperature reach its inside"
}

review 2026-11-26 by "OpenTitan" {
  found "the text answers none of its attack methods; requirements drawn from it stand elsewhere"
}

view overview "OpenTitan and what is around it" { collapse chip }
view inside "Inside the chip" { show chip }
view key-ways "Where private keys go" { show data private-keys }
