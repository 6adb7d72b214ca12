// Privacy, after LINDDUN: linking, identifying, non-repudiation, detecting, disclosure, unawareness, non-compliance.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind data-processor "Processor that acts for us" for external
kind analytics-service "Analytics" is data-processor for external
kind advertising-network "Advertising network" for external
kind data-broker "Data broker" for external
kind public-authority "Public authority" for external
kind consent-service "Service that keeps consent" for process
kind statistics-service "Service that answers with statistics" for process
kind profiling "Profiling of persons" for process
kind customer-database "Customer records" is user-database for store
kind pseudonym-table "Table from pseudonyms to persons" for store
kind consent-record "Record of consent" for store
kind research-data "Data for research" for store
kind data-subject "Person the data is about" for actor

// ---- Attributes ------------------------------------------------------------------------------------------
attribute identifiers "How directly its records name persons" for data: none < indirect < pseudonym < direct
attribute basis "On what its processing rests" for data: {none, consent, contract, law, interest}
attribute purpose-bound "Whether it serves only what it was collected for" for data: no < yes
attribute needed "Whether the purpose needs all of it" for data: no < yes
attribute erasable "Whether a person can have it shown, corrected and erased" for data: no < yes
attribute informs "What it tells persons about what is done with their data" for actor, process: none < general < specific
attribute jurisdiction "Under whose law it stands, seen from the persons" for external: same < adequate < other
attribute assessed "Whether what its use may do to persons was assessed" for data: no < yes
attribute responds-alike "Whether its answers and their time show who is known to it" for process: no < yes

// ---- Rules: linking and identifying ------------------------------------------------------------------------
rule link-across-stores "Records of one person are joined" {
  for store s, store t, data d
  when d in s.holds and d in t.holds and d.personal known and d.personal >= yes and d.identifiers >= pseudonym
   and some p in processes: (p reaches s and p reaches t)
  threat link d
  impact worst of d
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  suggest "Use another pseudonym in each place, and let nobody read both"
  ask "How directly do the records of {d} name persons?"
  explain """
    Two harmless collections with the same key are one that tells a life.

    **False alarm** when joining them is the purpose, and the persons were told.

    **Test**: join the two by every column they share and count the pairs that are right.
    """
}
rule link-by-metadata "When, where and how often tells who" {
  for actor a, process p, flow f from a to p
  when f.identity < end-user and p.audit >= local
   and some d in f.carries: (d.personal known and d.personal >= yes and d.identifiers = indirect)
  threat link a
  needs observe p
  impact medium
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  suggest "Record less, round times and places, and drop addresses"
  ask "What does {p} record about each visit?"
  explain """
    Address, time and device join visits that carry no name. A handful of places and times names most people.

    **False alarm** when what is kept cannot be told apart between visitors.

    **Test**: try to follow one volunteer through a month of records.
    """
}
rule quasi-identifier "A few harmless columns name a person" {
  for data d
  when (some f in flows: (f crosses and d in f.carries)) and d.personal known and d.personal >= yes and d.volume >= many
   and d.identifiers = indirect and d.privacy < aggregate
  threat identify d
  needs read d, expertise proficient
  impact worst of d
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  suggest "Publish sums with noise, or cut and merge columns until each row has many like it"
  ask "How many persons share the same values in {d}?"
  explain """
    Birthday, sex and postcode are enough for most of a country. Taking names out is not making anonymous.

    **False alarm** when each combination is shared by many, and nothing else about them differs.

    **Test**: count the rows that stand alone, and look some of them up.
    """
}
rule identify-by-pseudonym-table "The table that undoes pseudonyms is within reach" {
  for store s, store t
  when t is pseudonym-table and t.acl <= coarse and (some p in processes: (p reaches t and p reaches s))
   and some d in s.holds: d.identifiers = pseudonym
  threat identify s
  needs observe t
  impact worst of s.holds
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  suggest "Keep the table with somebody else, or throw it away; derive pseudonyms with a key in hardware"
  ask "Who may read {t}?"
  explain """
    Pseudonyms protect as long as nobody holds both halves. A hash of a telephone number is no pseudonym: all numbers
    are tried in minutes.

    **False alarm** when those who may read the table must know who it is.

    **Test**: with the rights of an analyst, find the name to a record.
    """
}
rule inference-of-special-category "What was never asked is inferred" {
  for process p, data d
  when (p is profiling or p is ml-model-server) and d in p.handles and d.personal known and d.personal = yes and d.privacy < aggregate
   and d.assessed = no
  threat identify d
  impact high
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  suggest "Forbid the inference, take out columns that stand for it, and test results for it"
  ask "Was it assessed what {p} may infer from {d}?"
  explain """
    Purchases tell a pregnancy, places a religion, friends an orientation. The result is as sensitive as if it had
    been asked.

    **False alarm** when results never refer to a person.

    **Test**: train a small model that guesses the trait from the results.
    """
}

// ---- Rules: non-repudiation, detecting, disclosure ---------------------------------------------------------
rule non-repudiation-of-sensitive-act "The record proves what nobody should have to admit" {
  for actor a, process p, flow f from a to p
  when p.audit = append-only and f.identity = end-user and some d in f.sends: d.personal known and d.personal = special
  threat link a
  impact high
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  suggest "Record that somebody entitled acted, without recording who; delete after a short time"
  ask "Must {p} be able to prove who did what?"
  explain """
    A vote, a call to a help line, a visit to a clinic: here a record that cannot be denied is the harm.

    **False alarm** when a law asks for the record.

    **Test**: ask the operator to show what one volunteer did last month.
    """
}
rule detect-by-error-message "The answer tells who is a member" {
  for actor a, process p, flow f from a to p
  when p.exposure >= partner and p.responds-alike = no and some d in p.handles: d.personal known and d.personal >= yes
  threat detect a
  needs reach p, queries 100
  impact medium
  refers CWE-204
  suggest "Give the same answer in the same time whether the account exists or not, and mail the rest"
  ask "Does an answer of {p} show whether somebody has an account?"
  explain """
    Being a customer of a clinic or a dating site is the secret. "No such user" gives it away, and so does a sign-up
    form.

    **False alarm** when membership is public.

    **Test**: try addresses that exist and others at sign-in, sign-up and reset, and compare texts and times.
    """
}
rule detect-by-traffic "Size and time of messages tell what was done" {
  for actor a, process p, flow f from a to p
  when f.channel >= vpn and f.medium >= wan and some d in f.carries: (d.personal known and d.personal = special)
  threat detect f
  needs observe f, expertise expert
  impact medium
  refers CAPEC-621
  suggest "Pad messages, send when nothing is to be said too, or go through a network that mixes"
  ask "Over what does {f} travel?"
  explain """
    Encryption hides words, not that somebody speaks, with whom, when and how much.

    **False alarm** when everybody's use looks the same, or using it says nothing.

    **Test**: record the sizes of twenty actions and let a classifier guess them.
    """
}
rule disclosure-in-logs "Personal data ends up in logs" {
  for process p, store s, flow f from p to s, data d
  when s is log-store and d in f.sends and d.personal >= yes
  threat disclose d
  needs observe s
  impact worst of d
  refers CWE-532
  suggest "Log identifiers that mean nothing elsewhere, and filter before it is written"
  ask "Is {d} about persons?"
  explain """
    Logs are read by many, kept for long, copied to tools of others, and forgotten when somebody asks to be erased.

    **False alarm** when the record of persons is what the log is for, with access and deletion to match.

    **Test**: search a day of logs for the data of a test user.
    """
}
rule disclosure-to-processor "A processor gets more than its task needs" {
  for process p, external x, flow f from p to x, data d
  when d in f.sends and d.personal known and d.personal >= yes and d.needed = no
  threat disclose d, noncompliant f
  needs observe x
  impact worst of d
  refers CWE-359, CWE-212
  suggest "Send what the task needs, under a pseudonym, and agree on what happens to it"
  ask "Does the task of {x} need all of {d}?"
  explain """
    What was sent out of comfort is lost with the processor's next breach, and there the own rules do not hold.

    **False alarm** when the agreement lists each field.

    **Test**: drop one field after the other and see when the service stops working.
    """
}

rule tracking "Others follow what a person does" {
  for element b, external x, flow f from b to x, data d
  when (x is analytics-service or x is advertising-network or x is data-broker) and d in f.sends and d.personal known and d.personal >= yes
   and not d.basis in {consent}
  threat link d, unaware f
  needs observe x
  impact worst of d
  refers CWE-359
  suggest "Count oneself, without identifiers; or ask first and send nothing before the answer"
  ask "On what does sending {d} to {x} rest?"
  explain """
    One visit tells little. Whoever is in a hundred thousand pages and programs sees the life between them, health and
    debts included.

    **False alarm** when only sums leave, or the other side is a processor that may not join them with anybody's.

    **Test**: use the service after refusing everything, and look at what is sent to whom.
    """
}

// ---- Rules: unawareness and compliance ------------------------------------------------------------------------
rule over-collection "More is asked than the purpose needs" {
  for actor a, process p, flow f from a to p, data d
  when d in f.sends and d.personal known and d.personal >= yes and d.needed = no
  threat noncompliant d
  impact worst of d
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  suggest "Strike every field without a use, and make the rest optional"
  ask "For what is each field of {d} used?"
  explain """
    What is not there cannot leak, need not be erased and interests no court.

    **False alarm** when a law asks for it.

    **Test**: for each field, find the code that reads it.
    """
}
rule over-retention "It is kept after its use has ended" {
  for store s, data d
  when d in s.holds and d.personal known and d.personal >= yes and s.retention > 365 and not d.basis in {law}
  threat noncompliant d, disclose d
  needs observe s
  impact worst of d
  refers CWE-359
  suggest "Set an end for each kind of record, and let the system delete by itself"
  ask "How long does {s} keep {d}, and why?"
  explain """
    Old records are of little use and full value to a thief.

    **False alarm** when the relation lasts, and the record is needed for it.

    **Test**: look for the oldest record and ask who needs it.
    """
}
rule no-consent "There is no basis for it" {
  for actor a, process p, flow f from a to p, data d
  when d in f.sends and d.personal known and d.personal >= yes and d.basis in {none}
  threat unaware a, noncompliant d
  impact worst of d
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  suggest "Ask before, in words that can be refused, and record the answer; or do without"
  ask "On what does the processing of {d} rest?"
  explain """
    People who never agreed feel betrayed when they learn of it, and they do learn of it.

    **False alarm** when there is a contract or a law that covers it: state that as the basis.

    **Test**: use the service after refusing everything, and look at what is sent.
    """
}
rule no-access-or-erase "Nobody can see or erase their own data" {
  for actor a, flow f from a, data d, store s
  when d in f.carries and d in s.holds and d.personal known and d.personal >= yes and d.erasable = no
  threat unaware a, noncompliant d
  impact worst of d
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  once for a
  suggest "Build showing, correcting and erasing as functions, copies and processors included"
  ask "Can a person have {d} shown, corrected and erased?"
  explain """
    The right exists in many countries; done by hand it fails at the first backup and the third processor.

    **False alarm** when the data cannot be related to a person any more.

    **Test**: erase a test user and search every store for them a month later.
    """
}
rule no-notice "Persons are not told" {
  for actor a, process p, flow f from a to p
  when p.informs = none and some d in f.sends: d.personal known and d.personal >= yes
  threat unaware a
  impact medium
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  suggest "Say in short words, where it happens, what is done with it and by whom"
  ask "What does {p} tell people about what is done with their data?"
  explain """
    Whoever does not know cannot object, choose or protect themselves.

    **False alarm** when somebody else is bound to tell them, and does.

    **Test**: ask five users after signing up what happens with their data.
    """
}
rule secondary-use "It is used for something else" {
  for process p, data d
  when (p is profiling or p is statistics-service or d.kind in {training}) and d in p.handles and d.personal known and d.personal >= yes
   and d.purpose-bound = no and d.privacy < aggregate
  threat noncompliant d, unaware d
  impact worst of d
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  suggest "Ask anew, or use sums and synthetic data"
  ask "Was {d} collected for what {p} does with it?"
  explain """
    Data given for an order trains a model that sets prices: each step seemed small.

    **False alarm** when the new use is compatible by law, and that was written down.

    **Test**: compare what people were told with the list of processes that read it.
    """
}
rule cross-border "It goes where other law holds" {
  for element p, external x, flow f from p to x, data d
  when d in f.sends and d.personal known and d.personal >= yes and x.jurisdiction = other
  threat noncompliant f
  impact worst of d
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  suggest "Keep it here, or encrypt it with a key that stays here, and agree on the standard clauses"
  ask "Under whose law does {x} stand?"
  explain """
    An authority elsewhere may ask the provider and forbid it to tell.

    **False alarm** when it goes there because the very person wants it, as with a booking abroad.

    **Test**: list where each processor, its support and its copies are.
    """
}
rule no-dpia "Nobody assessed what it may do to persons" {
  for data d
  when (d.personal known or not (d.kind known and d.kind in {code, config, model, key, certificate, credential})) and d.assessed = no
   and (d.personal = special or d.personal >= yes and d.volume >= many)
  threat noncompliant d
  impact medium
  refers none because "catalogues of weaknesses and attacks have no threats to privacy; LINDDUN has kinds and no numbers"
  suggest "Assess before building: what may happen to whom, how bad, and what is done about it"
  ask "Was it assessed what the use of {d} may do to persons?"
  explain """
    Sensitive data of many, watching, scoring: here the law asks for an assessment, and reason does too.

    **False alarm** when a similar processing was assessed and nothing differs.

    **Test**: ask for the document and its date.
    """
}
