// A lending library's system: catalogue, loans, and the terminals in the reading room.
model "Town library" {
  purpose "Lend books without telling anybody who reads what"
  version "1.3"
  owner   "Library IT"
  appetite low
  review every 180 days
  review when "a new terminal", "a new supplier"
  description """
    Readers search, borrow and reserve. The catalogue is public;
    who borrowed what is not.
    """
}

use pack base, web, privacy

// ---- What are we building? ----

data loans "Who has borrowed what" {
  belongs to reader
  confidentiality high
  integrity       medium
  personal        special       // reading habits
}
data catalogue "Titles and copies" { integrity medium; availability medium }
data pin "Reader's PIN" { kind credential; confidentiality high; authenticates reader }
data staff-key "Librarian's key" { kind credential; confidentiality critical; authenticates librarian }

boundary street "Outside" {
  trust none
  actor reader "Reader"
}

boundary house "Library building" {
  trust partial because "open to the public, some rooms locked"
  actor librarian "Librarian"

  boundary reading-room "Reading room" {
    many
    process terminal "Catalogue terminal" {
      is kiosk
      exposure partner
      physical supervised
      access reader uses catalogue
    }
  }

  boundary server-room "Server room" {
    process lending "Lending service" {
      is web-service
      authorizes per-object
      parses json, xml
      access librarian reads loans, writes loans because "settles disputes"
    }
    store shelf "Loan database" { is relational-database; holds loans; encryption disk; access nobody }
  }
}

external supplier "Book supplier" {
  trust partial because "audited every year"
  access nobody
}

flow search: reader -> terminal "Look for a book" {
  sends   pin
  returns catalogue
  medium  local
}
flow borrow: terminal -> lending "Borrow" { sends pin, loans; returns loans; protocol https; client-auth certificate }
flow keep: lending -> shelf "Record a loan" { sends loans; returns loans; channel mtls }
flow order: lending -> supplier "Order a book" { sends catalogue; protocol https }

// ---- What can go wrong? ----

adversary snoop "Curious neighbour" {
  knows    public                       // nothing from inside
  computes basic "a telephone, an afternoon" with expertise proficient, queries 1e3
  observes reading-room
  wants    disclose loans
}
adversary insider "Librarian on the way out" is snoop { owns librarian; wants disclose loans, tamper loans }

threat shoulder "A PIN is read over the shoulder" {
  disclose pin
  through  search
  by       snoop
  needs    observe terminal
  impact   medium
  refers   CAPEC-508
  mitigate with privacy-screen
}
threat sold-list "The list of loans is sold" {
  disclose loans
  through  keep, borrow
  by       insider
  impact   high
  accept by "Head of library" until 2027-06-30 because "logged; two people hold the key"
}
threat flood "The terminals are kept busy" {
  deny     terminal
  by       snoop
  impact   low
  transfer to supplier because "the contract covers replacement" {
    see "https://library.example/contract#kiosk" "Contract, section 3"
  }
}

tree learn-loans "Learn what somebody reads" {
  goal disclose loans by snoop
  any {
    shoulder
    all {
      step ask  "Pretend to be the reader" { feasibility medium }
      step show "See the screen"           { feasibility low; stopped by privacy-screen }
    }
  }
}

// ---- What do we do about it? ----

control privacy-screen "Screens that only the reader can see" {
  on       terminal
  protects confidentiality
  resists  moderate
  status   implemented
  owner    "House services"
  evidence audit "Walk-through with photographs" on 2026-03-14 by snoop
}

answer web.flood on terminal { accept by "Head of library" until 2027-01-31 because "books do not run away" }

rule idle "A terminal is left signed in" {
  for process p, flow f from p to lending
  when p.session in {cookie, token} and (p.physical < supervised
    or f.fresh = no)
   and some e in externals: e reaches p
  threat spoof p
  suggest "Sign readers out after a minute"
  explain """Whoever comes next borrows on the last reader's card."""
}

attribute session for process: {none, cookie, token, key}

exclude fire "Fire and water" because "the town's insurance"
assume tls "TLS holds" because "current libraries" { upholds channel tls, mtls; until 2027-12-31 }

claim neighbours "A neighbour cannot learn who reads what" {
  snoop cannot disclose loans
  relies on privacy-screen, tls
}
review 2026-09-30 by "Library IT" { found "the kiosk's keyboard was missing" }
view lendings "Where loans go" { show data loans }
