// From the developer to the machine that runs the code: SLSA threats, OWASP CI/CD risks and MITRE ATT&CK.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind source-repository "Source repository" for process, store, external
kind code-review "Code review" for process
kind build-service "Build service" for process, external
kind ci-runner "Runner of builds" is build-service for process { executes at least script }
kind release-pipeline "Release pipeline" for process
kind deployment-controller "Controller that pulls and deploys" for process
kind artifact-store "Store of build results" for process, store, external
kind package-registry "Package registry" for process, store, external
kind public-registry "Registry of public packages" is package-registry for external
kind package-mirror "Mirror of packages" is package-registry for process, store, external
kind dependency "Component that others write" for process, external
kind open-source-project "Open source project" is dependency for external
kind supplier "Supplier" for external
kind update-server "Server of updates" for process, external
kind package-manager "Installer of packages" for process
kind developer-workstation "Workstation of a developer" is workstation for process
kind developer "Developer" for actor
kind maintainer "Maintainer" is developer for actor
kind release-manager "Release manager" is developer for actor

// ---- Attributes ------------------------------------------------------------------------------------------
attribute review "Who must agree before a change is in" for process, store, external: none < author < other < two
attribute binds-all "Whether its rules hold for administrators too" for process, store, external: no < yes
attribute immutable "Whether a name or version, once given, always means the same" for process, store, external: no < yes
attribute reserved-names "Whether the names of own packages are taken there too" for process, store, external: no < yes
attribute proposals "How changes that nobody has accepted yet are run" for process: none < without-secrets < with-secrets
attribute clean-start "Whether each run begins on a machine without traces of others" for process: no < yes
attribute parameters "Who may set what a build takes beside the source" for process: fixed < recorded < free
attribute verifies "What it checks of what it fetches before it is used" for process: none < hash < signature < provenance
attribute pinned "What says which version is fetched" for flow: none < version < digest
attribute advisories "What follows from reports about flaws of what it brings" for flow: nothing < alerts < mended

// ---- Rules: source -------------------------------------------------------------------------------------------
rule producer "Those who make it put it in" {
  for external x, process p, flow f from p to x, data d
  when d in f.returns and d.kind known and d.kind in {code} and d.integrity >= high and x.trust < full and x.review <= author
  threat tamper d
  needs own x
  impact worst of d
  refers SLSA-A, CAPEC-443
  suggest "Choose makers who review each other in the open, and build from source where it matters"
  ask "Who looks at a change of {d} at {x} before it is released?"
  explain """
    Signatures and provenance show that the maker made it, not that the maker means well, or still is the same.

    **False alarm** when a contract and reviews of one's own cover it.

    **Test**: look who can release alone, and since when.
    """
}
rule unreviewed "A change that nobody else has seen" {
  for element a, element r, flow f from a to r, data d
  when (r is source-repository or r is code-review and (a is maintainer or a is developer or a is release-manager))
   and r.review <= author and d in f.sends and d.kind in {code} and d.integrity >= medium
  threat tamper d
  needs act as a
  impact worst of d
  refers SLSA-B1, CICD-SEC-1
  suggest "Let a second person agree to each change, and let the system insist"
  ask "Who must agree before a change of {a} is in {r}?"
  explain """
    One stolen account or one bad day is enough. Most changes that went wrong would have been seen by anybody who
    looked.

    **False alarm** when what is changed there never runs anywhere that matters.

    **Test**: merge a change of your own without help.
    """
}
rule evade-process "The rule does not hold for some" {
  for element r
  when (r is source-repository or r is code-review) and r.review > none and r.binds-all = no
  threat tamper r
  needs alter r
  impact high
  refers SLSA-B2, CICD-SEC-1
  suggest "Let the rule bind administrators, and record each time it is switched off"
  ask "Can somebody get a change into {r} around its rules?"
  explain """
    The rights to merge in an emergency are those an intruder looks for.

    **False alarm** when each use of them rings at somebody else at once.

    **Test**: with an administrator's account, push to the protected branch.
    """
}
rule review-ineffective "It was agreed to, and not read" {
  for element a, element r, flow f from a to r, data d
  when (r is source-repository or r is code-review) and r.review >= other and d in f.sends and d.kind in {code}
   and d.origin = untrusted
   and d.volume >= many
  threat tamper d
  needs act as a, expertise expert
  impact worst of d
  refers SLSA-B3
  suggest "Keep changes small, do not take in what was generated or is binary, and let owners of a part review it"
  ask "How large are the changes that strangers send in {d}?"
  explain """
    Reviewers see what they expect. Test data, build scripts and generated files are where the last large attack lay.

    **False alarm** when generated parts are made again and compared.

    **Test**: send a change with a planted flaw, agreed with the owners, and see who finds it.
    """
}
rule change-metadata "It says somebody else wrote it" {
  for element a, element r, flow f from a to r
  when r is source-repository and f.integrity < signature and f.client-auth <= password
  threat spoof a, repudiate a
  needs reach r
  impact medium
  refers SLSA-B4, CAPEC-692
  suggest "Sign commits with keys bound to accounts, and show whose account pushed"
  ask "What binds a change in {r} to the person it names?"
  explain """
    Author and date of a commit are text that its sender writes. Reviews go by names.

    **False alarm** when only the pushing account counts, and is shown.

    **Test**: push a commit with the name of a colleague.
    """
}
rule scm-compromise "Whoever runs the repository changes the source" {
  for element r
  when r is source-repository and r.maintained <= manual and r.audit <= local and some d in r.holds: d.kind in {code}
  threat tamper r
  needs own r
  impact high
  refers SLSA-C
  suggest "Sign what goes in and check it when building; keep copies elsewhere and compare"
  ask "How is {r} kept up to date, and where are its events recorded?"
  explain """
    History can be rewritten by whoever owns the server, and signatures made by the server then prove nothing.

    **False alarm** when every build checks signatures that were made on developers' machines.

    **Test**: change a file on the server's disk, in a copy, and see whether a build notices.
    """
}

// ---- Rules: build --------------------------------------------------------------------------------------------
rule build-params "A build that is told to do something else" {
  for element a, process b, flow f from a to b
  when b is build-service and b.parameters = free and f crosses
  threat tamper b
  needs act as a
  impact high
  refers SLSA-D
  suggest "Take all that matters from the reviewed source, and record the rest in the provenance"
  ask "Who may set what {b} takes beside the source?"
  explain """
    The source is reviewed, the switch that adds a library is typed into a form.

    **False alarm** when results of such builds are never released.

    **Test**: start a build by hand with one more argument and try to release it.
    """
}
rule build-process "One build reaches into another" {
  for process b
  when b is build-service and b.isolation < vm and b.tenants = shared
  threat tamper b, elevate b
  needs reach b, expertise expert
  impact high
  refers SLSA-E
  suggest "A machine of its own for each build, thrown away afterwards; signing outside of it"
  ask "What separates one build on {b} from the next?"
  explain """
    A build runs code of everything it fetches. Caches, sockets and credentials of the machine carry it over to the
    next.

    **False alarm** when all builds there are of one team with one set of rights.

    **Test**: leave a file and a process behind in one build and look for them in the next.
    """
}
rule poisoned-pipeline "A proposed change runs with our secrets" {
  for process b
  when b is build-service and b.proposals = with-secrets
  threat elevate b, disclose b
  needs reach b
  impact high
  refers CICD-SEC-4
  suggest "Run proposals of strangers without secrets and without rights to write, after somebody looked"
  ask "With which secrets does {b} run changes that nobody has accepted yet?"
  explain """
    The pipeline is described in the very change it tests. Whoever may propose may run.

    **False alarm** when only members may propose, and may do all that the pipeline can.

    **Test**: propose a change that prints the names of the variables it sees.
    """
}
rule ci-secret-theft "The build knows more secrets than it needs" {
  for process b, data k
  when b is build-service and k in b.handles and k.kind in {credential, key} and b.secrets in {env, file}
  threat disclose k
  needs own b
  impact worst of k
  refers CICD-SEC-6, T1552
  suggest "Give each step a credential for minutes, by its identity, for one task"
  ask "How do builds on {b} get {k}?"
  explain """
    Every tool that a build fetches can read its environment, and logs print it.

    **False alarm** when it is good for this build only.

    **Test**: list the secrets each step sees, and take away those it does not use.
    """
}
rule key-in-ci "The signing key lies on the build machine" {
  for process b, data k
  when b is build-service and k in b.handles and k.kind in {key} and k.integrity >= high
   and not b.secrets in {hsm, vault}
  threat disclose k
  needs own b
  impact worst of k
  refers CWE-522
  more specific than supply-chain.ci-secret-theft
  suggest "Sign in a service that holds the key and asks for provenance, or without long-lived keys"
  ask "Where is {k} while {b} signs?"
  explain """
    Whoever breaks into the build once signs for ever, as us.

    **False alarm** when the key signs test results only.

    **Test**: try to export it from within a build.
    """
}
rule runner-reuse "The machine remembers the last build" {
  for process b
  when b is ci-runner and b.clean-start = no and b.proposals >= without-secrets
  threat tamper b, disclose b
  needs reach b
  impact high
  refers CICD-SEC-7
  suggest "Start each run from a fresh image, and never run strangers' proposals on machines of one's own network"
  ask "Does each run on {b} begin on a fresh machine?"
  explain """
    A proposal leaves a process behind that waits for the release build.

    **False alarm** when the machine is thrown away after each run.

    **Test**: let one run start a background process and look for it in the next.
    """
}
rule over-permissive-ci "The pipeline may do everything" {
  for process b
  when (b is build-service or b is release-pipeline) and b.runs-as >= admin
  threat elevate b
  needs own b
  impact high
  refers CICD-SEC-5
  suggest "Split building from releasing, and give each step what it needs for as long as it needs it"
  ask "With which rights do the steps of {b} run?"
  explain """
    A pipeline that tests, builds, releases and deploys with one set of rights gives all of them to the weakest step.

    **False alarm** when the machine belongs to this one run and the rights end at its walls.

    **Test**: from a test step, try to push, publish and deploy.
    """
}
rule unpinned-action "A step is fetched by a name that can move" {
  for process b, element x, flow f from b to x, data d
  when (b is build-service or b is release-pipeline) and d in f.returns and d.kind in {code} and f.pinned < digest
   and f crosses
  threat tamper b, elevate b
  needs own x
  impact high
  refers CWE-829, CICD-SEC-3
  suggest "Name steps and tools by their digest, and move on by a reviewed change"
  ask "Does {f} name what it fetches by digest?"
  explain """
    A tag of a popular step was moved to code that printed secrets, in thousands of pipelines within a day.

    **False alarm** when the other side is one's own and its names cannot be moved.

    **Test**: list all that a build fetches and is not pinned.
    """
}
rule no-ci-log "Nobody could tell what was built by whom" {
  for process b
  when (b is build-service or b is release-pipeline) and b.audit < remote
  threat repudiate b
  impact medium
  refers CICD-SEC-10
  suggest "Send events of repository, build and registry to one place that none of them can change"
  ask "Where are the events of {b} recorded?"
  explain """
    After an incident the first question is which releases are touched. Machines that were thrown away took the answer
    along.

    **False alarm** when provenance with all of it is signed and kept.

    **Test**: for a release of last year, find who started its build from which source.
    """
}

// ---- Rules: packages and dependencies -----------------------------------------------------------------------------
rule publication "What is published is not what was built" {
  for element a, element r, flow f from a to r, data d
  when (r is package-registry or r is artifact-store or r is image-registry) and d in f.sends and d.kind in {code}
   and f.client-auth <= token and r.provenance < signed
  threat tamper d, spoof a
  needs act as a
  impact worst of d
  refers SLSA-F
  suggest "Let only the build publish, by its identity, with provenance that the registry checks"
  ask "What shows {r} that {d} came out of the build?"
  explain """
    A token to upload, found in an old log, publishes from any machine.

    **False alarm** when whoever uses the package checks provenance.

    **Test**: publish from a laptop; the registry must refuse.
    """
}
rule distribution "It is changed where it is fetched from" {
  for process p, element r, flow f from p to r, data d
  when d in f.returns and d.kind known and d.kind in {code} and count(d.signed) = 0 and r.exposure >= partner and p.verifies = none
  threat tamper d
  needs own r
  impact worst of d
  refers SLSA-G
  suggest "Check a signature or a digest that did not come from the same place"
  ask "What does {p} check of {d} before it is used?"
  explain """
    Mirrors and networks of delivery are run by others. A hash on the same page is changed along with the file.

    **False alarm** when a package manager checks signed lists on its own: then it verifies signatures.

    **Test**: serve a changed file from a mirror; it must not be installed.
    """
}
rule no-artifact-verify "It is installed unchecked" {
  for process p, element r, flow f from p to r, data d
  when (p is deployment-controller or p is package-manager or p is release-pipeline) and d in f.returns
   and d.kind in {code}
   and f crosses and p.verifies < signature
  threat tamper d, tamper p, elevate p
  needs own r
  impact worst of p.handles
  refers CICD-SEC-9, CWE-494
  more specific than supply-chain.distribution
  suggest "Refuse what is not signed by one's own build"
  ask "What does {p} check before it installs {d}?"
  explain """
    The last door before production is the best place to look, and the one all ways lead through.

    **False alarm** when the store can be written by the build only, and both are one system.

    **Test**: put an unsigned artifact of the right name there.
    """
}
rule typosquat "The wrong package of nearly the right name" {
  for process p, element r, flow f from p to r, data d
  when (r is package-registry or r is dependency) and r.exposure = internet and d in f.returns and d.kind in {code}
   and f.pinned = none
  threat tamper p, elevate p
  needs write d
  impact worst of p.handles
  refers SLSA-H, CAPEC-630, T1195.002
  suggest "Let new packages in through a list that somebody keeps, and pin what is there"
  ask "What says which packages {p} fetches from {r}?"
  explain """
    Names that differ in one letter, and names that an assistant invents, are registered by those who wait for the
    mistake.

    **False alarm** when only names on a reviewed list can be fetched.

    **Test**: add a package with a wrong letter in a branch and see what stops it.
    """
}
rule usage "It is used in a way it does not withstand" {
  for process p, element x, flow f from p to x
  when x is dependency and p.hardened = no and p.exposure >= partner
  threat elevate p
  needs reach p, expertise proficient
  impact worst of p.handles
  refers SLSA-I
  suggest "Read what the component asks of its users, and switch off what is not needed"
  ask "Was what {p} does not need of {x} switched off?"
  explain """
    A component may be genuine and safe, and unsafe as it is set up: a console that is on, a default key.

    **False alarm** when only its pure functions are used.

    **Test**: compare the settings with the maker's own guide.
    """
}
rule dependency "A flaw or a trap in what others wrote" {
  for process p, element x, flow f from p to x, data d
  when (x is dependency or x is package-registry) and d in f.returns and d.kind in {code} and f.advisories < mended
  threat elevate p, tamper p
  needs own x
  impact worst of p.handles
  refers T1195.001
  more specific than base.known-flaw
  suggest "Keep a list of parts, follow their advisories, update in days, and use fewer"
  ask "Who follows what is reported about what {p} takes from {x}, and how soon is it replaced?"
  explain """
    Most of the code was written by others, and its flaws are known to everybody the same day. `advisories mended` says
    that reports about all that comes over this way are followed, and that what they name is replaced within days. It
    keeps nobody safe from a trap that nobody has reported yet.

    **False alarm** when the part handles nothing from outside and runs without rights.

    **Test**: take an advisory of last month and measure how long it took.
    """
}
rule dependency-confusion "A public package takes an inner name" {
  for process p, element r, flow f from p to r
  when r is package-registry and r.exposure = internet and r.reserved-names = no and f.pinned < digest
  threat tamper p, elevate p
  needs reach r
  impact worst of p.handles
  refers CICD-SEC-3, CWE-427
  suggest "Fetch inner names from the inner registry only, and take them in the public one"
  ask "Could somebody publish one of our inner names in {r}?"
  explain """
    Installers that ask two registries take the higher version, and anybody may publish a very high one.

    **False alarm** when there are no packages of one's own.

    **Test**: look up each inner name in the public registry.
    """
}
rule mutable-tag "The same name means something else today" {
  for process p, element r, flow f from p to r
  when (r is image-registry or r is artifact-store or r is package-registry) and r.immutable = no and f.pinned < digest
  threat tamper p
  needs alter r
  impact worst of p.handles
  refers CWE-494
  suggest "Forbid overwriting, and fetch by digest"
  ask "Can a version in {r} be overwritten?"
  explain """
    What was tested and what runs have one name and are two things.

    **False alarm** when signatures bind the version, and older ones are refused.

    **Test**: push something else under a version that exists.
    """
}
rule maintainer-takeover "The account of a maintainer is taken over" {
  for actor a, element r, flow f from a to r
  when (a is maintainer or a is release-manager or a is developer)
   and (r is source-repository or r is package-registry or r is artifact-store)
   and f.client-auth < key
  threat spoof a
  needs reach r
  impact high
  refers T1078, CICD-SEC-2
  more specific than base.stolen-credential
  suggest "Ask for security keys, let old accounts end, and let two people release"
  ask "What does {a} show to sign in to {r}?"
  explain """
    Expired domains of mail addresses, reused passwords and a friendly helper of two years: the account is the
    package.

    **False alarm** when one account alone can change nothing.

    **Test**: list who can release, when they last did, and what they sign in with.
    """
}
rule pushed-code "Code goes straight to where it runs" {
  for element a, process p, flow f from a to p, data d
  when d in f.sends and d.kind known and d.kind in {code} and d.integrity >= medium and f crosses and p.verifies < signature
   and not (p is source-repository or p is code-review or p is build-service)
  threat tamper p
  needs act as a
  impact worst of d
  refers T1072
  suggest "Let what runs take only code that was reviewed, built and signed; give people no other way"
  ask "What does {p} check of {d} before it runs it?"
  explain """
    Where somebody can put code past repository and build, so can whoever has their machine or their account, and no
    review, scan or record sees it.

    **False alarm** when the place serves trying out only, and nothing that matters comes out of it.

    **Test**: put a changed file there with an ordinary account, and look who notices.
    """
}
rule granted-service "A service of others may do much with the source" {
  for external x, process r, flow f from x to r
  when (r is source-repository or r is build-service or r is package-registry) and f crosses and r.authorizes <= coarse
  threat tamper r, disclose r
  needs own x
  impact high
  refers CICD-SEC-8
  suggest "List what services were granted, give each the least scope for one repository, and let grants end"
  ask "What may {x} do in {r}?"
  explain """
    A badge, a bot and a scanner were each granted access to everything with two clicks, years ago. A break-in at any
    of them reads and writes all that it was granted.

    **False alarm** when the grant is to read what is published anyway.

    **Test**: list all grants and drop those that nobody can explain.
    """
}
rule push-deploy "The build reaches into production" {
  for process b, process p, flow f from b to p
  when (b is build-service or b is release-pipeline) and f crosses and f.client-auth <= key and b.exposure >= partner
  threat elevate p
  needs own b
  impact worst of p.handles
  refers none because "no catalogue has a number for builds that hold the rights of production"
  suggest "Let production fetch what is signed, so that the build needs no rights there"
  ask "From where can {b}, which deploys to {p}, be addressed?"
  explain """
    Whoever owns the build then owns every place it deploys to, past all that checks artifacts.

    **False alarm** when the credential can only announce that something new is there.

    **Test**: list what the deploying credential may do in production.
    """
}
