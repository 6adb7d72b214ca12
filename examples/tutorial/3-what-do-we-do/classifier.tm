// A small teaching model: a hosted image classifier that is trained on people's phones.
model "Photo classifier" {
  version  "1.0"
  owner    "Model team"
  purpose  "Name what a photo shows, without collecting anybody's photos"
  appetite medium
  description """
    Phones train on their own photos and send only model updates. Our service adds the updates up, cleans the model and
    answers questions about photos with one label.
    """
}

use pack base, ml, privacy

// ==== 1. What are we building? ====

data photos  "Photos on the phones"     { belongs to participant; confidentiality high; personal yes; kind media, training; origin mixed; volume all }
data updates "Gradients of one phone"   { belongs to participant; confidentiality high; integrity high; personal yes; privacy none; origin untrusted; kind content }
data weights "Model"                    { confidentiality medium; integrity high; kind model; privacy none }
data query   "Photo to classify"        { confidentiality medium; personal yes; origin untrusted; kind media }
data label   "Label"                    { integrity medium; availability medium; kind content }
data account "Participant's credential" { belongs to participant; confidentiality high; kind credential; authenticates participant }

boundary phone "A participant's phone" {
  many
  trust partial because "its owner can change everything on it"
  actor participant "Participant"
  process local-training "Local training" { learning federated; access participant administers }
  store album "Photo album" { holds photos; access participant administers photos }
}
boundary internet "Internet" {
  trust none
  actor user "User of the classifier"
}
boundary cloud "Cloud account" {
  trust full because "our own account, audited yearly"
  process enrolment "Enrolment and upload" { exposure internet; rate-limit yes; access participant uses updates, account }
  process aggregator "Aggregator" { learning federated; access operator administers }
  process cleaning "Pruning and evaluation" { access operator administers weights }
  store registry "Model registry" { holds weights; integrity signature; encryption disk; acl per-object; access operator reads weights }
  process answering "Classifier" {
    exposure internet
    parses image
    memory-safe yes
    output label
    access user uses query, label
  }
  actor operator "Operator"
}
party host "Cloud provider"
party insurer "Insurer"

flow enrol:   participant -> local-training "Take part"      { sends account; medium local }
flow learn:   local-training -> album       "Read photos"    { returns photos; medium local }
flow upload:  local-training -> enrolment   "Send update"    { sends updates, account; returns weights; protocol https; client-auth token }
flow collect: enrolment -> aggregator       "Pass update"    { sends updates; returns weights; channel mtls }
flow clean:   aggregator -> cleaning        "Sum of updates" { sends weights; returns weights; channel mtls }
flow publish: cleaning -> registry          "Publish model"  { sends weights; channel mtls }
flow load:    answering -> registry         "Load model"     { returns weights; channel mtls }
flow ask:     user -> answering             "What is this?"  { sends query; returns label; protocol https }
flow run:     operator -> aggregator        "Operate"        { sends account; channel mtls; client-auth mfa }

// ==== 2. What can go wrong? ====

adversary curious "Curious user" {
  knows    design                                            // information: our papers, the architecture
  computes moderate "rented GPUs, a week" with expertise proficient, queries 1e6
  owns     user                                              // control: its own queries
  wants    disclose photos, disclose weights, tamper label
}
adversary poisoner "Malicious participants, one in a hundred" {
  knows    source, weights
  computes moderate with expertise expert, time 1 month
  owns     phone
  wants    tamper weights
}
adversary peeper "Curious operator" {
  knows    internals
  computes enhanced
  observes aggregator
  owns     operator
  wants    disclose photos
}

threat membership "Was this photo in the training set?" {
  disclose photos
  through  ask
  by       curious
  needs    queries 1000, expertise proficient
  impact   high
  refers   AML.T0024.000
  eliminate scores because "the soft-max output tells members from others; a label alone tells far less"
}
threat backdoor "Poisoned updates hide a trigger in the model" {
  tamper   weights
  through  upload, collect, clean
  by       poisoner
  needs    own phone, expertise expert
  impact   high
  refers   AML.T0020, AML.T0018.000
  mitigate with pruning
}
threat gradient-leak "Photos are rebuilt from one phone's gradients" {
  disclose photos
  through  upload, collect, aggregator
  by       peeper
  needs    observe aggregator, expertise expert
  impact   high
  mitigate with secure-aggregation
}
threat model-theft "Answers are used to train a copy of the model" {
  disclose weights
  through  ask
  by       curious
  needs    queries 1e6
  impact   medium
  refers   AML.T0024.002
  mitigate with query-limit
}
threat evasion "A changed photo gets a wrong label" {
  tamper  label
  through ask
  by      curious
  needs   queries 1000
  impact  low because "a wrong label costs one more try"
  refers  AML.T0015
  accept by "Head of product" until 2027-09-30 because "robust training costs more accuracy than a retry costs users"
}
threat outage "The classifier is flooded" {
  deny     answering
  through  ask
  by       curious
  impact   medium
  transfer to host because "its contract covers floods up to a stated size" { see "https://example.org/contract" "Contract, section 4" }
}
threat privacy-suit "A participant sues over a leak" {
  disclose updates
  through  collect
  by       peeper
  impact   high
  transfer to insurer because "a policy pays, the duty stays ours" { see "https://example.org/policy" "Policy" }
}

tree rebuild-photos "Learn what is on somebody's phone" {
  goal disclose photos by peeper
  any {
    gradient-leak
    sequence {
      step copy  "Copy updates from memory" { feasibility low; stopped by secure-aggregation }
      step match "Match an update to a person" { feasibility medium }
    }
  }
}

// ==== 3. What do we do about it? ====

control pruning "Prune neurons that clean photos never use" {
  on       cleaning
  protects integrity
  counters ml.backdoor-train
  resists  moderate
  status   verified
  owner    "Model team"
  evidence link "https://example.org/ci/backdoor-trigger" on 2026-09-20 by poisoner
}
control secure-aggregation "Only sums of updates can be read" {
  on       local-training, upload                            // masks are added on the phone: the operator does not run it
  protects confidentiality
  counters ml.fl-curious-server
  resists  moderate
  status   in-progress
  owner    "Model team"
  due      2026-12-15
  evidence ticket "ML-212"
}
control query-limit "A thousand queries a day for each user" {
  on       answering
  sets     rate-limit yes
  protects confidentiality
  counters ml.extraction
  resists  moderate
  status   implemented
  owner    "Service team"
  evidence link "https://example.org/ci/query-limit" on 2026-09-12 by curious
}

answer ml.evasion-black-query on answering { accept by "Head of product" until 2027-09-30 because "see evasion" }
answer ml.fl-sybil on enrolment { mitigate with pruning }
answer base.flood on enrolment  { transfer to host because "its contract covers floods up to a stated size" }

// A rule of our own.
rule raw-update "An update leaves the phone unprotected" {
  for process p, process q, flow f from p to q
  when p.learning = federated and f crosses phone and f.channel < tls
  threat disclose f, tamper f
  needs observe f
  impact worst of f.sends
  suggest "Send updates over TLS, or only sums of them"
  ask "Is {f} protected on the way?"
  explain """An update is as telling as the photos it was computed from."""
}

// ==== Scope and assumptions ====

exclude stolen-phones "A stolen, unlocked phone" because "the phone's maker guards it; we store nothing more than the album"
exclude adversary "A nation state" because "nothing here is worth that effort"
exclude deny registry because "the classifier keeps the last model it loaded"
assume tls "TLS 1.3 holds" because "current libraries, standard settings" {
  upholds channel tls, mtls
  owner "Service team"
  evidence link "https://example.org/tls-scan"
  until 2027-12-31
}
assume honest-majority "At most one phone in a hundred is malicious" because "enrolment costs a verified account" {
  upholds control pruning
  owner "Model team"
  evidence ticket "ML-187"
  until 2027-03-31
}

view training "How the model is learned" { show data updates, weights }
view theft { show path curious disclose weights }
