// The attributes of the language (language reference, "Attributes"), kinds that every model needs, and the rules of
// STRIDE on elements and flows.

// ---- Data ------------------------------------------------------------------------------------------------
attribute confidentiality "What its disclosure costs" for data: none < low < medium < high < critical
attribute integrity "What a change of it costs" for data: none < low < medium < high < critical
attribute availability "What its loss costs" for data: none < low < medium < high < critical
attribute personal "Whether it is about persons" for data: no < yes < special
attribute kind "What it is used as" for data: {credential, key, certificate, code, model, log, config, media, prompt, training, feedback}
attribute origin "How far its source is trusted" for data: trusted < mixed < untrusted
attribute lifetime "How long it stays worth protecting" for data: duration
attribute volume "How many records there are" for data: one < some < many < all
attribute replaceable "Whether a new one can take its place once it is known" for data: no < yes
attribute privacy "How single persons are hidden in it" for data: none < aggregate < differential

// ---- Boundaries, parties, code, stores -------------------------------------------------------------------
attribute exposure "From how far away it can be addressed" for actor, external, process, store: none < internal < partner < internet
attribute runs-as "With which rights it runs" for actor, external, process, store: user < service < admin < kernel
attribute isolation "What keeps it apart from its neighbours" for actor, external, process, store: none < process < container < vm < enclave < device
attribute physical "Who watches the place where it stands" for actor, external, process, store: none < supervised < unattended
attribute maintained "How it gets its updates" for actor, external, process, store: no < manual < automatic
attribute redundant "Whether another takes over when it fails" for actor, external, process, store: no < yes
attribute hardened "Whether what it does not need was removed" for actor, external, process, store: no < yes
attribute audit "Where its security-relevant events are recorded" for actor, external, process, store: none < local < remote < append-only
attribute tenants "Whether several customers share it" for actor, external, process, store: single < shared

attribute validates "How far it checks its input" for process: none < partial < full
attribute encodes-output "Whether output is encoded for where it is shown" for process: no < yes
attribute parameterised "Whether its queries keep code and data apart" for process: no < yes
attribute memory-safe "Whether its language or runtime rules out memory errors" for process: no < yes
attribute rate-limit "Whether callers are limited in how often they may ask" for process: no < yes
attribute parses "Formats it reads" for process: {json, xml, html, image, archive, office, serialized, binary, model}
attribute executes "What it runs that came as input" for process: none < template < script < native
attribute authorizes "How finely it decides who may do what" for process: none < coarse < per-object
attribute session "How it recognises a caller again" for process: {none, cookie, token, key}
attribute fetches "Which addresses it requests" for process: none < fixed < user-chosen
attribute secrets "Where its secrets are kept" for process: {none, env, file, vault, hsm}
attribute tools "What a model may do by itself" for process: none < read < write < execute
attribute oversight "Who looks at what a model does" for process: none < sampled < every-action
attribute output "What a model tells its callers" for process: label < topk < scores < logits < embedding < weights
attribute learning "When a model learns" for process: fixed < offline < online < federated
attribute fails "What it does when its decision cannot be made" for process: closed < open

attribute encryption "How it is encrypted at rest" for store: none < disk < field
attribute key-at "Where its key is kept" for store: name
attribute acl "How finely it decides who may read or write" for store: none < coarse < per-object
attribute integrity "What shows that it was changed" for store: none < checksum < mac < signature < append-only
attribute backup "Whether copies are kept, and where" for store: none < online < offline
attribute retention "How long it keeps what it holds" for store: duration
attribute query "In which language it is asked" for store: {none, sql, nosql, ldap, path, search, vector}

attribute provenance "What shows where its code came from" for external, process, store: none < hash < signed < attested
attribute update "How its updates are protected" for external, process, store: none < unsigned < signed < anti-rollback
attribute debug "Whether its debug interface is open" for external, process, store: open < authenticated < locked

// ---- Flows -----------------------------------------------------------------------------------------------
attribute channel "What protects it on the way" for flow: plain < vpn < tls < mtls < physical
attribute client-auth "How the caller proves who it is" for flow: none < shared < password < token < key < certificate < mfa
attribute server-auth "Whether the called side proves who it is" for flow: no < yes
attribute identity "On whose behalf the call is made" for flow: none < service < end-user
attribute integrity "What shows that it was changed" for flow: none < checksum < mac < signature
attribute fresh "Whether an old message is told from a new one" for flow: no < yes
attribute medium "Over what it travels" for flow: in-process < local < lan < wan < internet < radio < removable

// ---- Kinds -----------------------------------------------------------------------------------------------
kind https "HTTP over TLS" for flow { channel tls; server-auth yes }
kind http "HTTP in the clear" for flow { channel plain; server-auth no }
kind relational-database "Relational database" for store { query sql }
