// A small teaching model: a hosted image classifier that is trained on people's phones.
model "Photo classifier" {
  version "1.0"
  owner   "Model team"
  purpose "Name what a photo shows, without collecting anybody's photos"
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
}
threat backdoor "Poisoned updates hide a trigger in the model" {
  tamper  weights
  through upload, collect, clean
  by      poisoner
  needs   own phone, expertise expert
  impact  high
  refers  AML.T0020, AML.T0018.000
}
threat gradient-leak "Photos are rebuilt from one phone's gradients" {
  disclose photos
  through  upload, collect, aggregator
  by       peeper
  needs    observe aggregator, expertise expert
  impact   high
}
threat model-theft "Answers are used to train a copy of the model" {
  disclose weights
  through  ask
  by       curious
  needs    queries 1e6
  impact   medium
  refers   AML.T0024.002
}
threat evasion "A changed photo gets a wrong label" {
  tamper  label
  through ask
  by      curious
  needs   queries 1000
  impact  low because "a wrong label costs one more try"
  refers  AML.T0015
}
threat outage "The classifier is flooded" {
  deny    answering
  through ask
  by      curious
  impact  medium
}
threat privacy-suit "A participant sues over a leak" {
  disclose updates
  through  collect
  by       peeper
  impact   high
}

tree rebuild-photos "Learn what is on somebody's phone" {
  goal disclose photos by peeper
  any {
    gradient-leak
    sequence {
      step copy  "Copy updates from memory" { feasibility low }
      step match "Match an update to a person" { feasibility medium }
    }
  }
}

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

// ==== Scope ====

exclude stolen-phones "A stolen, unlocked phone" because "the phone's maker guards it; we store nothing more than the album"
exclude adversary "A nation state" because "nothing here is worth that effort"
exclude deny registry because "the classifier keeps the last model it loaded"

view training "How the model is learned" { show data updates, weights }
view theft { show path curious disclose weights }
