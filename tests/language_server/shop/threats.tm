adversary criminal "Criminal on the internet" {
  knows    public
  computes moderate "rented machines, a week"
  observes internet
  owns     customer
  wants    disclose orders
}

threat sqli "SQL injection through search" {
  disclose orders
  tamper   orders
  through  browse, persist
  by       criminal
  needs    expertise proficient
  feasibility high because "search builds its query from text"
  refers   CWE-89
  mitigate with parameterised-queries
  remains  low because "a new query can forget it"
}

control parameterised-queries "Parameterised queries only" {
  on       web
  protects confidentiality, integrity
  resists  high
  status   verified
  owner    "Orders team"
  evidence link "https://example.org/ci" on 2026-09-28 by criminal
}

exclude deny web because "orders queue while it is down"
