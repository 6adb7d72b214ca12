// Cryptography and protocols: what goes wrong although something is encrypted.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind hardware-security-module "Hardware security module" is key-vault for process, store, external
kind certificate-authority "Certificate authority" for process, external
kind registration-authority "Registration authority" for process, external
kind revocation-service "Service that tells what was revoked" for process, external
kind timestamp-authority "Time stamping authority" for process, external
kind transparency-log "Transparency log" for process, store, external
kind random-source "Source of random numbers" for process, external
kind signing-service "Signing service" for process, external
kind password-manager "Password manager" for process, store
kind messenger "Messenger with end-to-end encryption" for process
kind dtls "TLS over datagrams" for flow { channel tls; server-auth yes }
kind noise "Noise protocol" for flow { channel tls }
kind double-ratchet "Double ratchet" for flow { channel tls; integrity mac; fresh yes; agreement at least ephemeral; heals yes }
kind message-layer-security "Messaging layer security" for flow { channel tls; integrity signature; fresh yes; agreement at least ephemeral; heals yes; names-bound yes }
kind openpgp "OpenPGP mail" for flow
kind smime "S/MIME mail" for flow
kind acme "Issuing of certificates" is https for flow { integrity signature; fresh yes }
kind ocsp "Status of a certificate" for flow { integrity signature }

// ---- Attributes ------------------------------------------------------------------------------------------
attribute cipher "How data is encrypted there" for store, flow: none < unauthenticated < authenticated
attribute peer-checks "What is checked of the other side's certificate or host key" for flow: {none, issuer, name, revocation}
attribute weakest "The weakest version that both sides still accept" for flow: broken < old < current
attribute agreement "How the keys of a session come about" for flow: static < ephemeral < hybrid
attribute heals "Whether secrets return after somebody had a key for a while" for flow: no < yes
attribute names-bound "Whether each message names both sides and its direction" for flow: no < yes
attribute nonces "Whether no nonce can come twice" for process: no < yes
attribute constant-time "Whether its time does not depend on secrets" for process: no < yes
attribute generated "From what it was made" for data: {constant, password, weak-random, random}
attribute algorithm "How strong the algorithm and length are that it is used with" for data: broken < old < current
attribute bound "Whether its seal or signature says which piece it is and where it belongs" for data: no < yes
attribute derivation "How costly it is to try passwords" for process, store: none < fast-hash < slow-hash
attribute piece-sizes "Whether sizes and number of its pieces tell what it is when it is sealed" for data: visible < hidden
attribute piece-names "Whether equal pieces can be told when it is sealed" for data: visible < hidden

// ---- Rules: channels ----------------------------------------------------------------------------------------
rule plaintext "Secrets without encryption" {
  for element a, element b, flow f from a to b, data k
  when f.channel = plain and f.medium >= lan and k in f.carries and k.kind in {credential, key}
   and count(k.sealed) = 0
  threat disclose k
  needs observe f
  impact worst of k
  refers CWE-319
  more specific than base.read-flow
  suggest "Never send a key or a password over an open way; wrap it, or prove knowledge of it instead"
  ask "Is {f} encrypted?"
  explain """
    Whoever reads a password once has it as long as it is not changed. Networks within a building are read as easily as
    any other, from one broken machine in them.

    **False alarm** when it is a public key or wrapped by another key: say `sealed by`.

    **Test**: record the traffic of a sign-in and search it.
    """
}
rule no-peer-auth "Keys are agreed with whoever answers" {
  for element a, element b, flow f from a to b
  when f crosses and f.channel known and f.channel >= vpn and f.channel < physical and f.server-auth = no and f.client-auth < key
  threat disclose f, tamper f
  needs alter f, expertise proficient
  impact worst of f.carries
  refers CWE-322
  more specific than base.spoof-server
  suggest "Let at least one side prove its identity within the agreement, and bind the other later"
  ask "Which side of {f} proves who it is?"
  explain """
    Encrypted to a stranger is not secret. An agreement without identities is made with the one in between, twice.

    **False alarm** when both compare a short code, or already share a key.

    **Test**: put a relay between them that has keys of its own.
    """
}
rule name-not-checked "Any valid certificate will do" {
  for element a, element b, flow f from a to b
  when f.channel known and f.channel >= tls and f.channel < physical and f crosses and f.peer-checks in {none, issuer}
   and not f.peer-checks in {name}
  threat spoof b, disclose f
  needs alter f, expertise proficient
  impact worst of f.carries
  refers CWE-297
  more specific than base.spoof-server
  suggest "Compare the name in the certificate, or the host key, with the one that was meant"
  ask "Does {a} compare the name in the certificate, or the host key, of {f} with the one that was meant?"
  explain """
    Everybody can have a certificate, for a name of their own. Libraries outside of browsers often check the issuer
    only. With SSH the host key takes the place of the certificate, and scripts are often told to take any.

    **False alarm** when the issuer certifies nobody but this one side, or host keys are handed out beforehand: say
    `peer-checks name`.

    **Test**: answer with a valid certificate for another name.
    """
}
rule no-revocation "A withdrawn certificate still opens" {
  for element a, element b, flow f from a to b, data c
  when f.client-auth known and f.client-auth = certificate and not f.peer-checks in {revocation} and c in f.carries
   and c.kind in {certificate} and c.lifetime > 30
  threat spoof a
  needs reach b
  impact worst of f.carries
  refers CWE-299
  suggest "Give certificates for days, or ask for their state and refuse when there is no answer"
  ask "What happens at {b} after the key to {c} was stolen?"
  explain """
    Keys are stolen; what matters is how long they work after that is known.

    **False alarm** when they end within hours or days.

    **Test**: withdraw one and connect with it; within the promised time it must be refused.
    """
}
rule downgrade "Both sides are talked into a weaker version" {
  for element a, element b, flow f from a to b
  when f crosses and f.channel known and f.channel >= tls and f.channel < physical and f.weakest < current
   and some d in f.carries: (d.confidentiality >= medium or d.integrity >= medium)
  threat disclose f, tamper f
  needs alter f, expertise expert
  impact worst of f.carries
  refers CWE-757, CAPEC-620
  suggest "Switch old versions off, and let the agreement cover what was offered"
  ask "What is the weakest version that {f} still accepts?"
  explain """
    The strongest common version is chosen by messages that nobody protects yet; who stands between removes the strong
    ones.

    **False alarm** when the old version is for another address, and nothing of value goes there.

    **Test**: offer old versions only and see whether it connects.
    """
}
rule no-forward-secrecy "A key lost later opens what was said before" {
  for element a, element b, flow f from a to b
  when f crosses and f.channel known and f.channel >= vpn and f.agreement = static and some d in f.carries: (d.confidentiality >= medium and d.lifetime > 30)
  threat disclose f
  needs observe f, own b
  impact worst of f.carries
  refers none because "no catalogue has a number for long-term keys that open recorded sessions"
  suggest "Agree on a fresh key for each session, and forget it"
  ask "Does {f} agree on fresh keys for each session?"
  explain """
    Traffic is recorded for years. One day the server's key is stolen, sold or demanded.

    **False alarm** when the data is worthless by then.

    **Test**: read which agreement is chosen when a session begins.
    """
}
rule no-post-compromise-security "After one look, everything is read for ever" {
  for element a, element b, flow f from a to b
  when f crosses and f.channel known and f.channel >= tls and (f.heals known or f.agreement known and f.agreement = static or a is messenger)
   and f.heals = no
   and some d in f.carries: (d.confidentiality >= high and d.lifetime > 30)
  threat disclose f
  needs own a
  impact worst of f.carries
  refers none because "no catalogue has a number for keys that never heal"
  suggest "Mix in fresh secrets as the talk goes on, and end sessions"
  ask "Does {f} become secret again after somebody had a key of it for a while?"
  explain """
    Devices are held for an hour at borders and in workshops. With one fixed key that hour lasts for ever.

    **False alarm** when sessions are short and each begins anew.

    **Test**: copy the state, let both sides talk on, and try to read with the copy.
    """
}
rule harvest-now "Recorded today, opened by a quantum computer" {
  for flow f, data d
  when f crosses and f.channel known and f.channel >= vpn and d in f.carries and d.confidentiality >= high and count(d.sealed) = 0
   and (d.lifetime known or d.confidentiality = critical) and d.lifetime > 3650
   and f.agreement < hybrid
  threat disclose d
  needs observe f
  impact worst of d
  refers CWE-327
  suggest "Agree on keys in a hybrid way, the old method and a post-quantum one together"
  ask "How are the keys of {f} agreed on?"
  explain """
    What must stay secret for decades is collected now. Changing over later does not help what was sent before.

    **False alarm** when it is encrypted with a key that was handed over by other means.

    **Test**: list the data by how long it must stay secret and look at what carries it.
    """
}
rule traffic-analysis "Who speaks with whom, when and how much" {
  for actor a, element b, flow f from a to b
  when f.channel known and f.channel >= vpn and f.medium >= internet and some d in f.carries: (d.confidentiality known and d.confidentiality = critical)
  threat disclose f
  needs observe f, expertise expert
  impact medium
  refers CAPEC-621
  suggest "Pad to fixed sizes, mix with others, and hide whom one speaks with"
  ask "Over what does {f} travel?"
  explain """
    Sizes and times survive encryption. They told spoken sentences, visited pages and typed words.

    **False alarm** when that the two speak is no secret and sizes tell nothing.

    **Test**: record the sizes of some known actions and guess unknown ones.
    """
}

// ---- Rules: messages -------------------------------------------------------------------------------------------
rule no-integrity "Encrypted, but not protected from change" {
  for store s
  when s.encryption >= disk and s.integrity < mac and s.cipher < authenticated
   and some d in s.holds: d.integrity >= high
  threat tamper s
  needs alter s, expertise proficient
  impact worst of s.holds
  refers CWE-353
  more specific than base.alter-store
  suggest "Use encryption that authenticates, and bind each record to its place and version"
  ask "Would a changed or exchanged record in {s} be noticed?"
  explain """
    Hiding is not fixing: blocks can be exchanged, repeated and set back to an older state without any key.

    **False alarm** when nobody but the reader can write there.

    **Test**: exchange two records and read them; the reader must refuse both.
    """
}
rule unbound-piece "A genuine piece in the place of another" {
  for store s, data d
  when d in s.holds and d.integrity >= medium and count(d.signed) > 0 and d.bound = no
   and some b in boundaries: (s in b and b.trust < full)
  threat tamper d
  needs alter s
  impact worst of d
  refers CWE-345
  suggest "Put into what is authenticated which piece it is, whose, and of which version; check that when it comes back"
  ask "What tells a piece of {d} from another one that is just as genuine?"
  explain """
    Each piece is signed or sealed by itself, so whoever keeps them serves one for another: the ledger of March for that
    of May, the rights of one user for those of another. Every check passes.

    **False alarm** when all of it is one piece, and there is only one of its kind.

    **Test**: exchange two pieces where they lie, and read both by the right way.
    """
}
rule encrypt-no-auth "A changed ciphertext decrypts to something useful" {
  for element a, process p, flow f from a to p
  when f crosses and f.cipher known and f.cipher = unauthenticated and f.integrity < mac
  threat tamper f, disclose f
  needs alter f, reach p, expertise expert
  impact worst of f.carries
  refers CWE-353, CAPEC-463
  suggest "Use an authenticated mode, check before anything else, and fail in one way"
  ask "Does {p} check a message of {f} before it decrypts it?"
  explain """
    Flipped bits come out as flipped bits, and whether the padding was right tells the text, byte by byte.

    **False alarm** when a signature covers the ciphertext and is checked first.

    **Test**: flip each bit of one message and compare the answers and their times.
    """
}
rule nonce-reuse "The same nonce twice" {
  for process p
  when (p.nonces known or some s in p.handles: (some k in s.sealed: (k in p.handles and count(k.sealed) = 0))) and p.nonces = no
   and some d in p.handles: (d.confidentiality >= medium or d.integrity >= medium)
  threat disclose p, tamper p
  needs expertise expert
  impact worst of p.handles
  refers CWE-323
  suggest "Count, and keep the count through restarts and copies; or use a mode that forgives it"
  ask "Can a nonce of {p} come twice, after a restart or in a copy of the machine?"
  explain """
    With the common authenticated modes one repetition shows the difference of two texts and lets messages be forged.

    **False alarm** when each key encrypts one message only.

    **Test**: restore a snapshot twice and compare the first messages.
    """
}
rule reflection "One's own message comes back as the answer" {
  for element a, process p, flow f from a to p
  when f crosses and f.client-auth known and f.client-auth = shared and f.names-bound = no
  threat spoof a
  needs alter f, expertise proficient
  impact worst of f.carries
  refers CWE-301, CAPEC-90
  suggest "Name both sides and the direction in what is authenticated, or use a key for each direction"
  ask "Do the messages of {f} say who speaks to whom?"
  explain """
    Where both sides prove themselves with one key in one way, the challenge is sent back in a second session and
    answered by the challenger.

    **False alarm** when one side never answers challenges.

    **Test**: open a second session and send the first challenge into it.
    """
}
rule identity-misbinding "Each believes to speak with somebody else" {
  for element a, process p, flow f from a to p
  when f crosses and f.client-auth known and f.client-auth >= key and f.channel < tls and f.names-bound = no
  threat spoof a
  needs alter f, expertise expert
  impact worst of f.carries
  refers none because "no catalogue has a number for sessions that do not name both sides"
  suggest "Sign the identities of both sides together with the keys, as the known protocols do"
  ask "Does what is signed in {f} name both sides?"
  explain """
    Keys match, signatures are right, and yet one side takes the session for that of an attacker. With the long-term
    key of one side, others may be impersonated towards it.

    **False alarm** when a proven protocol is used unchanged.

    **Test**: model it in a tool that proves protocols.
    """
}
rule replay "A protocol message is accepted twice" {
  for element a, process p, flow f from a to p
  when f.integrity known and f.integrity >= mac and f.fresh = no and some d in f.sends: d.integrity >= high
  threat tamper f
  needs observe f, reach p
  impact worst of f.sends
  refers CWE-294
  more specific than base.replay
  suggest "Put a counter or the other side's nonce into what is authenticated"
  ask "Does {p} refuse a genuine message that comes a second time?"
  explain """
    A MAC proves the author and not the time. Whoever recorded "open" opens.

    **False alarm** when the second time changes nothing.

    **Test**: send it again, also to another unit with the same key.
    """
}

// ---- Rules: keys and passwords -------------------------------------------------------------------------------
rule weak-rng "Keys that can be guessed" {
  for data k
  when k.kind in {key, credential} and k.generated in {weak-random}
  threat disclose k
  needs expertise expert
  impact worst of k
  refers CWE-338
  suggest "Take random numbers from the operating system, and wait until it has them"
  ask "From what was {k} made?"
  explain """
    A generator for games has a few thousand million states, and a device that has just started has seen nothing
    random yet.

    **False alarm** when the value only has to be different, not secret.

    **Test**: make a million and look for equals and common factors; compare two fresh devices.
    """
}
rule hardcoded-key "The key is in the program" {
  for data k
  when k.kind in {key, credential} and k.generated in {constant}
  threat disclose k
  needs knowledge source
  impact worst of k
  refers CWE-321, CAPEC-191
  suggest "Make a key for each installation, and keep it outside of the program"
  ask "Is {k} the same in every copy of the program?"
  explain """
    Programs are taken apart. A key in all copies is everybody's.

    **False alarm** when it is a public key.

    **Test**: search the program for it, and compare two installations.
    """
}
rule weak-algorithm "The algorithm gives way" {
  for data k
  when k.kind in {key} and k.algorithm < current
  threat disclose k
  needs expertise expert, time 1 month
  impact worst of k
  refers CWE-327, CWE-326
  suggest "Use algorithms and lengths that national lists still allow for new data, and be able to change them"
  ask "With which algorithm and length is {k} used?"
  explain """
    A short key is searched, an old cipher is broken with what is published, and a home-made one in an afternoon. What
    was enough when a device was made has to be enough until it is scrapped.

    **False alarm** when what it protects is worthless before the attack ends.

    **Test**: list every algorithm and length that is in use, and hold them against the list of the year in which the
    last unit will be switched off.
    """
}
rule weak-password-kdf "Stolen password records are guessed fast" {
  for store s, data d
  when d in s.holds and d.kind in {credential} and s.derivation < slow-hash
   and (s is user-database or s is directory-service)
  threat disclose d
  needs observe s
  impact worst of d
  refers CWE-916, T1110.002
  suggest "Use a slow, memory-hard function with a salt for each, and raise its cost every year"
  ask "How are passwords kept in {s}?"
  explain """
    Graphics cards try thousands of millions of fast hashes a second; most passwords fall within a day.

    **False alarm** when the credentials are long and random, made by machines.

    **Test**: take the records of test users and let a tool guess for an hour.
    """
}
rule guessable-key "The key is as strong as a password" {
  for data k, data d, store s
  when k in d.sealed and k.kind in {key} and k.generated in {password}
   and d.confidentiality >= medium and d in s.holds
  threat disclose d
  needs observe s
  impact worst of d
  refers CWE-521, T1110.002
  once for d
  suggest "Make the key at random, and keep it where it can be used but not copied; what a person must remember is long and made by a machine"
  ask "From what was {k} made?"
  explain """
    Whoever has the sealed bytes tries passwords at home, as fast as machines can be rented, and nobody notices. A slow
    function and a salt make each try dearer, and end nothing while people choose: that is the answer to this, and no
    reason to say `generated random`.

    **False alarm** when the passphrase is made by a machine, of six random words or more: then say `generated random`.

    **Test**: let a tool guess for a day at the sealed bytes of test users.
    """
}
rule guessable-recording "What was recorded is opened by guessing" {
  for data k, data d, flow f
  when k in d.sealed and k.kind in {key} and k.generated in {password}
   and d.confidentiality >= medium and d in f.carries
   and (f.medium >= lan or f crosses and f.medium unknown) and f.channel = plain
  threat disclose d
  needs observe f
  impact worst of d
  refers CWE-521, T1110.002
  once for d
  suggest "Agree on a key that no recording gives away, by a method made for passwords, or send it within TLS"
  ask "From what was {k} made?"
  explain """
    A recording of one message is enough to try passwords on, for as long as one likes: each try that opens it was right.
    Radio networks with one password for all are opened so.

    **False alarm** when the password is made by a machine, of six random words or more: then say `generated random`.

    **Test**: record one message of a test user, and let a tool guess for a day.
    """
}
rule timing "How long it takes tells the secret" {
  for process p
  when p.constant-time = no and p.exposure >= internal and some k in p.handles: k.kind in {key, credential}
  threat disclose p
  needs reach p, expertise expert, queries 1e6
  impact worst of p.handles
  refers CWE-208
  suggest "Compare and compute in time that does not depend on secrets; use libraries that were checked for it"
  ask "Does the time of {p} depend on secrets?"
  explain """
    A comparison that stops at the first wrong byte tells how many were right. Averages over a network are enough.

    **False alarm** when each guess costs so much that averages are out of reach.

    **Test**: measure two classes of inputs a million times and compare the distributions.
    """
}

// ---- Rules: what everybody must see alike -----------------------------------------------------------------------
rule log-equivocation "Two readers are shown two logs" {
  for element l, process p, flow f from p to l
  when l is transparency-log and f.integrity >= signature and l.audit < append-only
  threat tamper f, mislead p
  needs own l
  impact worst of f.carries
  refers none because "no catalogue has a number for logs that show different readers different histories"
  suggest "Let readers compare heads with each other, or with witnesses who sign them"
  ask "Who compares what {l} shows to different readers?"
  explain """
    A log proves that entries are in it, not that others see the same log. Its owner can keep one for the victim.

    **False alarm** when several independent witnesses sign every head and readers ask for them.

    **Test**: serve a second history to one reader and wait for the alarm.
    """
}
rule freeze-rollback "Genuine, but old, or from different days" {
  for process p, element r, flow f from p to r, data d
  when d in f.returns and d.kind in {code, config, certificate} and f.integrity known and f.integrity >= signature and f.fresh = no
  threat tamper d
  needs alter f
  impact worst of d
  refers none because "the numbers for rollback are about hardware"
  suggest "Sign a list of all versions with a short end, count it up, and refuse the past"
  ask "Does {p} notice when {r} shows it an old state?"
  explain """
    Each file is signed, and the whole is a state with known flaws, or a mixture that never existed.

    **False alarm** when any version ever signed is as good as the newest.

    **Test**: serve the state of last month, and one file of it among the new ones.
    """
}

// ---- Rules: what sealing leaves open ------------------------------------------------------------------------
rule visible-sizes "Sizes of its pieces tell what was sealed" {
  for store s, data d
  when d in s.holds and d.confidentiality >= high and count(d.sealed) > 0 and d.piece-sizes = visible
   and some b in boundaries: (s in b and b.trust < full)
  threat detect d
  needs observe s, expertise expert
  impact worst of d
  refers none because "the numbers for traffic analysis are about messages on their way"
  suggest "Pad to few sizes, and cut by a secret that others do not have"
  ask "Can whoever runs {s} see sizes and number of the pieces of {d}?"
  explain """
    A file that others have as well shows by the sizes of its pieces. Nothing was decrypted. Cuts by a secret and optional
    padding make it harder; `piece-sizes hidden` says that a known file is not told from another of about its size.

    **False alarm** when nobody would learn anything from knowing that it is there.

    **Test**: store twenty known files among others and let a classifier find them by sizes alone.
    """
}
rule equal-pieces "Equal pieces show who has the same" {
  for store s, data d
  when d in s.holds and d.confidentiality >= high and count(d.sealed) > 0 and d.piece-names = visible
   and some b in boundaries: (s in b and b.trust < full)
  threat link d
  needs observe s, expertise proficient
  impact worst of d
  refers none because "no catalogue has a number for sealing that gives equal things equal names"
  suggest "Name pieces by a MAC under a key of their owner, and seal each with a nonce of its own"
  ask "Can whoever runs {s} tell equal pieces of {d}, or compute the name of a piece they know?"
  explain """
    Where a piece is named by its hash, or sealed under a key made from its content, whoever has the same piece computes
    the same name, and sees in whose archive it is.

    **False alarm** when nobody has a piece of it but its owner.

    **Test**: store a known file, compute the names of its pieces without the key, and look for them.
    """
}
