// Cluster API with its provider for AWS, after the self-assessment that its maintainers published.
// SOURCE.md says which line here encodes which part of that text.
model "Cluster API" {
  purpose  "Create, scale, upgrade and remove Kubernetes clusters by declaration"
  owner    "SIG Cluster Lifecycle"
  appetite medium
  review every 180 days
  review when "a new infrastructure provider", "another way of joining a node", "a reported vulnerability"
  description """
    A management cluster runs the controllers of Cluster API. They turn objects into machines, networks and load balancers of
    a cloud, and the machines into nodes of a workload cluster. The assessment looks at two moments: the first control plane
    node of a workload cluster is made, and a worker node joins it.
    """
  see "https://github.com/kubernetes/sig-security/blob/main/sig-security-assessments/cluster-api/self-assessment.md" "The published text"
}

use pack base, cloud, supply-chain

// ---- 1. What are we building? -----------------------------------------------------------------------------

data cluster-objects "Objects that describe clusters and machines" { kind config; integrity high; availability medium }
data ca-keys "Private keys of a workload cluster's authorities" {
  belongs to workload-operator
  kind key
  confidentiality critical
  integrity high
}
data admin-kubeconfig "Administrative kubeconfig of a workload cluster" {
  belongs to workload-operator
  kind credential
  confidentiality critical
  authenticates workload-operator
}
data join-token "Token with which a node joins" {
  belongs to workload-operator
  kind credential
  confidentiality high
  lifetime 15 minutes
  authenticates node-setup
}
data node-keys "Cloud-init configuration of a control plane node" { confidentiality critical; integrity high; yields ca-keys, join-token }
data bootstrap-data "Cloud-init configuration of a worker node" { confidentiality high; integrity high; yields join-token }
data userdata "Instance userdata: where the configuration lies" { integrity high }
data cloud-credentials "Cloud credentials of the management cluster" {
  belongs to cloud-admin
  kind credential
  confidentiality critical
  authenticates aws-controller
}
data instance-credentials "Cloud credentials of a machine of a workload cluster" {
  belongs to cloud-admin
  kind credential
  confidentiality high
  authenticates cloud-integration
}
data admin-credentials "Cloud and cluster credentials of the cloud admin" {
  belongs to cloud-admin
  kind credential
  confidentiality critical
  authenticates cloud-admin
}
data cloud-requests "Requests for machines, networks and load balancers" { integrity high; availability medium; kind content }
data cluster-traffic "Requests to the API server of a workload cluster" { confidentiality medium; integrity high; availability medium; kind content }
data signing-request "Certificate signing request of a node" { integrity high; kind content }
data workload "Definitions of workloads" { integrity medium; origin mixed }
data source-code "Source code and build instructions" { kind code; integrity high }
data components "Components of Cluster API: images and manifests" { kind code; integrity high }
data machine-image "Machine image of a node" { kind code; integrity high }
data maintainer-login "Login of a maintainer" {
  belongs to capi-maintainer
  kind credential
  confidentiality high
  authenticates capi-maintainer
}

boundary operators "Operators of the clusters" {
  trust partial because "they hold wide rights, and may err or misuse them"
  actor cloud-admin "Cloud admin" { is administrator }
  actor workload-operator "Workload operator" { is operator }
  process clusterctl "clusterctl" { is command-line-tool; access cloud-admin uses }
}
boundary users "Users of a workload cluster" {
  trust none
  actor app-developer "Application developer"
}
boundary project "The project" {
  trust partial because "its accounts can be taken over"
  actor capi-maintainer "Maintainer" { is maintainer }
  process github "Repository and review on GitHub" {
    is source-repository, code-review
    holds source-code
    review other
    access capi-maintainer writes source-code because "pull requests and approvals are their work"
    access image-build reads source-code
  }
  process image-build "Builds of components and machine images" {
    is build-service
    holds components, machine-image
    access nobody
  }
  external releases "Published components and machine images" {
    is artifact-store
    holds components, machine-image
    provenance none
    access capi-maintainer administers because "they promote images"
    access image-build writes
    access clusterctl reads
    access ec2-api reads
  }
}

boundary management-vpc "VPC of the management cluster" {
  trust full because "whoever holds it holds every cluster it manages"
  boundary management-node "Node of the management cluster" {
    trust full because "it holds the secrets of every cluster it manages"
    process management-api "API server of the management cluster" {
      is kubernetes
      access cloud-admin administers because "operates the infrastructure"
      access workload-operator writes cluster-objects because "asks for clusters"
      access clusterctl writes
      access core-controller uses
      access bootstrap-controller uses
      access control-plane-controller uses
      access aws-controller uses
    }
    store management-etcd "State of the management cluster" {
      is cluster-store
      holds cluster-objects, ca-keys, admin-kubeconfig, join-token, node-keys, bootstrap-data
      encryption none
      access management-api reads, writes
    }
    process core-controller "Core controller" { is service; holds cluster-objects; access nobody }
    process bootstrap-controller "Bootstrap controller" { is service; holds join-token, node-keys, bootstrap-data; access nobody }
    process control-plane-controller "Control plane controller" {
      is service
      holds ca-keys, admin-kubeconfig, cluster-objects, cluster-traffic
      access nobody
    }
    process aws-controller "AWS controller" {
      is service
      holds cloud-credentials, userdata, cloud-requests
      account-rights broad
      access nobody
    }
  }
}

boundary aws "Cloud provider" {
  trust partial because "its services are its own duty, and all rests on them"
  external ec2-api "EC2 API" {
    is cloud-control-plane
    holds instance-credentials
    access cloud-admin administers
    access aws-controller uses
    access cloud-integration uses
  }
  external elb-api "ELB API" { is cloud-control-plane; access aws-controller uses }
  external secrets-manager "Secrets Manager" {
    is secrets-manager
    holds node-keys, bootstrap-data
    access aws-controller writes
    access control-plane-setup reads node-keys
    access node-setup reads bootstrap-data
  }
  external metadata "Instance metadata service" {
    is metadata-service
    holds userdata, instance-credentials
    access ec2-api writes
    access control-plane-setup reads
    access node-setup reads
    access pod reads instance-credentials because "nothing keeps a workload away from it"
  }
}

boundary workload-vpc "VPC of a workload cluster" {
  trust partial because "users of the cluster run their code there"
  process elb "Load balancer of the API server" {
    is load-balancer
    redundant no
    access elb-api administers
    access control-plane-controller uses
    access node-setup uses
  }
  boundary control-plane-node "Control plane node" {
    trust full because "it holds the keys of the cluster"
    process workload-api "API server of the workload cluster" {
      is kubernetes
      access workload-operator administers because "it is their cluster"
      access app-developer writes workload because "starts workloads there"
      access elb uses
    }
    process control-plane-setup "cloud-init and kubeadm of the control plane node" {
      is batch-job
      executes script
      secrets file
      access nobody
    }
    store key-files "Key material on the node" {
      is file-store
      holds ca-keys
      access workload-api reads
      access control-plane-setup writes
    }
    process cloud-integration "Cloud and storage integration" {
      is service
      holds instance-credentials, cloud-requests
      account-rights broad
      access nobody
    }
  }
  boundary worker-node "Worker node" {
    trust partial because "users of the cluster run their code there"
    process node-setup "cloud-init, kubeadm and kubelet of the worker node" {
      is node-agent
      executes script
      secrets file
      holds signing-request
      access workload-api administers because "tells it which workloads to run"
    }
    process pod "A running workload" { is container; access node-setup administers because "starts and stops it" }
  }
}

// Cloud admin and workload operator declare what they want at the management cluster.
flow install-with: cloud-admin -> clusterctl "Install Cluster API" { sends admin-credentials }
flow install: clusterctl -> releases "Fetch manifests, which name images by tag" { returns components; pinned version }
flow apply: clusterctl -> management-api "Apply manifests" { sends components }
flow declare: cloud-admin -> management-api "Declare a cluster" {
  asks admin-credentials
  sends admin-credentials, cluster-objects
  client-auth at least token
}
flow order: workload-operator -> management-api "Ask for a cluster" {
  sends cluster-objects
  returns admin-kubeconfig
  client-auth at least token
}

// The controllers work on what is kept there.
flow keep: management-api -> management-etcd "Keep objects and secrets" {
  sends cluster-objects, ca-keys, admin-kubeconfig, join-token, node-keys, bootstrap-data
  returns cluster-objects, ca-keys, admin-kubeconfig, join-token, node-keys, bootstrap-data
}
flow reconcile: core-controller -> management-api "Template out machines" { sends cluster-objects; returns cluster-objects }
flow render: bootstrap-controller -> management-api "Render cloud-init" {
  sends node-keys, bootstrap-data, join-token
  returns cluster-objects, ca-keys
}
flow make-keys: control-plane-controller -> management-api "Create authorities and kubeconfig" {
  sends ca-keys, admin-kubeconfig, cluster-objects
  returns ca-keys
}
flow watch: aws-controller -> management-api "Watch machines" { returns cluster-objects, node-keys, bootstrap-data }

// A machine is made at the cloud.
flow create-machine: aws-controller -> ec2-api "Create networks and machines" {
  asks cloud-credentials
  sends cloud-requests, userdata
  client-auth key
  medium internet
}
flow create-balancer: aws-controller -> elb-api "Create the load balancer" { asks cloud-credentials; sends cloud-requests }
flow deposit: aws-controller -> secrets-manager "Store the configuration" {
  asks cloud-credentials
  sends node-keys, bootstrap-data
}
flow administer-cloud: cloud-admin -> ec2-api "Operate the cloud" { asks admin-credentials; sends admin-credentials, cloud-requests }
flow place: ec2-api -> metadata "Hand userdata and credentials to the machine" { sends userdata, instance-credentials }

// The machine sets itself up.
flow read-keys-place: control-plane-setup -> metadata "Read userdata and credentials" {
  returns userdata, instance-credentials
  client-auth none
  channel plain
  medium local
}
flow fetch-keys: control-plane-setup -> secrets-manager "Fetch and delete the configuration" {
  asks instance-credentials
  returns node-keys
}
flow unpack: control-plane-setup -> key-files "Write key material" { sends ca-keys }
flow use-keys: workload-api -> key-files "Use the keys" { returns ca-keys }
flow read-userdata: node-setup -> metadata "Read userdata and credentials" {
  returns userdata, instance-credentials
  client-auth none
  channel plain
  medium local
}
flow fetch-bootstrap: node-setup -> secrets-manager "Fetch and delete the configuration" {
  asks instance-credentials
  returns bootstrap-data
}
flow join: node-setup -> elb "Join the cluster" {
  asks join-token
  sends signing-request, join-token
  client-auth token
  server-auth yes
}
flow forward: elb -> workload-api "Pass requests on" { sends cluster-traffic, signing-request, join-token; returns cluster-traffic }
flow manage: control-plane-controller -> elb "Manage the workload cluster" { sends cluster-traffic; returns cluster-traffic }

// The workload cluster runs.
flow run: app-developer -> workload-api "Start workloads" { sends workload }
flow start: workload-api -> node-setup "Assign workloads" { sends workload }
flow start-pod: node-setup -> pod "Start a workload" { sends workload }
flow scrape: pod -> metadata "What a workload can ask" {
  returns instance-credentials
  client-auth none
  channel plain
  medium local
}
flow integrate: cloud-integration -> ec2-api "Attach disks, check nodes" { asks instance-credentials; sends cloud-requests }

// The project builds what all of this is made of.
flow develop: capi-maintainer -> github "Merge and release" { asks maintainer-login; sends maintainer-login, source-code }
flow build-from: image-build -> github "Build what was merged" { returns source-code }
flow publish: image-build -> releases "Publish" { sends components, machine-image }
flow boot-image: ec2-api -> releases "Take the machine image" { returns machine-image }

// ---- 2. What can go wrong? --------------------------------------------------------------------------------

adversary cluster-user "User who may start pods in a workload cluster" {
  knows    design
  computes enhanced "the workload's own processor time"
  owns     app-developer, pod
  wants    disclose cloud-credentials, elevate workload-api, elevate management-vpc
}
adversary console-reader "Somebody who may look at the cloud's console" {
  knows    design
  computes basic "a browser"
  observes metadata
  wants    disclose node-keys
}
adversary credential-thief "Holder of stolen administrator credentials" is cluster-user {
  knows admin-credentials
  wants spoof cloud-admin
}
adversary careless-admin "Cloud admin who misuses their rights" {
  knows    internals
  computes basic "the usual tools"
  owns     cloud-admin
  wants    exhaust ec2-api, deny management-etcd, repudiate cloud-admin
}
adversary key-holder "Holder of the cloud credentials of Cluster API" {
  knows    design, cloud-credentials
  computes enhanced "rented machines"
  controls nothing
  wants    exhaust ec2-api, repudiate aws-controller
}
adversary machine-owner "Owner of a machine that wants to join" {
  knows    design, instance-credentials
  computes enhanced "a machine in the cloud"
  controls nothing
  wants    spoof node-setup, disclose bootstrap-data, disclose ca-keys
}
adversary service-impostor "Somebody in the place of a cloud service" {
  knows    source
  computes high "the means to break a cloud provider"
  owns     aws
  wants    disclose node-keys, tamper cloud-requests
}
adversary account-thief "Holder of a maintainer's account" {
  knows    source, maintainer-login
  computes enhanced "one person"
  wants    tamper components, tamper machine-image
  controls nothing
}
adversary former-maintainer "Maintainer who left and kept the rights" {
  knows    internals
  computes enhanced "one person"
  owns     capi-maintainer, releases
  wants    tamper components, tamper machine-image
}

// Spoofing.
threat spoof-cloud-admin "Stolen credentials make somebody the cloud admin" {
  spoof    cloud-admin
  disclose instance-credentials
  through  scrape, declare, administer-cloud
  by       credential-thief
  needs    read admin-credentials
  impact   critical
  mitigate with short-lived-credentials, central-identities, two-approvals, least-privilege
  remains  medium because "short-lived credentials can still be used by a confused deputy"
}
threat spoof-cloud-service "A cloud service is not what it says it is" {
  spoof    secrets-manager, ec2-api
  disclose node-keys, bootstrap-data, cluster-traffic
  tamper   cloud-requests
  through  create-machine, create-balancer, deposit, fetch-keys, fetch-bootstrap
  by       service-impostor
  needs    own aws
  feasibility very-low because "it takes a major breach of the provider"
  impact   critical
  transfer to cloud-provider because "the provider's part of the shared responsibility" {
    see "https://aws.amazon.com/compliance/shared-responsibility-model/"
  }
}
threat spoof-image-builder "A maintainer's account plants something in the machine image" {
  spoof    capi-maintainer
  tamper   machine-image
  through  develop, build-from, publish
  by       account-thief
  needs    read maintainer-login
  impact   high
  mitigate with two-factor
  remains  low because "two people can still be deceived"
}
threat spoof-control-plane-node "A machine registers as a control plane node" {
  spoof    node-setup
  disclose ca-keys
  through  read-userdata, fetch-bootstrap, join
  by       machine-owner
  needs    read instance-credentials, expertise proficient
  impact   critical
  mitigate with node-attestation
  remains  low because "whoever breaks the attestation can still join"
}
threat spoof-worker-node "Any machine says that it is a worker node" {
  spoof    node-setup
  disclose bootstrap-data
  through  fetch-bootstrap, join
  by       machine-owner
  needs    read instance-credentials
  impact   high
  mitigate with node-attestation
  remains  low because "whoever breaks the attestation can still join"
}

// Tampering.
threat tampered-components "Components are changed when they are built or installed" {
  tamper   components
  through  build-from, publish, install, apply
  by       account-thief
  needs    act as capi-maintainer
  impact   critical
  mitigate with checked-components
  remains  low because "what was in the source is signed with the rest"
}
threat tampered-images "Machine images are changed when they are built, installed or run" {
  tamper   machine-image
  through  publish, boot-image, node-setup
  by       account-thief
  needs    act as capi-maintainer
  impact   critical
  mitigate with checked-images, no-ssh
  remains  low because "what was in the source is signed with the rest"
}
threat former-maintainers "Former maintainers keep the right to change code and images" {
  tamper   source-code, components, machine-image
  through  develop, releases
  by       former-maintainer
  needs    own capi-maintainer
  impact   high
  mitigate with access-review
  remains  low because "a right lasts until the next review"
}

// Repudiation.
threat repudiated-admin "Nobody can say what a cloud admin did" {
  repudiate cloud-admin
  through   declare, administer-cloud
  by        careless-admin
  needs     own cloud-admin
  impact    medium
  mitigate  with audit-trail
  remains   low because "a trail can be read too late"
}
threat repudiated-credentials "Nobody can say what was done with the cloud credentials" {
  repudiate aws-controller
  through   create-machine
  by        key-holder
  needs     read cloud-credentials
  impact    medium
  mitigate  with cloud-audit
  remains   low because "a trail can be read too late"
}

// Information disclosure.
threat disk-snapshot "Credentials of a workload cluster copy the disk of the management cluster" {
  disclose management-etcd, ca-keys, node-keys, admin-kubeconfig
  through  integrate, management-etcd
  by       cluster-user
  needs    read instance-credentials
  impact   critical
  mitigate with separate-roles, separate-accounts
  remains  low because "accounts can still be shared by choice"
}
threat token-exposed "The token for joining is read on the node or in the cloud" {
  disclose join-token
  through  node-setup, fetch-bootstrap
  by       machine-owner
  needs    read instance-credentials
  impact   high
  mitigate with short-token, no-ssh, pod-security
  remains  low because "within its lifetime the token still works"
}
threat ca-keys-exposed "Keys of the authorities are read on the node or in the cloud" {
  disclose ca-keys
  through  key-files, fetch-keys
  by       machine-owner
  needs    read instance-credentials
  impact   critical
  mitigate with short-ca-keys, no-ssh, pod-security
  remains  medium because "the node needs the keys as long as it runs"
}
threat cloud-credentials-exposed "Cloud credentials of the components leak" {
  disclose cloud-credentials, instance-credentials
  through  scrape, create-machine
  by       cluster-user
  needs    own app-developer
  impact   critical
  mitigate with attested-credentials, no-ssh, pod-security
  remains  low because "within their lifetime they still work"
}
threat console-reads-userdata "Who may look at the virtual machines reads their userdata" {
  disclose node-keys
  through  read-keys-place
  by       console-reader
  needs    observe metadata
  impact   high
  mitigate with separate-secret-store
  remains  low because "the place of the configuration is still visible"
}

// Denial of service.
threat endless-resources "Cloud credentials are misused to create endless resources" {
  exhaust  ec2-api
  through  create-machine
  by       key-holder
  needs    read cloud-credentials
  impact   high
  mitigate with resource-limits
  remains  low because "up to the limit it is paid for"
}
threat endless-clusters "An admin creates endless clusters" {
  deny     management-api
  exhaust  ec2-api
  through  declare, create-machine
  by       careless-admin
  needs    own cloud-admin
  impact   medium
  mitigate with cluster-limits, two-approvals
  remains  low because "up to the limit it is paid for"
}
threat endless-nodes "An admin creates endless nodes" {
  deny     management-api
  exhaust  ec2-api
  through  declare, create-machine
  by       careless-admin
  needs    own cloud-admin
  impact   medium
  mitigate with cluster-limits, two-approvals
  remains  low because "up to the limit it is paid for"
}
threat endless-objects "Endless objects fill the storage of the management cluster" {
  deny     management-etcd
  through  declare, keep
  by       careless-admin
  needs    own cloud-admin
  impact   high
  mitigate with object-limits, cluster-limits
  remains  low because "other objects than ours are not counted"
}
threat balancer-deleted "The load balancer is deleted, and the workload cluster cannot be managed" {
  deny     elb
  through  manage, create-balancer
  by       key-holder
  needs    read cloud-credentials
  impact   medium
  mitigate with heartbeats
  remains  low because "until it is restored nothing is managed"
}
threat cloud-exhausted "Images and load balancers are created, deleted and changed without end" {
  exhaust  ec2-api, elb-api
  through  create-machine, create-balancer, administer-cloud
  by       key-holder
  needs    read cloud-credentials
  impact   medium
  mitigate with cloud-rate-limits, two-approvals
  remains  low because "up to the limit it is paid for"
}

// Elevation of privilege.
threat workload-to-management "Credentials of a workload cluster open the management cluster" {
  elevate  management-vpc
  through  scrape, integrate
  by       cluster-user
  needs    own app-developer, expertise proficient
  impact   critical
  mitigate with separate-vpcs, pod-security, no-ssh
  remains  medium because "both clusters may still stand in one account"
}
threat pod-to-cluster-admin "The right to start pods becomes that of the cluster's administrator" {
  elevate  workload-api
  disclose admin-kubeconfig, ca-keys
  through  run, start, start-pod, key-files
  by       cluster-user
  needs    own app-developer, expertise proficient
  impact   critical
  mitigate with limited-pods, pod-security, no-ssh
  remains  low because "whoever may start pods on the control plane still can"
}
threat unrelated-resources "Cloud credentials are used for resources of the attacker's own" {
  elevate  aws
  exhaust  ec2-api
  through  create-machine
  by       key-holder
  needs    read cloud-credentials
  impact   medium
  mitigate with dedicated-credentials
  remains  low because "within these rights they can still be misused"
}

// ---- 3. What do we do about it? ---------------------------------------------------------------------------

party cloud-provider "The cloud provider as a contractor"

defaults control { status planned; owner "SIG Cluster Lifecycle"; due 2027-03-31 }

control short-lived-credentials "Cloud credentials are short-lived" {
  on       create-machine, administer-cloud
  protects authenticity, confidentiality
  resists  enhanced
  status   implemented
  evidence link "https://github.com/kubernetes/sig-security/blob/main/sig-security-assessments/cluster-api/self-assessment.md"
}
control central-identities "Credentials come from one store of identities and can be revoked" {
  on       declare, administer-cloud
  protects authenticity
  resists  enhanced
  status   implemented
  evidence link "https://github.com/kubernetes/sig-security/blob/main/sig-security-assessments/cluster-api/self-assessment.md"
}
control two-approvals "A second pair of eyes for privileged actions" {
  on       management-api, ec2-api
  protects authenticity, availability, resources, authorization
  resists  enhanced
}
control least-privilege "Credentials of Cluster API have the rights they need, and its namespaces are closed to others" {
  on       management-api, aws-controller
  protects authenticity, authorization, confidentiality
  resists  enhanced
}
control two-factor "Maintainers have a second factor, and a second person agrees to images" {
  on       develop, github
  sets     client-auth mfa
  protects authenticity, integrity
  resists  moderate
  status   implemented
  evidence link "https://github.com/kubernetes/sig-security/blob/main/sig-security-assessments/cluster-api/self-assessment.md"
}
control node-attestation "A node joins by attestation of its host" {
  on       join, fetch-bootstrap, workload-api
  protects authenticity, confidentiality
  resists  moderate
}
control checked-components "Components have a bill of materials, and checksums that are verified" {
  on       install, publish
  protects integrity
  resists  moderate
}
control checked-images "Machine images have a bill of materials, and checksums that are verified" {
  on       boot-image, publish
  protects integrity
  resists  moderate
}
control no-ssh "No SSH to nodes, or restricted" {
  on       node-setup, key-files
  protects integrity, confidentiality, authorization
  resists  enhanced
}
control access-review "Lists of those with access are reviewed regularly" {
  on       all of capi-maintainer, github, releases
  sets     access-ends yes
  protects integrity, authorization
  resists  enhanced
}
control audit-trail "API servers and the cloud log what administrators do, collected in one place" {
  on       management-api, ec2-api
  sets     audit remote
  protects accountability
  resists  enhanced
}
control cloud-audit "The cloud logs what is done with the credentials of Cluster API" {
  on       ec2-api
  sets     audit remote
  protects accountability
  resists  enhanced
}
control separate-roles "Workload clusters have roles of their own in the cloud" {
  on       cloud-integration
  sets     account-rights needed
  protects confidentiality, authorization
  resists  moderate
}
control separate-accounts "Workload clusters stand in accounts of their own" {
  on       integrate
  protects confidentiality, authorization
  resists  moderate
}
control short-token "The token for joining is short-lived or deleted" {
  on       fetch-bootstrap
  protects confidentiality
  resists  enhanced
}
control pod-security "Workloads get no paths of the host" {
  on       workload-api
  protects confidentiality, authorization
  resists  moderate
  status   implemented
  evidence link "https://github.com/kubernetes-sigs/cluster-api/pull/6390"
}
control short-ca-keys "Keys of authorities are short-lived, and deleted from Secrets Manager after use" {
  on       fetch-keys, key-files
  protects confidentiality
  resists  enhanced
}
control attested-credentials "Credentials are short-lived and renewed by attestation of the node" {
  on       scrape, create-machine
  protects confidentiality
  resists  moderate
}
control separate-secret-store "Configuration lies in Secrets Manager, not in userdata" {
  on       secrets-manager, read-keys-place, read-userdata
  protects confidentiality
  resists  moderate
  status   implemented
  evidence link "https://github.com/kubernetes/sig-security/blob/main/sig-security-assessments/cluster-api/self-assessment.md"
}
control resource-limits "Limits, rates and alerts for cloud resources" {
  on       create-machine, aws-controller
  sets     quota limit
  protects resources
  resists  enhanced
}
control cluster-limits "Limits, rates and alerts for clusters and nodes" {
  on       management-api
  sets     rate-limit yes
  protects availability, resources
  resists  enhanced
}
control object-limits "Limits for the objects that a component may create" {
  on       management-api, keep
  protects availability
  resists  enhanced
}
control heartbeats "Heartbeats notice a lost connection, an alert the deleted load balancer" {
  on       elb, manage
  protects availability
  resists  basic
}
control cloud-rate-limits "The cloud limits how fast its resources change" {
  on       ec2-api, elb-api
  protects resources
  resists  enhanced
}
control separate-vpcs "Management and workload clusters stand in networks of their own" {
  on       management-vpc
  protects authorization
  resists  moderate
}
control limited-pods "Few may start pods on control plane nodes" {
  on       workload-api
  protects authorization, confidentiality
  resists  moderate
}
control dedicated-credentials "Cloud credentials have only the rights that a cluster's life needs" {
  on       aws-controller, create-machine
  sets     account-rights needed
  protects authorization, resources
  resists  enhanced
}

// What the rules found, and no threat above says already.
answer base.former-staff on github { mitigate with access-review; remains low because "a right lasts until the next review" }
answer base.secrets-in-files on control-plane-setup {
  mitigate with short-ca-keys, no-ssh, pod-security
  remains  medium because "the node needs the keys as long as it runs"
}
answer base.secrets-in-files on node-setup {
  mitigate with short-token, no-ssh, pod-security
  remains  low because "within its lifetime the token still works"
}
answer cloud.no-account-record on ec2-api { mitigate with cloud-audit; remains low because "a trail can be read too late" }

// ---- Scope ------------------------------------------------------------------------------------------------

exclude beyond-the-assessment "Other providers, other flows, encryption of secrets, the start of the kubelet, vulnerability reports" because "the assessment looks at Cluster API on AWS, in two flows"

ignore TM205 on pod because "what a workload does with its results is its owner's matter"
ignore TM314 because "the assessment names nobody on the networks; checking the other side is left to the provider's libraries"
ignore TM611 on repudiated-admin because "the assessment answers so; whoever administers the API servers could still stop their log"
ignore TM611 on endless-clusters because "the assessment answers so; it is meant for mistakes, and an admin can lift the limits"
ignore TM611 on endless-nodes because "as for clusters"
ignore TM611 on endless-objects because "as for clusters"
ignore TM513 on endless-nodes because "the assessment tells clusters from nodes, with the same limits for both"

// ---- 4. Did we do a good job? -----------------------------------------------------------------------------

claim admins-hold-everything "Whoever holds the cloud admin's credentials can act as the cloud admin" {
  credential-thief can spoof cloud-admin because "access to the management cluster gives access to all"
}
claim metadata-is-open "A workload can read the credentials of its machine" {
  cluster-user can disclose instance-credentials because "the metadata service asks for nothing"
}

review 2026-11-26 by "SIG Cluster Lifecycle" {
  found "the status of checksums at installation is given as every possible one", "separate roles in the cloud are not considered yet"
}

view overview "Cluster API and a workload cluster" { collapse project, management-node, control-plane-node }
view management "Management cluster" { show operators, management-vpc }
view machine "How a machine becomes a node" { show aws, workload-vpc }
view releases-view "Where components come from" { show project }
view keys "Where the keys of authorities go" { show data ca-keys }
