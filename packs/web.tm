// Web applications and the services behind them: OWASP Top 10, the API Security Top 10, and what browsers add.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind http-server "Whatever answers HTTP requests" for process
kind web-application "Web application" is http-server for process
kind web-service "Web service" is http-server for process
kind rest-service "REST service" is web-service for process
kind graphql-service "GraphQL service" is web-service for process { parses json }
kind soap-service "SOAP service" is web-service for process { parses xml }
kind websocket-service "Service over web sockets" is http-server for process
kind static-site "Static web site" is http-server for process { executes none; fetches none }
kind content-management-system "Content management system" is web-application for process
kind web-shop "Online shop" is web-application for process
kind api-gateway "API gateway" is http-server for process { executes none }
kind web-application-firewall "Web application firewall" for process
kind content-delivery-network "Content delivery network" for process, external
kind web-browser "Web browser" for process { parses html, image, json, xml; executes at least script }
kind single-page-application "Code of the site in the browser" for process { executes at least script }
kind browser-extension "Browser extension" for process { executes at least script }
kind mobile-backend "Backend of a mobile application" is web-service for process
kind upload-service "Service that takes files" is http-server for process
kind image-processor "Image processor" for process { parses image }
kind document-converter "Converter of documents" for process { parses office }
kind headless-browser "Browser without a screen" is web-browser for process
kind feed-reader "Reader of feeds" for process { parses xml }
kind webhook-receiver "Receiver of web hooks" is http-server for process
kind link-preview "Fetcher of link previews" for process { fetches user-chosen }
kind search-service "Search service" is web-service for process
kind payment-provider "Payment provider" is service-provider for external
kind mail-provider "Provider of mail delivery" is service-provider for external
kind sms-provider "Provider of text messages" is service-provider for external
kind map-provider "Provider of maps" is service-provider for external
kind social-network "Social network" is service-provider for external
kind websocket "Web socket in the clear" for flow { channel plain; server-auth no }
kind wss "Web socket over TLS" for flow { channel tls; server-auth yes }
kind http-2 "HTTP/2 over TLS" is https for flow { agreement at least ephemeral }
kind http-3 "HTTP/3" is https for flow { agreement at least ephemeral }
kind server-sent-events "Server-sent events over TLS" is https for flow
kind grpc "gRPC" is rpc for flow
kind rest "REST over TLS" is https for flow
kind graphql "GraphQL over TLS" is https for flow
kind soap "SOAP" is rpc for flow
kind webhook "Web hook over TLS" is https for flow
kind oauth "OAuth 2 over TLS" is https for flow
kind openid-connect "OpenID Connect" is oauth for flow
kind saml "SAML" for flow
kind webrtc "WebRTC media" for flow { channel tls; fresh yes }
kind webauthn "WebAuthn" is https for flow { client-auth key; fresh yes }

// ---- Attributes ------------------------------------------------------------------------------------------
attribute browser-guards "What it tells browsers to refuse or forget" for process: {none, anti-forgery, same-site, no-framing, content-policy, origin-list, http-only, no-store}
attribute session-care "What it does for the sessions it gives out" for process: {none, renewed, expires, revocable, bound, checked}
attribute sign-in-limit "Whether wrong sign-ins are limited for each account" for process: no < yes
attribute recovery "What a person shows who has forgotten the password" for process: question < mail < factor
attribute redirects "Where it sends browsers on to" for process: none < fixed < user-chosen
attribute error-detail "What callers see of an error" for process: code < message < trace
attribute credential-place "Where the caller's credential travels" for flow: {header, cookie, body, address}

// ---- Rules: input that becomes code ----------------------------------------------------------------------
rule sqli "Query built from untrusted input" {
  for process p, store s, flow f from p to s
  when s.query in {sql} and p.parameterised = no and some d in f.sends: d.origin >= mixed
  threat tamper s, disclose s, elevate p
  needs reach p, expertise proficient
  impact worst of s.holds
  refers CWE-89, CAPEC-66, OWASP-A05-2025
  suggest "Use parameterised queries or a query builder that does"
  ask "Are all queries of {p} to {s} parameterised?"
  explain """
    Where text from outside is pasted into a query, its author writes a part of the query: reads other tables, changes
    them, and with some databases runs commands.

    **False alarm** when the untrusted text is only ever a value that the driver passes apart from the query; names of
    tables and columns to sort by cannot be passed so, and need a list of what is allowed.

    **Test**: send a quote and a comment sign in every field, also in headers and sort orders, and compare the answers
    to conditions that are always true and always false.
    """
}
rule nosqli "Filter built from untrusted input" {
  for process p, store s, flow f from p to s
  when s.query in {nosql} and p.parameterised = no and some d in f.sends: d.origin >= mixed
  threat tamper s, disclose s
  needs reach p, expertise proficient
  impact worst of s.holds
  refers CWE-943, CAPEC-676
  suggest "Check the type of each value before it becomes part of a filter, and never take operators from callers"
  ask "Can a caller of {p} put an operator instead of a value into a filter for {s}?"
  explain """
    Databases without SQL take objects as filters. Where a caller may send an object instead of a word, a comparison
    becomes "anything but this", and a password check passes.

    **False alarm** when a schema fixes the type of each field before the filter is built.

    **Test**: send an object with an operator in place of each text value.
    """
}
rule ldap-injection "Directory filter built from untrusted input" {
  for process p, element s, flow f from p to s
  when (f is ldap or f is ldaps or s is directory-service) and p.parameterised = no
   and some d in f.sends: d.origin >= mixed
  threat tamper p, elevate p
  needs reach p, expertise proficient
  impact worst of f.carries
  refers CWE-90, CAPEC-136
  suggest "Escape values by the rules of the filter language, or use a library that builds filters"
  ask "Does {p} escape what it puts into filters for {s}?"
  explain """
    A star or a bracket in a name widens the filter to everybody, and a sign-in that asks "is there such an entry"
    says yes.

    **False alarm** when the value is looked up by its exact name and never becomes part of a filter.

    **Test**: sign in with a star, and with a closing bracket followed by a condition that is always true.
    """
}
rule xss "A page shows untrusted text as markup" {
  for actor e, process p, flow f from e to p
  when (p is web-application or f is web-protocol) and p.encodes-output = no and some d in p.handles: d.origin >= mixed
  threat tamper f, disclose f, spoof e
  needs reach p, expertise proficient
  impact worst of f.carries
  refers CWE-79, CAPEC-63, OWASP-A05-2025
  suggest "Encode for the place where the text is shown, by default in the template; add a content security policy"
  ask "Is everything that {p} shows encoded for where it is shown?"
  explain """
    Script that one visitor leaves in a comment runs with the rights of the next: reads what they see and acts in
    their name.

    **False alarm** when the process answers with data that no browser reads as a page, with a content type that says
    so.

    **Test**: put a harmless tag and an event handler into each field, and look whether it shows as text everywhere it
    appears, in mails and exports too.
    """
}
rule dom-xss "Script in the browser turns text into markup" {
  for process b, process p, flow f from b to p
  when (b is single-page-application or b is web-browser) and b.encodes-output = no
   and some d in f.returns: d.origin >= mixed
  threat tamper b, disclose f
  needs reach p, expertise proficient
  impact worst of f.carries
  refers CWE-79, CAPEC-588
  suggest "Write text with functions that cannot make markup, and let a policy forbid the others"
  ask "Can text from outside become markup in the script of {b}?"
  explain """
    The server may encode everything and the page still be open, when its own script writes a part of the address or
    an answer into the document as markup.

    **False alarm** when the framework encodes by default and none of its ways around that is used.

    **Test**: search the script for the functions that take markup, and put a tag into the fragment of the address.
    """
}
rule path-traversal "A path from outside leaves its folder" {
  for process p, store s, flow f from p to s
  when s.query in {path} and p.validates < full and some d in p.handles: d.origin >= mixed
  threat disclose s, tamper s
  needs reach p, expertise proficient
  impact worst of s.holds
  refers CWE-22, CAPEC-126
  suggest "Choose the name of the file yourself; else resolve it and refuse what leaves the folder, links included"
  ask "Can a caller of {p} choose which file of {s} is opened?"
  explain """
    Two dots and a slash lead to the folder above, and from there to configuration and keys. Archives carry such names
    too.

    **False alarm** when names are made by the process, or the process sees nothing but this folder.

    **Test**: ask for names with dots, encoded dots, absolute paths and links, and unpack an archive that holds them.
    """
}
rule command-injection "Input becomes a command of the machine" {
  for process p
  when (p is http-server or p.executes known) and p.executes = native and p.validates < full and p.isolation < vm and some d in p.handles: d.origin >= mixed
  threat elevate p, disclose p, tamper p
  needs reach p, expertise proficient
  impact worst of p.handles
  refers CWE-78, CAPEC-88
  suggest "Call libraries instead of a shell; else pass arguments as a list and refuse those that begin like an option"
  ask "Does {p} run programs with arguments that came from outside?"
  explain """
    A shell reads signs in a file name as an order to run something else. Without a shell an argument that begins with
    a hyphen can still switch on what was not meant.

    **False alarm** when running strangers' programs is the purpose, in a machine of their own: say so with
    `isolation`.

    **Test**: send a semicolon, a backtick and a leading hyphen where a file or host name is asked.
    """
}
rule code-injection "Input becomes a program" {
  for process p
  when p is http-server and p.executes = script and p.isolation < container and some d in p.handles: d.origin >= mixed
  threat elevate p, disclose p, tamper p
  needs reach p, expertise proficient
  impact worst of p.handles
  refers CWE-94, CAPEC-242
  suggest "Do not evaluate text; where users may write formulas, give them a language that can do nothing else"
  ask "Does {p} evaluate text that came from outside?"
  explain """
    Evaluating a formula, a filter or a setting with the language of the program gives its author all that the program
    may do.

    **False alarm** when what is evaluated is a small language without access to files, network and the program
    itself.

    **Test**: ask for a sum, then for the length of a list, then for the environment.
    """
}
rule template-injection "Input becomes a part of a template" {
  for process p
  when (p is http-server or p.executes known) and p.executes = template and p.validates < full and some d in p.handles: d.origin >= mixed
  threat elevate p, disclose p
  needs reach p, expertise proficient
  impact worst of p.handles
  refers CWE-1336
  suggest "Give input to templates as values only; let users write in a language without logic"
  ask "Does text from outside become a part of a template of {p}, or only a value in it?"
  explain """
    Template languages reach objects, and from these often the whole runtime. Mail texts that customers may edit are
    the usual door.

    **False alarm** when the engine is one without logic, or runs in its own sandbox.

    **Test**: write an expression such as seven times seven in the engine's brackets and look for 49.
    """
}
rule xxe "XML that fetches files and addresses" {
  for process p
  when (p is http-server or p.parses known) and p.parses in {xml} and p.hardened = no and some d in p.handles: d.origin >= mixed
  threat disclose p, deny p
  needs reach p, expertise proficient
  impact worst of p.handles
  refers CWE-611, CAPEC-221
  suggest "Switch off document types and external entities in the parser"
  ask "Does the XML parser of {p} refuse external entities and document types?"
  explain """
    An entity in XML may name a file or an address, and the parser puts its content into the document. Nested entities
    grow without limit. Office files and pictures in SVG are XML too.

    **False alarm** when the parser's defaults refuse both; many do today, and older ones do not.

    **Test**: send a document whose entity names a file that is known to exist, and one with ten nested entities.
    """
}
rule deserialization "Loading an object runs its code" {
  for process p
  when (p is http-server or p.parses known) and p.parses in {serialized} and p.executes > none and some d in p.handles: d.origin >= mixed
  threat elevate p, tamper p
  needs reach p, expertise proficient
  impact worst of p.handles
  refers CWE-502, CAPEC-586, OWASP-A08-2025
  suggest "Use a format that holds data only; else accept signed objects alone, of types on a list"
  ask "Can what {p} loads name a class or function that is then run?"
  explain """
    Formats that rebuild objects call constructors and hooks that the text chooses. The classes that are already there
    are enough.

    **False alarm** when the format knows only numbers, texts, lists and maps: say `executes none`.

    **Test**: load an object that asks for a look-up of a name you can watch.
    """
}
rule upload "An uploaded file attacks what opens it" {
  for process p, flow f to p
  when (p is http-server or p.parses known) and p.parses in {image, office, archive, binary} and p.memory-safe = no and p.isolation < container
   and some d in f.sends: d.origin = untrusted
  threat elevate p, deny p
  needs reach p, expertise expert
  impact worst of p.handles
  refers CWE-434, CAPEC-17
  suggest "Open files in a sandbox without network, or with a memory-safe parser; keep them out of folders that are served or run"
  ask "Is what {p} opens parsed in a memory-safe language or in a sandbox?"
  explain """
    Parsers of pictures and documents are large, old and mostly not memory-safe; one file is enough to run code in
    them. A file that is stored where programs are looked for needs no flaw at all.

    **False alarm** when the file is stored and handed back as it is, and never opened here.

    **Test**: run a fuzzer over the parser for a night; upload a file with a second ending and ask for it by its
    address.
    """
}

// ---- Rules: requests in somebody's name ------------------------------------------------------------------
rule csrf "Another site sends requests in the user's name" {
  for actor e, process p, flow f from e to p
  when (p is http-server or p.session known) and p.session in {cookie} and not p.browser-guards in {anti-forgery, same-site}
   and some d in f.sends: d.integrity >= medium
  threat spoof e
  needs reach p, expertise proficient
  impact worst of f.sends
  refers CWE-352, CAPEC-62
  suggest "Mark cookies same-site, and ask for a token that only the own pages know with everything that changes something"
  ask "How does {p} tell its own forms from those of another site?"
  explain """
    Browsers add cookies to requests whatever page caused them, so a page elsewhere can order, transfer and change
    passwords.

    **False alarm** when the session is in a header that scripts must set, or nothing is ever changed.

    **Test**: put a form on another site that sends itself, and visit it while signed in.
    """
}
rule ssrf "The service fetches what a caller names" {
  for process p
  when (p is http-server or p.fetches known) and p.fetches = user-chosen and some d in p.handles: d.origin >= mixed
  threat disclose p, elevate p
  needs reach p, expertise proficient
  impact worst of p.handles
  refers CWE-918, CAPEC-664, API7, OWASP-A01-2025
  suggest "Fetch through a proxy that reaches the internet only, resolve names once, and refuse inner addresses and redirects to them"
  ask "Which addresses can a caller make {p} request?"
  explain """
    The request comes from inside: databases, consoles and the machine's own metadata answer it as one of theirs.

    **False alarm** when the process stands in a network from which nothing but the internet can be reached.

    **Test**: name the loopback address, the address of the metadata service, and a name that resolves to one of them
    the second time.
    """
}
rule open-redirect "A link of ours leads elsewhere" {
  for actor e, process p, flow f from e to p
  when (p is http-server or p.redirects known) and p.redirects = user-chosen
  threat spoof p
  needs reach p
  impact medium
  refers CWE-601
  suggest "Redirect to paths of one's own or to a list of sites"
  ask "Can the link decide where {p} sends the browser?"
  explain """
    The address in the mail is genuine and ends on a copy of the sign-in page. In sign-on protocols it hands over
    codes and tokens.

    **False alarm** when a page between says where the link leads and waits for a click.

    **Test**: set the parameter to another site, to two slashes and a name, and to a scheme that is not the web's.
    """
}
rule clickjacking "Our page under somebody else's button" {
  for actor e, process p, flow f from e to p
  when (p is http-server or p.session known) and p.session in {cookie} and not p.browser-guards in {no-framing, same-site}
   and some d in f.sends: d.integrity >= medium
  threat spoof e
  needs reach p, expertise proficient
  impact worst of f.sends
  refers CWE-1021, CAPEC-103
  suggest "Forbid framing with a header, but for the sites that need it"
  ask "May other sites show the pages of {p} in a frame?"
  explain """
    An invisible frame lies over a game, and the user's click falls on "delete" of a page where they are signed in.

    **False alarm** when nothing that matters can be done with a click or two.

    **Test**: load the page in a frame from another site.
    """
}
rule cors "Other sites may read the answers" {
  for actor e, process p, flow f from e to p
  when (p is http-server or p.session known) and p.session in {cookie} and not p.browser-guards in {origin-list, same-site}
   and some d in f.returns: d.confidentiality >= medium
  threat disclose f
  needs reach p, expertise proficient
  impact worst of f.returns
  refers CWE-942
  suggest "Answer the origin header from a list, never by repeating it, and never allow credentials for all"
  ask "Which other sites may read what {p} answers in a user's session?"
  explain """
    A service that answers every origin with permission lets any page read what its visitor may read there.

    **False alarm** when no permission for other origins is sent at all: then name `origin-list` as the guard.

    **Test**: send a request with a foreign origin and a cookie, and look at the two headers of permission.
    """
}
rule webhook-unsigned "Events are believed that nobody signed" {
  for element e, process p, flow f from e to p
  when (f is webhook or p is webhook-receiver) and f.integrity < mac and f.client-auth < key
   and some d in f.sends: d.integrity >= medium
  threat spoof e, tamper f
  needs reach p
  impact worst of f.sends
  refers CWE-345
  suggest "Check a signature over body and time before anything is done, or fetch the event from the sender oneself"
  ask "How does {p} know that an event comes from {e}?"
  explain """
    The address of a web hook is guessed or leaks with the first log; then anybody can report a payment as done.

    **False alarm** when the event is only a hint and the process asks the caller for the facts.

    **Test**: send a recorded event again, and one with another amount.
    """
}
rule request-smuggling "Two servers disagree where a request ends" {
  for process p, process q, flow f from p to q
  when (p is reverse-proxy or p is load-balancer or p is api-gateway or p is web-application-firewall)
   and f is web-protocol and not f is http-2 and not f is http-3 and q.validates < full
   and some d in p.handles: d.origin >= mixed
  threat spoof p, tamper f
  needs reach p, expertise expert
  impact worst of f.carries
  refers CWE-444, CAPEC-33
  suggest "Speak HTTP/2 behind the proxy too, and refuse requests with two statements of their length"
  ask "Does {q} refuse requests whose length is stated twice?"
  explain """
    The proxy reads one request where the server behind reads two; the second carries whatever the proxy would have
    refused, and is put before the next visitor's.

    **False alarm** when each request has a connection of its own.

    **Test**: send both headers of length with different values and measure whether an answer waits.
    """
}

// ---- Rules: who may do what ------------------------------------------------------------------------------
rule no-authn "A function that matters asks for no sign-in" {
  for process p, flow f to p
  when (p is http-server or f is web-protocol or f.client-auth known) and f crosses and p.exposure >= partner and f.client-auth = none
   and ((some d in f.returns: d.confidentiality >= medium) or (some g in f.sends: g.integrity >= high))
  threat elevate p, disclose f
  needs reach p
  impact worst of f.carries
  refers CWE-306, CAPEC-115
  more specific than base.missing-authz
  suggest "Refuse by default: every function asks for a sign-in, but for a short list"
  ask "Must the caller of {f} sign in?"
  explain """
    The forgotten export, the old version of an interface and the page for the health check are found by whoever looks
    for them.

    **False alarm** when what is returned may be public and what is sent is only a first contact, such as signing up.

    **Test**: call every known path without a session, from a list made out of the code.
    """
}
rule bola "Another customer's object by its number" {
  for process p, store s, flow f to p, flow g from p to s
  when f crosses and p.authorizes < per-object and some d in f.carries: (d in g.carries and d.confidentiality >= medium)
  threat disclose s, tamper s
  needs reach p
  impact worst of f.carries
  refers CWE-639, API1
  suggest "Ask of each object whether it belongs to the caller, best in the query itself"
  ask "Does {p} check of each single object that the caller may have it?"
  explain """
    Being signed in is not owning the object: counting up the number in the address is the whole attack, and the most
    common one on interfaces. Numbers that are hard to guess slow it down and leak.

    **False alarm** when every caller may see every object, as in an internal catalogue.

    **Test**: with two accounts, ask with one for everything the other has made, for each function and each verb.
    """
}
rule mass-assignment "A caller sets fields that no form shows" {
  for process p, store s, flow f from p to s
  when p is http-server and p.parses in {json, xml} and p.validates < full
   and some d in f.sends: (d.integrity >= medium and d.origin >= mixed)
  threat tamper s, elevate p
  needs reach p, expertise proficient
  impact worst of s.holds
  refers CWE-915, API3
  suggest "Copy the fields that may be set one by one, from a type made for this request"
  ask "Can a caller set fields of a record in {s} that no form of {p} shows?"
  explain """
    Where a request becomes a record as it is, one more field makes its sender an administrator or the price zero.

    **False alarm** when unknown fields are refused, and the known ones are all the caller's to set.

    **Test**: read a record, send it back with each field changed in turn, and see which stick.
    """
}
rule function-level-authz "Administrators' functions answer anybody" {
  for process p
  when (p is administration-console or some a in actors: (a is administrator and a reaches p)) and p.authorizes = none
  threat elevate p
  needs reach p
  impact worst of p.handles
  refers CWE-285, API5
  more specific than base.missing-authz
  suggest "Check the role in one place in front of all functions, and refuse what is not listed"
  ask "Does {p} check the caller's role for each function?"
  explain """
    A hidden menu is no check: names of functions for administrators are in the script and follow a pattern.

    **False alarm** when the process can only be reached by administrators, through something that checks it.

    **Test**: call the functions of each role with every other role, reading and writing verbs alike.
    """
}
rule client-side-check "The caller's own device decides" {
  for process b, process p, flow f from b to p
  when (b is single-page-application or b is mobile-application or b is web-browser) and p.validates = none
   and some d in f.sends: d.integrity >= medium
  threat tamper f, elevate p
  needs own b
  impact worst of f.sends
  refers CWE-602, CAPEC-207
  suggest "Check and compute again on the server whatever money, rights or other people depend on"
  ask "Does {p} check again what {b} has checked?"
  explain """
    Whoever holds the device changes its program: prices, limits and "is an adult" come out as they like.

    **False alarm** when the value concerns only the sender, such as the colour of their own page.

    **Test**: record a valid request, change each number in it and send it without the program.
    """
}
rule brute-force "Passwords are tried until one fits" {
  for element e, process p, flow f from e to p
  when f crosses and f.client-auth known and f.client-auth = password and p.sign-in-limit = no
  threat spoof e
  needs reach p, queries 1e4
  impact worst of f.carries
  refers CWE-307, CAPEC-49, T1110, API2
  suggest "Count failures by account and by address, slow down, refuse known leaked passwords, offer a second factor"
  ask "How many passwords may be tried at {p}, for each account and from each address?"
  explain """
    People use one password in many places, and lists with billions of them are free. Locking accounts alone lets
    anybody lock everybody out.

    **False alarm** when a second factor is asked of everybody: then say `client-auth mfa`.

    **Test**: try a hundred wrong passwords on one account, then one password on a hundred accounts.
    """
}
rule single-factor-admin "One password opens everything" {
  for actor e, process p, flow f from e to p
  when (e is administrator or e is operator or p is administration-console) and f.client-auth < key
   and f.client-auth > none
  threat spoof e
  needs reach p
  impact worst of p.handles
  refers CWE-308, API2
  more specific than base.stolen-credential
  suggest "Ask administrators for a second factor that cannot be passed on, such as a security key"
  ask "What do administrators show to sign in to {p}?"
  explain """
    One phished password of one administrator is how most break-ins into well-kept systems begin. What the thief may do
    then is what `access` gives the administrator.

    **False alarm** when the way there asks for the second factor already, and there is no other way.

    **Test**: sign in with name and password alone from a machine that was never used for it.
    """
}
rule session-fixation "The session was there before the sign-in" {
  for actor e, process p, flow f from e to p
  when (p is http-server or p.session known) and p.session in {cookie, token} and f.client-auth >= password and not p.session-care in {renewed}
  threat spoof e
  needs reach p, expertise proficient
  impact worst of f.carries
  refers CWE-384, CAPEC-61
  suggest "Give out a new session at every sign-in and every change of rights"
  ask "Does {p} give out a new session when somebody signs in?"
  explain """
    The attacker begins a session, gives it to the victim, and waits until they sign in with it.

    **False alarm** when a session does not exist before the sign-in.

    **Test**: compare the cookie before and after the sign-in; it must differ, and the old one must be worthless.
    """
}
rule session-theft "A session is taken over" {
  for actor e, process p, flow f from e to p
  when (p is http-server or p.session known) and p.session in {cookie} and (f.channel = plain or not p.browser-guards in {http-only})
   and not p.session-care in {bound}
  threat spoof e
  needs reach p, expertise proficient
  impact worst of f.carries
  refers CWE-614, CWE-1004, CAPEC-593, T1539
  suggest "Mark the cookie secure and out of reach of scripts, let it end soon, and bind it to the device where that is possible"
  ask "Can a script or a listener get at the session cookie of {p}?"
  explain """
    Whoever has the cookie is the user, second factor and all. It is taken by script, from the wire, or from the disk.

    **False alarm** when each request proves a key that cannot leave the device: then name `bound`.

    **Test**: copy the cookie to another browser, and read it from the page's script.
    """
}
rule token-in-url "The credential stands in the address" {
  for element e, process p, flow f from e to p
  when (f is web-protocol or p is http-server) and f.client-auth > none and f.credential-place in {address}
  threat disclose f, spoof e
  needs reach p
  impact worst of f.carries
  refers CWE-598
  suggest "Put it into a header, or let it be good once and for minutes"
  ask "Where in the request does the credential of {e} stand?"
  explain """
    Addresses are kept in histories, logs, caches and bookmarks, and sent on to the next site.

    **False alarm** when the link works once, ends soon, and opens one thing only.

    **Test**: search the logs of every part on the way for the word the parameter has.
    """
}

// ---- Rules: what leaks -----------------------------------------------------------------------------------
rule verbose-errors "Errors tell how it is built" {
  for process p
  when (p is http-server or p.error-detail known) and p.exposure >= partner and p.error-detail = trace
  threat disclose p
  needs reach p
  impact low
  refers CWE-209, CAPEC-54
  suggest "Show a number to callers and keep the details in the log under that number"
  ask "What does a caller of {p} see when something goes wrong?"
  explain """
    Traces hold paths, versions, queries and at times the values in them: the map for the next step.

    **False alarm** when the callers are the developers.

    **Test**: send wrong types, too long values and broken encodings to each function.
    """
}
rule cache-of-private "A shared cache keeps a private answer" {
  for element c, process p, flow f from c to p
  when (c is content-delivery-network or c is reverse-proxy or c is forward-proxy)
   and not p.browser-guards in {no-store}
   and some d in f.returns: d.confidentiality >= medium
  threat disclose f
  needs reach p
  impact worst of f.returns
  refers CWE-524
  suggest "Forbid storing by default, and allow it where everybody gets the same answer"
  ask "May {c} keep what {p} returns, and show it to somebody else?"
  explain """
    A cache goes by the address. Where one address shows each user their own page, the next visitor gets the last
    one's.

    **False alarm** when the cache only passes on and stores nothing.

    **Test**: ask for a private page with one account, then with another, and with an ending such as `.css` added.
    """
}
rule no-gate-in-front "Nothing stands before it" {
  for process p
  when p is http-server and p.exposure = internet and p.validates < full
   and not (p is api-gateway)
   and no g in processes: ((g is web-application-firewall or g is api-gateway or g is reverse-proxy) and g reaches p)
  threat elevate p
  needs reach p, expertise proficient
  impact worst of p.handles
  refers CWE-693
  suggest "Put a gateway in front that checks shape, size and identity, and that can be changed within the hour"
  ask "How far does {p} check its input?"
  explain """
    When a flaw becomes known in the evening, somebody must be able to refuse the request that uses it before the
    morning. A part that faces the internet alone and checks little has no such place.

    **False alarm** when the process is itself small, full in its checks and quick to change.

    **Test**: ask the team how a request with a given header can be refused within an hour, and do it.
    """
}

// ---- Rules: sessions, tokens and recovery ------------------------------------------------------------------
rule session-never-ends "A session stays open for ever" {
  for actor e, process p, flow f from e to p
  when (p is http-server or p.session known) and p.session in {cookie, token} and not p.session-care in {expires, revocable}
   and some d in f.carries: (d.confidentiality >= medium or d.integrity >= medium)
  threat spoof e
  needs reach p
  impact worst of f.carries
  refers CWE-613, API2
  suggest "End sessions after idle time and after a day, and let people end them everywhere at once"
  ask "When does a session at {p} end, and who can end it?"
  explain """
    A machine is lent or lost, a token stands in an old log: what never ends is found one day. Signing out that only
    forgets the cookie ends nothing.

    **False alarm** when every request that matters asks for the credential again.

    **Test**: sign out and send a recorded request again, at once and after a week.
    """
}
rule token-not-checked "A token is believed as it stands" {
  for process p
  when (p is http-server or p.session known) and p.session in {token} and not p.session-care in {checked} and p.exposure >= internal
  threat spoof p, elevate p
  needs reach p, expertise proficient
  impact worst of p.handles
  refers CWE-347, T1606
  suggest "Check signature with a fixed algorithm, issuer, audience and end of each token, with a library that does all of it"
  ask "What does {p} check of a token before it believes what it says?"
  explain """
    A token says who somebody is and what they may do. Accepted without its signature, with the algorithm it names
    itself, or meant for somebody else's service, it says what the attacker wrote.

    **False alarm** when the token is only a number that is looked up: then it is a cookie by another name.

    **Test**: send a token without signature, one signed with the public key as a secret, one that has ended, and one
    of another service of the same issuer.
    """
}
rule weak-recovery "Forgetting the password is the way in" {
  for actor e, process p, flow f from e to p
  when f.client-auth known and f.client-auth = password and p.recovery = question
  threat spoof e
  needs reach p
  impact worst of f.carries
  refers CWE-640, CAPEC-50
  suggest "Send a link that works once, for minutes, to an address that was confirmed before; ask for the second factor too"
  ask "What must somebody show at {p} who says that they forgot the password?"
  explain """
    Names of pets and schools stand in profiles and are the same everywhere. A strong password is worth what its
    replacement costs.

    **False alarm** when the answers only start a process in which a person is called back.

    **Test**: take over a test account with nothing but what its owner's public profile says.
    """
}
rule websocket-hijack "Another site speaks over the user's socket" {
  for actor e, process p, flow f from e to p
  when p is websocket-service and p.session in {cookie} and not p.browser-guards in {origin-list, same-site}
  threat spoof e, disclose f
  needs reach p, expertise proficient
  impact worst of f.carries
  refers CWE-1385
  more specific than web.csrf
  suggest "Check the origin when a socket is opened, and ask for a token in its first message"
  ask "Does {p} check which site opens a socket?"
  explain """
    Browsers let every page open a socket to anywhere and send the cookies along; the rule that keeps answers from
    other sites does not hold for sockets.

    **False alarm** when the first message must hold a token that only the own pages have.

    **Test**: open the socket from a page of another site while signed in, and read what comes.
    """
}

// ---- Rules: too much of it ---------------------------------------------------------------------------------
rule query-cost "One question that costs as much as thousands" {
  for element e, process p, flow f from e to p
  when (p is graphql-service or f is graphql or p is search-service) and f crosses and p.rate-limit = no
  threat deny p
  needs reach p
  impact worst of p.handles
  refers CWE-770, API4
  more specific than base.flood
  suggest "Limit depth, breadth and cost of a query before it runs, and the time it may take"
  ask "Is there a limit to what one query to {p} may cost?"
  explain """
    Where the caller shapes the question, one request can ask for everything of everything. Counting requests does not
    see it.

    **False alarm** when only queries from a list that was stored before are answered.

    **Test**: nest a relation into itself ten times, ask for the longest page, and repeat one field a thousand times.
    """
}
rule decompression-bomb "A small file becomes an endless one" {
  for process p
  when (p is http-server or p.parses known) and p.parses in {archive} and p.bounds-input = no and some d in p.handles: d.origin >= mixed
  threat deny p
  needs reach p
  impact worst of p.handles
  refers CWE-409, CAPEC-197
  more specific than base.growing-input
  suggest "Stop unpacking at a size, a number of files and a depth, whatever the file says of itself"
  ask "Where does {p} stop when it unpacks what came from outside?"
  explain """
    A few kilobytes unpack to more than the disk holds, or to an archive that holds itself.

    **False alarm** when nobody waits for the part: it unpacks one file, alone, and is started anew for the next. Where
    it unpacks within limits, say `bounds-input yes`.

    **Test**: send ten megabytes of zeros, packed five times over.
    """
}
rule automation "Programs do what was meant for people" {
  for actor e, process p, flow f from e to p
  when p.exposure = internet and p is web-shop and p.rate-limit = no
  threat deny p
  needs reach p, queries 1e4
  impact medium
  refers CWE-799, API6
  suggest "Limit by person and by goods instead of by request; ask for something that costs each buyer a little"
  ask "What keeps a program from buying or booking at {p} faster than people?"
  explain """
    Each request is valid. Together they buy out the tickets, block every seat without paying, or fill a page with
    reviews. The harm is to the trade, not to the machine.

    **False alarm** when nothing there is scarce, and selling to programs is as good as to people.

    **Test**: book everything of one day with a script, through a few hundred addresses.
    """
}

// ---- Rules: what others send us -----------------------------------------------------------------------------
rule unsafe-consumption "What a partner answers is believed" {
  for process p, external x, flow f from p to x
  when p.validates < full and some d in f.returns: d.origin >= mixed
  threat tamper p
  needs own x
  impact worst of f.returns
  refers CWE-20, API10
  suggest "Check what a partner answers like what a visitor sends, limit its size, and follow none of its redirects unasked"
  ask "How far does {p} check what {x} answers?"
  explain """
    The partner is asked, so its answers feel like one's own. With its next break-in they carry queries, markup and
    addresses that nobody looks at.

    **False alarm** when the answer is only passed on to whoever asked for it, as text.

    **Test**: answer in its place with wrong types, markup, a huge list and a redirect to an inner address.
    """
}
rule third-party-script "Somebody else's script runs in our page" {
  for process b, element x, flow f from b to x
  when (b is web-browser or b is single-page-application) and f crosses and f.integrity < checksum
   and some d in f.returns: d.kind in {code}
  threat tamper b, disclose b
  needs alter f, expertise proficient
  impact worst of b.handles
  refers CWE-829
  suggest "Serve it oneself, or fix its digest in the page, and let a content policy name what may run"
  ask "Does {b} check that the script from {x} is the one that was meant?"
  explain """
    A counter or a chat window reads every field of the page it is in. One break-in at its maker collects the card
    numbers of all its customers.

    **False alarm** when it runs in a frame of another origin, without access to the page.

    **Test**: change the script at a copy of its address; the page must refuse it.
    """
}
rule mail-injection "A form sends mails to anybody" {
  for process p, element m, flow f from p to m
  when (m is mail-server or m is mail-provider or f is smtp) and p.validates < full
   and some d in f.sends: d.origin >= mixed
  threat spoof p
  needs reach p
  impact medium
  refers CWE-93, CAPEC-134
  suggest "Build mails with a library from fields, and refuse line ends in addresses and subjects"
  ask "Can text from a form become a header of a mail that {p} sends?"
  explain """
    With a line end in the subject a visitor adds receivers and a text of their own, and our name stands under it.

    **False alarm** when the library refuses line ends in every header; most do today.

    **Test**: put a line end and another receiver into each field of the form.
    """
}
rule forgotten-version "The old version still answers" {
  for process p
  when p is http-server and p.exposure >= partner and p.maintained = no
  threat elevate p, disclose p
  needs reach p
  impact worst of p.handles
  refers API9, CWE-1104
  more specific than base.known-flaw
  suggest "List every version and every test copy that can be reached, and switch off what nobody maintains"
  ask "Who mends flaws in {p}, and in its older versions?"
  explain """
    The new interface checks everything and the old one has the same data. Test copies hold real records and no
    protection.

    **False alarm** when it is a museum piece with nothing behind it.

    **Test**: ask for older version numbers in the path, for names such as test and beta, and for what certificates
    were issued to.
    """
}
