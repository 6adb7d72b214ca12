// Tests of the pack `supply-chain`: for each rule a model in which it fires, is silent, and asks.

test producer "A maker who releases alone" {
  external maker { is open-source-project; trust partial; review author }
  process app
  data library { kind code; integrity high }
  flow fetch: app -> maker { returns library }

  fires  producer on maker, app, library
  silent producer on maker { set maker { review two } }
  silent producer on maker { set library { integrity low } }
  asks   producer about maker review { unset maker review }
}

test unreviewed "A change without a second pair of eyes" {
  actor author
  process repository { is source-repository; review none }
  data change { kind code; integrity high }
  flow push: author -> repository { sends change }

  fires  unreviewed on author, repository, change
  silent unreviewed on repository { set repository { review other } }
  silent unreviewed on repository { set change { kind log } }
  asks   unreviewed about repository review { unset repository review }
}

test evade-process "Administrators may" {
  process repository { is source-repository; review two; binds-all no }

  fires  evade-process on repository
  silent evade-process on repository { set repository { binds-all yes } }
  asks   evade-process about repository binds-all { unset repository binds-all }
}

test review-ineffective "A thousand lines of test data" {
  actor stranger
  process repository { is source-repository; review two }
  data change { kind code; origin untrusted; volume many; integrity high }
  flow propose: stranger -> repository { sends change }

  fires  review-ineffective on stranger, repository, change
  silent review-ineffective on repository { set change { volume some } }
  silent review-ineffective on repository { set change { origin trusted } }
  asks   review-ineffective about change volume { unset change volume }
  asks   review-ineffective about repository review { unset repository review }
}

test change-metadata "It says somebody else wrote it" {
  actor author
  process repository { is source-repository }
  flow push: author -> repository { client-auth password; integrity none }

  fires  change-metadata on author, repository
  silent change-metadata on repository { set push { integrity signature } }
  silent change-metadata on repository { set push { client-auth mfa } }
  asks   change-metadata about push integrity { unset push integrity }
  asks   change-metadata about push client-auth { unset push client-auth }
}

test scm-compromise "A server that nobody updates" {
  process repository { is source-repository; maintained no; audit none; holds source }
  data source { kind code }

  fires  scm-compromise on repository
  silent scm-compromise on repository { set repository { maintained automatic } }
  silent scm-compromise on repository { set repository { audit append-only } }
  asks   scm-compromise about repository maintained { unset repository maintained }
  asks   scm-compromise about repository audit { unset repository audit }
}

test build-params "A form beside the source" {
  boundary team { actor engineer }
  process build { is build-service; parameters free }
  flow start: engineer -> build

  fires  build-params on engineer, build
  silent build-params on build { set build { parameters recorded } }
  asks   build-params about build parameters { unset build parameters }
}

test build-process "Builds of many on one machine" {
  process build { is build-service; isolation container; tenants shared }

  fires  build-process on build
  silent build-process on build { set build { isolation vm } }
  silent build-process on build { set build { tenants single } }
  asks   build-process about build isolation { unset build isolation }
}

test poisoned-pipeline "Proposals run with secrets" {
  process build { is ci-runner; proposals with-secrets }

  fires  poisoned-pipeline on build
  silent poisoned-pipeline on build { set build { proposals without-secrets } }
  asks   poisoned-pipeline about build proposals { unset build proposals }
}

test ci-secret-theft "A token in the environment" {
  process build { is ci-runner; secrets env; holds token }
  data token { kind credential; confidentiality high }

  fires  ci-secret-theft on build, token
  silent ci-secret-theft on build { set build { secrets vault } }
  asks   ci-secret-theft about build secrets { unset build secrets }
}

test key-in-ci "The signing key in a file" {
  process build { is ci-runner; secrets file; holds signing-key }
  data signing-key { kind key; integrity high; confidentiality high }

  fires  key-in-ci on build, signing-key
  silent key-in-ci on build { set build { secrets hsm } }
  silent key-in-ci on build { set signing-key { integrity low } }
  asks   key-in-ci about build secrets { unset build secrets }
}

test runner-reuse "The machine remembers" {
  process build { is ci-runner; clean-start no; proposals without-secrets }

  fires  runner-reuse on build
  silent runner-reuse on build { set build { clean-start yes } }
  silent runner-reuse on build { set build { proposals none } }
  asks   runner-reuse about build clean-start { unset build clean-start }
}

test over-permissive-ci "One set of rights for all steps" {
  process build { is build-service; runs-as admin }

  fires  over-permissive-ci on build
  silent over-permissive-ci on build { set build { runs-as user } }
  asks   over-permissive-ci about build runs-as { unset build runs-as }
}

test unpinned-action "A step by its tag" {
  boundary ours { process build { is build-service } }
  external steps
  data action { kind code }
  flow fetch: build -> steps { pinned version; returns action }

  fires  unpinned-action on build, steps, action
  silent unpinned-action on build { set fetch { pinned digest } }
  silent unpinned-action on build { set action { kind log } }
  asks   unpinned-action about fetch pinned { unset fetch pinned }
}

test no-ci-log "Records that are thrown away" {
  process build { is build-service; audit local }

  fires  no-ci-log on build
  silent no-ci-log on build { set build { audit remote } }
  asks   no-ci-log about build audit { unset build audit }
}

test publication "Published from a laptop" {
  actor author
  store packages { is package-registry; provenance none }
  data library { kind code; integrity high }
  flow upload: author -> packages { client-auth token; sends library }

  fires  publication on author, packages, library
  silent publication on packages { set packages { provenance attested } }
  silent publication on packages { set upload { client-auth certificate } }
  asks   publication about packages provenance { unset packages provenance }
}

test distribution "A mirror of somebody else" {
  process app { verifies none }
  external mirror { exposure internet }
  data library { kind code; integrity high }
  data maker-key { kind key }
  flow fetch: app -> mirror { returns library }

  fires  distribution on app, mirror, library
  silent distribution on app { set app { verifies hash } }
  silent distribution on app { set library { signed by maker-key } }
  asks   distribution about app verifies { unset app verifies }
  asks   distribution about mirror exposure { unset mirror exposure }
}

test no-artifact-verify "Deployed unchecked" {
  boundary production { process deploy { is deployment-controller; verifies hash; holds config } }
  store artifacts { is artifact-store }
  data release { kind code; integrity high }
  data config { integrity high }
  flow pull: deploy -> artifacts { returns release }

  fires  no-artifact-verify on deploy, artifacts, release
  silent no-artifact-verify on deploy { set deploy { verifies signature } }
  asks   no-artifact-verify about deploy verifies { unset deploy verifies }
}

test typosquat "A name with a wrong letter" {
  process build { holds config }
  data config { integrity high }
  external packages { is public-registry; exposure internet }
  data library { kind code }
  flow install: build -> packages { pinned none; returns library }

  fires  typosquat on build, packages, library
  silent typosquat on build { set install { pinned version } }
  asks   typosquat about install pinned { unset install pinned }
}

test usage "A console that was left on" {
  process app { hardened no; exposure internet; holds orders }
  process framework { is dependency }
  data orders { integrity high }
  flow call: app -> framework

  fires  usage on app, framework
  silent usage on app { set app { hardened yes } }
  silent usage on app { set app { exposure internal } }
  asks   usage about app hardened { unset app hardened }
}

test dependency "Nobody follows the reports" {
  process app { holds orders }
  external project { is open-source-project }
  data library { kind code }
  data orders { integrity high }
  flow fetch: app -> project { returns library; advisories nothing }

  fires  dependency on app, project, library
  fires  dependency on app, project, library { set fetch { returns library; advisories alerts } }
  fires  dependency on app, project, library { set app { maintained automatic } } // of what it takes that says nothing
  silent dependency on app { set fetch { returns library; advisories mended } }
  asks   dependency about fetch advisories { unset fetch advisories }
}

test dependency-confusion "An inner name, free outside" {
  process build { holds config }
  data config { integrity high }
  external packages { is public-registry; exposure internet; reserved-names no }
  flow install: build -> packages { pinned version }

  fires  dependency-confusion on build, packages
  silent dependency-confusion on build { set packages { reserved-names yes } }
  silent dependency-confusion on build { set install { pinned digest } }
  asks   dependency-confusion about packages reserved-names { unset packages reserved-names }
}

test mutable-tag "The same name, another thing" {
  process app { holds orders }
  store images { is image-registry; immutable no }
  data orders { integrity high }
  flow pull: app -> images { pinned version }

  fires  mutable-tag on app, images
  silent mutable-tag on app { set images { immutable yes } }
  silent mutable-tag on app { set pull { pinned digest } }
  asks   mutable-tag about images immutable { unset images immutable }
  asks   mutable-tag about pull pinned { unset pull pinned }
}

test maintainer-takeover "A password is enough" {
  actor someone { is maintainer }
  process repository { is source-repository }
  flow sign-in: someone -> repository { client-auth password }

  fires  maintainer-takeover on someone, repository
  silent maintainer-takeover on someone { set sign-in { client-auth mfa } }
  asks   maintainer-takeover about sign-in client-auth { unset sign-in client-auth }
}

test pushed-code "Straight into the laboratory" {
  boundary team { actor engineer }
  process lab { is notebook; verifies none }
  data script { kind code; integrity high }
  flow put: engineer -> lab { sends script }

  fires  pushed-code on engineer, lab, script
  silent pushed-code on lab { set lab { verifies signature } }
  silent pushed-code on lab { set script { integrity low } }
  asks   pushed-code about lab verifies { unset lab verifies }
}

test granted-service "A bot with all rights" {
  boundary ours { process repository { is source-repository; authorizes coarse } }
  external bot
  flow act: bot -> repository

  fires  granted-service on bot, repository
  silent granted-service on bot { set repository { authorizes per-object } }
  asks   granted-service about repository authorizes { unset repository authorizes }
}

test push-deploy "The build reaches into production" {
  boundary production { process app { holds orders } }
  process build { is build-service; exposure internet }
  data orders { integrity high }
  flow deploy: build -> app { client-auth key }

  fires  push-deploy on build, app
  silent push-deploy on build { set build { exposure internal } }
  silent push-deploy on build { set deploy { client-auth certificate } }
  asks   push-deploy about build exposure { unset build exposure }
  asks   push-deploy about deploy client-auth { unset deploy client-auth }
}
