// Admission control in a Kubernetes cluster, after the threat model that the Kubernetes community published.
// SOURCE.md says which line here encodes which part of that text.
model "Kubernetes admission control" {
  purpose  "Keep workloads that break the cluster's rules from being started"
  owner    "Cluster operator"
  appetite medium
  review every 180 days
  review when "a new Kubernetes version", "a new or changed rule", "an incident"
  description """
    The API server asks an admission controller, by webhook, about every workload. The controller runs in the cluster
    that it protects. It allows, refuses or changes workloads by its rules. The published text recommends mitigations to
    whoever runs a cluster, so every control here is planned: who adopts one changes its status and adds evidence.
    """
  see "https://github.com/kubernetes/sig-security/blob/main/sig-security-docs/papers/admission-control/kubernetes-admission-control-threat-model.md" "The published text"
}

use pack base, cloud

// ---- 1. What are we building? -----------------------------------------------------------------------------

data workloads "Workload definitions" { belongs to developer; integrity high; origin mixed }
data secrets "Confidential content of admission requests" { belongs to developer; confidentiality high }
data decisions "Admission decisions" { integrity high; availability medium; kind content }
data rules "Admission rules" { kind config; integrity high }
data webhook-config "Webhook configuration objects" { kind config; integrity high }
data roles "Roles, bindings and services" { kind config; integrity high }
data facts "Information that rules fetch" { integrity medium; kind content }
data admin-credential "Cluster administrator's credential" { kind credential; confidentiality high; authenticates admin }
data webhook-credential "Client credential for the webhook" { kind credential; confidentiality high }

boundary developers "Developers" {
  trust none
  actor developer "User who may create workloads"
}
boundary operations "Cluster operations" {
  trust full because "whoever holds these rights can bypass admission control in any case"
  actor admin "Cluster administrator"
}
boundary policy-team "Policy team" {
  trust partial because "its members write rules, and nothing else in the cluster"
  actor author "Rule author"
}

boundary cluster "Cluster" {
  trust partial because "it runs workloads of many users"

  boundary control-plane "Control plane" {
    trust full because "admission control rests on it"
    process api-server "API server" {
      is orchestrator
      authorizes coarse
      holds webhook-credential
      access developer writes workloads
      access admin administers because "runs the cluster"
    }
    store objects "Cluster objects" { holds workloads, webhook-config, roles; access nobody }
  }

  boundary node "Node that runs the controller" {
    trust partial because "other workloads may be placed on it"
    boundary controller-namespace "Controller's namespace" {
      trust partial because "an ordinary workload to the cluster"
      process webhook "Admission controller" {
        is admission-webhook
        egress any
        holds decisions
        access author writes rules because "rules are their work"
        access api-server uses
      }
      store rule-files "Controller's configuration" { holds rules; access nobody }
    }
  }

  boundary tenants "Namespaces of the users" {
    many
    trust none
    process pod "A running workload" { is container; access api-server administers because "starts and stops it" }
  }
}

external source "External system that rules consult" {
  trust partial because "reviewed before a rule may use it"
  access nobody
}

flow submit: developer -> api-server "Create a workload" { sends workloads, secrets; returns decisions }
flow administer: admin -> api-server "Configure" { asks admin-credential; sends admin-credential, webhook-config, roles }
flow keep: api-server -> objects "Keep objects" { sends workloads, webhook-config, roles; returns workloads, webhook-config, roles }
flow admit: api-server -> webhook "Admission review" { sends workloads, secrets; returns decisions, workloads }
flow start: api-server -> pod "Start what was admitted" { sends workloads }
flow probe: pod -> webhook "Call the webhook from within" { sends workloads; returns decisions }
flow configure: author -> webhook "Write rules" { sends rules }
flow load: webhook -> rule-files "Keep and load rules" { sends rules; returns rules }
flow consult: webhook -> source "Ask for outside information" { returns facts }

// ---- 2. What can go wrong? --------------------------------------------------------------------------------

adversary tenant "User who may create workloads" {
  knows    design
  computes enhanced "time to read the interface's documentation and to try"
  owns     developer
  wants    mislead webhook, tamper decisions, elevate node
}
adversary network-user "Workload on the container network" {
  knows    design
  computes enhanced "the workload's own processor time"
  observes admit
  owns     pod
  wants    disclose secrets, deny webhook
}
adversary interceptor "Workload with the NET_RAW capability" is network-user {
  alters admit
  wants  spoof webhook
}
adversary credential-holder "Holder of a stolen webhook credential" is network-user {
  knows webhook-credential
  wants exhaust webhook
}
adversary admin-thief "User with a stolen administrator credential" is tenant {
  knows admin-credential
  wants spoof admin
}
adversary node-intruder "Privileged user on the node" {
  knows    design
  computes enhanced "a shell on the node"
  owns     node
  wants    tamper decisions, disclose secrets
}
adversary rogue-author "Rule author with intentions of their own" {
  knows    internals
  computes basic "the rule language"
  owns     author
  wants    disclose secrets
}

// Attacks on the webhook's availability: past its time limit a workload is admitted unchecked.
threat flood "The webhook is flooded until reviews time out" {
  tamper   decisions
  through  probe
  by       network-user
  needs    reach webhook
  impact   high
  mitigate with fail-closed
  remains  low because "unchecked workloads stay out; new ones wait, see stalled-deployments"
}
threat complex-requests "Requests that take long to check make reviews time out" {
  deny     webhook
  tamper   decisions
  through  probe
  by       network-user
  needs    reach webhook, knowledge design
  impact   high
  mitigate with fail-closed, caller-authentication
  remains  low because "a caller with a valid credential can still send them"
}
threat stolen-webhook-credential "Costly requests come from a caller with a valid credential" {
  exhaust  webhook
  tamper   decisions
  through  probe
  by       credential-holder
  needs    read webhook-credential, reach webhook
  impact   high
  mitigate with fail-closed
  remains  medium because "the controller still spends its processor time"
}
threat stalled-deployments "While the webhook is down nothing new can be deployed" {
  deny    decisions
  through probe
  by      network-user
  needs   reach webhook
  impact  medium
  accept  by "Cluster operator" until 2027-05-31 because "waiting costs less than a workload that nobody checked"
}

// Attacks on who is asked.
threat webhook-misconfigured "A gap in the webhook's configuration lets a workload pass unseen" {
  tamper   decisions
  through  submit, keep
  by       tenant
  needs    own developer
  impact   high
  mitigate with configuration-review
  remains  low because "a gap lasts until the next review"
}
threat webhook-object-deleted "The webhook object is deleted or changed, so that the controller is never called" {
  tamper   webhook-config
  tamper   decisions
  through  submit, keep
  by       tenant
  needs    own developer
  impact   high
  mitigate with least-privilege
  remains  low because "administrators keep the right"
}
threat rights-widened "Changed roles or bindings open the way to the webhook object" {
  tamper   roles
  through  submit, keep
  by       tenant
  needs    own developer
  impact   high
  mitigate with least-privilege
  remains  low because "a role granted by mistake lasts until somebody sees it"
}
threat service-hijack "A service with an external address takes the webhook's traffic" {
  spoof    webhook
  through  submit, admit
  by       tenant
  needs    own developer
  impact   high
  refers   CVE-2020-8554
  mitigate with least-privilege, restrictive-policies
  remains  low because "users who need such services keep the right"
}
threat exempt-namespace "A workload is placed in a namespace that the rules exempt" {
  tamper   decisions
  elevate  node
  through  submit
  by       tenant
  needs    own developer
  impact   high
  mitigate with least-privilege
  remains  low because "system workloads still run there"
}

// Attacks on the rules.
threat missed-match "A rule forgets a part of the manifest, such as init containers" {
  mislead  webhook
  elevate  node
  through  submit, admit
  by       tenant
  needs    own developer, expertise proficient
  impact   high
  mitigate with rule-review
  remains  low because "tests find the cases that somebody thought of"
}
threat loose-string-match "A block list compares strings loosely and is passed by" {
  mislead  webhook
  through  submit, admit
  by       tenant
  needs    own developer, knowledge design
  impact   high
  mitigate with rule-review
  remains  low because "tests find the cases that somebody thought of"
}
threat uncovered-api-version "A feature or version of the interface that no rule covers" {
  mislead  webhook
  through  submit, admit
  by       tenant
  needs    own developer, expertise proficient
  impact   high
  mitigate with rule-review
  remains  medium because "each new Kubernetes version brings more"
}
threat mutation-abused "A mutating rule is led to make a container privileged" {
  elevate  node
  through  submit, admit, start
  by       tenant
  needs    own developer, expertise proficient
  impact   high
  mitigate with rule-review
  remains  low because "rules that work together are hard to test"
}
threat rules-exfiltrate "A rule sends what it sees in requests to an outside system" {
  disclose secrets
  through  configure, consult
  by       rogue-author
  needs    own author
  impact   high
  mitigate with egress-control
  remains  low because "an outside system on the list can still be sent data"
}

// Attacks on the network between the API server and the webhook.
threat sniffing "Requests are read on the container network" {
  disclose secrets
  through  admit
  by       network-user
  needs    observe admit
  impact   medium
  mitigate with webhook-tls
  remains  low because "size and time of a request stay visible"
}
threat interception "Requests and answers are changed on the container network" {
  tamper   admit
  tamper   decisions
  through  admit
  by       interceptor
  needs    alter admit, expertise proficient
  impact   high
  mitigate with mutual-tls
  remains  low because "whoever can issue certificates can still pass"
}
threat redirection "Reviews are led to an impostor, which answers them" {
  spoof    webhook
  tamper   decisions
  through  admit
  by       interceptor
  needs    alter admit
  impact   high
  mitigate with mutual-tls
  remains  low because "whoever can issue certificates can still pass"
}

// Attacks on the place where the controller runs.
threat privileged-neighbour "A privileged container lands on the controller's node" {
  deny     webhook
  elevate  node
  through  submit, admit, start
  by       tenant
  needs    own developer
  impact   high
  mitigate with restrictive-policies
  remains  low because "system services keep the privilege"
}
threat host-path-mount "A mounted host path lets a workload change the controller's files" {
  tamper   rules
  through  submit, admit, start, rule-files
  by       tenant
  needs    own developer
  impact   high
  mitigate with restrictive-policies
  remains  low because "system services keep the privilege"
}
threat node-login "Somebody with a privileged login to the node switches the controller off" {
  deny     webhook
  tamper   decisions
  disclose secrets
  through  webhook
  by       node-intruder
  feasibility low because "a privileged login must be won first"
  impact   high
  accept   by "Cluster operator" until 2027-05-31 because "the text knows no mitigation within admission control"
}
threat admin-takeover "A stolen administrator credential goes round the controller" {
  spoof    admin
  tamper   decisions
  disclose secrets
  through  administer
  by       admin-thief
  feasibility low because "the credential must be won first"
  impact   high
  accept   by "Cluster operator" until 2027-05-31 because "the text knows no mitigation within admission control"
}

tree many-clusters "Bring down admission control in several clusters at once" {
  goal tamper decisions by node-intruder
  sequence {
    node-login
    step spread "Answer for the other clusters that share the webhook" { feasibility medium; stopped by dedicated-webhook }
  }
}

// ---- 3. What do we do about it? ---------------------------------------------------------------------------

defaults control { status planned; owner "Cluster operator" }

control least-privilege "Only those who need it may change webhooks, roles, services and exempt namespaces" {
  on       api-server
  protects integrity, authenticity, authorization
  resists  moderate
  due      2027-01-31
}
control fail-closed "A workload is refused when the webhook does not answer" {
  on       webhook
  sets     fails closed
  protects integrity
  resists  high
  due      2027-02-28
}
control caller-authentication "The webhook answers authenticated callers only" {
  on       webhook
  protects availability
  resists  moderate
  due      2027-02-28
}
control webhook-tls "Reviews travel under TLS 1.2 or later" {
  on       admit
  sets     channel tls
  protects confidentiality
  resists  high
  due      2027-01-31
}
control mutual-tls "API server and webhook authenticate each other" {
  on       admit
  sets     channel mtls, server-auth yes, client-auth certificate
  protects integrity, authenticity
  resists  high
  due      2027-02-28
}
control rule-review "Every rule is reviewed, and tested with abuse cases" {
  on       webhook
  sets     validates full
  counters cloud.policy-gap
  protects integrity, authorization
  resists  enhanced
  due      2027-03-31
}
control restrictive-policies "Privileged containers, host paths and external addresses are for named services only" {
  on       webhook
  protects integrity, authenticity, availability, authorization
  resists  moderate
  due      2027-01-31
}
control configuration-review "The webhook's configuration is reviewed on a schedule" {
  on       objects
  protects integrity
  resists  enhanced
  due      2027-03-31
}
control egress-control "The controller reaches listed outside systems only" {
  on       webhook
  sets     egress listed
  protects confidentiality
  resists  moderate
  due      2027-03-31
}
control dedicated-webhook "Each cluster has a webhook of its own" {
  on       api-server
  protects integrity
  resists  moderate
  due      2027-06-30
}

// ---- Scope ------------------------------------------------------------------------------------------------

exclude rest-of-kubernetes "Threats to the cluster that do not touch admission control" because "the text is about admission controllers and their rules"
exclude outside-controller "A controller that runs outside the cluster it protects" because "the text takes the usual way, an installation within"

assume honest-admin "Cluster administrators are honest" because "the text has no mitigation against their rights" {
  trusts admin
  owner "Cluster operator"
  until 2027-11-30
}
assume reviewed-source "An external system that rules consult is honest" because "each is reviewed before it is allowed" {
  trusts source
  owner "Policy team"
  until 2027-11-30
}
assume tls "TLS 1.2 and later hold" because "the text relies on them against sniffing" {
  upholds channel tls, mtls
  owner "Cluster operator"
  until 2027-11-30
}

// ---- 4. Did we do a good job? -----------------------------------------------------------------------------

claim authors-cannot-detach "A rule author cannot detach the controller from the cluster" {
  rogue-author cannot tamper webhook-config
  relies on honest-admin
}
claim admins-bypass "Whoever holds an administrator credential bypasses the controller" {
  admin-thief can tamper decisions because "cluster-admin rights offer several ways round"
}
claim nodes-bypass "Whoever has a privileged login to the node controls the controller" {
  node-intruder can tamper decisions because "the controller runs on that node"
}
claim readable-today "Reviews can be read on the container network until webhook-tls is in place" {
  network-user can disclose secrets because "planned for 2027-01-31"
}

review 2026-10-12 by "Cluster operator" {
  found "threat 9 is listed under rule review too, though it names mutual TLS only", "threat 2 is missing under fail closed"
}

view overview "Admission control in the cluster"
view decision-data "Where decisions go" { show data decisions }
