// The supply chain of Trusted Firmware-A: from a patch and its dependencies to the binaries that a user builds, after the
// project's own threat model. What is ours in it, and where each fact comes from, is in SOURCE.md.
model "Supply chain of Trusted Firmware-A" {
  purpose "Give users firmware source that nobody has slipped malicious code into"
  version "copyright 2024-2025"
  owner   "TF-A maintainers"
  appetite medium
  review every 1 year
  review when "a new dependency", "a new tool of the build", "a change of the hosting", "an incident"
  see     "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst" "Published text"
  description """
    Contributors submit patches, maintainers review and merge them, and users build the result with libraries and tools
    that they fetch themselves. Malicious code can come in as a commit, as a dependency or through a tool.
    """
}

defaults control { resists moderate; owner "TF-A maintainers"; due 2027-11-23 }
defaults threat  { impact high }

// ---- 1. What are we building? -----------------------------------------------------------------------------

data patch "Submitted change" { integrity medium; kind code; origin untrusted }
data code "Merged source code and host tools" { integrity critical; kind code }
data internal-libs "Libraries copied into the repository" { integrity high; kind code }
data library-updates "Upstream versions of the copied libraries" { integrity high; kind code; origin mixed }
data external-libs "Cryptography libraries, fetched by users" { integrity critical; kind code; origin mixed }
data toolchain "Build tools, compilers and linkers" { integrity high; kind code; origin mixed }
data node-packages "Packages of the quality tools" { integrity high; kind code; origin mixed }
data test-binaries "Binaries that tests need" { integrity medium; kind code }
data binaries "Firmware binaries of the user" { integrity high; kind code }
data results "Results of tests and static analysis" { integrity medium; kind content }
data identity "Who signed in" { integrity high }
data maintainer-login "Login of a maintainer" { kind credential; confidentiality high; authenticates maintainer }
data admin-login "Login of an administrator" { kind credential; confidentiality high; authenticates admin }

boundary internet "Internet" {
  trust none
  actor contributor "External contributor"
  external sign-on "Sign-on provider" { access nobody }
  external upstreams "Projects of the copied libraries" { is open-source-project; exposure internet; access nobody }
  external official-sites "Official sources of libraries, tools and test binaries" { exposure internet; access nobody }
  external node-registry "Registry of packages for the quality tools" { is package-registry; exposure internet; access nobody }
  external look-alike "Look-alike of the project's site, and unofficial mirrors" { exposure internet; access nobody }
}

boundary developers "Developers of the project" {
  trust partial because "chosen by their peers, working on machines that the project does not run"
  actor maintainer "Maintainer, who reviews and merges" { is maintainer }
  actor admin "Administrator of the hosting" { is administrator }
  process workspace "Developer's machine with the quality tools" { access contributor uses patch }
}

boundary hosting "Hosting of the project" {
  trust full because "servers of trustedfirmware.org and of Arm, updated every month"
  process review "Code review" {
    is code-review
    review author
    exposure internet
    authorizes coarse
    holds code, internal-libs
    access maintainer reads patch, writes code
  }
  process repository "Source repository" {
    is source-repository
    binds-all no
    exposure internet
    access admin administers
  }
  process ci "Continuous integration" {
    is ci-runner
    secrets vault
    maintained at least manual
    holds results
    access nobody
  }
}

boundary user-side "Build machine of a user" {
  trust partial because "each user decides what is fetched to it, and from where"
  actor end-user "User who builds the firmware"
  process build "Build of the firmware" { holds binaries; access end-user uses binaries }
}

flow develop: contributor -> workspace "Write a patch" { sends patch }
flow copy-library: workspace -> upstreams "Copy a new version of a library" { returns library-updates }
flow install: workspace -> node-registry "Install quality tools" { returns node-packages }
flow submit: workspace -> review "Submit a patch" { sends patch, library-updates; client-auth password }
flow approve: maintainer -> review "Review and merge" {
  asks    maintainer-login
  sends   maintainer-login, code
  returns patch
  client-auth password
}
flow sign-in: review -> sign-on "Ask who signed in" { sends maintainer-login; returns identity }
flow verify: review -> ci "Test a change" { sends patch, library-updates; returns results }
flow ci-install: ci -> node-registry "Install quality tools in a container" { returns node-packages }
flow fetch-test-binaries: ci -> official-sites "Fetch binaries for tests" { returns test-binaries }
flow merge: review -> repository "Merge an accepted change" { sends code, internal-libs }
flow administer: admin -> repository "Administer the repository" {
  asks  admin-login
  sends admin-login, code
  client-auth password
}
flow fetch: build -> repository "Fetch the source" { returns code, internal-libs }
flow fetch-libs: build -> official-sites "Fetch external libraries" { returns external-libs }
flow fetch-tools: build -> official-sites "Fetch build tools" { returns toolchain }
flow stray: build -> look-alike "Fetch from an unofficial source" { returns code, external-libs, toolchain }
flow make: end-user -> build "Build firmware" { returns binaries }

// ---- 2. What can go wrong? --------------------------------------------------------------------------------

adversary outsider "Attacker with a contributor's account" {
  knows    source
  computes enhanced "an expert"
  owns     contributor
  wants    tamper code
}

adversary infiltrator "Attacker who worked their way up to maintainer" {
  knows    internals
  computes enhanced "an expert, with patience"
  owns     maintainer
  wants    tamper code
}

adversary saboteur "Attacker inside a project that TF-A copies from" {
  knows    source
  computes enhanced "an expert"
  owns     upstreams
  wants    tamper internal-libs
}

adversary impostor "Attacker with look-alike sites and packages" {
  knows    source
  computes enhanced "an expert"
  owns     look-alike
  wants    spoof repository, tamper external-libs, tamper toolchain, tamper node-packages
}

threat hijacked-maintainer "A maintainer's login is taken over and used to merge malicious code" {
  spoof    maintainer
  through  approve, review
  by       outsider
  feasibility medium
  refers   T1078
  mitigate with login-guidance, two-person-merge
  remains  medium because "one maintainer may still review and merge alone"
}

threat false-maintainer "A maintainer by social engineering merges malicious code" {
  tamper   code
  through  approve
  by       infiltrator
  feasibility low
  mitigate with maintainer-selection, two-person-merge
  remains  medium because "trust rests on peers, and nobody follows a maintainer's later changes of employer"
}

threat malicious-patch "A contributor submits malicious code" {
  tamper   code
  through  develop, submit, verify
  by       outsider
  feasibility low
  mitigate with code-review, static-analysis
  remains  low because "a memory flaw planted with skill can pass review and tests"
}

threat internal-dependency "A copied library brings malicious code, or is copied from the wrong place" {
  tamper   internal-libs
  through  copy-library, submit, merge
  by       saboteur
  feasibility low
  refers   T1195.001
  mitigate with documented-libraries, pinned-copies, dependency-alerts
  remains  low because "alerts do not cover libraries in C"
}

threat external-dependency "A library that users fetch themselves brings malicious code" {
  tamper   external-libs
  through  fetch-libs, stray
  by       impostor
  feasibility medium
  refers   T1195.001
  mitigate with documented-libraries, library-scripts
  remains  medium because "users decide where they fetch from"
}

threat hijacked-admin "An administrator's login is taken over and used to replace or rewrite the source" {
  spoof    admin
  through  administer, repository
  by       outsider
  feasibility low
  refers   T1078
  mitigate with login-guidance
  remains  medium because "no reviewer sees what an administrator uploads"
}

threat host-flaw "A flaw of the hosting gives write access to the source" {
  elevate  repository
  through  sign-in, repository
  by       outsider
  feasibility low
  mitigate with flaw-alerts, host-patching
  remains  low because "a flaw is open until it is found and patched"
}

threat fake-repository "Users are led to a malicious copy of the source" {
  spoof    repository
  through  fetch, stray
  by       impostor
  feasibility medium
  mitigate with spoof-reports, address-check
  remains  medium because "a report comes after somebody was deceived"
}

threat malicious-toolchain "An unofficial build tool adds malicious code to the binaries" {
  tamper   toolchain
  through  fetch-tools, stray
  by       impostor
  feasibility low
  mitigate with documented-tools, tool-scripts
  remains  medium because "users decide where they fetch from"
}

threat malicious-package "A package of the quality tools runs malicious code when it is installed" {
  tamper   node-packages
  elevate  workspace
  elevate  ci
  through  install, ci-install, node-registry
  by       impostor
  feasibility low
  refers   T1195.001
  mitigate with few-packages, pinned-packages, package-updates, ci-container
  remains  low because "the registry's auditor can miss a malicious package"
}

// ---- 3. What do we do about it? ---------------------------------------------------------------------------

control login-guidance "Logins follow the sign-on provider's recommendations" {
  on       review, repository
  protects authenticity
  status   implemented
  evidence link "https://docs.github.com/en/github/authenticating-to-github/creating-a-strong-password"
}
control two-person-merge "Nobody reviews and merges a change of their own" {
  on       review
  sets     review other
  protects authenticity, integrity
  status   planned
}
control maintainer-selection "Maintainers are chosen by peers in a structured process" {
  on       review
  protects integrity
  status   implemented
  evidence link "https://trustedfirmware-a.readthedocs.io/en/latest/process/maintenance.html#how-to-become-a-maintainer"
}
control code-review "A code owner and a maintainer review each change" {
  on       review
  protects integrity
  status   implemented
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#threats-and-mitigations"
}
control static-analysis "Changes are tested and analysed automatically" {
  on       ci
  protects integrity
  status   implemented
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#threats-and-mitigations"
}
control documented-libraries "Versions and official sources of dependencies are documented" {
  on       workspace, build
  protects integrity
  resists  basic
  status   implemented
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#external-dependencies"
}
control pinned-copies "A pinned copy of each library lives in the source tree" {
  on       repository
  protects integrity
  status   implemented
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#tf-a-repository"
}
control dependency-alerts "Alerts on vulnerable dependencies are watched" {
  on       repository
  detects  tamper internal-libs
  status   implemented
  evidence link "https://docs.github.com/en/github/managing-security-vulnerabilities/about-alerts-for-vulnerable-dependencies"
}
control library-scripts "Scripts fetch the current stable release of external libraries" {
  on       build
  protects integrity
  status   planned
}
control flaw-alerts "Alerts on flaws of the hosting are watched" {
  on       repository
  detects  elevate repository
  status   implemented
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#threats-and-mitigations"
}
control host-patching "The hosting is kept at its latest patches" {
  on       repository, review
  sets     maintained watched
  protects authorization
  status   implemented
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#appendix-a"
}
control spoof-reports "Reports of look-alikes are taken and partners warned" {
  on       repository
  detects  spoof repository
  status   implemented
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#threats-and-mitigations"
}
control address-check "Users check addresses before they visit or fetch" {
  on       build
  protects authenticity
  status   planned
}
control documented-tools "Versions and official sources of tools are documented" {
  on       build
  protects integrity
  resists  basic
  status   implemented
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#threats-and-mitigations"
}
control tool-scripts "Scripts fetch the current stable release of tools" {
  on       build
  protects integrity
  status   planned
}
control few-packages "The quality tools are few" {
  on       workspace, ci
  protects integrity
  status   implemented
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#nodejs-tools"
}
control pinned-packages "Packages are pinned to known versions" {
  on       workspace, ci
  protects integrity
  status   implemented
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#nodejs-tools"
}
control package-updates "Packages with known flaws are updated" {
  on       workspace, ci, install, ci-install
  sets     advisories mended
  protects integrity, authorization
  status   implemented
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#threats-and-mitigations"
}
control ci-container "In continuous integration the tools run in a trusted container" {
  on       ci
  protects authorization
  status   implemented
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#nodejs-tools"
}

// ---- Scope ------------------------------------------------------------------------------------------------

exclude tamper fetch-test-binaries because "these binaries serve tests only, and the text names no threat to them"
exclude web-presence "Mailing lists, web site and documentation host" because "no source code passes them; the text describes them in an appendix and names no threat"

assume honest-sign-on "The sign-on provider tells who signed in" because "the text holds its authentication sound where its recommendations are followed" {
  trusts sign-on
  owner "TF-A maintainers"
  evidence link "https://docs.github.com/en/github/authenticating-to-github/creating-a-strong-password"
  until 2027-11-23
}
assume honest-sites "Official sources serve genuine libraries, tools and packages" because "the text sends users to them, and names other sources as the danger" {
  trusts official-sites, node-registry
  owner "TF-A maintainers"
  evidence link "https://github.com/ARM-software/arm-trusted-firmware/blob/master/docs/threat_model/supply_chain_threat_model.rst#external-dependencies"
  until 2027-11-23
}

// ---- 4. Did we do a good job? -----------------------------------------------------------------------------

claim contributors-cannot-merge "No outsider gets malicious code merged unnoticed" {
  outsider cannot tamper code
  relies on code-review, static-analysis, login-guidance, host-patching, honest-sign-on
}
claim packages-kept "No impostor gets at the installed packages" {
  impostor cannot tamper node-packages
  relies on pinned-packages, honest-sites
}
claim maintainer-alone "A malicious maintainer can merge malicious code" {
  infiltrator can tamper code because "self-review and merging one's own change are not disallowed"
}
claim users-choose "A user who leaves the official sources can get malicious libraries" {
  impostor can tamper external-libs because "scripts that fetch them are not provided yet"
}

review 2026-11-20 by "Editors of the examples" {
  found "the text asks for a recommended login and does not enforce a second factor",
        "the text names no exclusion, and every threat of it is one of tampering or of posing as somebody"
}

view overview "From a patch to the binaries" { collapse internet }
view sources "Where source code goes" { show data code, internal-libs }
