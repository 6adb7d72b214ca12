// Husky AI, a demonstration system that tells huskies from other dogs, after the model in OWASP's threat model library.
// What is ours in it, and where each fact comes from, is in SOURCE.md.
model "Husky AI" {
  purpose "Tell visitors whether their photo shows a husky"
  version "1.0, reviewed 2025-05-28"
  owner   "Husky AI maintainers"
  appetite medium
  review every 1 year
  review when "a new entry point", "a new source of images", "an incident"
  see     "https://github.com/OWASP/www-project-threat-model-library/blob/main/threat-models/ai-ml/husky-ai-threat-model.json" "Published model"
  description """
    Engineers fetch images from a public image search, clean them by hand, train a network in a notebook and ship the
    model over a bastion to a small web server behind a gateway.
    """
}

use pack base, ml

defaults control { status planned; resists moderate; owner "Husky AI maintainers"; due 2027-05-28 }
defaults assume  { owner "Husky AI maintainers"; until 2027-05-28 }

// ---- 1. What are we building? -----------------------------------------------------------------------------

data training-images "Training and validation images" { confidentiality low; integrity high; availability medium; kind training; origin mixed }
data model-file      "Trained model"                  { confidentiality medium; integrity high; kind model }
data source-code     "Source code and configuration"  { integrity high; kind code, config }
data libraries       "Third-party libraries"          { integrity high; kind code }
data api-key         "Key for the image search"       { confidentiality high; kind credential }
data engineer-key    "SSH key of an engineer"         { confidentiality high; kind credential; authenticates engineer }
data admin-key       "SSH key of the administrator"   { confidentiality high; kind credential; authenticates admin }
data authorized-keys "Keys the bastion lets in"       { confidentiality high; integrity high; kind key }
data access-log      "Record of SSH access"           { integrity medium; kind log }
data uploaded-image  "Photo of a visitor"             { confidentiality low; kind media; origin untrusted }
data verdict         "Husky or not"                   { integrity medium; kind content }

boundary internet "Public internet" {
  trust none
  actor user     "Visitor"
  actor engineer "Data engineer" { exposure internet; holds engineer-key }
  actor admin    "Platform engineer" { holds admin-key }
  external image-search "Image search service" { exposure internet; access nobody }
  external toolmakers "Makers of tools and libraries" { exposure internet; access nobody }
}

boundary experimentation "Experimental zone" {
  trust partial because "an internal network in which engineers run code of their own"
  process gather "Image gathering" { access engineer uses source-code }
  process notebook "Model development" { is notebook; authorizes at least coarse; access engineer uses source-code, model-file }
  process deployment "Deployment service" { access engineer uses source-code }
  process sources "Source repository" { is source-repository; holds source-code; access engineer writes source-code }
  store image-store "Image storage" {
    is object-storage
    holds training-images
    encryption at least disk
    access nobody
  }
  store api-key-store "Store of the search key" {
    is key-vault
    holds api-key
    encryption at least disk
    acl coarse
    access nobody
  }
}

boundary production "Production zone" {
  trust full because "an internal network that is administered through the bastion alone"
  process gateway "Gateway" { is api-gateway; exposure internet; validates at least partial; authorizes at least coarse; access user uses uploaded-image, verdict }
  process web "Web server with the model" { is ml-model-server; parses image; holds verdict; access nobody }
  process bastion "Bastion" { is bastion-host; exposure internet; holds access-log; access admin administers }
  store model-store "Model storage" { is object-storage; holds model-file; encryption none; access nobody }
  store key-store "Store of authorized keys" {
    is key-vault
    holds authorized-keys
    encryption at least disk
    acl coarse
    access nobody
  }
  store log-store "Bastion's log" { is log-store; holds access-log; encryption at least disk; access nobody }
  store cache "Photos in memory" { is cache; holds uploaded-image; encryption none; access nobody }
}

flow collect: gather -> image-search "Fetch images" { sends api-key; returns training-images; protocol https; server-auth yes }
flow import-gather: gather -> toolmakers "Import libraries" { returns libraries; channel at least vpn }
flow import-notebook: notebook -> toolmakers "Import libraries" { returns libraries; channel at least vpn }
flow import-web: web -> toolmakers "Import libraries" { returns libraries; channel at least vpn }
flow gather-run: engineer -> gather "Run the gathering" { asks engineer-key; sends source-code; protocol ssh; client-auth key }
flow work: engineer -> notebook "Develop the model" {
  asks engineer-key
  sends source-code, model-file
  returns model-file
  protocol ssh
  client-auth key
}
flow deliver: engineer -> deployment "Start a deployment" { asks engineer-key; sends source-code; protocol ssh; client-auth key }
flow commit: engineer -> sources "Store code" { asks engineer-key; sends source-code; protocol ssh; client-auth key }
flow unlock-search: gather -> api-key-store "Load the search key" { returns api-key; channel plain }
flow store-images: gather -> image-store "Store images" { sends training-images; channel plain }
flow learn: notebook -> image-store "Load images" { returns training-images; channel plain }
flow hand-over: gather -> notebook "Hand over prepared images" { sends training-images; channel plain }
flow save: notebook -> model-store "Save the model" { sends model-file; channel plain }
flow package: deployment -> model-store "Package the model" { returns model-file; channel plain }
flow fetch-source: deployment -> sources "Fetch code" { returns source-code }
flow deploy: deployment -> bastion "Ship a release" { sends model-file, source-code; protocol ssh; client-auth key }
flow administer: admin -> bastion "Administer production" {
  asks admin-key
  sends authorized-keys
  returns access-log
  protocol ssh
  client-auth key
}
flow let-in: bastion -> key-store "Look up and update keys" { sends authorized-keys; returns authorized-keys }
flow record: bastion -> log-store "Write and read the log" { sends access-log; returns access-log; channel plain }
flow update-gateway: bastion -> gateway "Update the gateway" { sends source-code; channel plain }
flow update-web: bastion -> web "Update the web server" { sends source-code; channel plain }
flow update-model: bastion -> model-store "Update the model" { sends model-file; channel plain }
flow ask: user -> gateway "Is this a husky?" { sends uploaded-image; returns verdict; protocol https }
flow forward: gateway -> web "Pass the photo on" { sends uploaded-image; returns verdict }
flow load: web -> model-store "Load the model" { returns model-file; channel plain }
flow keep: web -> cache "Keep the photo in memory" { sends uploaded-image; returns uploaded-image }

ignore TM207 on api-key-store because "the published diagram does not show who files the key"

// ---- 2. What can go wrong? --------------------------------------------------------------------------------

adversary ratimir "Ratimir, an expert who writes exploits of his own" {
  knows    source
  computes enhanced "own exploits and malware" with expertise expert
  owns     user
  wants    elevate web, mislead web, tamper libraries, elevate bastion
}

adversary michiko "Michiko, backed by an organisation of criminals" {
  knows    internals
  computes moderate "what the organisation has learnt and pays for"
  alters   internet
  wants    tamper training-images, tamper model-file, tamper notebook, disclose uploaded-image, spoof engineer
}

adversary insider "Insider with the administrator's access" {
  knows    internals
  computes basic "a shell"
  owns     admin
  wants    disclose model-file, disclose uploaded-image
}

threat image-overflow "A crafted photo overflows a buffer in image processing" {
  elevate  web
  deny     web
  through  ask, forward
  by       ratimir
  feasibility medium
  impact   medium
  severity high because "the published score, 9, is read as high there"
  refers   CAPEC-100, CWE-120
  mitigate with sandbox, upload-rules
  remains  low because "code that escapes the sandbox stands in the production zone"
}

threat poisoned-libraries "A library is poisoned before it is imported" {
  tamper   libraries
  through  toolmakers, import-gather, import-notebook, import-web
  by       ratimir
  feasibility medium
  impact   medium
  severity high because "the published score, 9, is read as high there"
  refers   CAPEC-438, CWE-1104
  mitigate with certificate-checks, dependency-scan
  remains  low because "a scan knows only what was reported before"
}

threat image-tampering "Stored images are changed or deleted" {
  tamper   training-images
  deny     training-images
  through  gather-run, store-images, learn
  by       michiko
  feasibility low
  impact   high
  refers   CAPEC-1, CWE-276, CWE-285
  mitigate with blob-access, blob-logging, blob-backup, stored-hashes, endpoint-security
  remains  low because "whoever acts as an engineer is authorized"
}

threat notebook-tampering "A notebook is changed to hold a backdoor" {
  tamper   notebook
  through  work
  by       michiko
  feasibility low
  impact   high
  refers   CAPEC-1, CWE-276, CWE-285
  mitigate with notebook-access, stored-hashes, endpoint-security
  remains  low because "whoever acts as an engineer is authorized"
}

threat model-tampering "The stored model is stolen or made inaccurate" {
  tamper   model-file
  disclose model-file
  through  deliver, save, package, update-model
  by       michiko, insider
  feasibility low
  impact   high
  refers   CAPEC-1, CWE-276, CWE-285
  mitigate with blob-access, blob-logging, blob-backup, stored-hashes, endpoint-security
  remains  medium because "an administrator reaches the model over the bastion"
}

threat perturbation "Perturbed photos are tried until one is classified wrongly" {
  mislead  web
  through  ask, gateway
  by       ratimir
  feasibility low
  impact   high
  refers   CAPEC-28, CWE-20
  mitigate with rate-limit, adversarial-training, input-filter, confidence-threshold
  remains  medium because "each of these makes the search longer and ends none"
}

threat photo-exposure "Photos of visitors are read from memory" {
  disclose uploaded-image
  through  ask, web, keep
  by       michiko, insider
  feasibility low
  impact   low
  refers   CAPEC-204, CWE-20
  mitigate with in-memory-photos, memory-restrictions, cache-rules, memory-clearing
  remains  low because "the photos are not sensitive by themselves"
}

threat stolen-ssh-key "SSH keys are stolen from an engineer's machine" {
  spoof    engineer
  through  engineer, commit, bastion
  by       michiko
  feasibility medium
  impact   critical
  refers   CAPEC-555, CWE-522, CWE-308
  mitigate with ssh-allow-list, long-passphrases, endpoint-security, ssh-logging
  remains  medium because "a stolen key works from an allowed network"
}

threat ssh-flaw "The open SSH port is exploited" {
  elevate  bastion
  through  bastion, administer, deploy
  by       ratimir
  feasibility medium
  impact   critical
  refers   CAPEC-300, CWE-200
  mitigate with ssh-allow-list, ssh-logging, bastion-patching
  remains  medium because "a flaw is open until its patch is applied"
}

// ---- 3. What do we do about it? ---------------------------------------------------------------------------
// Four controls are marked as active in the published model; the others are suggestions, so they stay planned.

control blob-access "Role and attribute based access to image and model storage" {
  on       image-store, model-store
  sets     acl per-object
  protects integrity, confidentiality, availability
  status   implemented
  evidence link "https://github.com/OWASP/www-project-threat-model-library/blob/main/threat-models/ai-ml/husky-ai-threat-model.json#access-control-for-azure-blobs" on 2025-05-28
}
control notebook-access "Role and attribute based access to notebooks" {
  on       notebook
  protects integrity
  status   implemented
  evidence link "https://github.com/OWASP/www-project-threat-model-library/blob/main/threat-models/ai-ml/husky-ai-threat-model.json#jupyter-notebooks-access-control" on 2025-05-28
}
control in-memory-photos "Photos are kept in memory only" {
  on       cache
  protects confidentiality
  status   implemented
  evidence link "https://github.com/OWASP/www-project-threat-model-library/blob/main/threat-models/ai-ml/husky-ai-threat-model.json#in-memory-image-storage" on 2025-05-28
}
control ssh-logging "Each SSH attempt is logged, and suspicious ones raise an alert" {
  on       bastion
  detects  spoof engineer, elevate bastion
  status   implemented
  evidence link "https://github.com/OWASP/www-project-threat-model-library/blob/main/threat-models/ai-ml/husky-ai-threat-model.json#ssh-access-logging" on 2025-05-28
}

control manual-cleansing "Images are looked through by hand before they are learned" {
  on       gather, notebook
  protects integrity
  resists  basic
  status   implemented
  evidence link "https://github.com/OWASP/www-project-threat-model-library/blob/main/threat-models/ai-ml/husky-ai-threat-model.json#scope" on 2025-05-28
}

control sandbox              "Image processing in a sandbox"                     { on web; sets isolation container; protects authorization, availability }
control upload-rules         "Rules for uploaded files"                          { on gateway; protects authorization, availability }
control certificate-checks   "TLS with checked certificates for imports"         { on import-gather, import-notebook, import-web; sets server-auth yes; protects integrity }
control dependency-scan      "Dependencies are scanned and patched"              { on gather, notebook, web; protects integrity }
control blob-logging         "Access to storage is logged and watched"           { on image-store, model-store; sets audit remote; detects tamper training-images, tamper model-file }
control blob-backup          "Backups under credentials of their own"            { on image-store, model-store; sets backup offline; protects availability, integrity }
control stored-hashes        "Stored hashes of images, notebooks and models"     { on image-store, notebook, model-store; sets integrity checksum; protects integrity }
control endpoint-security    "Patched engineers' machines with attack detection" { on engineer; protects authenticity, integrity, confidentiality }
control rate-limit           "Limit on requests of a client"                     { on gateway; sets rate-limit yes; protects integrity, availability }
control adversarial-training "Training with adversarial examples"                { on web; protects integrity }
control input-filter         "Anomalous photos are blocked"                      { on gateway; protects integrity }
control confidence-threshold "Threshold on the confidence of a verdict"          { on web; protects integrity }
control memory-restrictions  "Limits on who reads memory"                        { on web, cache; protects confidentiality }
control cache-rules          "Encrypted cache with early eviction"               { on cache; protects confidentiality }
control memory-clearing      "Photos are overwritten after use"                  { on web, cache; protects confidentiality }
control ssh-allow-list       "SSH only from listed networks"                     { on bastion; protects authenticity, authorization }
control long-passphrases     "Long, complex passphrases on SSH keys"             { on engineer; protects authenticity }
control bastion-patching     "Deadlines for patches of the bastion"              { on bastion; protects authorization }

// What the rules found, and no threat above says already. What the text has no answer to stays open: the flows within that are not encrypted.
answer base.stolen-credential on admin {
  mitigate with ssh-allow-list
  remains  medium because "a stolen key works from an allowed network"
}
answer base.destroy-store on image-store { mitigate with blob-backup; remains low because "what came since the last copy is lost" }
answer base.flood on gateway { mitigate with rate-limit; remains medium because "many clients together pass a limit for each" }
answer ml.evasion-transfer on web {
  mitigate with adversarial-training, input-filter, confidence-threshold
  remains  medium because "each of these makes the search longer and ends none"
}
answer ml.filled-public-dataset on image-search {
  mitigate with manual-cleansing
  remains  medium because "a few pictures that look right can be chosen for what they teach"
}

// ---- Scope ------------------------------------------------------------------------------------------------

exclude disclose api-key-store because "the published model names no threat to it; it is encrypted and its access is by role"
exclude disclose key-store because "the published model names no threat to it; it is encrypted and its access is by role"
exclude tamper collect because "images are fetched over TLS from a server whose certificate is checked"

assume token-check "Services check tokens with one authentication service" because "the published model marks it as confirmed" {
  upholds control blob-access
  evidence link "https://github.com/OWASP/www-project-threat-model-library/blob/main/threat-models/ai-ml/husky-ai-threat-model.json#assumptions" on 2025-05-28
}
assume tls "TLS holds on the internet" because "images are fetched and photos are sent over it" {
  upholds channel tls
  evidence link "https://github.com/OWASP/www-project-threat-model-library/blob/main/threat-models/ai-ml/husky-ai-threat-model.json#scope" on 2025-05-28
}

// ---- 4. Did we do a good job? -----------------------------------------------------------------------------

claim images-kept "Michiko cannot change the images where they are stored" {
  michiko cannot tamper image-store
  relies on blob-access, token-check, tls
}
claim search-filled "Michiko can get pictures of her own into the set" {
  michiko can tamper training-images because "it is what a public search returns, looked through by hand once"
}
claim photos-kept "Michiko cannot read the photos of visitors" {
  michiko cannot disclose uploaded-image
  relies on in-memory-photos, tls
}
claim misled "Perturbed photos fool the model today" {
  ratimir can mislead web because "each control against it is a suggestion so far"
}
claim administrators-read "An administrator can read the model" {
  insider can disclose model-file because "updates of the model pass the bastion"
}

review 2026-11-20 by "Editors of the examples" {
  found "the visitor is an end of a flow and missing from the published list of actors",
        "no published flow touches the store of uploaded photos",
        "the authentication service of the published assumption is drawn nowhere"
}

view overview "From the image search to the verdict" { collapse experimentation }
view learning "Where the images go" { show data training-images, model-file }
