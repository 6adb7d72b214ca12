// Devices: microcontrollers, buses, radio, updates and whoever holds the thing in hand.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind device "Device" for process
kind microcontroller "Microcontroller" is device for process
kind firmware "Firmware" for process
kind boot-rom "Boot code in read-only memory" is firmware for process
kind bootloader "Boot loader" is firmware for process
kind trusted-firmware "Firmware of the secure world" is firmware for process
kind secure-element "Secure element" for process, store
kind platform-module "Trusted platform module" is secure-element for process, store
kind root-of-trust "Root of trust" is secure-element for process, store
kind sensor "Sensor" for process, external
kind actuator "Actuator" for process, external
kind controller "Programmable controller" is device for process
kind industrial-gateway "Gateway of a plant" for process
kind device-gateway "Gateway of devices" for process
kind vehicle-unit "Control unit of a vehicle" is device for process
kind medical-device "Medical device" is device for process
kind smart-card "Smart card" is secure-element for process, store
kind peripheral "Peripheral" for process, external
kind update-service "Service that delivers updates" for process, external
kind device-cloud "Cloud that commands devices" for process, external
kind companion-application "Application that pairs with a device" is mobile-application for process
kind flash-memory "Flash memory" for store { query none }
kind fuses "One-time programmable memory" for store { query none }
kind can-bus "CAN" for flow { channel plain; client-auth none; server-auth no; integrity checksum; medium local }
kind lin-bus "LIN" for flow { channel plain; client-auth none; server-auth no; integrity checksum; medium local }
kind i2c "I2C" for flow { channel plain; client-auth none; server-auth no; integrity none; medium local }
kind spi "SPI" for flow { channel plain; client-auth none; server-auth no; integrity none; medium local }
kind uart "Serial line" for flow { channel plain; client-auth none; server-auth no; medium local }
kind jtag "JTAG" for flow { medium local }
kind usb "USB" for flow { channel plain; integrity checksum; medium local }
kind pcie "PCI Express" for flow { integrity checksum; medium local }
kind bluetooth "Bluetooth" for flow { medium radio }
kind bluetooth-low-energy "Bluetooth Low Energy" is bluetooth for flow
kind wifi "Wireless LAN" for flow { medium radio }
kind zigbee "Zigbee" for flow { medium radio }
kind z-wave "Z-Wave" for flow { medium radio }
kind lorawan "LoRaWAN" for flow { medium radio; integrity mac }
kind cellular "Cellular network" for flow { medium radio }
kind nfc "Near-field communication" for flow { medium radio }
kind satellite-navigation "Open signals of satellite navigation" for flow { channel plain; server-auth no; medium radio }
kind modbus "Modbus" for flow { channel plain; client-auth none; server-auth no }
kind profinet "PROFINET" for flow
kind bacnet "BACnet over IP" for flow { channel plain; server-auth no }
kind opc-ua "OPC UA" for flow
kind mqtt "MQTT in the clear" for flow { channel plain; server-auth no }
kind mqtts "MQTT over TLS" for flow { channel tls; server-auth yes }
kind coap "CoAP in the clear" for flow { channel plain; server-auth no }
kind coaps "CoAP over DTLS" for flow { channel tls }

// ---- Attributes ------------------------------------------------------------------------------------------
attribute boot "What is checked before its code runs" for process: none < signed < measured
attribute unit-secrets "Whether each unit has secrets of its own" for process: shared < unique
attribute first-password "How the first credential is given" for process: common < unique < chosen
attribute tamper-resistance "What happens when its hardware is attacked" for process, store: none < detects < resists
attribute bus-access "Which memory its peripherals may reach" for process: all < limited
attribute pairing "How two sides meet for the first time" for flow: {blind, compared, scanned, touched, provisioned}
attribute wiped "Whether nothing is left on it when it is given away" for process, store: no < yes
attribute delivered "In which state units leave the factory" for process, store: test < development < production
attribute handover "Whether a new owner ends all that the one before could do" for process: no < yes
attribute plausible "Whether what is measured is checked against other facts" for process: no < yes

// ---- Rules: code on the device --------------------------------------------------------------------------------
rule open-debug "The debug interface is open" {
  for element x
  when (x is device or x is firmware or x is sensor or x is actuator) and x.debug = open and x.physical >= supervised
  threat elevate x, disclose x, tamper x
  needs alter x, equipment standard
  impact high
  refers CWE-1191, CWE-1244
  suggest "Close it in production, or open it for a signed request of one unit only"
  ask "Is the debug interface of {x} open on units that are sold?"
  explain """
    A cable for a few coins reads memory, stops the processor and changes what runs. Pads without a plug are no lock.

    **False alarm** when the units never leave a guarded room.

    **Test**: connect to a unit from the shop and ask for its identity.
    """
}
rule left-in-test "It is sold as it was tested" {
  for element x
  when (x is device or x is secure-element or x is firmware or x is fuses) and x.delivered < production
   and x.physical >= supervised
  threat elevate x, disclose x, tamper x
  needs alter x
  impact worst of x.handles
  refers CWE-1269, CWE-1244
  suggest "Burn the state that cannot be left again before a unit leaves the line, and read it back at the end of the line"
  ask "In which state does {x} leave the factory?"
  explain """
    While units are made, everything is open: commands to read memories, scan chains, keys known to all. The step that
    closes it costs a second for each unit, and the one that was forgotten is found in the shop.

    **False alarm** when the state that is open needs a key for this one unit, which is kept like one.

    **Test**: buy ten, read the state of each, and try the commands of the tester.
    """
}
rule former-owner "The one who sold it still commands it" {
  for process p
  when (p is device or p is device-cloud or p.handover known) and p.handover = no
  threat elevate p, disclose p
  needs reach p
  impact worst of p.handles
  refers CWE-672
  suggest "Let a change of owner end every key, account and pairing of the one before, and show the new one that it did"
  ask "What can the former owner of {p} still do with it?"
  explain """
    It is sold, and the app of the seller still opens the door. A reset deletes what is in the unit and leaves what the
    cloud remembers; and whoever signed its code before may sign it still.

    **False alarm** when it never has another owner.

    **Test**: pair it, sell it to a colleague by the manual, and try all that worked before.
    """
}
rule no-secure-boot "The device runs whatever is in its memory" {
  for process p
  when (p is device or p is firmware) and p.boot = none and p.physical >= supervised
  threat tamper p, elevate p
  needs alter p
  impact worst of p.handles
  refers CWE-1326
  suggest "Let read-only code check the signature of what comes next, step by step"
  ask "What checks the code of {p} before it runs?"
  explain """
    Without a first step that cannot be changed, a short moment with the memory stays for the device's life.

    **False alarm** when the code is in read-only memory.

    **Test**: change one byte of the image in flash and switch on.
    """
}
rule unsigned-update "Anybody can write the update" {
  for process p
  when (p is device or p is firmware or p is mobile-application) and p.update = unsigned
  threat tamper p, elevate p
  needs reach p
  impact worst of p.handles
  refers CWE-494, CWE-347
  suggest "Sign updates with a key that is kept offline, and check before anything is written"
  ask "How does {p} know that an update is genuine?"
  explain """
    The update is the one way in that is always open. A secure channel only says from which server it came.

    **False alarm** when updates need the device opened in a guarded room.

    **Test**: offer an image with one changed byte; nothing may be written.
    """
}
rule rollback "An old, broken version is put back" {
  for process p
  when (p is device or p is firmware) and p.update = signed and p.physical >= supervised
  threat tamper p
  needs alter p
  impact worst of p.handles
  refers CWE-1328
  suggest "Count versions in memory that only goes up, and refuse what is older"
  ask "Does {p} refuse a signed version that is older than its own?"
  explain """
    The version of last year is signed too, and its flaws are published.

    **False alarm** when going back is a promise to the owner, and the old one is still mended.

    **Test**: install the first version ever released; it must be refused.
    """
}
rule dma "A peripheral reads all memory" {
  for process p, element x, flow f from x to p
  when p.bus-access = all and (f is pcie or f is usb) and x.physical >= supervised
  threat disclose p, elevate p
  needs own x, equipment specialised
  impact worst of p.handles
  refers CWE-1190, T1200
  suggest "Let a memory unit limit each peripheral before its port is switched on"
  ask "Which memory of {p} may {x} reach?"
  explain """
    A plugged-in card asks for memory directly and the processor is not asked.

    **False alarm** when the port is inside a closed and watched case.

    **Test**: plug in a card that reads memory, also before the system has started.
    """
}

// ---- Rules: secrets on the device ----------------------------------------------------------------------------
rule default-credentials "All units have one first password" {
  for process p
  when (p is device or p is device-gateway or p.first-password known) and p.first-password = common and p.exposure >= internal
  threat spoof p, elevate p
  needs reach p
  impact worst of p.handles
  refers CWE-1392, T0812
  suggest "Print another one on each unit, or ask for one before it works"
  ask "How does the first user of {p} get a password?"
  explain """
    Lists of first passwords are tried on every address, every hour. Manuals do not change that.

    **False alarm** when it can be used only once, at the device, and must be changed to go on.

    **Test**: put a new unit on the internet and count the hours.
    """
}
rule shared-fleet-key "One unit's key opens all" {
  for process p
  when (p is device or p is firmware) and p.unit-secrets = shared
  threat spoof p, disclose p
  needs own p, equipment specialised
  impact high
  refers CWE-321
  suggest "Derive or make a key in each unit, and let the server refuse single ones"
  ask "Does each unit of {p} have keys of its own?"
  explain """
    Opening one unit is a matter of money. With a shared key it opens every one that was ever sold.

    **False alarm** when the shared key only checks signatures: then it is public.

    **Test**: read the keys of two units and compare.
    """
}
rule flash-readout "The memory chip is read" {
  for store s
  when (s is flash-memory or s.physical known and s.physical = unattended) and s.encryption = none
   and some d in s.holds: (d.confidentiality >= medium and count(d.sealed) = 0)
  threat disclose s
  needs observe s, equipment specialised
  impact worst of s.holds
  refers CWE-312
  more specific than base.read-store
  suggest "Encrypt with a key that never leaves the processor"
  ask "Is what lies in {s} encrypted?"
  explain """
    The chip is taken off the board and read in a socket; half an hour, with tools that every repair shop has.

    **False alarm** when it lies within the processor and reading it out is blocked.

    **Test**: write a known value, have a laboratory read the chip of one unit, and search what comes back for it.
    """
}
rule uart-log "The serial line talks" {
  for process p, element x, flow f from p to x, data d
  when f is uart and d in f.sends and d.confidentiality >= medium and count(d.sealed) = 0
  threat disclose d
  needs observe f
  impact worst of d
  refers CWE-532
  more specific than base.read-flow
  suggest "Print nothing in production but numbers of events"
  ask "Is {d} secret?"
  explain """
    Boot messages tell addresses, versions and at times keys, to two wires on the board.

    **False alarm** when the pins do not leave the chip.

    **Test**: read the line from power-on to sign-in, and look for names, addresses and keys.
    """
}
rule side-channel "Power, time or radiation tell the key" {
  for element x, data k
  when (x is device or x is secure-element or x is flash-memory or x.tamper-resistance known) and k in x.handles
   and k.kind in {key} and x.tamper-resistance < resists and x.physical >= supervised
  threat disclose k
  needs observe x, expertise expert, equipment specialised
  impact worst of k
  refers CWE-1300
  suggest "Use a chip and code that were made against it, and let a key work only so often"
  ask "Does {x} withstand measuring while it uses {k}?"
  explain """
    A thousand measurements of the power it draws, and the key falls out. Equipment costs what a laptop costs.

    **False alarm** when the key of one unit is worth less than the effort.

    **Test**: have a laboratory compare a million measurements of fixed inputs with those of random ones; they must look
    alike.
    """
}
rule opened "It is opened, and what is inside is changed" {
  for element x
  when (x is device or x is secure-element or x is flash-memory or x is fuses) and x.tamper-resistance = none
   and x.physical = unattended and some d in x.handles: d.integrity >= high
  threat tamper x
  needs alter x, expertise expert, equipment specialised
  impact worst of x.handles
  refers CWE-1263, CAPEC-401
  suggest "Cover it with a mesh or a sensor that wipes it, spread what counts over the chip, and check it again in use"
  ask "What happens when somebody opens {x} and cuts, bridges or swaps what is inside?"
  explain """
    Lines are cut and bridged, a memory is lifted and another put in its place. No interface is asked, so none refuses.

    **False alarm** when its owner is the only one who holds it, and gains nothing.

    **Test**: have a laboratory open one, change a bit of what it keeps, and close it: it must not start.
    """
}
rule fault-injection "A spark skips the check" {
  for process p
  when (p is firmware or p is device) and p.boot >= signed and p.tamper-resistance = none and p.physical = unattended
  threat elevate p, tamper p
  needs alter p, expertise expert, equipment specialised
  impact worst of p.handles
  refers CWE-1247, CWE-1332
  suggest "Decide twice and in different ways, check the flow of the program, and watch voltage and clock"
  ask "What does {p} do when voltage or clock jump in the middle of a check?"
  explain """
    A dip of the voltage at the right moment makes the processor miss one instruction: the one that would have said
    no.

    **False alarm** when opening the case costs more than what is gained.

    **Test**: glitch the boot check a million times over a weekend.
    """
}
rule decommission-remanence "It is given away with what it knew" {
  for element x
  when (x is device or x is flash-memory or x is sensor) and x.wiped = no
   and some d in x.holds: d.confidentiality >= medium
  threat disclose x
  needs own x
  impact worst of x.holds
  refers CWE-226, CWE-1266
  suggest "Keep everything under one key and throw that away"
  ask "What is left on {x} when it is sold, returned or thrown away?"
  explain """
    Used devices bring networks, accounts and pictures to whoever buys them.

    **False alarm** when it is destroyed by the owner's own rule.

    **Test**: give one away as its owner would, and look on it for networks, accounts and keys of the one before.
    """
}

// ---- Rules: buses, radio and sensors ---------------------------------------------------------------------------
rule plaintext-bus "Every unit on the bus hears everything" {
  for flow f
  when (f is can-bus or f is i2c or f is spi or f is lin-bus or f is modbus)
   and some d in f.carries: (d.confidentiality >= medium and count(d.sealed) = 0)
  threat disclose f
  needs observe f
  impact worst of f.carries
  refers CWE-319
  more specific than base.read-flow
  suggest "Send secrets over it only encrypted between the two that share a key"
  ask "Is what {f} carries secret?"
  explain """
    A bus is a shout into a room. Whoever taps one wire, or breaks into one unit, hears all of it.

    **False alarm** when all units and wires are on one chip.

    **Test**: clip a reader on the bus and search what it hears for a known value.
    """
}
rule unauth-bus-command "Any unit can give orders" {
  for element a, process p, flow f from a to p
  when (f is can-bus or f is i2c or f is lin-bus or f is modbus or f is bacnet) and f.integrity < mac
   and (p is actuator or p is device)
   and some d in f.sends: d.integrity >= medium
  threat spoof a, tamper f
  needs alter f
  impact worst of f.sends
  refers CWE-306, T0855
  suggest "Add a MAC with a counter, or a gateway that lets through only what each unit may say"
  ask "How does {p} know that an order on {f} comes from {a}?"
  explain """
    The bus knows addresses, not senders. The radio that was broken into orders the brake.

    **False alarm** when no unit on the bus can be reached from outside, and the wire is guarded.

    **Test**: send the recorded order from another unit; it must not be obeyed.
    """
}
rule radio-jam "Noise silences the radio" {
  for element a, process p, flow f from a to p
  when f.medium known and f.medium = radio and p.redundant = no and some d in f.carries: d.availability >= high
  threat deny f
  needs alter f, equipment specialised
  impact worst of f.carries
  refers CAPEC-601
  more specific than base.block-flow
  suggest "Notice silence and go to a safe state; have a wire or another band"
  ask "What does {p} do when {f} is silent?"
  explain """
    Whoever is louder is heard. Jammers cost little and need no knowledge.

    **False alarm** when waiting does no harm.

    **Test**: switch the other side off in every state.
    """
}
rule pairing-mitm "Somebody stands between two that meet" {
  for element a, process p, flow f from a to p
  when f.medium known and f.medium = radio and f.pairing in {blind}
   and some d in f.carries: (d.confidentiality >= medium or d.integrity >= medium)
  threat spoof p, disclose f, tamper f
  needs alter f, equipment specialised
  impact worst of f.carries
  refers CWE-322
  suggest "Compare a number, scan a code, or give keys in the factory"
  ask "How do {a} and {p} know each other when they meet for the first time?"
  explain """
    The first meeting decides with whom all later messages are shared. Where no person compares anything, whoever was
    near may have answered for both.

    **False alarm** when pairing happens once, in a guarded room.

    **Test**: pair through a relay; both sides must notice.
    """
}
rule sensor-spoof "The sensor is told a story" {
  for element s, process p, flow f from s to p
  when (s is sensor or f is satellite-navigation) and p.plausible = no and some d in f.sends: d.integrity >= medium
  threat mislead p
  needs alter f, equipment specialised
  impact worst of f.sends
  refers CWE-345
  suggest "Check against other sensors, physics and the past"
  ask "Does {p} check what {s} says against anything else?"
  explain """
    Signals of navigation, sound and light can be made. No cryptography reaches into the world that is measured.

    **False alarm** when neither a machine nor a person acts on the value.

    **Test**: play a recorded signal back; what decides must doubt it.
    """
}

// ---- Rules: managing devices -----------------------------------------------------------------------------------
rule local-admin-page "Whoever is in the same network manages it" {
  for actor a, process p, flow f from a to p
  when (p is device or p is device-gateway) and f is web-protocol and f.client-auth = none and p.exposure >= internal
  threat elevate p
  needs reach p
  impact worst of p.handles
  refers CWE-306
  more specific than base.missing-authz, web.no-authn
  suggest "Ask for a sign-in at home too, and check the origin of requests"
  ask "What does {p} ask from those who open its page?"
  explain """
    The home network holds guests, televisions and the browser, in which any site may send requests to neighbours.

    **False alarm** when the page only shows what may be known.

    **Test**: open it from another device, and from a page on the internet.
    """
}
rule cloud-command-to-device "Whoever holds the cloud moves every device" {
  for element c, process p, flow f from c to p
  when c is device-cloud and (p is device or p is actuator or p is device-gateway) and f.integrity < signature
   and some d in f.sends: d.integrity >= high
  threat tamper f, spoof c
  needs own c
  impact worst of f.sends
  refers CWE-345
  suggest "Sign what may do harm with a key outside the cloud, and let the device refuse the impossible"
  ask "Could {p} tell an order of its owner from one of whoever broke into {c}?"
  explain """
    One break-in, a million doors open at once. The device should keep its own sense of what is never right.

    **False alarm** when no order, in no state of the device, can hurt, damage or open anything.

    **Test**: send a harmful order with the cloud's own credentials to a unit in the laboratory.
    """
}
rule theft "The device is carried away" {
  for element x
  when (x is device or x is flash-memory) and x.physical = unattended and x.tamper-resistance < resists
   and some d in x.holds: d.confidentiality >= medium
  threat disclose x
  needs own x
  impact worst of x.holds
  refers CAPEC-507
  suggest "Keep little on it, encrypted, and let the server refuse it from then on"
  ask "What happens to {x} when somebody opens it at their leisure?"
  explain """
    All that takes time or noise is done at home.

    **False alarm** when it holds nothing but what its place shows anyway.

    **Test**: report one as lost and measure how long its credentials still work; open another and read its memory.
    """
}
rule key-injection "Whoever runs the line takes the keys along" {
  for actor a, process p, element q, flow f from a to p, flow g from p to q, data k
  when (q is device or q is firmware or q is secure-element) and k in p.holds and k in g.sends
   and k.kind in {key, credential} and k.confidentiality >= high and count(k.sealed) = 0 and not p.secrets in {hsm}
  threat disclose k
  needs own a
  impact worst of k
  refers CWE-522
  once for p
  suggest "Let each unit make its own keys, or take them from a module that gives them out sealed for one unit; let two start the line"
  ask "Where are the keys kept that {p} gives to {q}?"
  explain """
    Where units get their keys, all keys pass through a few hands, and one person with a stick has those of a year. It
    shows when somebody uses them, if at all. Makers of cards and of SIMs are audited for exactly this.

    **False alarm** when the unit makes its keys itself and only public ones pass.

    **Test**: try with the rights of one person who works there to get the key of one unit, and look who noticed.
    """
}
rule supply-implant "It was changed before it arrived" {
  for process p
  when (p is device or p is root-of-trust) and p.provenance < attested and p.physical >= supervised
   and some d in p.handles: (d.confidentiality = critical or d.integrity = critical)
  threat tamper p
  needs alter p, expertise multiple, equipment bespoke
  impact worst of p.handles
  refers CAPEC-440, T1195.003
  suggest "Let each unit prove with a key of its maker what it is, and look into some"
  ask "What shows that a unit of {p} is what left the factory?"
  explain """
    Between factory and cellar are weeks in which parcels are opened.

    **False alarm** when nobody would spend that on this system: exclude it with the reason.

    **Test**: swap one in the store and see who notices.
    """
}
