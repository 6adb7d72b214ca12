// A threat model answers four questions, in this order. Change every line to what you build; `tm check` tells what is
// wrong and what is missing, `tm explain` what a message means.
model "Guest book" {
  purpose "Let visitors leave a message, and show it to the next ones"
  owner "Web team"
  appetite low                                     // the highest severity that may be accepted
  review every 1 year
  review when "a new entry point", "an incident"
}

use pack base, web                                 // whose rules and kinds take part

// ---- 1. What are we building? ------------------------------------------------------------------------------

// What is of value.
data messages "Messages" { confidentiality low; integrity medium; availability low }

// Who and what takes part, and where: a boundary is a line that trust ends at.
boundary internet "Internet" {
  trust none
  actor visitor "Visitor"
}
boundary server "Our server" {
  trust full because "only the web team has access"
  process site "Web site" {
    is web-application                             // a kind: `tm list kinds` shows them
    exposure internet
    access visitor uses
  }
  store book "Guest book" {
    is relational-database
    holds messages
    access nobody                                  // but through the site
  }
}

// How data moves, in the direction of who starts it.
flow write: visitor -> site "Read and write messages" { sends messages; returns messages; protocol https }
flow keep: site -> book "Keep and look up" { sends messages; returns messages; channel tls }

// ---- 2. What can go wrong? ---------------------------------------------------------------------------------

// An adversary has four parts: what it knows, what it can compute, what it controls, what it wants.
adversary vandal "Vandal on the internet" {
  knows public
  computes moderate "rented servers, a week"
  observes internet
  wants tamper messages, deny site
}

threat injection "Script in a message" {
  tamper messages
  through write, site, keep, book
  by vandal
  needs expertise proficient
  feasibility medium because "the text of a message is shown to everybody"
  impact medium
  refers CWE-79
  mitigate with plain-text                         // or eliminate, transfer, accept
  remains low because "a rude message is still a message"
}
threat flood "So many requests that nobody gets through" {
  deny site, deny messages
  through write, site, keep, book
  by vandal
  needs expertise layman
  feasibility high
  impact low
  refers CWE-400
  accept by "Web team" until {next year} because "nobody is harmed when the book is closed for a day"
}

// ---- 3. What do we do about it? ----------------------------------------------------------------------------

control plain-text "Messages are shown as plain text" {
  on site
  sets encodes-output yes                          // what it changes where it stands
  protects integrity
  resists moderate
  status implemented                               // planned < in-progress < implemented < verified
  owner "Web team"
  evidence link "https://example.org/tests/plain-text" on {today} by vandal
}

// What is left out, and what is taken for granted, are statements with a reason.
exclude theft "Theft of the server, physical access to it" because "the hosting provider's duty"
exclude people "Insiders, and people who are deceived or make mistakes" because "the web team is two people, who back up daily"
exclude strong "Intelligence services, side channels, the supply chain" because "nothing here is worth it"
exclude spoof site because "the certificate says who it is"
exclude repudiate site because "there is nothing to deny"
exclude spoof visitor because "messages carry no name"
exclude repudiate visitor because "messages carry no name"
exclude disclose site because "everybody may read the messages"
exclude disclose messages because "everybody may read the messages"
exclude elevate site because "the hosting provider runs the site, and keeps it apart from others"
assume tls "TLS holds" because "current libraries, standard settings" {
  upholds channel tls
  owner "Web team"
  evidence link "https://example.org/tls"
  until {next year}
}

// ---- 4. Did we do a good job? ------------------------------------------------------------------------------

claim as-written "Nobody from the internet changes a message of others" {
  vandal cannot tamper messages
  relies on plain-text, tls
}
claim conceded "A flood closes the book" {
  vandal can deny site because "the threat is accepted"
  vandal can deny messages because "the threat is accepted"
}
review {today} by "Security team" { found "the store was missing" }
