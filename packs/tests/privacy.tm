// What the rules of `privacy` must find, must not find, and must ask.

// ---- Linking and identifying -----------------------------------------------------------------------------
test link-across-stores "Two collections, one key" {
  data visits { personal yes; identifiers pseudonym }
  process office
  store clinic { holds visits }
  store shop { holds visits }
  flow a: office -> clinic { returns visits }
  flow b: office -> shop { returns visits }

  fires  link-across-stores on clinic, shop, visits
  silent link-across-stores on clinic, shop, visits { set visits { identifiers none } }
  silent link-across-stores on clinic, shop, visits { set visits { personal no } }
  asks   link-across-stores about visits identifiers { unset visits identifiers }
}
test link-by-metadata "Times and places" {
  boundary town { trust none; actor citizen }
  data trip { personal yes; identifiers indirect }
  process map { audit remote }
  flow ask: citizen -> map { sends trip; identity none }

  fires  link-by-metadata on citizen, map
  silent link-by-metadata on citizen, map { set map { audit none } }
  asks   link-by-metadata about map audit { unset map audit }
}
test quasi-identifier "Birthday, sex and postcode" {
  data table { personal yes; volume many; identifiers indirect; privacy none }
  boundary town { trust none; actor reader }
  process portal
  flow publish: reader -> portal { returns table }

  fires  quasi-identifier on table
  silent quasi-identifier on table { set table { privacy differential } }
  silent quasi-identifier on table { set table { volume one } }
  asks   quasi-identifier about table privacy { unset table privacy }
}
test identify-by-pseudonym-table "Both halves in one hand" {
  data study { identifiers pseudonym }
  process desk
  store records { holds study }
  store names { is pseudonym-table; acl coarse }
  flow a: desk -> records
  flow b: desk -> names

  fires  identify-by-pseudonym-table on records, names
  silent identify-by-pseudonym-table on records, names { set names { acl per-object } }
  asks   identify-by-pseudonym-table about names acl { unset names acl }
}
test inference-of-special-category "What the basket says" {
  boundary town { trust none; actor customer }
  data basket { personal yes; privacy none; assessed no }
  process scorer { is profiling }
  flow buy: customer -> scorer { sends basket }

  fires  inference-of-special-category on scorer, basket
  silent inference-of-special-category on scorer, basket { set basket { assessed yes } }
  asks   inference-of-special-category about basket assessed { unset basket assessed }
}

// ---- Non-repudiation, detecting, disclosure --------------------------------------------------------------
test non-repudiation-of-sensitive-act "A call for help is on record" {
  boundary town { trust none; actor caller }
  data call { personal special }
  process line { audit append-only }
  flow ring: caller -> line { sends call; identity end-user }

  fires  non-repudiation-of-sensitive-act on caller, line
  silent non-repudiation-of-sensitive-act on caller, line { set call { personal yes } }
  silent non-repudiation-of-sensitive-act on caller, line { set line { audit local } }
  asks   non-repudiation-of-sensitive-act about ring identity { unset ring identity }
}
test detect-by-error-message "No such user" {
  boundary town { trust none; actor caller }
  data member { personal yes }
  process club { exposure internet; responds-alike no }
  flow enter: caller -> club { sends member }

  fires  detect-by-error-message on caller, club
  silent detect-by-error-message on caller, club { set club { responds-alike yes } }
  asks   detect-by-error-message about club responds-alike { unset club responds-alike }
}
test detect-by-traffic "Sizes speak" {
  boundary town { trust none; actor caller }
  data page { personal special }
  process clinic
  flow read: caller -> clinic { returns page; channel tls; medium internet }

  fires  detect-by-traffic on read
  silent detect-by-traffic on read { set read { medium lan } }
  asks   detect-by-traffic about read medium { unset read medium }
}
test disclosure-in-logs "A name in the log" {
  data name { personal yes }
  process shop
  store book { is log-store }
  flow note: shop -> book { sends name }

  fires  disclosure-in-logs on shop, book, name
  silent disclosure-in-logs on shop, book, name { set name { personal no } }
  asks   disclosure-in-logs about name personal { unset name personal }
}
test disclosure-to-processor "More than the task needs" {
  data profile { personal yes; needed no }
  process shop
  external printer
  flow order: shop -> printer { sends profile }

  fires  disclosure-to-processor on order, profile
  silent disclosure-to-processor on order, profile { set profile { needed yes } }
  asks   disclosure-to-processor about profile needed { unset profile needed }
}
test tracking "A counter tells the network" {
  data visit { personal yes; basis interest }
  process page
  external ads { is advertising-network }
  flow tell: page -> ads { sends visit }

  fires  tracking on tell, visit
  silent tracking on tell, visit { set visit { basis consent } }
  asks   tracking about visit basis { unset visit basis }
}

// ---- Unawareness and compliance --------------------------------------------------------------------------
test over-collection "A field without a use" {
  boundary town { trust none; actor customer }
  data birthday { personal yes; needed no }
  process shop
  flow buy: customer -> shop { sends birthday }

  fires  over-collection on customer, shop, birthday
  silent over-collection on customer, shop, birthday { set birthday { needed yes } }
  asks   over-collection about birthday needed { unset birthday needed }
}
test over-retention "Ten years of orders" {
  data order { personal yes; basis contract }
  store archive { holds order; retention 10 years }

  fires  over-retention on archive, order
  silent over-retention on archive, order { set archive { retention 90 days } }
  silent over-retention on archive, order { set order { basis law } }
  asks   over-retention about archive retention { unset archive retention }
}
test no-consent "Nobody asked" {
  boundary town { trust none; actor customer }
  data place { personal yes; basis none }
  process app
  flow send: customer -> app { sends place }

  fires  no-consent on customer, app, place
  silent no-consent on customer, app, place { set place { basis consent } }
  asks   no-consent about place basis { unset place basis }
}
test no-access-or-erase "It cannot be taken back" {
  boundary town { trust none; actor customer }
  data order { personal yes; erasable no }
  process shop
  store db { holds order }
  flow buy: customer -> shop { sends order }
  flow save: shop -> db { sends order }

  fires  no-access-or-erase on customer, order, db
  silent no-access-or-erase on customer, order, db { set order { erasable yes } }
  asks   no-access-or-erase about order erasable { unset order erasable }
}
test no-notice "Nothing is said" {
  boundary town { trust none; actor customer }
  data order { personal yes }
  process shop { informs none }
  flow buy: customer -> shop { sends order }

  fires  no-notice on customer, shop
  silent no-notice on customer, shop { set shop { informs specific } }
  asks   no-notice about shop informs { unset shop informs }
}
test secondary-use "Orders train a model" {
  data order { personal yes; purpose-bound no; privacy none }
  process scorer { is profiling }
  store db { holds order }
  flow learn: scorer -> db { returns order }

  fires  secondary-use on scorer, order
  silent secondary-use on scorer, order { set order { purpose-bound yes } }
  asks   secondary-use about order purpose-bound { unset order purpose-bound }
}
test cross-border "Under another law" {
  data order { personal yes }
  process shop
  external help { jurisdiction other }
  flow ask: shop -> help { sends order }

  fires  cross-border on ask
  silent cross-border on ask { set help { jurisdiction same } }
  asks   cross-border about help jurisdiction { unset help jurisdiction }
}
test no-dpia "Nobody assessed it" {
  data health { personal special; assessed no }
  store db { holds health }

  fires  no-dpia on health
  silent no-dpia on health { set health { assessed yes } }
  asks   no-dpia about health assessed { unset health assessed }
  fires  no-dpia on health { set health { kind credential } }
  silent no-dpia on health { set health { kind code }; unset health personal }
}
