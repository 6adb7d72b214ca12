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

view training "How the model is learned" { show data updates, weights }
