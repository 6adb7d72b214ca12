// Language models, retrieval, tools and agents, after the OWASP Top 10 for LLM applications (2025) and MITRE ATLAS.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind language-model "Language model" for process, external
kind llm-provider "Language model as a service" is language-model for external
kind chat-assistant "Chat assistant" is language-model for process
kind llm-agent "Agent: a language model that calls tools" is language-model for process
kind coding-agent "Agent that writes and runs code" is llm-agent for process
kind tool-server "Server of tools for models" for process, external
kind code-interpreter "Runner of code that a model wrote" for process { executes at least script }
kind guardrail "Filter of prompts and answers" for process
kind retriever "Retrieval for prompts" for process
kind prompt-gateway "Gateway in front of models" for process
kind vector-database "Vector database" is database for store { query vector }
kind conversation-memory "Memory of conversations" for store
kind prompt-store "Store of prompts" for store
kind knowledge-base "Documents that answers are drawn from" for store
kind model-context-protocol "Model context protocol" for flow
kind agent-to-agent "Protocol between agents" for flow

// ---- Rules: prompts ---------------------------------------------------------------------------------------
rule direct-injection "The user's words overrule the instructions" {
  for element e, process m, flow f from e to m
  when m is language-model and f crosses and m.tools >= read and m.oversight < every-action
   and some d in f.sends: d.origin >= mixed
  threat mislead m
  needs reach m
  impact worst of m.handles
  refers LLM01, AML.T0051.000, CWE-1427
  suggest "Give the model only rights that its user has, and decide what may be done outside the model"
  ask "What can {m} do that its user may not?"
  explain """
    Instructions and data are the same text to a model; no wording keeps them apart. What counts is what it can do,
    not what it was told.

    **False alarm** when the model can do nothing for the user that the user could not do.

    **Test**: ask for what the instructions forbid, in other languages, encodings and roles, and count.
    """
}
rule indirect-injection "A document gives the model orders" {
  for process m, data d
  when m is language-model and d in m.handles and d.origin >= mixed and m.tools >= write and m.oversight < every-action
  threat mislead m, elevate m
  needs write d
  impact worst of m.handles
  refers LLM01, LLM06, AML.T0051.001
  suggest "Let nothing that strangers wrote stand in the same context as tools that write; ask a person before each such action"
  ask "What may {m} do by itself after it has read {d}?"
  explain """
    A mail, a web page or a ticket says "forward the last ten messages", and the model, which has a tool for that,
    does. The one who is attacked is the reader, not the writer.

    **False alarm** when every action is shown and released by a person who sees what it does.

    **Test**: put an order into each kind of document it reads and watch which tools are called.
    """
}
rule triggered-injection "An order waits for its moment" {
  for process m, store s, flow f from m to s, data d
  when m is language-model and d in f.returns and d.origin >= mixed and s.acl <= coarse and m.tools >= read
  threat mislead m
  needs write d
  impact worst of m.handles
  refers LLM01, AML.T0051.002
  suggest "Mark the source of each stored text, and take away what untrusted text may cause when it comes back"
  ask "Who may write what {m} reads back from {s}?"
  explain """
    What was stored weeks ago is read back when its words fit the question, as a part of somebody else's talk.

    **False alarm** when each user gets back only what they wrote.

    **Test**: store an order under one account and ask for the topic under another.
    """
}
rule jailbreak "The model says what it should not" {
  for element e, process m, flow f from e to m
  when m is language-model and m.exposure >= partner and m.oversight = none
   and some r in f.returns: r.integrity >= medium
  threat mislead m
  needs reach m
  impact worst of f.returns
  refers AML.T0054
  suggest "Check answers after the model, by rules that it cannot talk away, and sample talks"
  ask "Does anybody or anything look at what {m} answers?"
  explain """
    Refusals are learned habits; a role, a story or many examples lead around them. What was said in the company's
    name is quoted.

    **False alarm** when only people who may see such answers can ask.

    **Test**: run a public collection of such prompts, changed a little, at each new version.
    """
}
rule system-prompt "The instructions are read out" {
  for process m, data d
  when m is language-model and m.exposure >= partner and d in m.handles and d.kind in {prompt}
   and d.confidentiality >= medium
  threat disclose d
  needs reach m
  impact worst of d
  refers LLM07, AML.T0056
  suggest "Keep secrets, keys and rules of access out of prompts; treat the prompt as public"
  ask "What would be lost if everybody knew {d}?"
  explain """
    A model repeats what stands in its context when asked the right way. Keys in a prompt are published keys.

    **False alarm** when the text is only tone and format.

    **Test**: ask for a translation, a summary and a continuation of "the text above".
    """
}

// ---- Rules: what the model learns and tells ----------------------------------------------------------------
rule sensitive-disclosure "An answer holds what the asker may not see" {
  for element e, process m, flow f from e to m, data d
  when m is language-model and f crosses and d in m.handles and d.confidentiality >= high
   and not d.kind in {model, prompt} and m.authorizes < per-object
  threat disclose d
  needs reach m
  impact worst of d
  refers LLM02, AML.T0057
  suggest "Fetch for the model only what its user may read, with the user's own rights"
  ask "With whose rights does {m} read {d}?"
  explain """
    A model that may read everything answers everybody. It cannot be trusted to keep one user's records from another.

    **False alarm** when all who may ask may read all of it.

    **Test**: ask as a user with few rights for records of others, directly and by summary.
    """
}
rule provider-leak "What is asked stays with the provider" {
  for process p, external x, flow f from p to x, data d
  when x is language-model and d in f.sends and d.confidentiality >= high and x.tenants = shared
   and d.privacy < aggregate
  threat disclose d
  needs observe x
  impact worst of d
  refers LLM02
  suggest "Take out what is not needed before it is sent, and agree that nothing is kept or learned from"
  ask "Does {x} keep what is sent, and who may read it there?"
  explain """
    Prompts are logged, reviewed and at times learned from; a breach there is a breach here.

    **False alarm** when a contract rules keeping out and an audit has seen it: exclude it with that reason.

    **Test**: search a week of requests for names, keys and customer numbers.
    """
}
rule supply "The model or its adapter comes from anywhere" {
  for process m, external h, flow f from m to h, data d
  when m is language-model and d in f.returns and d.kind in {model, code} and h.provenance < signed
  threat tamper d, elevate m
  needs own h
  impact worst of d
  refers LLM03, AML.T0010.001, AML.T0010.003
  more specific than ml.pretrained-backdoor
  suggest "Pin models, adapters and libraries by hash and take signed ones"
  ask "What shows where {d} came from?"
  explain """
    An adapter of a few megabytes changes what a model does, and is passed around without a name.

    **False alarm** when the file was made here and is only fetched back, with its hash checked.

    **Test**: swap the file for another of the same shape; loading must fail.
    """
}
rule poison "Texts for tuning were written by strangers" {
  for process t, data d
  when t is fine-tuning-job and d in t.handles and d.kind in {training, feedback} and d.origin >= mixed
  threat tamper t
  needs write d
  impact worst of t.handles
  refers LLM04, AML.T0020
  more specific than ml.data-poison
  suggest "Choose the sources, drop near copies, and test for answers that a few texts may have planted"
  ask "Who wrote the texts in {d}?"
  explain """
    A few hundred texts are enough to tie an answer to a phrase, whatever the size of the model.

    **False alarm** when every text was written or read by somebody of one's own.

    **Test**: plant a harmless phrase and see whether any step before release finds it.
    """
}
rule misinformation "A wrong answer is acted upon" {
  for element p, process m, flow f from p to m
  when m is language-model and m.oversight = none and some r in f.returns: r.integrity >= high
  threat mislead m
  impact worst of f.returns
  refers LLM09, AML.T0062, AML.T0060
  suggest "Draw answers from sources and show them, check names and numbers by rules, and let people decide what matters"
  ask "Who checks an answer of {m} before something is done with it?"
  explain """
    Models invent names, laws and packages that sound right; somebody then registers the invented package.

    **False alarm** when the answer is a draft that its user rewrites.

    **Test**: ask a hundred questions with known answers and a hundred without one.
    """
}
rule consumption "Questions without an end to their cost" {
  for process m
  when m is language-model and m.exposure >= partner and m.rate-limit = no
  threat exhaust m, deny m
  needs reach m
  impact worst of m.handles
  refers LLM10, AML.T0034.000, AML.T0034.001, AML.T0034.002
  more specific than ml.sponge, base.flood
  suggest "Set a budget for each user in tokens and money, and bound length, steps and retries"
  ask "How much may one user of {m} cost in a day?"
  explain """
    A question costs its asker nothing and the owner a bill; agents that call themselves multiply it.

    **False alarm** when users pay for what they ask.

    **Test**: ask for the longest answer in a loop, with one account, and see who is told first.
    """
}

// ---- Rules: retrieval --------------------------------------------------------------------------------------
rule vector-weakness "A planted text is always the best match" {
  for process m, store s, flow f from m to s, data d
  when s.query known and s.query in {vector} and d in f.returns and d.origin >= mixed and s.integrity < signature
  threat tamper s, mislead m
  needs write d
  impact worst of s.holds
  refers LLM08, AML.T0070, AML.T0071
  more specific than llm.triggered-injection
  suggest "Keep the source with each piece, weigh sources, and show which pieces an answer rests on"
  ask "Who may put texts into {s}?"
  explain """
    Nearness in a vector space can be aimed at: a text full of likely questions is found for all of them. Old pieces
    stay after their document was deleted.

    **False alarm** when every text was chosen by an editor.

    **Test**: add a text made for one question and see whether it is found and believed.
    """
}
rule tenant-retrieval "One customer's question finds another's text" {
  for store s
  when s.query known and s.query in {vector} and s.tenants = shared and s.acl < per-object
  threat disclose s
  needs observe s
  impact worst of s.holds
  refers LLM08
  more specific than base.read-store, base.shared-store
  suggest "One index for each customer, or a filter that the search itself enforces"
  ask "How are the texts of different customers kept apart in {s}?"
  explain """
    A search looks for what is near, not for what is allowed. A filter after the search leaks by what is missing.

    **False alarm** when all texts are for all customers.

    **Test**: store a unique phrase as one customer and ask for it as another.
    """
}
rule memory-poison "A false memory steers later talks" {
  for process m, store s, flow f from m to s, data d
  when m is language-model and s is conversation-memory and d in f.sends and d.origin >= mixed and s.acl < per-object
  threat tamper s, mislead m
  needs write d
  impact worst of s.holds
  refers AML.T0080.000
  more specific than llm.triggered-injection
  suggest "Keep memory for each user, show it to them, and store no instructions"
  ask "Whose talks can change what {m} remembers?"
  explain """
    What a web page made the assistant "remember" is believed in every later talk, long after the page is gone.

    **False alarm** when memory ends with the talk.

    **Test**: let a document ask to remember a false fact, and ask for it the next day, as another user too.
    """
}

// ---- Rules: tools and output -------------------------------------------------------------------------------
rule output-handling "What the model wrote is run or shown as it is" {
  for process m, process p, flow f from m to p
  when m is language-model and p.executes >= template and p.validates < full and p.isolation < container
  threat elevate p
  needs reach m, expertise proficient
  impact worst of p.handles
  refers LLM05, CWE-79, CWE-78, CWE-89
  suggest "Treat it like input of a stranger: check it, encode it, and pass values apart from commands"
  ask "Does {p} run or interpret what {m} writes?"
  explain """
    The model repeats what a stranger wrote into its context, so its output is that stranger's input to the next part.

    **False alarm** when the next part runs it in a machine of its own that can reach nothing.

    **Test**: let a document ask for a tag, a quote and a command in the answer, and see what the next part does.
    """
}
rule excessive-agency "The model may do more than its task needs" {
  for process m
  when m is language-model and m.tools >= write and m.oversight = none
  threat elevate m, mislead m
  needs reach m
  impact worst of m.handles
  refers LLM06, AML.T0053
  suggest "Take tools and rights away until the task fails; let a person release what cannot be undone"
  ask "What may {m} do by itself, and who sees it first?"
  explain """
    Every tool is a right that whoever reaches the context can use. Errors without any attacker are as dear.

    **False alarm** when all actions can be undone and touch only the user's own things.

    **Test**: list the tools and remove each that no talk of the last month needed.
    """
}
rule exfil-triangle "Secrets, strangers' text and a way out meet in one model" {
  for process m, data d, data u
  when m is language-model and d in m.handles and d.confidentiality >= high and u in m.handles and u.origin >= mixed
   and m.oversight < every-action and m.egress > none
   and some x in externals: m reaches x
  threat disclose d
  needs write u
  impact worst of d
  refers AML.T0086
  suggest "Take one of the three away: no secrets, no strangers' text, or no way out in the same run"
  ask "Can {m} send anything out by itself after it has read text of strangers?"
  explain """
    Each of the three is harmless. Together a page can ask the model to look something up and to send it somewhere.

    **False alarm** when what leaves is fixed in form and place, and holds nothing the model wrote.

    **Test**: hide an order to send a known secret to an address of your own in a document.
    """
}
rule exfil-via-tool "A tool carries secrets out" {
  for process m, element t, flow f from m to t, data d
  when m is language-model and t is tool-server and m.tools >= write and m.oversight < every-action
   and d in m.handles and d.confidentiality >= high and t.exposure >= partner
  threat disclose d
  needs reach m
  impact worst of d
  refers AML.T0086
  more specific than llm.exfil-triangle
  suggest "List the places a tool may send to, and show a person what leaves"
  ask "Where can {t} send what {m} gives it?"
  explain """
    Arguments of a call are a channel: a search word or a file name holds as much as a mail.

    **False alarm** when the tool reaches only the user's own systems.

    **Test**: let a document ask for a search whose words are a known secret.
    """
}
rule render-exfil "Showing the answer sends it away" {
  for actor e, process p, flow f from e to p
  when (p is chat-assistant or some m in processes: (m is language-model and p reaches m)) and p.encodes-output = no
   and some d in f.returns: d.confidentiality >= medium
  threat disclose f
  needs reach p
  impact worst of f.returns
  refers AML.T0077
  suggest "Do not load pictures and links from answers, or only from a list"
  ask "Does the page of {p} load what an answer links to?"
  explain """
    A picture in Markdown is fetched at once, and its address may hold what the talk was about.

    **False alarm** when answers show as plain text.

    **Test**: let an answer hold a picture from a server that you watch.
    """
}
rule tool-poison "A tool's description gives orders" {
  for process m, element t, flow f from m to t
  when m is language-model and t is tool-server and (f.server-auth = no or t.provenance < signed)
  threat mislead m, spoof t
  needs own t
  impact worst of m.handles
  refers AML.T0110
  suggest "Pin tools and their descriptions, show changes, and let one tool not describe how others are used"
  ask "How does {m} know that {t} and its description are the ones that were checked?"
  explain """
    The model reads descriptions of tools as instructions. A harmless tool may change its text after it was released.

    **False alarm** when the tool is a part of the same program.

    **Test**: change the description and see whether anybody is asked again.
    """
}
rule tool-launch-config "A setting starts a program" {
  for process m, store s, flow f from m to s, data d
  when (m is llm-agent or m is tool-server) and s is configuration-store and d in f.returns and d.kind in {config}
   and d.origin >= mixed
   and m.isolation < container
  threat elevate m
  needs write d
  impact worst of m.handles
  refers CWE-15, AML.T0081
  suggest "Ask before a setting of a project starts anything, and start it in a sandbox"
  ask "Can a file of a project decide which program {m} starts?"
  explain """
    Settings that travel with a project name the command that starts a tool; opening the project runs it.

    **False alarm** when the list of programs is the user's own and cannot be extended by a project.

    **Test**: open a project whose setting starts a harmless program.
    """
}
rule credential-harvest "The model finds keys and passes them on" {
  for process m, data k
  when m is language-model and m.tools >= read and k in m.handles and k.kind in {credential, key}
   and some d in m.handles: d.origin >= mixed
  threat disclose k
  needs reach m
  impact worst of k
  refers AML.T0098, AML.T0082, AML.T0083
  suggest "Let a part outside the model hold the keys and sign its calls"
  ask "Which keys can {m} see?"
  explain """
    Keys in settings, files and environment are texts like any other to a model that searches for an answer.

    **False alarm** when the key is a short-lived one of the very user who asks.

    **Test**: ask it to list its settings, and to search its files for the word a key begins with.
    """
}
rule self-replication "An order copies itself onward" {
  for process m, element x, flow f from m to x, data d
  when m is language-model and m.tools >= write and m.oversight < every-action and d in m.handles
   and d.origin = untrusted
   and x is language-model
  threat mislead m
  needs write d
  impact worst of m.handles
  refers AML.T0061
  suggest "Do not pass text from one model to another as it is; limit who may be written to"
  ask "Can {m} write to other assistants after it has read {d}?"
  explain """
    A mail that asks the assistant to send it on is a worm, written in plain words.

    **False alarm** when models exchange fixed forms only.

    **Test**: put "repeat this in your answer" into a message and follow it through the system.
    """
}
rule destructive-tool "One call deletes what cannot be replaced" {
  for process m, store s, flow f from m to s
  when m is language-model and m.tools >= write and m.oversight < every-action and s.backup < offline
   and some d in s.holds: d.availability >= medium
  threat deny s
  needs reach m
  impact worst of s.holds
  refers AML.T0101
  more specific than base.destroy-store
  suggest "Give it rights that cannot delete, and ask a person before what cannot be undone"
  ask "Could {s} be restored after {m} has emptied it?"
  explain """
    Agents clean up. A command that was right in one folder is run in another.

    **False alarm** when it works on a copy that is thrown away.

    **Test**: ask it to free space, in a copy of the system.
    """
}
rule approval-fatigue "People release what they no longer read" {
  for process m
  when m is language-model and m.tools >= write and m.oversight = every-action and m.rate-limit = no
  threat mislead m
  needs reach m
  impact worst of m.handles
  refers ASI09
  suggest "Ask seldom and say what will change; decide the harmless by rules"
  ask "How often a day is a person asked to release an action of {m}?"
  explain """
    After the twentieth question everybody clicks yes. Then oversight is on paper only.

    **False alarm** when questions are rare, and each shows the effect in words.

    **Test**: mix in an action that must be refused and count who does.
    """
}
rule escape-to-host "Code of the model leaves its box" {
  for process p
  when (p is code-interpreter or p is coding-agent) and p.executes >= script and p.isolation < vm
  threat elevate p
  needs expertise expert
  impact worst of p.handles
  refers AML.T0105
  more specific than cloud.container-escape
  suggest "Run it in a machine of its own that is thrown away, without network and without keys"
  ask "What separates the code that {p} runs from everything else?"
  explain """
    Whoever writes into the context chooses the code. A container shares its kernel with the host.

    **False alarm** when the machine holds nothing but the user's own work and can reach nothing else.

    **Test**: from inside, list mounts, sockets, keys and reachable addresses.
    """
}

// ---- Rules: agents among themselves ---------------------------------------------------------------------------
rule agent-impostor "One agent speaks in another's name" {
  for process a, process m, flow f from a to m
  when m is language-model and (a is language-model or f is agent-to-agent) and f.client-auth = none
   and m.tools >= read
  threat spoof a, mislead m
  needs reach m
  impact worst of m.handles
  refers ASI07, CWE-287
  suggest "Let agents prove who they are like services do, and pass on for whom they act"
  ask "How does {m} know which agent is talking to it?"
  explain """
    An agent believes what another says it found or was told to do. Where nobody proves anything, any process that
    reaches the port is an agent.

    **False alarm** when both run in one process.

    **Test**: send a task from a script in the name of another agent.
    """
}
rule borrowed-rights "Everybody acts with the agent's rights" {
  for element e, process m, element p, flow f from e to m, flow g from m to p
  when m is language-model and f crosses and m.tools >= read and g.identity <= service and f.identity >= end-user
   and m.authorizes < per-object
  threat elevate m
  needs reach m
  impact worst of g.carries
  refers ASI03, CWE-441
  suggest "Pass the user's own rights on with each call, for this task and for minutes"
  ask "In whose name does {m} call {p}: its user's, or its own?"
  explain """
    The agent may do what all its users together may, and does it for whoever asks well. Logs show the agent's name
    only.

    **False alarm** when all users have the same rights there.

    **Test**: as a user with few rights, ask for what only another may see or do.
    """
}
