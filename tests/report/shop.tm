// Every kind of string that a report prints, as `«…»`; the tests put hostile text in their place.
model "«System»" {
  purpose "«Purpose»"
  version "«2.4»"
  owner "«Owner»"
  appetite medium
  review every 90 days
  review when "«a new entry point»", "«an incident»"
  description """
    «First words of the description.»

    - a list
    - with **strong** words, `code` and [a link](https://example.org/a?b=1&c=2)
    """
  see "https://example.org/«see»" "«Label»"
}

use pack base, web

data orders "«Orders, and addresses»" {
  belongs to customer
  confidentiality high
  integrity high
  availability medium
  personal yes
  description "«What was bought»"
  tags shop
}
data login "«Password»" { kind credential; confidentiality high; authenticates customer; sealed by vault-key }
data vault-key "«Key»" { kind key; confidentiality critical }
data sales-log "«Log»" { kind log; integrity high }

boundary internet "«Internet»" {
  trust none
  actor customer "«Customer»" { description "«buys»" }
}
boundary cloud "«Cloud»" {
  trust full because "«audited»"
  description "«the account»"
  boundary inner "«Inner»" {
    process web "«Web»" {
      is web-application
      exposure internet
      owner "«Web team»"
      see "javascript:alert(1)" "«bad link»"
      access customer uses because "«sells»"
      description "«the front»"
    }
    store db "«Database»" { is relational-database; holds orders; encryption disk because "«by default»"; access nobody }
  }
}
external psp "«Provider»" { trust partial because "«contract»"; access nobody }
party insurer "«Insurer»" { description "«pays»" }

flow browse: customer -> web "«Browse, order»" { asks login; sends login, orders; returns orders; protocol https; description "«the way in»" }
flow persist: web -> db "«Store»" { sends orders; returns orders; channel tls }
flow web -> psp "«Pay»" { sends orders; protocol https }

adversary criminal "«Criminal»" {
  knows public
  computes moderate "«rented»" with expertise proficient, queries 1e6
  observes internet
  owns customer
  wants disclose orders, tamper orders
  description "«somebody»"
}
adversary gang "«Gang»" is criminal { knows design, login }

threat sqli "«Injection»" {
  description "«through *search*»"
  disclose orders
  tamper orders
  through browse, persist
  by criminal
  needs expertise proficient, act as customer
  feasibility high because "«easy»"
  impact critical because "«all of it»"
  refers CWE-89, CAPEC-66
  mitigate with queries
  remains low because "«a new query»"
  accept rest by "«Head of rest»" until 2027-01-01 because "«it is small»"
  owner "«Orders team»"
  tags shop
}
threat overreach "«Overreach»" {
  disclose orders
  through browse
  by gang
  impact medium
  accept by "«Head»" until 2027-03-31 because "«sampled»"
}
threat flood "«Flood»" {
  deny web
  by criminal
  transfer to insurer because "«pays»" { see "https://example.org/«policy»" "«Policy»" }
}
threat cards "«Cards»" { disclose db; by criminal; impact critical; eliminate card-number because "«moved»" }
threat slip "«Slip»" { tamper db; by mistake of customer; feasibility low; impact low }

tree steal "«Steal»" {
  goal disclose orders by criminal
  description "«in words»"
  any {
    sqli
    all {
      step phish "«Phish»" { feasibility medium }
      step code "«Second factor»" { feasibility low; stopped by queries }
    }
  }
}

control queries "«Queries»" {
  on web
  protects confidentiality, integrity
  resists high
  status verified
  owner "«Team»"
  description "«parameterised»"
  evidence link "https://example.org/«evidence»" on 2026-09-28 by criminal
  evidence ticket "«SEC-1»"
}
control throttle "«Throttle»" { on web; sets rate-limit yes; status planned; owner "«Team»"; due 2027-01-01; detects deny web }

exclude physical "«Physical»" because "«the provider's»"
exclude deny psp because "«orders queue»"
exclude adversary "«A nation»" because "«not worth it»"
ignore TM206 on db because "«kept»"

assume tls "«TLS holds»" because "«standard»" {
  upholds channel tls
  owner "«Platform»"
  description "«checked»"
  evidence link "https://example.org/«scan»"
  until 2027-12-31
}

claim no-theft "«No theft»" { criminal cannot disclose orders; relies on queries, tls }
claim conceded "«Conceded»" { gang can disclose orders because "«needed»" }

review 2026-10-01 by "«Security»" { found "«a role was missing»" }

view overview "«Everything»"
