// What the rules of `web` must find, must not find, and must ask.

// ---- Input that becomes code -----------------------------------------------------------------------------
test sqli "A query built from what visitors send" {
  boundary internet { trust none; actor visitor }
  data term { origin untrusted }
  process api { parameterised no }
  store db { query sql }
  flow ask: visitor -> api { sends term }
  flow find: api -> db { sends term }

  fires  sqli on api, db
  fires  sqli on api, db { unset db query; set db { is log-store, postgres } }
  asks   sqli about db query { unset db query; set db { is cache } }
  silent sqli on api, db { set api { parameterised yes } }
  silent sqli on api, db { set term { origin trusted } }
  asks   sqli about api parameterised { unset api parameterised }
  asks   sqli about term origin { unset term origin }
}
test nosqli "A filter built from what visitors send" {
  data term { origin untrusted }
  process api { parameterised no }
  store db { is document-database }
  flow find: api -> db { sends term }

  fires  nosqli on api, db
  silent nosqli on api, db { set api { parameterised yes } }
  silent sqli on api, db
  asks   nosqli about api parameterised { unset api parameterised }
}
test ldap-injection "A filter for the directory" {
  data name { origin untrusted }
  process portal { parameterised no }
  store people { is directory-service }
  flow find: portal -> people { sends name }

  fires  ldap-injection on portal, people
  silent ldap-injection on portal, people { set portal { parameterised yes } }
  asks   ldap-injection about portal parameterised { unset portal parameterised }
}
test xss "A comment with a script" {
  boundary internet { trust none; actor visitor }
  data comment { origin untrusted }
  process shop { is web-application; encodes-output no }
  flow read: visitor -> shop { returns comment }

  fires  xss on read
  silent xss on read { set shop { encodes-output yes } }
  silent xss on read { set comment { origin trusted } }
  asks   xss about shop encodes-output { unset shop encodes-output }
}
test dom-xss "The page's own script writes markup" {
  data comment { origin mixed }
  process page { is single-page-application; encodes-output no }
  process shop
  flow load: page -> shop { returns comment }

  fires  dom-xss on load
  silent dom-xss on load { set page { encodes-output yes } }
  asks   dom-xss about page encodes-output { unset page encodes-output }
}
test path-traversal "A name with dots" {
  boundary internet { trust none; actor visitor }
  data name { origin untrusted }
  process files { validates none }
  store folder { is file-store }
  flow ask: visitor -> files { sends name }
  flow open: files -> folder

  fires  path-traversal on files, folder
  silent path-traversal on files, folder { set files { validates full } }
  asks   path-traversal about files validates { unset files validates }
}
test command-injection "A shell sees a name from outside" {
  boundary internet { trust none; actor visitor }
  data name { origin untrusted }
  process tool { is web-service; executes native; validates none; isolation none }
  flow ask: visitor -> tool { sends name }

  fires  command-injection on tool
  silent command-injection on tool { set tool { isolation vm } }
  silent command-injection on tool { set tool { executes none } }
  asks   command-injection about tool executes { unset tool executes }
}
test code-injection "A formula is evaluated" {
  boundary internet { trust none; actor visitor }
  data formula { origin untrusted }
  process sheet { is web-application; executes script; isolation none }
  flow ask: visitor -> sheet { sends formula }

  fires  code-injection on sheet
  silent code-injection on sheet { set sheet { executes none } }
  asks   code-injection about sheet isolation { unset sheet isolation }
}
test template-injection "A mail text with brackets" {
  boundary internet { trust none; actor visitor }
  data text { origin untrusted }
  process mailer { is web-application; executes template; validates none }
  flow write: visitor -> mailer { sends text }

  fires  template-injection on mailer
  silent template-injection on mailer { set mailer { validates full } }
  asks   template-injection about mailer executes { unset mailer executes }
}
test xxe "A document with an entity" {
  boundary internet { trust none; actor visitor }
  data document { origin untrusted }
  process reader { parses xml; hardened no }
  flow send: visitor -> reader { sends document }

  fires  xxe on reader
  silent xxe on reader { set reader { hardened yes } }
  silent xxe on reader { set reader { parses json } }
  asks   xxe about reader hardened { unset reader hardened }
}
test deserialization "An object that runs" {
  boundary internet { trust none; actor visitor }
  data state { origin untrusted }
  process loader { is web-service; parses serialized; executes native }
  flow send: visitor -> loader { sends state }

  fires  deserialization on loader
  silent deserialization on loader { set loader { executes none } }
  asks   deserialization about loader executes { unset loader executes }
  asks   deserialization about loader parses { unset loader parses }
}
test upload "A picture that attacks" {
  boundary internet { trust none; actor visitor }
  data photo { origin untrusted }
  process viewer { parses image; memory-safe no; isolation none }
  flow send: visitor -> viewer { sends photo }

  fires  upload on viewer
  silent upload on viewer { set viewer { isolation container } }
  silent upload on viewer { set viewer { memory-safe yes } }
  asks   upload about viewer memory-safe { unset viewer memory-safe }
}

// ---- Requests in somebody's name -------------------------------------------------------------------------
test csrf "A form on another site" {
  boundary internet { trust none; actor visitor }
  data order { integrity high }
  process shop { session cookie; browser-guards none }
  flow buy: visitor -> shop { sends order }

  fires  csrf on visitor, shop
  silent csrf on visitor, shop { set shop { browser-guards same-site } }
  silent csrf on visitor, shop { set shop { session key } }
  asks   csrf about shop browser-guards { unset shop browser-guards }
}
test ssrf "It fetches what a caller names" {
  boundary internet { trust none; actor visitor }
  data address { origin untrusted }
  process preview { is web-service; fetches user-chosen }
  flow ask: visitor -> preview { sends address }

  fires  ssrf on preview
  silent ssrf on preview { set preview { fetches fixed } }
  asks   ssrf about preview fetches { unset preview fetches }
}
test open-redirect "The link decides" {
  boundary internet { trust none; actor visitor }
  process shop { is web-application; redirects user-chosen }
  flow enter: visitor -> shop

  fires  open-redirect on visitor, shop
  silent open-redirect on visitor, shop { set shop { redirects fixed } }
  asks   open-redirect about shop redirects { unset shop redirects }
}
test clickjacking "A frame under a game" {
  boundary internet { trust none; actor visitor }
  data order { integrity high }
  process shop { session cookie; browser-guards anti-forgery }
  flow buy: visitor -> shop { sends order }

  fires  clickjacking on visitor, shop
  silent clickjacking on visitor, shop { set shop { browser-guards no-framing } }
  asks   clickjacking about shop browser-guards { unset shop browser-guards }
}
test cors "Other sites read along" {
  boundary internet { trust none; actor visitor }
  data order { confidentiality high }
  process shop { session cookie; browser-guards no-framing }
  flow look: visitor -> shop { returns order }

  fires  cors on look
  silent cors on look { set shop { browser-guards origin-list } }
  silent cors on look { set order { confidentiality low } }
  asks   cors about shop browser-guards { unset shop browser-guards }
}
test webhook-unsigned "Anybody can say that it was paid" {
  data paid { integrity high }
  external psp
  process listener { is webhook-receiver }
  flow tell: psp -> listener { sends paid; integrity none; client-auth none }

  fires  webhook-unsigned on tell
  silent webhook-unsigned on tell { set tell { integrity signature } }
  silent webhook-unsigned on tell { set tell { client-auth certificate } }
  asks   webhook-unsigned about tell integrity { unset tell integrity }
}
test request-smuggling "Two lengths" {
  boundary internet { trust none; actor visitor }
  data term { origin untrusted }
  process front { is reverse-proxy }
  process shop { validates partial }
  flow ask: visitor -> front { sends term; protocol https }
  flow pass: front -> shop { sends term; protocol http }

  fires  request-smuggling on pass
  silent request-smuggling on pass { set pass { protocol http-2 } }
  silent request-smuggling on pass { set shop { validates full } }
  asks   request-smuggling about shop validates { unset shop validates }
}

// ---- Who may do what -------------------------------------------------------------------------------------
test no-authn "The forgotten export" {
  boundary internet { trust none; actor visitor }
  data list { confidentiality high }
  process shop { is web-service; exposure internet }
  flow export: visitor -> shop { returns list; client-auth none }

  fires  no-authn on export
  silent no-authn on export { set export { client-auth password } }
  silent no-authn on export { set list { confidentiality none; integrity none } }
  asks   no-authn about export client-auth { unset export client-auth }
}
test bola "The next number" {
  boundary internet { trust none; actor visitor }
  data order { confidentiality high }
  process api { authorizes coarse }
  store db { holds order }
  flow look: visitor -> api { returns order }
  flow find: api -> db { returns order }

  fires  bola on api, db
  silent bola on api, db { set api { authorizes per-object } }
  asks   bola about api authorizes { unset api authorizes }
}
test mass-assignment "One field more" {
  data profile { integrity high; origin untrusted }
  process api { is rest-service; parses json; validates none }
  store db
  flow save: api -> db { sends profile }

  fires  mass-assignment on api, db
  silent mass-assignment on api, db { set api { validates full } }
  asks   mass-assignment about api validates { unset api validates }
}
test function-level-authz "The menu is hidden, the function is not" {
  actor chief { is administrator }
  process desk { authorizes none }
  flow steer: chief -> desk

  fires  function-level-authz on desk
  silent function-level-authz on desk { set desk { authorizes coarse } }
  asks   function-level-authz about desk authorizes { unset desk authorizes }
}
test client-side-check "The device computes the price" {
  data order { integrity high }
  process app { is mobile-application }
  process shop { validates none }
  flow buy: app -> shop { sends order }

  fires  client-side-check on buy
  silent client-side-check on buy { set shop { validates partial } }
  asks   client-side-check about shop validates { unset shop validates }
}
test brute-force "As many tries as one likes" {
  boundary internet { trust none; actor visitor }
  process shop { sign-in-limit no }
  flow enter: visitor -> shop { client-auth password }

  fires  brute-force on visitor, shop
  silent brute-force on visitor, shop { set shop { sign-in-limit yes } }
  fires  brute-force on visitor, shop { set shop { rate-limit yes } } // from many addresses, each within its limit
  silent brute-force on visitor, shop { set enter { client-auth mfa } }
  asks   brute-force about shop sign-in-limit { unset shop sign-in-limit }
}
test single-factor-admin "A password for everything" {
  actor chief { is administrator }
  process desk
  flow steer: chief -> desk { client-auth password }

  fires  single-factor-admin on chief, desk
  silent single-factor-admin on chief, desk { set steer { client-auth mfa } }
  asks   single-factor-admin about steer client-auth { unset steer client-auth }
}
test session-fixation "The session was there before" {
  boundary internet { trust none; actor visitor }
  process shop { session cookie; session-care expires }
  flow enter: visitor -> shop { client-auth password }

  fires  session-fixation on visitor, shop
  silent session-fixation on visitor, shop { set shop { session-care renewed } }
  asks   session-fixation about shop session-care { unset shop session-care }
}
test session-theft "A cookie that scripts can read" {
  boundary internet { trust none; actor visitor }
  process shop { session cookie; browser-guards same-site; session-care expires }
  flow enter: visitor -> shop { channel tls }

  fires  session-theft on visitor, shop
  silent session-theft on visitor, shop { set shop { browser-guards http-only } }
  silent session-theft on visitor, shop { set shop { session-care bound } }
  asks   session-theft about shop browser-guards { unset shop browser-guards }
}
test token-in-url "The key stands in the address" {
  boundary internet { trust none; actor visitor }
  process shop { is web-service }
  flow enter: visitor -> shop { client-auth token; credential-place address }

  fires  token-in-url on enter
  silent token-in-url on enter { set enter { credential-place header } }
  asks   token-in-url about enter credential-place { unset enter credential-place }
}

// ---- What leaks ------------------------------------------------------------------------------------------
test verbose-errors "The trace is shown" {
  process shop { is web-service; exposure internet; error-detail trace }

  fires  verbose-errors on shop
  silent verbose-errors on shop { set shop { error-detail code } }
  asks   verbose-errors about shop error-detail { unset shop error-detail }
}
test cache-of-private "The cache gives it to the next" {
  data order { confidentiality high }
  external cdn { is content-delivery-network }
  process shop { browser-guards no-framing }
  flow fill: cdn -> shop { returns order }

  fires  cache-of-private on fill
  silent cache-of-private on fill { set shop { browser-guards no-store } }
  asks   cache-of-private about shop browser-guards { unset shop browser-guards }
}
test no-gate-in-front "Alone on the internet" {
  boundary internet { trust none; actor visitor }
  process shop { is web-application; exposure internet; validates partial }
  flow enter: visitor -> shop

  fires  no-gate-in-front on shop
  silent no-gate-in-front on shop { set shop { validates full } }
  asks   no-gate-in-front about shop validates { unset shop validates }
}
test gate-in-front "A gateway stands before it" {
  process door { is api-gateway }
  process shop { is web-application; exposure internet; validates partial }
  flow pass: door -> shop

  silent no-gate-in-front on shop
}

// ---- Sessions, tokens and recovery -----------------------------------------------------------------------
test session-never-ends "It is still open next year" {
  boundary internet { trust none; actor visitor }
  data order { integrity high }
  process shop { session token; session-care renewed }
  flow buy: visitor -> shop { sends order }

  fires  session-never-ends on visitor, shop
  silent session-never-ends on visitor, shop { set shop { session-care expires } }
  asks   session-never-ends about shop session-care { unset shop session-care }
}
test token-not-checked "It believes what the token says" {
  process api { session token; session-care expires; exposure internet }

  fires  token-not-checked on api
  silent token-not-checked on api { set api { session-care checked } }
  silent token-not-checked on api { set api { session cookie } }
  asks   token-not-checked about api session-care { unset api session-care }
}
test weak-recovery "The name of the first pet" {
  boundary internet { trust none; actor visitor }
  process shop { recovery question }
  flow enter: visitor -> shop { client-auth password }

  fires  weak-recovery on visitor, shop
  silent weak-recovery on visitor, shop { set shop { recovery mail } }
  asks   weak-recovery about shop recovery { unset shop recovery }
}
test websocket-hijack "A socket from another site" {
  boundary internet { trust none; actor visitor }
  process chat { is websocket-service; session cookie; browser-guards no-framing }
  flow talk: visitor -> chat { protocol wss }

  fires  websocket-hijack on talk
  silent websocket-hijack on talk { set chat { browser-guards origin-list } }
  asks   websocket-hijack about chat browser-guards { unset chat browser-guards }
}

// ---- Too much of it --------------------------------------------------------------------------------------
test query-cost "Friends of friends of friends" {
  boundary internet { trust none; actor visitor }
  process api { is graphql-service; rate-limit no }
  flow ask: visitor -> api { protocol graphql }

  fires  query-cost on visitor, api
  silent query-cost on visitor, api { set api { rate-limit yes } }
  asks   query-cost about api rate-limit { unset api rate-limit }
}
test decompression-bomb "Ten megabytes of zeros" {
  boundary internet { trust none; actor visitor }
  data bundle { origin untrusted }
  process unpacker { parses archive; bounds-input no }
  flow send: visitor -> unpacker { sends bundle }

  fires  decompression-bomb on unpacker
  silent decompression-bomb on unpacker { set unpacker { bounds-input yes } }
  asks   decompression-bomb about unpacker bounds-input { unset unpacker bounds-input }
}
test automation "A script buys the tickets" {
  boundary internet { trust none; actor visitor }
  process shop { is web-shop; exposure internet; rate-limit no }
  flow buy: visitor -> shop

  fires  automation on visitor, shop
  silent automation on visitor, shop { set shop { rate-limit yes } }
  asks   automation about shop rate-limit { unset shop rate-limit }
}

// ---- What others send us ---------------------------------------------------------------------------------
test unsafe-consumption "The partner's answer" {
  data weather { origin mixed }
  external station
  process shop { validates none }
  flow ask: shop -> station { returns weather }

  fires  unsafe-consumption on shop, station
  silent unsafe-consumption on shop, station { set shop { validates full } }
  silent unsafe-consumption on shop, station { set weather { origin trusted } }
  asks   unsafe-consumption about shop validates { unset shop validates }
}
test third-party-script "A counter in the page" {
  data counter { kind code }
  boundary internet { trust none; external stats }
  process page { is single-page-application }
  flow load: page -> stats { returns counter; integrity none }

  fires  third-party-script on page, stats
  silent third-party-script on page, stats { set load { integrity checksum } }
  asks   third-party-script about load integrity { unset load integrity }
}
test mail-injection "A line end in the subject" {
  boundary internet { trust none; actor visitor }
  data message { origin untrusted }
  process form { validates none }
  process post { is mail-server }
  flow fill: visitor -> form { sends message }
  flow send: form -> post { sends message; protocol smtp }

  fires  mail-injection on form, post
  silent mail-injection on form, post { set form { validates full } }
  asks   mail-injection about form validates { unset form validates }
}
test forgotten-version "Version one" {
  process old { is rest-service; exposure internet; maintained no }

  fires  forgotten-version on old
  silent base.known-flaw on old
  silent forgotten-version on old { set old { maintained automatic } }
  asks   forgotten-version about old maintained { unset old maintained }
}
