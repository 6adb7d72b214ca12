// The attributes of the language (language reference, "Attributes"), kinds that every model needs, and the rules of
// STRIDE on elements and flows.

// ---- Data ------------------------------------------------------------------------------------------------
attribute confidentiality "What its disclosure costs" for data: none < low < medium < high < critical
attribute integrity "What a change of it costs" for data: none < low < medium < high < critical
attribute availability "What its loss costs" for data: none < low < medium < high < critical
attribute personal "Whether it is about persons" for data: no < yes < special
attribute kind "What it is used as" for data: {credential, key, certificate, code, model, log, config, media, prompt, training, feedback, content}
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
attribute maintained "How it gets its updates" for actor, external, process, store: no < manual < watched < automatic
attribute redundant "Whether another takes over when it fails" for actor, external, process, store: no < yes
attribute hardened "Whether what it does not need was removed" for actor, external, process, store: no < yes
attribute audit "Where its security-relevant events are recorded" for actor, external, process, store: none < local < remote < append-only
attribute access-ends "Whether rights end with the reason for them" for actor: no < yes
attribute tenants "Whether several customers share it" for actor, external, process, store: single < shared

attribute validates "How far it checks its input" for process: none < partial < full
attribute encodes-output "Whether output is encoded for where it is shown" for process: no < yes
attribute parameterised "Whether its queries keep code and data apart" for process: no < yes
attribute memory-safe "Whether its language or runtime rules out memory errors" for process: no < yes
attribute rate-limit "Whether each caller is limited in how often it may ask, whatever it asks" for process: no < yes
attribute bounds-input "Whether size, depth and time of one input are bounded before it is read" for process: no < yes
attribute shares "Whether each customer is held to a share of what all use" for process: no < yes
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
attribute bounded "Whether what one caller may keep there has a limit" for store: no < yes
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
attribute fresh "Whether what is old is told from what is new" for flow, store: no < yes
attribute medium "Over what it travels" for flow: in-process < local < lan < wan < internet < radio < removable

// ---- Kinds: protocols ------------------------------------------------------------------------------------
// A default is what every such thing has. What depends on how it is set up stays unknown, and is asked.
kind web-protocol "HTTP in any form" for flow
kind http "HTTP in the clear" is web-protocol for flow { channel plain; server-auth no }
kind https "HTTP over TLS" is web-protocol for flow { channel tls; server-auth yes }
kind tcp "TCP" for flow { channel plain; server-auth no }
kind udp "UDP" for flow { channel plain; server-auth no }
kind tls "TLS" for flow { channel tls; server-auth yes }
kind mtls "TLS with certificates on both sides" for flow { channel mtls; server-auth yes; client-auth certificate }
kind quic "QUIC" for flow { channel tls; server-auth yes; weakest current; agreement at least ephemeral }
kind vpn "Tunnel of a virtual private network" for flow { channel vpn }
kind ipsec "IPsec" is vpn for flow
kind wireguard "WireGuard" is vpn for flow { client-auth key; server-auth yes; fresh yes; weakest current; agreement at least ephemeral; names-bound yes }
kind ssh "Secure shell" for flow { channel tls; server-auth yes; fresh yes; agreement at least ephemeral; names-bound yes }
kind sftp "File transfer over SSH" is ssh for flow
kind scp "Copy over SSH" is ssh for flow
kind rsync "rsync without a shell" for flow { channel plain; server-auth no }
kind telnet "Telnet" for flow { channel plain; server-auth no }
kind ftp "File transfer in the clear" for flow { channel plain; server-auth no }
kind ftps "File transfer over TLS" for flow { channel tls; server-auth yes }
kind tftp "Trivial file transfer" for flow { channel plain; server-auth no; client-auth none }
kind smb "Windows file sharing" for flow
kind nfs "Network file system" for flow
kind dns "Name look-up in the clear" for flow { channel plain; server-auth no; client-auth none }
kind dns-over-tls "Name look-up over TLS" for flow { channel tls; server-auth yes }
kind dns-over-https "Name look-up over HTTPS" is https for flow
kind dhcp "Address assignment" for flow { channel plain; server-auth no; client-auth none }
kind ntp "Network time" for flow { channel plain }
kind nts "Network time with authentication" for flow { integrity mac; server-auth yes }
kind smtp "Mail transfer" for flow
kind imaps "Mail access over TLS" for flow { channel tls; server-auth yes }
kind ldap "Directory look-up in the clear" for flow { channel plain; server-auth no }
kind ldaps "Directory look-up over TLS" for flow { channel tls; server-auth yes }
kind kerberos "Kerberos" for flow { fresh yes }
kind radius "RADIUS over UDP" for flow { channel plain; client-auth shared }
kind rdp "Remote desktop" for flow
kind vnc "Remote frame buffer" for flow
kind snmp-v2 "SNMP with community strings" for flow { channel plain; client-auth shared; server-auth no; integrity none }
kind snmp-v3 "SNMP version 3" for flow
kind syslog "Log messages over UDP" for flow { channel plain; server-auth no; client-auth none; integrity none }
kind syslog-tls "Log messages over TLS" for flow { channel tls; server-auth yes }
kind function-call "Call within one process" for flow { medium in-process }
kind pipe "Pipe between processes" for flow { medium local }
kind unix-socket "Socket of one machine" for flow { medium local }
kind shared-memory "Memory that two sides share" for flow { medium local }
kind system-call "Call into the kernel" for flow { medium local }
kind removable-media "Media carried by hand" for flow { medium removable }
kind sql-protocol "Wire protocol of a database" for flow
kind amqp "Message queueing in the clear" for flow { channel plain; server-auth no }
kind amqps "Message queueing over TLS" for flow { channel tls; server-auth yes }
kind rpc "Remote procedure call" for flow

// ---- Kinds: stores ---------------------------------------------------------------------------------------
kind database "Database" for store
kind relational-database "Relational database" is database for store { query sql }
kind postgres "PostgreSQL" is relational-database for store
kind mysql "MySQL" is relational-database for store
kind mariadb "MariaDB" is relational-database for store
kind sql-server "Microsoft SQL Server" is relational-database for store
kind oracle-database "Oracle Database" is relational-database for store
kind sqlite "SQLite" is relational-database for store
kind document-database "Document database" is database for store { query nosql }
kind mongodb "MongoDB" is document-database for store
kind couchdb "CouchDB" is document-database for store
kind wide-column-database "Wide-column database" is database for store { query nosql }
kind graph-database "Graph database" is database for store { query nosql }
kind time-series-database "Time series database" is database for store
kind data-warehouse "Data warehouse" is relational-database for store
kind key-value-store "Key-value store" is database for store
kind redis "Redis" is key-value-store for store
kind cache "Cache" for store
kind memcached "Memcached" is cache for store { query none }
kind search-index "Search index" is database for store { query search }
kind file-store "Files in folders" for store { query path }
kind file-share "Shared folder" is file-store for store
kind archive-store "Archive" for store
kind backup-store "Backups" for store
kind log-store "Log store" for store
kind message-queue "Message queue" for store { query none }
kind event-log "Event log" for store { query none }
kind kafka "Kafka" is event-log for store
kind configuration-store "Configuration" for store
kind key-vault "Key vault" for process, store, external { query none }
kind directory-service "Directory of users" for process, store, external
kind user-database "Database of accounts" is database for store

// ---- Kinds: processes, machines, parties -------------------------------------------------------------------
kind service "Service" for process
kind batch-job "Batch job" for process
kind command-line-tool "Command-line tool" for process
kind desktop-application "Desktop application" for process
kind mobile-application "Mobile application" for process
kind operating-system "Operating system" for process
kind kernel "Kernel" for process { runs-as kernel }
kind hypervisor "Hypervisor" for process
kind virtual-machine "Virtual machine" for process { isolation vm }
kind container "Container" for process { isolation container }
kind orchestrator "Orchestrator of containers or machines" for process
kind enclave "Enclave" for process { isolation enclave }
kind load-balancer "Load balancer" for process { executes none }
kind reverse-proxy "Reverse proxy" for process { executes none }
kind forward-proxy "Proxy for outgoing requests" for process
kind firewall "Firewall" for process
kind intrusion-detection "Intrusion detection" for process
kind vpn-gateway "Gateway of a virtual private network" for process
kind bastion-host "Bastion host" for process
kind dns-server "Name server" for process
kind mail-server "Mail server" for process
kind message-broker "Message broker" for process
kind monitoring "Monitoring" for process, external
kind log-collector "Collector of logs" for process
kind scheduler "Scheduler" for process
kind identity-provider "Identity provider" for process, external
kind administration-console "Console of administrators" for process
kind virus-scanner "Virus scanner" for process { parses archive, office, binary }
kind workstation "Workstation" for process
kind administrator "Administrator" for actor
kind operator "Operator" for actor
kind end-user "End user" for actor
kind anonymous-user "User who is not signed in" for actor
kind service-provider "Provider of a service" for external

// ---- Rules: STRIDE on elements and flows -----------------------------------------------------------------
rule spoof-client "A caller who never proved who it is" {
  for element e, process p, flow f from e to p
  when f crosses and f.client-auth = none and p.authorizes >= coarse
  threat spoof e
  needs reach p
  impact worst of f.carries
  refers CWE-287, T1078
  suggest "Authenticate callers: a second factor for people, certificates or keys for machines"
  ask "How does {e} prove to {p} who it is?"
  explain """
    The process decides who may do what, but takes the caller's word for who that is; whoever can address it is
    anybody.

    **False alarm** when everybody may do the same there, so that it does not matter who calls, or when a part in
    front of the process authenticates and nothing else can reach it: then say so on that flow.

    **Test**: repeat a recorded request without its credential, and with the name of another caller.
    """
}
rule spoof-server "A called side that never proves who it is" {
  for element e, process p, flow f from e to p
  when f crosses and f.server-auth = no and some d in f.carries: (d.confidentiality >= medium or d.integrity >= medium)
  threat spoof p
  needs alter f
  impact worst of f.carries
  refers CWE-295, CWE-297, CAPEC-94, T1557
  suggest "Use TLS with a checked name, or pin the key of the process"
  ask "How does {p} prove to {e} that it is the right one?"
  explain """
    Who stands on the way can answer in place of the process: it learns what is sent, and what it answers is believed.

    **False alarm** when the two sides cannot be told to meet anybody else, such as two parts on one board.

    **Test**: answer from another machine with a certificate of your own; the caller must refuse.
    """
}
rule alter-flow "Data is changed on the way" {
  for flow f
  when (f.medium >= lan or f crosses and f.medium unknown) and f.channel = plain and f.integrity < mac
   and some d in f.carries: (d.integrity >= medium and count(d.signed) = 0)
  threat tamper f
  needs alter f
  impact worst of f.carries
  refers CWE-353, CAPEC-94, T1565.002
  suggest "Send it over TLS, or put a MAC or a signature on each message"
  ask "Would a change of {f} on the way be noticed?"
  explain """
    Neither the channel nor the message shows a change, so whoever can alter the way decides what arrives. A checksum
    does not help: it is computed again. A flow that crosses a boundary and does not say over what it travels
    (`medium`) counts as one over a network.

    **False alarm** when all the data is signed at its source and checked at its end: say `signed by` on the data.

    **Test**: change one byte between the two sides; it must be refused.
    """
}
rule read-flow "Data is read on the way" {
  for flow f
  when (f.medium >= lan or f crosses and f.medium unknown) and f.channel = plain
   and some d in f.carries: (d.confidentiality >= medium and count(d.sealed) = 0)
  threat disclose f
  needs observe f
  impact worst of f.carries
  refers CWE-319, CAPEC-157, T1040
  suggest "Send it over TLS, or encrypt the data itself before it is sent"
  ask "Is {f} encrypted on the way?"
  explain """
    Networks are read by whoever runs them, shares them, or has broken into one machine of them. Inside one data
    centre too. A flow that crosses a boundary and does not say over what it travels (`medium`) counts as one over a
    network.

    **False alarm** when the data is encrypted before it is sent: say `sealed by` on the data; or when the two ends are
    one machine: say `medium local`.

    **Test**: record the traffic of one test case and search it for a known value.
    """
}
rule replay "A recorded message is sent again" {
  for element e, process p, flow f from e to p
  when f crosses and f.channel = plain and f.fresh = no and some d in f.sends: d.integrity >= medium
  threat tamper f
  needs observe f, reach p
  impact worst of f.sends
  refers CWE-294
  suggest "Bind each message to a nonce, a counter or a short time, and refuse what was seen before"
  ask "Does {p} tell an old message of {f} from a new one?"
  explain """
    A signature shows who wrote a message, not when: an order to pay or to open is genuine the second time too.

    **False alarm** when doing it twice changes nothing, such as reading, or setting the same value again.

    **Test**: record one valid message and send it again a minute later, and after a restart of the process.
    """
}
rule replayed-write "A recorded write is done again" {
  for element e, store s, flow f from e to s
  when f crosses and f.channel = plain and f.fresh = no and some d in f.sends: d.integrity >= medium
  threat tamper f, tamper s
  needs alter f
  impact worst of f.sends
  refers CWE-294
  suggest "Bind each write to a counter that the store keeps, and let it refuse what it has seen"
  ask "Does {s} tell an old write of {f} from a new one?"
  explain """
    Whoever stands on the way to a memory or a database records what is written and writes it once more, signature and
    all. Memories have a block for this reason that asks for a key and a counter with each write.

    **False alarm** when a second time changes nothing, or everything is only ever added.

    **Test**: record a write, change the value by the right way, send the recording, and read.
    """
}
rule flood "More requests than it can answer" {
  for process p
  when p.exposure >= partner and p.rate-limit = no or p.exposure = internet and p.redundant = no
  threat deny p
  needs reach p
  impact worst of p.handles
  refers CWE-770, CAPEC-125, T1498, T1499, API4
  suggest "Limit each caller, put capacity that scales in front, and drop what is not wanted early"
  ask "What keeps callers of {p} from asking more than it can answer?"
  explain """
    Asking costs a caller less than answering costs the process. A limit for each caller stops one of them, not many
    thousand: those need spare capacity, or somebody in front who has it. A limit on one kind of request, such as
    tries to sign in, is no `rate-limit`: everything else may still be asked.

    **False alarm** when nobody misses the process for some hours, or nobody but the filter before it can ask it: then its
    `exposure` is less than it says.

    **Test**: load the process with ten times its peak from several addresses and watch what other callers get.
    """
}
rule block-flow "The way between two parts is cut" {
  for process p, flow f to p
  when f crosses and p.redundant = no and some d in f.carries: (d.availability known and d.availability >= high)
  threat deny f
  needs alter f
  impact worst of f.carries
  refers CAPEC-607
  suggest "A second way to it or a second one elsewhere, and a queue for what cannot be sent"
  ask "Is there a second way to {p}, or a second one of it?"
  explain """
    Encryption does not keep anybody from cutting or jamming a line. What must get through needs another way.

    **False alarm** when the sender keeps the data and sends it later without harm.

    **Test**: take the network between the two away for ten minutes, and see what is lost.
    """
}
rule repudiate "Somebody denies what they did" {
  for element e, process p, flow f from e to p
  when f crosses and p.audit = none and some d in f.sends: d.integrity >= medium
  threat repudiate e
  impact worst of f.sends
  refers CWE-778
  suggest "Record who did what and when, in a place that it cannot rewrite itself"
  ask "Where does {p} record who did what?"
  explain """
    Without a record neither a mistake nor a fraud can be traced, and an honest caller cannot show that it was not
    them.

    **False alarm** when the next part records the same act with the same identity.

    **Test**: do one thing that matters, then ask somebody else to find out from the records who did it.
    """
}
rule tamper-log "The record can be rewritten" {
  for process p, store s, flow f from p to s
  when s.integrity < append-only and some d in f.sends: d.kind in {log}
  threat tamper s, repudiate s
  needs own p
  impact worst of f.sends
  refers CAPEC-268, CAPEC-93, T1070
  suggest "Make the store append-only, and let the process add to it without being able to change or delete"
  ask "Can entries of {s} be changed or deleted later?"
  explain """
    Intruders clean up behind them. A log that the logged part can rewrite shows what it wants to be seen, and text
    from outside that is written unchecked can look like entries of its own.

    **False alarm** when the log serves debugging only and nobody draws conclusions about persons or intrusions from
    it.

    **Test**: with the rights of the process, try to delete the last entry and to write one that spans two lines.
    """
}
rule read-store "Stored data is read past its owner" {
  for store s
  when (s.encryption = none or s.acl = none)
   and some d in s.holds: (d.confidentiality >= medium and count(d.sealed) = 0)
  threat disclose s
  needs observe s
  impact worst of s.holds
  refers CWE-311, CWE-922, T1005
  suggest "Give access to the few who need it, and encrypt with a key that is kept elsewhere"
  ask "Who may read {s}, and is it encrypted?"
  explain """
    Disks are sold, snapshots shared, copies forgotten, and an account that may read everything is the first thing an
    intruder looks for.

    **False alarm** when what is held is encrypted before it is stored: say `sealed by` on the data.

    **Test**: read the store with an account that has no business there, and look at the raw bytes of its medium.
    """
}
rule alter-store "Stored data is changed past its owner" {
  for store s
  when (s.acl = none or s.acl = coarse and s.integrity < mac)
   and some d in s.holds: (d.integrity >= medium and count(d.signed) = 0)
  threat tamper s
  needs alter s
  impact worst of s.holds
  refers CWE-732, T1565.001
  suggest "Let only those write who must, for each object, and sign what is read back and trusted"
  ask "Who may write to {s}, and would a change be noticed?"
  explain """
    Whoever may write to a place that others read and trust decides what they do next: configuration, models, programs
    and balances are all changed this way.

    **False alarm** when everybody who may write there is meant to be able to change everything.

    **Test**: write with the account of a part that only reads, and see whether a reader notices a changed byte.
    """
}
rule destroy-store "Data is deleted or encrypted together with its copies" {
  for store s
  when s.backup < offline and some d in s.holds: d.availability >= medium
  threat deny s
  needs alter s
  impact worst of s.holds
  refers T1485, T1486, T1490
  suggest "Keep copies that the accounts of the running system cannot delete, and restore one regularly"
  ask "Is there a copy of {s} that survives whoever may delete {s}?"
  explain """
    Extortion works because the copies are reachable from the same account and go first. A mirror repeats the deletion
    at once.

    **False alarm** when the store can be computed again from what is kept elsewhere, as an index or a cache can.

    **Test**: restore it on an empty machine, with no help from the system that was copied.
    """
}
rule escalate "A break-in brings every right of the machine" {
  for process p
  when p.exposure >= partner and p.runs-as >= admin
  threat elevate p
  needs reach p, expertise expert
  impact worst of p.handles
  refers CWE-250, CWE-269, CAPEC-233, T1068
  suggest "Run the process with the rights of an ordinary service, and split off the little that needs more"
  ask "With which rights does {p} run?"
  explain """
    One flaw in a part that strangers can address is a matter of time; its rights decide whether that costs one
    service or the whole machine.

    **False alarm** when the process is alone in a machine of its own and handles all that the machine has anyway.

    **Test**: look at the account and the capabilities of the process while it runs, and take them away one by one.
    """
}
rule missing-authz "Whoever gets in may do everything" {
  for process p, flow f to p
  when f crosses and p.authorizes = none and some d in f.carries: (d.confidentiality >= medium or d.integrity >= medium)
  threat elevate p
  needs reach p
  impact worst of f.carries
  refers CWE-862, CAPEC-122
  suggest "Check each request of the process: may this caller do this to this object?"
  ask "How finely does {p} decide who may do what?"
  explain """
    Knowing who calls is not deciding what they may do. Checks that are left to the pages or menus that lead there are
    walked around by calling directly.

    **False alarm** when there is only one kind of caller, and every one of them may do everything on purpose.

    **Test**: call each function with an account that should not have it, and with none.
    """
}

// ---- Rules: what lets them in ------------------------------------------------------------------------------
rule stolen-credential "One stolen secret is enough to be somebody else" {
  for actor e, process p, flow f from e to p
  when f crosses and (f.client-auth > none and f.client-auth < mfa or f.client-auth unknown and count(f.asks) = 1)
   and some d in f.carries: (d.confidentiality >= high or d.integrity >= high)
  threat spoof e
  needs reach p
  impact worst of f.carries
  refers CWE-308, T1078
  once for e
  suggest "Ask for a second factor that cannot be passed on, and keep keys where they can be used but not copied"
  ask "What must somebody have stolen from {e} to be them at {p}?"
  explain """
    Passwords are phished and reused; keys and tokens lie in files and are copied with them. Whoever has the one thing
    that is asked for is the person, and every right of theirs is the thief's. It is said once for each actor: where
    different secrets open different doors, look at each. A passphrase on a key file is no second factor: the other side
    does not ask for it, and it is tried where the file was copied to.

    **False alarm** when the secret cannot leave its holder's hardware and is used only with their touch: that is a
    second factor, so say `client-auth mfa`.

    **Test**: sign in from a machine that was never used for it, with nothing but what is written in the flow.
    """
}
rule shared-account "Several people share one account" {
  for actor e, process p, flow f from e to p
  when f.client-auth = shared and some d in f.sends: d.integrity >= medium
  threat repudiate e, spoof e
  needs reach p
  impact worst of f.sends
  refers T1078
  suggest "Give each person an account of their own, and take it away when they leave"
  ask "Does each {e} have a credential of their own at {p}?"
  explain """
    With one password for all nobody can be told from the others: not in the records, and not when somebody who has
    left still knows it.

    **False alarm** when only one person or machine holds it: then it is a password or a key.

    **Test**: take one act from the records and ask who did it.
    """
}
rule former-staff "Access outlives its reason" {
  for actor a, process p, flow f from a to p
  when (a is administrator or a is operator or a is developer) and a.access-ends = no
   and some d in f.carries: (d.confidentiality >= medium or d.integrity >= medium)
  threat tamper p, disclose p
  needs act as a
  impact worst of f.carries
  refers T1078, CICD-SEC-2
  suggest "Take rights away on the day a person leaves or moves on, and go through the lists of who has them at fixed times"
  ask "What becomes of the rights at {p} when {a} moves on?"
  explain """
    People leave, and their names stay on lists, keys and teams. Years later an account that nobody watches is taken
    over, or its owner has become somebody else's friend.

    **False alarm** when every right is given for a short time and has to be asked for again.

    **Test**: take the last three who left, and try to sign in as each of them.
    """
}
rule known-flaw "A flaw that everybody knows stays open" {
  for process p
  when p.exposure = internet and p.maintained < watched or p.exposure >= internal and p.maintained = no
  threat elevate p, tamper p
  needs reach p
  impact worst of p.handles
  refers CWE-1395, T1190, OWASP-A03-2025
  suggest "Watch for flaws of each part and mend critical ones within days, or install updates by themselves"
  ask "How do updates for known flaws get to {p}, and within how many days?"
  explain """
    From the day a flaw is published, programs search the whole internet for it. What is updated when somebody comes to
    it (`manual`) is open for weeks, and what nobody updates for ever, libraries inside of it included. Where somebody
    follows the flaws of all its parts and critical ones are mended within days, it is `watched`, by whatever hand.

    **False alarm** when nothing but what stands before it can address it: then its `exposure` is less than it says.

    **Test**: compare the versions that run with the list of published flaws, and look how long the last critical
    update took.
    """
}
rule coarse-settings "Settings that whoever gets in may change" {
  for process p, flow f to p, data d
  when f crosses and p.authorizes <= coarse and d in p.handles and d.kind in {config} and d.integrity >= medium
  threat tamper d
  needs reach p
  impact worst of d
  refers CWE-266, T1562.001
  suggest "Let few change what decides over others: roles, rules, hooks and exceptions; record and announce each change"
  ask "Who of those who may use {p} may change {d}?"
  explain """
    What a gate does is written down somewhere. Whoever may edit that need not pass the gate: they take it away, add an
    exception, or give themselves the right.

    **False alarm** when everybody who gets that far is meant to be able to change it.

    **Test**: as an ordinary user, try to change, replace and delete each setting, and each thing that points to one.
    """
}
rule unchecked-input "Input of others is taken as it comes" {
  for element e, process p, flow f from e to p
  when f crosses and p.validates < full and some d in f.sends: d.origin >= mixed
  threat tamper p, elevate p
  needs reach p, expertise proficient
  impact worst of p.handles
  refers CWE-20, CAPEC-153
  suggest "Check type, length, range and meaning of every field where it arrives, and refuse the rest"
  ask "How far does {p} check what {e} sends?"
  explain """
    Nearly every break-in begins with a value that nobody expected: too long, of another type, out of order, or valid
    and meaningless. Where it arrives is the one place that all of it passes.

    **False alarm** when the part only passes the bytes on, and what reads them checks: say `validates` there.

    **Test**: send each field empty, too long, of another type, twice, and out of its range; all must be refused alike.
    """
}
rule growing-input "Input that grows when it is read" {
  for process p
  when p.parses in {archive, xml, image, office, serialized} and p.bounds-input = no
   and some d in p.handles: d.origin >= mixed
  threat deny p
  needs reach p, expertise proficient
  impact worst of p.handles
  refers CWE-409, CWE-789, CAPEC-130
  suggest "Bound size, depth, number and time before reading, and read in a part that may die alone"
  ask "What bounds the memory and time that one input of {p} can take?"
  explain """
    A few bytes can say "and now a billion more": packed archives, nested lists, pictures of a claimed size, references
    to references. Checking what a field means comes too late for it: the bounds must hold while it is read.

    **False alarm** when a crash costs nothing: the part reads one input, alone, and is started anew for the next.

    **Test**: send a packed file of zeros, a deep nest, and a header that claims the largest size.
    """
}
rule memory-corruption "A crafted input overwrites memory" {
  for process p
  when (p.parses known or p.memory-safe known) and p.memory-safe = no and p.isolation < container
   and some d in p.handles: d.origin >= mixed
  threat elevate p, deny p, disclose p
  needs reach p, expertise expert
  impact worst of p.handles
  refers CWE-787, CWE-125, CAPEC-100
  suggest "Use a memory-safe language for what reads input; else a sandbox around it, and fuzz it all the time"
  ask "Does the language of {p} rule out memory errors?"
  explain """
    In languages that do not check, a wrong length is a way to run code, or to read what lies beside in memory. It is
    the largest class of flaws in what reads pictures, fonts, packets and archives.

    **False alarm** when the unsafe code never sees what came from outside.

    **Test**: fuzz the reader for a night with address checks switched on.
    """
}
rule hostile-code "Code of strangers attacks what it may call" {
  for process x, process p, flow f from x to p
  when f crosses and x.executes = native and (x is virtual-machine or x is container)
   and some b in boundaries: (x in b and b.trust = none)
  threat elevate p
  needs own x, expertise expert
  impact worst of p.handles
  refers CWE-653, T1611
  suggest "Make what it can call small, filter it, run it with few rights, and put a second barrier around it"
  ask "Does {x} run code that strangers have chosen?"
  explain """
    Whoever may run code of their own has unlimited tries at every device, call and parameter that code can reach. The
    first flaw in the part behind the wall opens it.

    **False alarm** when the code in it comes from us: then it stands in a boundary that somebody trusts.

    **Test**: from inside, call each interface with random values for a night, and look what the part behind it loses.
    """
}
rule fails-open "A gate that lets through when it cannot decide" {
  for process g, flow f to g, data d
  when (g.fails known or g is admission-webhook or g is guardrail or g is web-application-firewall or g is firewall
    or g is virus-scanner)
   and g.fails = open and d in f.returns and d.integrity >= medium
   and (not d in f.sends or every x in f.returns: x in f.sends)
  threat tamper d
  needs reach g
  impact worst of d
  refers CWE-636, OWASP-A10-2025
  suggest "Refuse when there is no answer, for what matters at least, and keep the gate from being flooded"
  ask "What happens when {g} does not answer in time?"
  explain """
    Then switching the gate off is as good as passing it: by more questions than it can answer, by one that takes it
    long, or by cutting the way to it. What is tampered with is the gate's answer: it stands for "yes" and nobody gave
    it. Where the gate hands back nothing but what it was sent, that passes unchecked.

    **False alarm** when what was let through unchecked is checked later, before it can do harm.

    **Test**: stop the gate and ask for something forbidden.
    """
}
rule gate-stalls "When the gate is down nothing passes" {
  for process g, flow f to g, data d
  when (g.fails known or g is admission-webhook or g is guardrail or g is web-application-firewall or g is firewall
    or g is virus-scanner)
   and g.fails = closed and g.redundant = no and d in f.returns and d.availability >= medium
   and (not d in f.sends or every x in f.returns: x in f.sends)
  threat deny d
  needs reach g
  impact worst of d
  refers CWE-693
  suggest "Run two of it, and let a few named people pass by hand while it is down"
  ask "What keeps {g} from stopping everything behind it?"
  explain """
    Refusing in doubt is right, and turns whatever stops the gate into an outage of all that waits behind it.

    **False alarm** when waiting for some hours costs nothing.

    **Test**: stop the gate on a working day and count what waits.
    """
}
rule noisy-neighbour "One customer takes what all share" {
  for process p
  when p.tenants = shared and p.shares = no
  threat deny p
  needs reach p
  impact worst of p.handles
  refers CWE-770, CAPEC-130
  suggest "Give each customer a share of time, memory, storage and connections, and hold them to it"
  ask "Is there a limit to what one customer of {p} can take from the others?"
  explain """
    No attack is needed: a loop in the program of one is an outage for all who share processor, disk, network or a
    pool of connections with it. A limit on requests is a share only where each costs much the same.

    **False alarm** when each customer has resources of their own, and nothing but the building is shared.

    **Test**: let one customer ask as much as it can, and measure what another gets.
    """
}

rule store-fills "It is filled up" {
  for process p, store s, flow f from p to s
  when s.bounded = no and count(f.sends) > 0 and (some a in actors: a reaches p)
   and some d in s.holds: (d.availability known and d.availability >= medium)
  threat deny s
  needs reach p
  impact worst of s.holds
  refers CWE-770, CAPEC-130
  suggest "Limit what one caller may keep, in number and size, and say no before it is full for everybody"
  ask "What happens when one caller of {p} puts into {s} as much as it can?"
  explain """
    Each entry is small, allowed and kept for ever. When nothing more fits, others cannot write, and often the program
    that would delete cannot start.

    **False alarm** when space is bought as it is needed: then look at what that costs.

    **Test**: write as much as one caller can in an hour, and see what the others notice.
    """
}
rule noisy-store "One customer takes the store that all share" {
  for process p, store s, flow f from p to s
  when (s.tenants known or p.tenants known) and s.tenants = shared and p.shares = no
  threat deny s
  needs reach p
  impact worst of s.holds
  refers CWE-770, CAPEC-130
  suggest "Give each customer a share of operations, bandwidth and space, where they enter or at the store itself"
  ask "Is there a limit to what one customer may ask of {s} through {p}?"
  explain """
    Disks, queues and connections are shared even where the processes are not. One who writes without a pause makes
    all others wait.

    **False alarm** when the store itself holds each customer to a share.

    **Test**: let one customer read and write as fast as it can, and measure how long another waits.
    """
}

// ---- Rules: where it lies ----------------------------------------------------------------------------------
rule shared-store "One customer reads what lies beside their own" {
  for store s, data d
  when s.tenants = shared and s.acl < per-object and d in s.holds and d.confidentiality >= medium
   and count(d.sealed) = 0
  threat disclose d
  needs observe s
  impact worst of d
  refers CWE-668
  more specific than base.read-store
  suggest "Decide for each object whose it is, in the store itself, or give each customer a store and a key of their own"
  ask "What keeps one customer's objects in {s} from another's?"
  explain """
    A forgotten condition in one query shows everybody's records. What is decided in the store, or by a key that the
    other does not have, is not forgotten.

    **False alarm** when all customers may see all of it.

    **Test**: with the account of one customer, ask for an object of another by its exact name.
    """
}
rule exposed-store "A database answers the internet" {
  for store s
  when s is database and s.exposure = internet
  threat disclose s, tamper s
  needs observe s
  impact worst of s.holds
  refers CWE-668, T1190
  suggest "Take it off the internet; let only the parts that need it connect, from their own network"
  ask "From how far away can {s} be addressed?"
  explain """
    Databases are made for callers that are trusted. On the internet each weak password and each flaw of theirs is
    found within a day, and many ask for no password at all.

    **False alarm** when it is published on purpose and holds nothing but public data that is restored from elsewhere.

    **Test**: connect from a machine outside; it must not answer, not even with its version.
    """
}
rule untrusted-host-read "Whoever runs the place reads what lies there" {
  for store s, data d
  when d in s.holds and d.confidentiality >= medium and count(d.sealed) = 0
   and (some b in boundaries: (s in b and b.trust = none)) and no c in boundaries: (s in c and c.trust >= partial)
  threat disclose d
  needs observe s
  impact worst of d
  refers CWE-311, T1005
  suggest "Encrypt it before it leaves, with a key that stays behind: `sealed by`"
  ask "How much would it cost if {d} became known at {s}?"
  explain """
    Nobody vouches for the place, so what lies there in the clear is known there. Encryption by the place itself does
    not help: its key is there too.

    **False alarm** when it is encrypted before it gets there: say `sealed by` on the data.

    **Test**: look at the bytes with the rights of whoever runs the place.
    """
}
rule untrusted-host-change "Whoever runs the place changes what lies there" {
  for store s, data d
  when d in s.holds and d.integrity >= medium and count(d.signed) = 0
   and (some b in boundaries: (s in b and b.trust = none)) and no c in boundaries: (s in c and c.trust >= partial)
  threat tamper d
  needs alter s
  impact worst of d
  refers CWE-353, T1565.001
  suggest "Sign it, or put a MAC with a key that the place does not have, and check that when it comes back: `signed by`"
  ask "How much would a change of {d} in {s} cost?"
  explain """
    A checksum that lies beside the data is computed again by whoever changes it. Only a key that they do not have
    tells the difference.

    **False alarm** when it carries a signature or MAC that its reader checks: say `signed by` on the data.

    **Test**: change one byte there and read it back.
    """
}
rule stale-store "Old content is put back and passes as the present" {
  for store s
  when s.fresh = no and (some d in s.holds: d.integrity >= medium)
   and (s.physical known and s.physical = unattended
    or (some b in boundaries: (s in b and b.trust = none)) and no c in boundaries: (s in c and c.trust >= partial))
  threat tamper s
  needs alter s
  impact worst of s.holds
  refers none because "the numbers for rollback are about versions of firmware, not about stored data"
  suggest "Count up with each change where whoever holds it cannot count down, and bind what is stored to the count"
  ask "Is it noticed when {s} shows what it held a week ago?"
  explain """
    A signature says who wrote it, and not that nothing was written since. Who holds the memory copies it, lets the
    device spend, lock or revoke, and puts the copy back: the money, the tries and the revoked key are there again.

    **False alarm** when every state that ever was is as good as the last one.

    **Test**: copy it, change something by the right way, put the copy back and start: it must be refused.
    """
}
rule untrusted-host-loss "Whoever runs the place takes away what lies there" {
  for store s, data d
  when d in s.holds and d.availability >= medium
   and (some b in boundaries: (s in b and b.trust = none)) and no c in boundaries: (s in c and c.trust >= partial)
  threat deny d
  needs own s
  impact worst of d
  refers T1485
  more specific than base.destroy-store
  suggest "Keep a second copy with somebody else, and read it back from time to time"
  ask "Is there another copy of {d} than the one in {s}?"
  explain """
    No cryptography keeps a host from deleting, refusing or asking for money.

    **False alarm** when the data is kept elsewhere as well, and this place only makes it quick to reach.

    **Test**: do without the place for a week, and restore from what is left.
    """
}
rule secrets-in-files "Secrets lie in files" {
  for process p
  when (p.secrets known or some d in p.handles: d.kind in {key, credential}) and p.secrets in {file}
  threat disclose p
  needs observe p
  impact worst of p.handles
  refers CWE-522, T1552.001
  suggest "Fetch them when they are needed from a vault that knows who asks, or use identities that need no secret"
  ask "Where are the secrets of {p} kept?"
  explain """
    Files are copied into backups, images, tickets and repositories, and read by every program of the same account.

    **False alarm** when the file is there only while the program runs, in memory, and for its account alone.

    **Test**: search disks, backups and repositories for the known form of the secret.
    """
}
rule log-kept-nowhere "What is logged is kept nowhere" {
  for process p, data d
  when d in p.holds and d.kind known and d.kind in {log} and p.audit = none and (no s in stores: d in s.holds)
   and no e in externals: d in e.handles
  threat deny d
  impact worst of d
  refers CWE-778, OWASP-A09-2025
  suggest "Send it to a store that outlives the process, and say how long it is kept there"
  ask "Where is kept what {p} logs?"
  explain """
    A line on a console or in a pipe is gone when nobody reads it, and the one that would have told what happened is
    always an old one.

    **False alarm** when whoever reads it keeps it: draw where, or say `audit`.

    **Test**: stop the process, and look for what it logged yesterday.
    """
}
rule log-injection "Text from outside looks like entries of the log" {
  for process p, store s, flow f from p to s
  when s is log-store and p.encodes-output = no and some d in p.handles: d.origin >= mixed
  threat tamper s
  needs reach p
  impact medium
  refers CWE-117, CAPEC-93
  suggest "Write entries in a form with fields, and encode line ends and control signs in each value"
  ask "Can text from outside begin a new line in {s}?"
  explain """
    Whoever can write a line end into the log writes the next entry: an act of somebody else, or nothing where
    something was. Terminals and log viewers run what is in it, too.

    **False alarm** when each entry is an object with fields, written by a library.

    **Test**: use a name with a line end and something that looks like an entry, and read the log.
    """
}
rule foreign-text "Somebody else's words are shown as one's own" {
  for actor a, process p, flow f from a to p, data d
  when not (p is web-application or f is web-protocol) and p.encodes-output = no and d in p.handles
   and d.origin = untrusted
  threat mislead p
  needs write d
  impact worst of d
  refers CWE-451, CAPEC-173
  suggest "Show foreign text as foreign, strip what moves the cursor or imitates a question, and never while a secret is typed"
  ask "Can {a} tell text of others that {p} shows from what {p} says itself?"
  explain """
    A line that looks like the program's own asks for a password, says that all went well, or hides the line before.

    **False alarm** when foreign text is always framed, and control characters are taken out.

    **Test**: let the other side send the program's own prompt, and an order to clear the line.
    """
}
rule exposed-administration "The console of administrators faces the internet" {
  for process p
  when p is administration-console and p.exposure = internet
  threat elevate p
  needs reach p
  impact worst of p.handles
  refers T1133
  suggest "Put it behind a way in that is for administrators only, and ask for a second factor there"
  ask "From how far away can {p} be addressed?"
  explain """
    It can do everything, few people use it, and flaws in it are worth the most. Every scan of the internet finds it.

    **False alarm** when something in front of it lets nobody pass who has not signed in: then that is what faces the
    internet.

    **Test**: open its address from outside; nothing may answer.
    """
}
rule removable-media "It comes in by a stick" {
  for element e, process p, flow f from e to p
  when f.medium known and f.medium = removable and p.hardened = no
  threat elevate p
  needs alter f
  impact worst of p.handles
  refers T1091, CAPEC-457
  suggest "Switch off starting from media, check them on a machine of their own, and accept signed files only"
  ask "What does {p} do with media that are put in?"
  explain """
    A stick carries what the last machine gave it across every gap between networks, and can pretend to be a keyboard.

    **False alarm** when only files of one signed form are read from it, and the port takes nothing but storage.

    **Test**: put in a stick with a file that starts by itself, and one that is a keyboard.
    """
}
