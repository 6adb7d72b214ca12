// Tests of the pack `cloud`: for each rule a model in which it fires, is silent, and asks.

test public-bucket "A bucket that anybody can read" {
  store bucket { is object-storage; exposure internet; acl none; holds letters }
  data letters { confidentiality high }
  data sealing-key { kind key }

  fires  public-bucket on bucket
  silent public-bucket on bucket { set bucket { acl coarse } }
  silent public-bucket on bucket { set letters { confidentiality none } }
  silent public-bucket on bucket { set letters { sealed by sealing-key } }
  asks   public-bucket about bucket acl { unset bucket acl }
  asks   public-bucket about bucket exposure { unset bucket exposure }
}

test snapshot-shared "Copies of disks" {
  store copies { is snapshot-store; acl coarse; encryption disk; holds records }
  data records { confidentiality high }

  fires  snapshot-shared on copies
  silent snapshot-shared on copies { set copies { acl per-object } }
  silent snapshot-shared on copies { set copies { encryption field } }
  asks   snapshot-shared about copies acl { unset copies acl }
  asks   snapshot-shared about copies encryption { unset copies encryption }
}

test key-with-data "The key in the same store" {
  store vault { encryption disk; key-at vault; holds records }
  store elsewhere
  data records { confidentiality high }

  fires  key-with-data on vault
  silent key-with-data on vault { set vault { key-at elsewhere } }
  silent key-with-data on vault { set vault { encryption none } }
  asks   key-with-data about vault key-at { unset vault key-at }
}

test no-key-rotation "A key for ten years" {
  store vault { holds master }
  data master { kind key; lifetime 10 years; replaceable no }

  fires  no-key-rotation on master, vault
  silent no-key-rotation on master { set master { lifetime 90 days } }
  silent no-key-rotation on master { set master { replaceable yes } }
  asks   no-key-rotation about master lifetime { unset master lifetime }
  asks   no-key-rotation about master replaceable { unset master replaceable }
}

test logs-same-account "The record in the same account" {
  process app { account-rights broad }
  store trail { is cloud-log; integrity none }
  flow record: app -> trail

  fires  logs-same-account on app, trail
  silent logs-same-account on trail { set trail { integrity append-only } }
  silent logs-same-account on trail { set app { account-rights needed } }
  asks   logs-same-account about app account-rights { unset app account-rights }
  asks   logs-same-account about trail integrity { unset trail integrity }
}

test single-region "One zone" {
  process app { zones one; redundant no; holds orders }
  data orders { availability high }

  fires  single-region on app
  silent single-region on app { set app { zones several } }
  silent single-region on app { set orders { availability low } }
  asks   single-region about app zones { unset app zones }
}

test over-privileged-role "A role that may do everything" {
  process app { exposure internal; account-rights all }

  fires  over-privileged-role on app
  silent over-privileged-role on app { set app { account-rights needed } }
  silent over-privileged-role on app { set app { exposure none } }
  asks   over-privileged-role about app account-rights { unset app account-rights }
  asks   over-privileged-role about app exposure { unset app exposure }
}

test metadata-ssrf "A fetcher beside the metadata service" {
  process preview { fetches user-chosen }
  process proxy
  process metadata { is metadata-service }
  process other
  flow out: preview -> proxy
  flow ask: proxy -> metadata

  fires  metadata-ssrf on preview, metadata
  silent metadata-ssrf on preview { set preview { fetches fixed } }
  silent metadata-ssrf on other
  asks   metadata-ssrf about preview fetches { unset preview fetches }
  asks   metadata-ssrf about preview fetches { unset preview fetches; set preview { is reverse-proxy } }
}

test node-join "A token in a drawer" {
  process node { is node-agent }
  process steering
  data ticket { confidentiality high }
  flow join: node -> steering { asks ticket; client-auth token }

  fires  node-join on node, steering
  silent node-join on node { set join { client-auth key } }
  silent node-join on node { set join { client-auth none } } // then no token is the matter
  asks   node-join about join client-auth { unset join client-auth }
}
test metadata-open "A workload asks for the machine's credentials" {
  data role { kind credential; confidentiality high }
  data place { kind config; confidentiality high }
  process app { is container }
  process agent
  external metadata { is metadata-service }
  flow ask: app -> metadata { returns role, place; client-auth none }
  flow inner: agent -> metadata { returns role; client-auth none }

  fires  metadata-open on app, metadata, role
  silent metadata-open on app { set ask { returns role, place; client-auth token } }
  silent metadata-open on app { set ask { returns place } }
  asks   metadata-open about ask client-auth { unset ask client-auth }
  silent metadata-open on agent
}

test no-quota "Rights without a limit" {
  process app { account-rights broad; quota none }
  external account { is cloud-control-plane }
  flow create: app -> account

  fires  no-quota on app, account
  fires  no-quota on app, account { set app { quota alert } }
  silent no-quota on app { set app { quota limit } }
  silent no-quota on app { set app { account-rights needed } }
  asks   no-quota about app quota { unset app quota }
}

test no-account-record "An account that remembers nothing" {
  actor admin
  external account { is cloud-control-plane; audit local }
  flow change: admin -> account

  fires  no-account-record on admin, account
  silent no-account-record on admin { set account { audit remote } }
  asks   no-account-record about account audit { unset account audit }
}

test default-service-account "A token in each container" {
  process app { is container; account-rights broad }
  process cluster { is kubernetes }
  flow call: app -> cluster

  fires  default-service-account on app, cluster
  silent default-service-account on app { set app { account-rights needed } }
  asks   default-service-account about app account-rights { unset app account-rights }
}

test cross-account-confused-deputy "A provider of many customers" {
  boundary ours { process role { account-rights broad } }
  external provider { tenants shared }
  data report { integrity high }
  flow act: provider -> role { identity service; sends report }

  fires  cross-account-confused-deputy on provider, role
  silent cross-account-confused-deputy on role { set act { identity end-user } }
  silent cross-account-confused-deputy on role { set provider { tenants single } }
  asks   cross-account-confused-deputy about act identity { unset act identity }
  asks   cross-account-confused-deputy about provider tenants { unset provider tenants }
}

test secrets-in-env "Secrets in the environment" {
  data token { kind credential }
  process app { secrets env; exposure internal; holds token }

  fires  secrets-in-env on app
  silent secrets-in-env on app { set app { secrets vault } }
  asks   secrets-in-env about app secrets { unset app secrets }
  asks   secrets-in-env about app exposure { unset app exposure }
}

test secrets-in-image "Secrets in a layer" {
  process app { is container; secrets file }
  store images { is image-registry }
  flow pull: app -> images

  fires  secrets-in-image on app, images
  silent secrets-in-image on app { set app { secrets vault } }
  asks   secrets-in-image about app secrets { unset app secrets }
}

test container-escape "Strangers' code in a container" {
  process job { is container; tenants shared; executes native }

  fires  container-escape on job
  silent container-escape on job { set job { isolation vm } }
  silent container-escape on job { set job { tenants single } }
  asks   container-escape about job tenants { unset job tenants }
  asks   container-escape about job executes { unset job executes }
}

test privileged-container "A container with the host's rights" {
  process agent { is container; runs-as kernel }

  fires  privileged-container on agent
  silent privileged-container on agent { set agent { runs-as user } }
  asks   privileged-container about agent runs-as { unset agent runs-as }
}

test untrusted-image "An image by its tag" {
  process app { is container; provenance none; holds orders }
  external images { is image-registry }
  data orders { integrity high }
  flow pull: app -> images

  fires  untrusted-image on app, images
  silent untrusted-image on app { set app { provenance signed } }
  asks   untrusted-image about app provenance { unset app provenance }
}

test implanted-image "Anybody may push, nobody records it" {
  process app { provenance none; holds orders }
  store images { is image-registry; audit none }
  data orders { integrity high }
  flow pull: app -> images

  fires  implanted-image on app, images
  silent implanted-image on app { set images { audit remote } }
  silent implanted-image on app { set app { provenance attested } }
  asks   implanted-image about images audit { unset images audit }
}

test exposed-orchestrator "The cluster's control faces the internet" {
  process control { is kubernetes; exposure internet; authorizes none }

  fires  exposed-orchestrator on control
  silent exposed-orchestrator on control { set control { exposure internal } }
  silent exposed-orchestrator on control { set control { authorizes per-object } }
  asks   exposed-orchestrator about control exposure { unset control exposure }
  asks   exposed-orchestrator about control authorizes { unset control authorizes }
}

test policy-gap "A rule that forgot a field" {
  process control
  process gate { is admission-webhook; validates partial }
  data workload { origin mixed }
  data verdict { integrity high }
  flow admit: control -> gate { sends workload; returns verdict }

  fires  policy-gap on control, gate
  silent policy-gap on gate { set gate { validates full } }
  silent policy-gap on gate { set workload { origin trusted } }
  asks   policy-gap about gate validates { unset gate validates }
  asks   policy-gap about workload origin { unset workload origin }
}

test flat-network "One machine reaches all" {
  process web { exposure internet; segment all }

  fires  flat-network on web
  silent flat-network on web { set web { segment needed } }
  silent flat-network on web { set web { exposure none } }
  asks   flat-network about web segment { unset web segment }
}

test no-egress-filter "Requests go anywhere" {
  process app { egress any; holds records }
  data records { confidentiality high }

  fires  no-egress-filter on app, records
  silent no-egress-filter on app { set app { egress listed } }
  silent no-egress-filter on app { set records { confidentiality low } }
  asks   no-egress-filter about app egress { unset app egress }
}

test serverless-event-injection "A file name in an event" {
  store bucket
  process resize { is serverless-function; validates none; holds pictures }
  data event { origin untrusted }
  data pictures { integrity medium }
  flow notify: bucket -> resize { sends event }

  fires  serverless-event-injection on bucket, resize
  silent serverless-event-injection on resize { set resize { validates full } }
  silent serverless-event-injection on resize { set event { origin trusted } }
  asks   serverless-event-injection about resize validates { unset resize validates }
}

test denial-of-wallet "It scales without a limit" {
  process resize { is serverless-function; exposure internet; rate-limit no }

  fires  denial-of-wallet on resize
  silent denial-of-wallet on resize { set resize { rate-limit yes } }
  silent denial-of-wallet on resize { set resize { exposure internal } }
  asks   denial-of-wallet about resize rate-limit { unset resize rate-limit }
}

test dangling-dns "A name that outlives what it points to" {
  process names { is dns-hosting; maintained manual }
  external app { is platform-service; tenants shared }
  flow point: names -> app

  fires  dangling-dns on names, app
  silent dangling-dns on names { set names { maintained automatic } }
  silent dangling-dns on names { set app { tenants single } }
  asks   dangling-dns about names maintained { unset names maintained }
  asks   dangling-dns about app tenants { unset app tenants }
}
