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

// ---- Kinds: protocols ------------------------------------------------------------------------------------
// A default is what every such thing has. What depends on how it is set up stays unknown, and is asked.
kind web-protocol "HTTP in any form" for flow
kind http "HTTP in the clear" is web-protocol for flow { channel plain; server-auth no }
kind https "HTTP over TLS" is web-protocol for flow { channel tls; server-auth yes }
kind tcp "TCP" for flow { channel plain; server-auth no }
kind udp "UDP" for flow { channel plain; server-auth no }
kind tls "TLS" for flow { channel tls; server-auth yes }
kind mtls "TLS with certificates on both sides" for flow { channel mtls; server-auth yes; client-auth certificate }
kind quic "QUIC" for flow { channel tls; server-auth yes }
kind vpn "Tunnel of a virtual private network" for flow { channel vpn }
kind ipsec "IPsec" is vpn for flow
kind wireguard "WireGuard" is vpn for flow { client-auth key; server-auth yes; fresh yes }
kind ssh "Secure shell" for flow { channel tls; server-auth yes; fresh yes }
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
kind key-vault "Key vault" for process, store, external
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
kind load-balancer "Load balancer" for process
kind reverse-proxy "Reverse proxy" for process
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
