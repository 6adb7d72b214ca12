// Tests of the pack `ml`: for each rule a model in which it fires, is silent, and asks.

test data-poison "Examples that anybody may have chosen" {
  boundary lab { process train { is training-job } }
  boundary internet { trust none; external album }
  data pictures { kind training; origin untrusted }
  data weights { kind model; integrity high }
  store shelf { holds weights }
  flow fetch: train -> album { returns pictures }
  flow save: train -> shelf { sends weights }

  fires  data-poison on train, pictures, weights
  silent data-poison on train { set pictures { origin trusted } }
  silent data-poison on train { set pictures { kind media } }
  asks   data-poison about pictures origin { unset pictures origin }
  asks   data-poison about pictures kind { unset pictures kind }
}

test label-flip "Labels from a crowd" {
  data labels { kind training; integrity high }
  external crowd { is labelling-service; exposure internet; holds labels }

  fires  label-flip on crowd, labels
  silent label-flip on crowd { set crowd { exposure internal } }
  silent label-flip on crowd { set labels { integrity low } }
  asks   label-flip about crowd exposure { unset crowd exposure }
}

test backdoor-train "A model that learns from updates of strangers" {
  data update { origin untrusted; kind log }
  data weights { kind model; integrity high; origin trusted }
  process phone
  process sum { learning federated }
  store shelf
  flow upload: phone -> sum { sends update }
  flow save: sum -> shelf { sends weights }

  fires  backdoor-train on sum, weights
  silent backdoor-train on sum { set update { origin trusted } }
  silent backdoor-train on sum { set sum { learning fixed } }
  asks   backdoor-train about update origin { unset update origin }
}

test pretrained-backdoor "A model from a hub" {
  external hub { is model-hub; provenance hash }
  process train
  data base-model { kind model; integrity high }
  flow fetch: train -> hub { returns base-model }

  fires  pretrained-backdoor on train, hub, base-model
  silent pretrained-backdoor on train { set hub { provenance signed } }
  silent pretrained-backdoor on train { set base-model { kind log } }
  asks   pretrained-backdoor about hub provenance { unset hub provenance }
}

test poisoned-public-dataset "A data set of others" {
  external collection { is public-dataset; provenance none }
  process train
  data pictures { kind training; origin trusted; integrity high }
  flow fetch: train -> collection { returns pictures }

  fires  poisoned-public-dataset on collection, pictures
  silent poisoned-public-dataset on collection { set collection { provenance hash } }
  asks   poisoned-public-dataset about collection provenance { unset collection provenance }
}
test filled-public-dataset "Whatever a search finds" {
  external search { provenance hash }
  process train
  data pictures { kind training; origin mixed; integrity high }
  flow fetch: train -> search { returns pictures }

  fires  filled-public-dataset on search, pictures
  silent filled-public-dataset on search { set pictures { origin trusted } }
  silent filled-public-dataset on search { set pictures { kind log } }
  asks   filled-public-dataset about pictures origin { unset pictures origin }
}

test model-file-code-exec "A model file that rebuilds objects" {
  process serve { is ml-model-server; parses model; executes native }
  data weights { kind model; origin mixed }
  store shelf
  flow load: serve -> shelf { returns weights }

  fires  model-file-code-exec on serve, weights
  silent model-file-code-exec on serve { set serve { executes none } }
  silent model-file-code-exec on serve { set weights { origin trusted } }
  asks   model-file-code-exec about serve executes { unset serve executes }
  asks   model-file-code-exec about serve parses { unset serve parses }
}

test availability-poison "A filter that learns as it runs" {
  process filter { is classifier; learning online; validates partial; holds weights }
  data weights { kind model; integrity high }
  data mail { kind media; origin untrusted }
  actor sender
  flow send: sender -> filter { sends mail }

  fires  availability-poison on filter, mail
  silent availability-poison on filter { set filter { validates full } }
  silent availability-poison on filter { set filter { learning offline } }
  asks   availability-poison about filter learning { unset filter learning }
  asks   availability-poison about mail origin { unset mail origin }
}

test feedback-loop "Ratings are learned at once" {
  process bot { is recommender; learning online }
  data thumbs { kind feedback; origin untrusted }
  actor visitor
  flow rate: visitor -> bot { sends thumbs }

  fires  feedback-loop on bot, thumbs
  silent feedback-loop on bot { set bot { learning offline } }
  asks   feedback-loop about bot learning { unset bot learning }
  asks   feedback-loop about thumbs kind { unset thumbs kind }
}

test eval-leak "The exam is a part of the lessons" {
  process train { learning offline }
  process judge { is evaluation-job }
  store shelf
  data pictures { kind training }
  flow learn: train -> shelf { returns pictures }
  flow test-it: judge -> shelf { returns pictures }

  fires  eval-leak on train, judge, pictures
  silent eval-leak on train { set train { learning fixed } }
  silent eval-leak on train { set pictures { kind log } }
  asks   eval-leak about train learning { unset train learning }
}

test evasion-white "A published model decides" {
  boundary internet { trust none; actor visitor }
  process scan { is classifier; holds weights }
  data weights { kind model; confidentiality low }
  data sample { kind media; origin untrusted }
  data verdict { integrity high }
  flow ask: visitor -> scan { sends sample; returns verdict }

  fires  evasion-white on scan, verdict
  silent evasion-white on scan { set weights { confidentiality high } }
  silent evasion-white on scan { set verdict { integrity low } }
  asks   evasion-white about weights confidentiality { unset weights confidentiality }
  asks   evasion-white about verdict integrity { unset verdict integrity }
}

test evasion-black-query "A secret model decides" {
  boundary internet { trust none; actor visitor }
  process scan { is classifier; holds weights }
  data weights { kind model; confidentiality high }
  data sample { kind media; origin untrusted }
  data verdict { integrity high }
  flow ask: visitor -> scan { sends sample; returns verdict }

  fires  evasion-black-query on scan, verdict
  silent evasion-black-query on scan { set weights { confidentiality low } }
  silent evasion-black-query on scan { set sample { origin trusted } }
  asks   evasion-black-query about sample origin { unset sample origin }
}

test evasion-transfer "Anybody could train a similar model" {
  process train
  process scan { is classifier }
  store shelf { holds weights, pictures }
  data pictures { kind training; confidentiality none }
  data weights { kind model; confidentiality high }
  data sample { kind media; origin untrusted }
  data verdict { integrity high }
  actor visitor
  flow learn: train -> shelf { returns pictures; sends weights }
  flow load: scan -> shelf { returns weights }
  flow ask: visitor -> scan { sends sample; returns verdict }

  fires  evasion-transfer on scan, pictures, verdict
  silent evasion-transfer on scan { set pictures { confidentiality high } }
  silent evasion-transfer on scan { set sample { origin trusted } }
  asks   evasion-transfer about pictures confidentiality { unset pictures confidentiality }
}

test physical-evasion "A camera on a pole" {
  external camera { is sensor; physical unattended }
  process watch { is classifier }
  data picture { integrity high }
  flow see: camera -> watch { sends picture }

  fires  physical-evasion on camera, watch
  silent physical-evasion on camera { set camera { physical none } }
  asks   physical-evasion about camera physical { unset camera physical }
  asks   physical-evasion about picture integrity { unset picture integrity }
}

test membership "Scores for every caller" {
  boundary internet { trust none; actor visitor }
  process train { is training-job }
  process answer { is classifier; exposure internet; output scores }
  store shelf { holds weights, records }
  data records { kind training; personal yes; confidentiality high }
  data others { kind training; personal yes; confidentiality high }
  store attic { holds others }
  data weights { kind model; privacy none }
  flow learn: train -> shelf { returns records; sends weights }
  flow load: answer -> shelf { returns weights }
  flow ask: visitor -> answer

  fires  membership on answer, records
  silent membership on answer { set answer { output label } } // eliminated: the label alone
  silent membership on answer { set answer { output topk } }
  silent membership on answer { set weights { privacy differential } }
  silent membership on answer { set answer { exposure internal } }
  silent membership on answer, others // examples of another model
  asks   membership about answer output { unset answer output }
  asks   membership about weights privacy { unset weights privacy }
  asks   membership about records kind { unset records kind }
}

test inversion "Inner values for every caller" {
  process train { is training-job }
  process answer { is classifier; exposure internet; output logits }
  store shelf { holds weights, faces }
  data faces { kind training; personal special }
  data weights { kind model; privacy none }
  actor visitor
  flow learn: train -> shelf { returns faces; sends weights }
  flow load: answer -> shelf { returns weights }
  flow ask: visitor -> answer

  fires  inversion on answer, faces
  silent inversion on answer { set answer { output scores } }
  silent inversion on answer { set faces { personal no } }
  silent inversion on answer { set weights { privacy differential } }
  asks   inversion about answer output { unset answer output }
  asks   inversion about faces personal { unset faces personal }
}

test extraction "A valuable model answers customers" {
  process answer { is classifier; exposure partner; holds weights }
  data weights { kind model; confidentiality high }

  fires  extraction on answer, weights
  silent extraction on answer { set weights { confidentiality low } }
  silent extraction on answer { set answer { exposure internal } }
  asks   extraction about answer exposure { unset answer exposure }
  asks   extraction about weights confidentiality { unset weights confidentiality }
}

test property-inference "The weights are handed out" {
  boundary outside { trust none; actor customer }
  process train { is training-job }
  process publish
  store shelf { holds weights, records }
  data records { kind training; confidentiality high }
  data weights { kind model }
  flow learn: train -> shelf { returns records; sends weights }
  flow load: publish -> shelf { returns weights }
  flow fetch: customer -> publish { returns weights }

  fires  property-inference on publish, records
  silent property-inference on publish { set records { confidentiality low } }
  silent property-inference on publish { set weights { kind log } }
  asks   property-inference about records confidentiality { unset records confidentiality }
}

test model-theft-at-rest "A bucket with a model" {
  store bucket { holds weights; encryption none; acl per-object }
  data weights { kind model; confidentiality high }

  fires  model-theft-at-rest on bucket, weights
  fires  model-theft-at-rest on bucket { set bucket { encryption disk; acl coarse } }
  silent model-theft-at-rest on bucket { set bucket { encryption disk } }
  silent model-theft-at-rest on bucket { set weights { confidentiality none } }
  asks   model-theft-at-rest about bucket encryption { unset bucket encryption }
  asks   model-theft-at-rest about bucket acl { set bucket { encryption disk }; unset bucket acl }
}

test model-swap "Whoever may write there chooses the model" {
  store bucket { holds weights; acl coarse; integrity none }
  data weights { kind model; integrity high }
  data signing-key { kind key }

  fires  model-swap on bucket, weights
  silent model-swap on bucket { set bucket { integrity signature } }
  silent model-swap on bucket { set bucket { acl per-object } }
  silent model-swap on bucket { set weights { signed by signing-key } }
  asks   model-swap about bucket integrity { unset bucket integrity }
  asks   model-swap about bucket acl { unset bucket acl }
}

test training-data-at-rest "A cleaned set that many may write" {
  store shelf { holds pictures; acl coarse; integrity checksum }
  data pictures { kind training; integrity high }

  fires  training-data-at-rest on shelf, pictures
  silent training-data-at-rest on shelf { set shelf { acl per-object } }
  silent training-data-at-rest on shelf { set shelf { integrity mac } }
  asks   training-data-at-rest about shelf acl { unset shelf acl }
  asks   training-data-at-rest about pictures integrity { unset pictures integrity }
}

test query-leak "Somebody else's model sees the photos" {
  external vision { is hosted-model }
  process app
  data photo { confidentiality medium; privacy none }
  flow ask: app -> vision { sends photo }

  fires  query-leak on vision, photo
  silent query-leak on vision { set photo { privacy aggregate } }
  silent query-leak on vision { set photo { confidentiality low; personal no } }
  asks   query-leak about photo privacy { unset photo privacy }
  asks   query-leak about photo confidentiality { unset photo confidentiality }
}

test full-access "A model in a telephone" {
  process keyboard { is edge-model; holds weights; isolation process }
  data weights { kind model; confidentiality high }

  fires  full-access on keyboard, weights
  silent full-access on keyboard { set keyboard { isolation enclave } }
  silent full-access on keyboard { set weights { confidentiality low } }
  asks   full-access about keyboard isolation { unset keyboard isolation }
}

test sponge "Questions without a limit" {
  process answer { is ml-model-server; exposure internet; rate-limit no; holds weights }
  data weights { kind model; availability medium }

  fires  sponge on answer
  silent sponge on answer { set answer { rate-limit yes } }
  silent sponge on answer { set answer { exposure internal } }
  asks   sponge about answer rate-limit { unset answer rate-limit }
}

test chaff "People look at what the model flags" {
  process flag { is classifier; oversight sampled; rate-limit no; holds weights }
  data weights { kind model; integrity high }
  data post { kind media; origin untrusted }
  actor visitor
  flow send: visitor -> flag { sends post }

  fires  chaff on flag, post
  silent chaff on flag { set flag { oversight none } }
  silent chaff on flag { set flag { rate-limit yes } }
  asks   chaff about flag oversight { unset flag oversight }
  asks   chaff about flag rate-limit { unset flag rate-limit }
}

test fl-malicious-client "Updates of strangers are added up" {
  process phone { is federated-client; holds weights }
  process sum { is federated-server; validates partial }
  data weights { kind model; integrity high }
  data update { origin untrusted; integrity high }
  flow upload: phone -> sum { sends update }

  fires  fl-malicious-client on phone, sum
  silent fl-malicious-client on phone { set sum { validates full } }
  silent fl-malicious-client on phone { set update { origin trusted } }
  asks   fl-malicious-client about sum validates { unset sum validates }
  asks   fl-malicious-client about update origin { unset update origin }
}

test fl-curious-server "The server sees single updates" {
  process phone { is federated-client; holds weights }
  process sum { is federated-server }
  data weights { kind model }
  data update { personal yes; privacy none; confidentiality high }
  flow upload: phone -> sum { sends update }

  fires  fl-curious-server on phone, sum, update
  silent fl-curious-server on phone { set update { privacy aggregate } }      // only sums can be read
  silent fl-curious-server on phone { set update { privacy differential } }   // noise was added on the device
  silent fl-curious-server on phone { set update { personal no } }
  asks   fl-curious-server about update privacy { unset update privacy }
  asks   fl-curious-server about update personal { unset update personal }
}

test fl-sybil "Accounts are free" {
  process phone { is federated-client; holds weights }
  process sum { is federated-server; exposure internet }
  data weights { kind model; integrity high }
  flow upload: phone -> sum { client-auth token; returns weights }

  fires  fl-sybil on phone, sum
  silent fl-sybil on phone { set upload { client-auth certificate } }
  silent fl-sybil on phone { set sum { exposure internal } }
  asks   fl-sybil about upload client-auth { unset upload client-auth }
  asks   fl-sybil about sum exposure { unset sum exposure }
}
