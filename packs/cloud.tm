// Clouds, containers and serverless, after the cloud and container matrices of MITRE ATT&CK.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind object-storage "Object storage" for store
kind block-storage "Volume" for store { query none }
kind snapshot-store "Snapshots of volumes and databases" for store { query none }
kind managed-database "Database run by the cloud" is relational-database for store
kind managed-queue "Queue run by the cloud" is message-queue for store
kind secrets-manager "Secrets manager" is key-vault for process, store, external
kind key-management-service "Key management service" is key-vault for process, store, external
kind image-registry "Registry of container images" for process, store, external
kind cloud-log "Audit log of the account" is log-store for store
kind serverless-function "Serverless function" for process
kind kubernetes "Kubernetes" is orchestrator for process
kind node-agent "Agent of the orchestrator on a machine" for process
kind container-runtime "Container runtime" for process
kind container-host "Machine that runs containers" for process
kind service-mesh-proxy "Proxy beside each service" is reverse-proxy for process
kind ingress-controller "Entry of a cluster" is reverse-proxy for process
kind admission-webhook "Webhook that admits changes of a cluster" is web-service for process
kind metadata-service "Metadata service of the machine" for process, external
kind identity-and-access "Identity and access management" for process, external
kind cloud-control-plane "Control plane of the cloud" for process, external
kind nat-gateway "Way out of a private network" for process
kind dns-hosting "Hosted name zones" for process, external
kind platform-service "Platform that runs our code" for external
kind software-service "Software as a service" is service-provider for external
kind cluster-store "State of the cluster" is key-value-store for store { query none }

// ---- Attributes ------------------------------------------------------------------------------------------
attribute account-rights "How much of the account it may use" for process: needed < broad < all
attribute egress "Where its requests may go" for process: none < listed < any
attribute segment "Which neighbours its network lets through" for process, store: needed < segment < all
attribute quota "What bounds how much of the account it may use up" for process: none < alert < limit
attribute zones "In how many places it runs" for process, store: one < several < regions

// ---- Rules: storage and keys -------------------------------------------------------------------------------
rule public-bucket "Storage that anybody can read" {
  for store s
  when (s is object-storage or s.exposure known) and s.exposure = internet and s.acl = none and some d in s.holds: (d.confidentiality >= low and count(d.sealed) = 0)
  threat disclose s
  needs reach s
  impact worst of s.holds
  refers T1530, CWE-732
  more specific than base.read-store
  suggest "Block public access for the whole account, and serve what is public from a bucket of its own"
  ask "Can {s} be read from the internet without a sign-in?"
  explain """
    Names of buckets are guessed by machines all day. Most leaks from clouds needed no break-in.

    **False alarm** when all that lies there is published on purpose.

    **Test**: list and read it from a machine outside, without credentials.
    """
}
rule snapshot-shared "A copy of the disk is shared" {
  for store s
  when (s is snapshot-store or s is backup-store) and s.acl <= coarse and s.encryption < field
   and some d in s.holds: (d.confidentiality >= medium and count(d.sealed) = 0)
  threat disclose s
  needs observe s
  impact worst of s.holds
  refers T1537
  more specific than base.read-store
  suggest "Encrypt copies with a key that only the own account may use, and forbid sharing them"
  ask "Who may copy or share {s}?"
  explain """
    A snapshot holds all that the disk held, deleted files included, and one setting shares it with another account.

    **False alarm** when the key stays behind and the copy is useless without it.

    **Test**: try to share and to restore one in another account.
    """
}
rule key-with-data "The key lies beside what it opens" {
  for store s
  when s.encryption known and s.encryption >= disk and (s.key-at = s) and some d in s.holds: d.confidentiality >= medium
  threat disclose s
  needs observe s
  impact worst of s.holds
  refers CWE-922
  suggest "Keep the key in a key service, under the control of other people than the data"
  ask "Where is the key of {s} kept?"
  explain """
    Encryption moves the question from the data to the key. When both are taken together nothing was gained.

    **False alarm** when only the loss of a disk is meant, and the key is in another part of the machine.

    **Test**: take a copy of the data and of all that lies with it, and try to read it on another machine.
    """
}
rule no-key-rotation "A key that lives for years" {
  for data k, store s
  when k in s.holds and k.kind known and k.kind in {key, credential} and k.lifetime > 365 and k.replaceable = no
  threat disclose k
  needs observe s
  impact worst of k
  refers CWE-324
  suggest "Let keys end by themselves and be replaced without anybody's hand"
  ask "How long is {k} good for, and how is it replaced?"
  explain """
    Each year adds copies: backups, laptops, people who left. A key that cannot be replaced is not replaced after a
    leak either.

    **False alarm** when the key never leaves hardware that was made for it.

    **Test**: replace it on a working day and see what breaks.
    """
}
rule logs-same-account "Whoever takes the account deletes the record" {
  for process p, store s, flow f from p to s
  when (s is cloud-log or s is log-store) and s.integrity < append-only and p.account-rights >= broad
  threat tamper s, repudiate s
  needs own p
  impact worst of s.holds
  refers T1562.008
  more specific than base.tamper-log
  suggest "Write the record into another account, that nobody of this one may change"
  ask "Can an administrator of the account stop or delete {s}?"
  explain """
    Switching off the record is an early step of most break-ins into accounts, and takes one call.

    **False alarm** when a copy leaves at once for a place with other administrators.

    **Test**: with the rights of the process, stop the record and delete a day of it.
    """
}
rule no-account-record "Nobody could tell who changed the account" {
  for element e, element c, flow f from e to c
  when (c is cloud-control-plane or c is identity-and-access) and c.audit < remote
  threat repudiate e
  impact medium
  refers CWE-778, T1562.008
  more specific than base.repudiate
  suggest "Record every call of the account, and collect it where those who are recorded cannot change it"
  ask "Where is recorded what {e} does in {c}?"
  explain """
    After a leaked key the first question is what was done with it. What only the account itself keeps is gone with the
    account, and is often kept for some days only.

    **False alarm** when the provider keeps a record that nobody of the account can stop, for as long as one needs it.

    **Test**: create and delete something, and let somebody else find out from the records who it was.
    """
}
rule single-region "One place for what must not stop" {
  for process p
  when p.zones = one and p.redundant = no and some d in p.handles: (d.availability known and d.availability >= high)
  threat deny p
  impact worst of p.handles
  refers none because "no catalogue has a number for one place without a second"
  more specific than base.block-flow
  suggest "Run in several zones, and rehearse the move to another region"
  ask "In how many places does {p} run?"
  explain """
    Zones and regions fail as a whole, some hours every few years, and their control planes with them.

    **False alarm** when the promise made to users allows for such hours.

    **Test**: take one zone away on a quiet day.
    """
}

// ---- Rules: identities and rights --------------------------------------------------------------------------
rule over-privileged-role "A role that may do more than its part needs" {
  for process p
  when (p.exposure known or p.account-rights known) and p.exposure >= internal and p.account-rights >= broad
  threat elevate p
  needs own p
  impact high
  refers CWE-250, T1078.004
  suggest "Give each part a role of its own, made from the calls that it was seen to make"
  ask "What may the role of {p} do in the account?"
  explain """
    The rights of a role are what a break-in into the part that has it is worth. Wildcards are written on the first
    day and stay.

    **False alarm** when the part's task is to manage the account, and little can reach it.

    **Test**: compare the rights with the calls of the last ninety days.
    """
}
rule metadata-ssrf "The machine's own credentials are fetched through it" {
  for process p, element m
  when p.fetches = user-chosen and m is metadata-service and p reaches m
  threat disclose p, elevate p
  needs reach p, expertise proficient
  impact high
  refers T1552.005
  more specific than web.ssrf
  suggest "Ask for the session-bound version of the metadata service, and refuse its address on the way out"
  ask "Can a caller make {p} ask {m}?"
  explain """
    The service gives keys to whoever asks from the machine. A service that fetches what callers name asks for them.

    **False alarm** when the metadata service wants a header and a verb that the fetch cannot send.

    **Test**: let it fetch the address of the metadata service.
    """
}
rule metadata-open "Every workload gets the machine's credentials" {
  for process p, element m, flow f from p to m, data k
  when m is metadata-service and (p is container or p is build-service) and f.client-auth = none and k in f.returns
   and k.kind known and k.kind in {credential, key}
  threat disclose k
  needs own p
  impact worst of k
  refers T1552.005
  suggest "Keep workloads away from the metadata service, and give each an identity of its own; ask for its session-bound version"
  ask "What must {p} show to {m} before it gets {k}?"
  explain """
    The service knows machines, not what runs on them: one of many workloads asks, and is the machine to the cloud.
    That is how a break-in into a container becomes one into the account.

    **False alarm** when the machine's role may do nothing that the workload may not do anyway.

    **Test**: from inside the workload, ask for the credentials of the machine's role and use them elsewhere.
    """
}
rule node-join "Whoever has the token is a machine of the cluster" {
  for process x, element p, flow f from x to p, data d
  when x is node-agent and f.client-auth > none and f.client-auth < key and d in f.asks and d.confidentiality >= medium
  threat spoof x
  needs reach p, read d
  impact worst of f.carries
  refers CAPEC-151
  suggest "Let a machine prove by its hardware or its cloud which one it is, and make the token valid once and for minutes"
  ask "What must a machine show to {p} to be taken for {x}?"
  explain """
    A token says that somebody had it, not which machine shows it. It is read from start-up data or from the disk of one
    machine, and another one joins, gets work with its secrets, and answers for the one it replaced.

    **False alarm** when the token is worthless everywhere but on the machine that it was made for.

    **Test**: copy the token to a machine of your own and join with it.
    """
}
rule default-service-account "Every workload has the same identity" {
  for process p, process o
  when p is container and o is orchestrator and p reaches o and p.account-rights >= broad
  threat elevate p
  needs own p
  impact high
  refers T1528
  suggest "Do not mount a token where none is needed; else an account for each workload"
  ask "Which identity does {p} have towards {o}?"
  explain """
    A token lies in each container unless it is switched off. Whoever is in one asks the orchestrator for the rest.

    **False alarm** when the default account may do nothing.

    **Test**: from inside, list secrets with the mounted token.
    """
}
rule cross-account-confused-deputy "A service acts for the wrong customer" {
  for external x, process p, flow f from x to p
  when (x.tenants known or p.account-rights known) and f crosses and x.tenants = shared and f.identity <= service and p.account-rights >= broad
  threat elevate p, spoof x
  needs act as x
  impact worst of f.carries
  refers CWE-441
  suggest "Ask for a value in each call that only this customer's relation has"
  ask "How does {p} know for which of its customers {x} calls?"
  explain """
    A provider acts in many accounts. Another customer who learns our role's name asks the provider to use it.

    **False alarm** when the provider is not shared, or each call carries the end user's own identity.

    **Test**: assume the role through the provider from another of its customers.
    """
}
rule secrets-in-env "Secrets stand in the environment" {
  for process p
  when (p.secrets known or some k in p.handles: (k.kind known and k.kind in {credential, key}))
   and p.secrets in {env} and p.exposure >= internal
  threat disclose p
  needs own p
  impact high
  refers CWE-526, T1552.001
  suggest "Fetch secrets when they are needed, from a vault, with the part's own identity"
  ask "Where are the secrets of {p} kept?"
  explain """
    The environment shows in crash reports, in debug pages, in child processes and in the console of whoever may look
    at the machine.

    **False alarm** when what stands there is an address, or a token that is good for minutes.

    **Test**: make it crash, and search report and log for the form of the secret.
    """
}
rule secrets-in-image "Secrets lie in the image" {
  for process p, element r, flow f from p to r
  when r is image-registry and p.secrets in {file} and p is container
  threat disclose p
  needs observe r
  impact high
  refers T1552
  suggest "Build without secrets, and scan every layer before it is pushed"
  ask "Are there secrets in the files that {p} is started from?"
  explain """
    Layers keep what a later step deleted. Whoever can pull the image has it, for as long as the image exists.

    **False alarm** when the file is mounted when the container starts, and not a part of the image.

    **Test**: unpack all layers, those that were deleted later too, and scan them.
    """
}

// ---- Rules: containers and machines ---------------------------------------------------------------------------
rule container-escape "Code leaves its container" {
  for process x
  when x is container and x.isolation <= container and x.tenants = shared and x.executes >= script
  threat elevate x
  needs reach x, expertise expert
  impact high
  refers T1611
  suggest "Give strangers' code a kernel of its own: a small virtual machine or a sandbox"
  ask "What separates {x} from what others run on the same kernel?"
  explain """
    Containers share a kernel with some hundred doors. Each year some of them open.

    **False alarm** when both run code of the same team with the same secrets.

    **Test**: run a published escape of last year against the present version.
    """
}
rule privileged-container "A container with the rights of the host" {
  for process p
  when p is container and p.runs-as >= admin
  threat elevate p
  needs own p
  impact high
  refers CWE-250, T1611
  more specific than base.escalate
  suggest "Run as an ordinary user, drop capabilities, and refuse privileged ones when they are admitted"
  ask "With which rights does {p} run on its host?"
  explain """
    The walls of a container are made of rights that it lacks. With all rights it has none.

    **False alarm** when user namespaces map it to an ordinary user of the host.

    **Test**: from inside, mount the host's disk; it must be refused.
    """
}
rule untrusted-image "An image that nobody vouches for" {
  for process p, element r, flow f from p to r
  when r is image-registry and p.provenance < signed
  threat tamper p, elevate p
  needs own r
  impact worst of p.handles
  refers T1204.003
  suggest "Admit only images that were built here and signed, by digest"
  ask "What shows where the image of {p} came from?"
  explain """
    A tag is a name that somebody else may move. Public images are copied with a miner inside.

    **False alarm** when the registry holds only what one's own build pushed, and nobody else may write.

    **Test**: push another image under the same tag and restart.
    """
}
rule implanted-image "A base image is changed for all" {
  for element r, process p, flow f from p to r
  when (r is image-registry or r is artifact-store) and r.audit = none and p.provenance < signed
  threat tamper p
  needs alter r
  impact worst of p.handles
  refers T1525
  more specific than cloud.untrusted-image
  suggest "Let only the build write, keep the record of each push, and compare what runs with what was built"
  ask "Who may push to {r}, and is each push recorded?"
  explain """
    A change in the image from which all machines start survives every restart, and comes back after every clean-up.

    **False alarm** when images cannot be overwritten and their digests are pinned.

    **Test**: push a changed image with a developer's account and see who notices.
    """
}
rule exposed-orchestrator "The control of the cluster faces the internet" {
  for process p
  when (p is orchestrator or p is node-agent or p is cloud-control-plane) and p.exposure = internet
   and p.authorizes <= coarse
  threat elevate p
  needs reach p, expertise proficient
  impact critical
  refers T1133, T1609
  suggest "Let it be reached from few networks, with certificates or a second factor, and by named accounts"
  ask "From where can {p} be addressed?"
  explain """
    Whoever may speak to the orchestrator starts what they like, everywhere. Open ones are found within hours.

    **False alarm** when the provider runs it and each call is authenticated and recorded.

    **Test**: ask it for its version from a machine outside.
    """
}

rule policy-gap "What the rules forgot is let in" {
  for element a, process w, flow f from a to w
  when (w is admission-webhook or w is web-application-firewall or w is guardrail) and w.validates < full
   and some d in f.sends: d.origin >= mixed
  threat mislead w
  needs reach w, expertise proficient
  impact worst of f.carries
  refers CWE-184
  more specific than base.unchecked-input
  once for w
  suggest "List what is allowed and refuse the rest; test each rule with the ways around it, at each new version"
  ask "Do the rules of {w} cover every form in which something forbidden can be asked for?"
  explain """
    A rule names the fields, spellings and versions its author knew. The same thing asked for in another field passes.

    **False alarm** when the rules say what is allowed, and all else is refused.

    **Test**: for each rule, ask for what it forbids by another field, another case, an older version and a nested
    form.
    """
}

// ---- Rules: networks and money -----------------------------------------------------------------------------
rule flat-network "From one machine to all" {
  for process p
  when p.exposure known and p.exposure >= partner and p.segment = all
  threat elevate p
  needs own p
  impact high
  refers T1021
  suggest "Let through what the drawn flows need, and refuse the rest between neighbours too"
  ask "Which neighbours can {p} address?"
  explain """
    The first machine is seldom the one that was wanted. A flat network makes the way on as short as the first step.

    **False alarm** when every neighbour authenticates every call.

    **Test**: from that machine, list what answers; only what a drawn flow needs may.
    """
}
rule no-egress-filter "Data may leave to anywhere" {
  for process p, data d
  when p.egress = any and d in p.handles and d.confidentiality known and d.confidentiality >= high
  threat disclose d
  needs own p
  impact worst of d
  refers T1048, T1567
  suggest "Let requests out through a proxy with a list"
  ask "Where may requests of {p} go?"
  explain """
    A break-in that cannot call home fetches no tools and sends nothing out. Most services speak to five names.

    **False alarm** when fetching any address is the service's purpose: then take the data away from it.

    **Test**: from that machine, send a file to a server of your own, also through name look-ups.
    """
}
rule serverless-event-injection "An event is trusted because it came from inside" {
  for element e, process p, flow f from e to p
  when p is serverless-function and p.validates < full and some d in f.sends: d.origin >= mixed
  threat tamper p, elevate p
  needs reach p, expertise proficient
  impact worst of p.handles
  refers CWE-20
  suggest "Check each event like a request of a stranger: names of files and text in messages are input"
  ask "Does {p} check what is in the events it gets?"
  explain """
    The event comes from the cloud, the text in it from whoever uploaded the file or sent the mail.

    **False alarm** when the function uses nothing but the fact that something happened.

    **Test**: upload a file whose name is a path, a query and a command.
    """
}
rule denial-of-wallet "Scaling pays for the attack" {
  for process p
  when (p is serverless-function or p.redundant known and p.redundant = yes) and p.exposure >= partner and p.rate-limit = no
  threat exhaust p
  needs reach p
  impact medium
  refers CWE-770, API4
  more specific than base.flood
  suggest "Set a limit on instances and a budget that stops, and count by caller"
  ask "What is the most that {p} can cost in an hour?"
  explain """
    What scales by itself does not fall over; it sends a bill.

    **False alarm** when callers pay for each call.

    **Test**: compute the price of the limit that is set, for a weekend.
    """
}
rule no-quota "It may create without end" {
  for process p, element c, flow f from p to c
  when c is cloud-control-plane and p.account-rights >= broad and p.quota < limit
  threat exhaust c
  needs act as p
  impact medium
  refers T1496.001, CWE-770
  suggest "Set a limit on what the account may hold and on how fast it grows, and let an alert ring long before"
  ask "What is the most that {p} can create in {c}, and who is told?"
  explain """
    Whoever holds these rights, by the credential of the process or by a mistake in it, starts machines until the account is full: somebody else computes
    for money, and what is needed finds no place. An alert alone comes after the bill.

    **False alarm** when the provider's own limit of the account is as low as one would set it.

    **Test**: with the rights of the process, ask for a hundred of the most expensive machines in a test account.
    """
}
rule dangling-dns "A name points to what somebody else can take" {
  for element d, external x, flow f from d to x
  when d is dns-hosting and x.tenants = shared and d.maintained <= manual
  threat spoof d
  needs own x
  impact medium
  refers T1584.001
  suggest "Delete the name before the thing, and look for names that lead nowhere every day"
  ask "Who removes the name in {d} when what it points to is given up?"
  explain """
    A bucket or an application is deleted, its name stays, and the next customer of the provider takes it: with our
    name, and the cookies that browsers send to it.

    **False alarm** when names are made and removed together with what they point to.

    **Test**: resolve all names and look for errors of providers.
    """
}
