// Tests of the pack `llm`: for each rule a model in which it fires, is silent, and asks.

test direct-injection "A visitor speaks to a model with tools" {
  boundary internet { trust none; actor visitor }
  process bot { is chat-assistant; tools read; oversight none }
  data question { origin untrusted }
  flow ask: visitor -> bot { sends question }

  fires  direct-injection on visitor, bot
  silent direct-injection on bot { set bot { tools none } }
  silent direct-injection on bot { set bot { oversight every-action } }
  silent direct-injection on bot { set question { origin trusted } }
  asks   direct-injection about bot tools { unset bot tools }
  asks   direct-injection about question origin { unset question origin }
}

test indirect-injection "An assistant reads mail and may send some" {
  process assistant { is llm-agent; tools write; oversight sampled }
  store inbox
  data mail { origin untrusted }
  flow read-mail: assistant -> inbox { returns mail }

  fires  indirect-injection on assistant, mail
  silent indirect-injection on assistant { set assistant { tools read } }
  silent indirect-injection on assistant { set assistant { oversight every-action } }
  silent indirect-injection on assistant { set mail { origin trusted } }
  asks   indirect-injection about assistant oversight { unset assistant oversight }
  asks   indirect-injection about mail origin { unset mail origin }
}

test triggered-injection "Notes of many are read back" {
  process assistant { is llm-agent; tools read }
  store notes { acl coarse }
  data note { origin mixed }
  flow recall: assistant -> notes { returns note }

  fires  triggered-injection on assistant, notes, note
  silent triggered-injection on assistant { set notes { acl per-object } }
  silent triggered-injection on assistant { set note { origin trusted } }
  asks   triggered-injection about notes acl { unset notes acl }
  asks   triggered-injection about assistant tools { unset assistant tools }
}

test jailbreak "Nobody looks at the answers" {
  process bot { is chat-assistant; exposure internet; oversight none }
  actor visitor
  data answer-text { integrity medium }
  flow ask: visitor -> bot { returns answer-text }

  fires  jailbreak on visitor, bot
  silent jailbreak on bot { set bot { oversight sampled } }
  silent jailbreak on bot { set answer-text { integrity low } }
  asks   jailbreak about bot oversight { unset bot oversight }
}

test system-prompt "Instructions with something to hide" {
  process bot { is chat-assistant; exposure internet; holds instructions }
  data instructions { kind prompt; confidentiality medium }

  fires  system-prompt on bot, instructions
  silent system-prompt on bot { set instructions { confidentiality none } }
  silent system-prompt on bot { set bot { exposure internal } }
  asks   system-prompt about instructions confidentiality { unset instructions confidentiality }
}

test sensitive-disclosure "A model that may read everything" {
  boundary internet { trust none; actor visitor }
  process bot { is chat-assistant; authorizes coarse; holds records }
  data records { kind log; confidentiality high }
  flow ask: visitor -> bot

  fires  sensitive-disclosure on visitor, bot, records
  silent sensitive-disclosure on bot { set bot { authorizes per-object } }
  silent sensitive-disclosure on bot { set records { confidentiality low } }
  asks   sensitive-disclosure about bot authorizes { unset bot authorizes }
  asks   sensitive-disclosure about records kind { unset records kind }
}

test provider-leak "Questions with secrets leave the house" {
  process app
  external model { is llm-provider; tenants shared }
  data question { confidentiality high; privacy none }
  flow ask: app -> model { sends question }

  fires  provider-leak on app, model, question
  silent provider-leak on app { set question { privacy aggregate } }
  silent provider-leak on app { set model { tenants single } }
  asks   provider-leak about model tenants { unset model tenants }
  asks   provider-leak about question privacy { unset question privacy }
}

test supply "An adapter from anywhere" {
  process bot { is language-model }
  external hub { provenance none }
  data adapter { kind model; integrity high }
  flow fetch: bot -> hub { returns adapter }

  fires  supply on bot, hub, adapter
  silent supply on bot { set hub { provenance attested } }
  silent supply on bot { set adapter { kind log } }
  asks   supply about hub provenance { unset hub provenance }
}

test poison "Texts of strangers tune the model" {
  process tune { is fine-tuning-job; holds texts }
  data texts { kind training; origin untrusted }

  fires  poison on tune, texts
  silent poison on tune { set texts { origin trusted } }
  asks   poison about texts origin { unset texts origin }
}

test misinformation "Answers are acted upon" {
  process desk
  process model { is language-model; oversight none }
  data advice { integrity high }
  flow ask: desk -> model { returns advice }

  fires  misinformation on desk, model
  silent misinformation on model { set model { oversight sampled } }
  silent misinformation on model { set advice { integrity medium } }
  asks   misinformation about model oversight { unset model oversight }
  asks   misinformation about advice integrity { unset advice integrity }
}

test consumption "Talk without a limit" {
  process bot { is chat-assistant; exposure internet; rate-limit no }

  fires  consumption on bot
  silent consumption on bot { set bot { rate-limit yes } }
  silent consumption on bot { set bot { exposure none } }
  asks   consumption about bot rate-limit { unset bot rate-limit }
}

test vector-weakness "Anybody may add texts" {
  process bot { is chat-assistant }
  store texts { is vector-database; integrity none }
  data piece { origin untrusted }
  flow look: bot -> texts { returns piece }

  fires  vector-weakness on bot, texts, piece
  silent vector-weakness on bot { set piece { origin trusted } }
  silent vector-weakness on bot { set texts { integrity signature } }
  asks   vector-weakness about texts integrity { unset texts integrity }
}

test tenant-retrieval "One index for all customers" {
  store texts { is vector-database; tenants shared; acl coarse }

  fires  tenant-retrieval on texts
  silent tenant-retrieval on texts { set texts { acl per-object } }
  silent tenant-retrieval on texts { set texts { tenants single } }
  asks   tenant-retrieval about texts acl { unset texts acl }
  asks   tenant-retrieval about texts tenants { unset texts tenants }
}

test memory-poison "What a page made it remember" {
  process bot { is chat-assistant }
  store memory { is conversation-memory; acl none }
  data memo { origin mixed }
  flow keep: bot -> memory { sends memo }

  fires  memory-poison on bot, memory, memo
  silent memory-poison on bot { set memory { acl per-object } }
  silent memory-poison on bot { set memo { origin trusted } }
  asks   memory-poison about memory acl { unset memory acl }
}

test output-handling "A shell runs what the model wrote" {
  process bot { is language-model }
  process shell { executes script; validates none; isolation process }
  flow run: bot -> shell

  fires  output-handling on bot, shell
  silent output-handling on shell { set shell { isolation vm } }
  silent output-handling on shell { set shell { executes none } }
  asks   output-handling about shell executes { unset shell executes }
  asks   output-handling about shell isolation { unset shell isolation }
}

test excessive-agency "Nobody sees what it does" {
  process agent { is llm-agent; tools execute; oversight none }

  fires  excessive-agency on agent
  silent excessive-agency on agent { set agent { oversight sampled } }
  silent excessive-agency on agent { set agent { tools read } }
  asks   excessive-agency about agent tools { unset agent tools }
}

test exfil-triangle "Secrets, strangers' text and a way out" {
  process agent { is llm-agent; oversight none; egress any; holds records }
  external web
  data records { confidentiality high; origin trusted }
  data page { origin untrusted }
  flow browse: agent -> web { returns page }

  fires  exfil-triangle on agent, records, page
  silent exfil-triangle on agent { set page { origin trusted } }
  silent exfil-triangle on agent { set agent { oversight every-action } }
  asks   exfil-triangle about agent egress { unset agent egress }
  asks   exfil-triangle about agent oversight { unset agent oversight }
}

test exfil-via-tool "A search word holds a secret" {
  process agent { is llm-agent; tools write; oversight none; holds records }
  external search { is tool-server; exposure internet }
  data records { confidentiality high }
  flow use-tool: agent -> search

  fires  exfil-via-tool on agent, search, records
  silent exfil-via-tool on agent { set search { exposure internal } }
  silent exfil-via-tool on agent { set agent { tools none } }
  asks   exfil-via-tool about search exposure { unset search exposure }
}

test render-exfil "Answers with pictures" {
  actor user
  process bot { is chat-assistant; encodes-output no }
  data talk { confidentiality high }
  flow ask: user -> bot { returns talk }

  fires  render-exfil on user, bot
  silent render-exfil on bot { set bot { encodes-output yes } }
  silent render-exfil on bot { set talk { confidentiality low } }
  asks   render-exfil about bot encodes-output { unset bot encodes-output }
}

test tool-poison "A tool that anybody may answer for" {
  process agent { is llm-agent }
  process tool { is tool-server; provenance signed }
  flow use-tool: agent -> tool { server-auth no }

  fires  tool-poison on agent, tool
  fires  tool-poison on agent, tool { set use-tool { server-auth yes }; set tool { provenance none } }
  silent tool-poison on agent { set use-tool { server-auth yes } }
  asks   tool-poison about use-tool server-auth { unset use-tool server-auth }
}

test tool-launch-config "The project names the program" {
  process agent { is coding-agent; isolation process }
  store project { is configuration-store }
  data settings { kind config; origin untrusted }
  flow open: agent -> project { returns settings }

  fires  tool-launch-config on agent, project, settings
  silent tool-launch-config on agent { set agent { isolation vm } }
  silent tool-launch-config on agent { set settings { origin trusted } }
  asks   tool-launch-config about settings origin { unset settings origin }
  asks   tool-launch-config about agent isolation { unset agent isolation }
}

test credential-harvest "Keys within the model's sight" {
  process agent { is llm-agent; tools read; holds token }
  data token { kind credential; origin trusted }
  data page { origin untrusted }
  external web
  flow browse: agent -> web { returns page }

  fires  credential-harvest on agent, token
  silent credential-harvest on agent { set agent { tools none } }
  silent credential-harvest on agent { set page { origin trusted } }
  asks   credential-harvest about agent tools { unset agent tools }
  asks   credential-harvest about token kind { unset token kind }
}

test self-replication "Assistants write to each other" {
  process mine { is chat-assistant; tools write; oversight none }
  process theirs { is chat-assistant }
  data mail { origin untrusted }
  flow send: mine -> theirs { sends mail }

  fires  self-replication on mine, theirs, mail
  silent self-replication on mine { set mail { origin mixed } }
  silent self-replication on mine { set mine { oversight every-action } }
  asks   self-replication about mine tools { unset mine tools }
}

test destructive-tool "The agent cleans up" {
  process agent { is llm-agent; tools execute; oversight none }
  store disk { backup none; holds work }
  data work { availability high }
  flow tidy: agent -> disk

  fires  destructive-tool on agent, disk
  silent destructive-tool on agent { set disk { backup offline } }
  silent destructive-tool on agent { set work { availability none } }
  asks   destructive-tool about disk backup { unset disk backup }
}

test approval-fatigue "A question every minute" {
  process agent { is llm-agent; tools write; oversight every-action; rate-limit no }

  fires  approval-fatigue on agent
  silent approval-fatigue on agent { set agent { rate-limit yes } }
  silent approval-fatigue on agent { set agent { oversight none } }
  asks   approval-fatigue about agent rate-limit { unset agent rate-limit }
}

test escape-to-host "A runner of the model's code" {
  process runner { is code-interpreter; executes script; isolation container }

  fires  escape-to-host on runner
  silent escape-to-host on runner { set runner { isolation vm } }
  asks   escape-to-host about runner isolation { unset runner isolation }
}

test agent-impostor "Any process is an agent" {
  process planner { is llm-agent }
  process worker { is llm-agent; tools write }
  flow task: planner -> worker { client-auth none }

  fires  agent-impostor on planner, worker
  silent agent-impostor on worker { set task { client-auth certificate } }
  silent agent-impostor on worker { set worker { tools none } }
  asks   agent-impostor about task client-auth { unset task client-auth }
}

test borrowed-rights "The agent's own account" {
  boundary outside { trust none; actor user }
  process agent { is llm-agent; tools read; authorizes coarse }
  process ledger
  flow ask: user -> agent { identity end-user }
  flow fetch: agent -> ledger { identity service }

  fires  borrowed-rights on user, agent, ledger
  silent borrowed-rights on agent { set fetch { identity end-user } }
  silent borrowed-rights on agent { set agent { authorizes per-object } }
  asks   borrowed-rights about fetch identity { unset fetch identity }
}
