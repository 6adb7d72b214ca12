// A small complete model. The examples in this folder change it: see README.md.
model "Parcel desk" {
  purpose "Hand parcels to the right person"
  owner "Desk team"
  appetite medium
  review every 1 year
  review when "a new entry point"
}

data parcels "Parcel list" { confidentiality medium; integrity high }

boundary internet "Internet" {
  trust none
  actor clerk "Clerk"
}
boundary site "Data centre" {
  trust full because "our own building, audited yearly"
  process desk "Desk service" { exposure internet; access clerk uses }
  store shelf "Parcel store" { holds parcels; access nobody }
}

flow ask: clerk -> desk "Ask for a parcel" { sends parcels; returns parcels; protocol https; client-auth mfa }
flow look: desk -> shelf "Look it up" { sends parcels; returns parcels; channel tls }

adversary thief "Thief on the internet" {
  knows public
  computes moderate
  observes internet
  wants disclose parcels, tamper parcels
}
adversary rogue "Rogue clerk" {
  knows design
  computes basic
  owns clerk
  wants disclose parcels
}

threat listing "The list is read by guessing numbers" {
  disclose parcels
  tamper parcels
  disclose shelf
  through ask, look, desk
  by thief, rogue
  needs expertise proficient
  feasibility medium because "every guess is a request, and requests are counted"
  impact medium
  mitigate with numbers
  remains low because "a number can still be overheard"
}

control numbers "Long random parcel numbers" {
  on desk
  protects confidentiality, integrity
  resists moderate
  status implemented
  owner "Desk team"
  evidence link "https://desk.example/tests/numbers" on 2026-09-01 by thief
}

exclude robbery "A robbery at the desk" because "the landlord's duty"
assume tls "TLS holds" because "current libraries" {
  upholds channel tls
  owner "Desk team"
  evidence link "https://desk.example/tls"
  until 2027-12-31
}

claim no-list "Nobody from the internet reads the list" {
  thief cannot disclose parcels
  relies on numbers, tls
}
claim clerks "A clerk reads and keeps the list" {
  rogue can disclose parcels because "that is the job"
  rogue can tamper parcels because "that is the job"
}
review 2026-10-01 by "Security team" { found "the store was missing" }
