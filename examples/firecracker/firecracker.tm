// Firecracker, a virtual machine monitor for many small machines on one host, after its design document.
// Trust zones nest: the guest, which nobody trusts, inside the Firecracker process, inside a jail, inside the host.
// SOURCE.md says which line here encodes which part of that document.
model "Firecracker microVMs" {
  purpose  "Run workloads of different customers on one host, each in a small virtual machine of its own"
  owner    "Firecracker maintainers"
  appetite medium
  review every 180 days
  review when "a new emulated device", "a new system call in the filters", "an incident"
  description """
    Each Firecracker process carries one microVM. Its API thread takes the configuration, its VMM thread emulates the
    devices, and its vCPU threads run the guest. From the moment they start, the vCPU threads count as malicious.
    """
  see "https://github.com/firecracker-microvm/firecracker/blob/main/docs/design.md" "The design document"
}

use pack base, cloud

// ---- 1. What are we building? -----------------------------------------------------------------------------

data guest-data "Memory and disks of a guest" { belongs to customer; confidentiality high; integrity high; availability medium; kind content }
data packets "Network packets of a guest" { integrity medium; origin untrusted; kind content }
data settings "Configuration of a microVM" { kind config; integrity high }
data metadata "Metadata for a guest" { belongs to customer; kind config; integrity medium }
data logs "Logs and metrics" { kind log; availability low }

boundary outside "Network outside the host" {
  trust none
  actor customer "Customer whose workload runs in a guest"
}
boundary operations "Host operations" {
  trust full because "the operator may grant any resource of the host"
  actor operator "Host operator"
}

boundary host "Host" {
  trust full because "the design takes it as the most trusted zone"

  process kernel "Host kernel with KVM" {
    is hypervisor
    tenants shared
    access vmm uses because "system calls"
    access vcpu uses because "virtualised processor"
  }
  process jailer "Jailer" {
    runs-as admin
    access operator uses because "starts each microVM"
  }
  process tap "TAP device" { access vmm uses; access customer uses }
  process collector "Log collector" { access operator reads logs because "collecting logs is the operator's task" }
  store backing-files "Backing files of the block devices" {
    is file-store
    tenants shared
    holds guest-data
    access vmm uses because "one file for each volume of its guest"
  }

  boundary jail "Jail" {
    many
    trust partial because "chroot, cgroup and namespaces hold one microVM each"

    boundary firecracker "Firecracker process" {
      trust partial because "its code is ours, its input is the guest's"
      process api "API thread" {
        is web-service
        runs-as user
        access operator writes settings, writes metadata because "configures the microVM"
      }
      process vmm "VMM thread" {
        runs-as user
        holds logs
        access vcpu uses because "emulated devices"
      }

      boundary guest "Guest" {
        trust none
        process vcpu "vCPU threads" {
          is virtual-machine
          isolation vm
          executes native
          access customer administers because "the customer chooses what runs in the guest"
        }
      }
    }
  }
}

flow launch: operator -> jailer "Start a microVM" { sends settings }
flow enter: jailer -> api "Build the jail, drop rights, become Firecracker" { sends settings }
flow configure: operator -> api "Configure the microVM" { sends settings, metadata }
flow apply: api -> vmm "Set up devices" { sends settings, metadata }
flow execute: vcpu -> kernel "Run guest code" { sends guest-data; returns guest-data }
flow net: vcpu -> vmm "Emulated network device" { sends packets; returns packets }
flow block: vcpu -> vmm "Emulated block device" { sends guest-data; returns guest-data }
flow mmds: vcpu -> vmm "Ask for metadata" { returns metadata }
flow call: vmm -> kernel "System calls" { sends guest-data; returns guest-data; protocol system-call }
flow disk: vmm -> backing-files "Read and write a volume" { sends guest-data; returns guest-data }
flow copy: vmm -> tap "Copy packets" { sends packets; returns packets }
flow uplink: customer -> tap "Traffic from and to the guest" { sends packets; returns packets }
flow log: vmm -> collector "Named pipes" { sends logs; protocol pipe }
flow watch: operator -> collector "Read logs and metrics" { returns logs }

// ---- 2. What can go wrong? --------------------------------------------------------------------------------

adversary guest-code "Code in a guest" {
  knows    source
  computes moderate "its own processors, for as long as the guest runs"
  owns     guest, customer
  wants    elevate firecracker, disclose guest-data, deny kernel
}
adversary escaped "Guest code that has taken over its Firecracker process" is guest-code {
  owns  firecracker
  wants elevate host
}
adversary log-reader "Reader of the host's logs" {
  knows    design
  computes basic "a text editor"
  observes collector
  wants    disclose guest-data
}

// From zone to zone.
threat vm-escape "Guest code breaks out of the virtual machine into the Firecracker process" {
  elevate  firecracker
  through  execute, net, block, mmds
  by       guest-code
  needs    own guest, expertise expert
  impact   high
  mitigate with virtualisation
  remains  medium because "every emulated device is reachable from the guest; the jail is there for this case"
}
threat host-escape "A Firecracker process in the wrong hands attacks the host's kernel" {
  elevate  host
  through  call, enter
  by       escaped
  needs    own vmm, expertise expert
  impact   critical
  mitigate with seccomp-filters, jailing
  remains  low because "the system calls that are left still reach the kernel"
}
threat cross-guest-read "A Firecracker process in the wrong hands reads other guests' volumes" {
  disclose guest-data
  tamper   guest-data
  through  disk, call
  by       escaped
  needs    own vmm
  impact   high
  mitigate with jailing
  remains  low because "a resource that was granted to the jail stays in reach"
}
threat over-grant "The operator hands a microVM a file or descriptor that belongs to another" {
  disclose guest-data
  through  launch, enter
  by       mistake of operator
  feasibility low because "each grant is a deliberate act of a privileged party"
  impact   high
  accept   by "Host operator" until 2027-05-31 because "Firecracker uses what it is granted, and cannot tell whose it is"
}
threat console-leak "A guest's console output ends up where the host's staff read it" {
  disclose guest-data
  through  log, watch
  by       log-reader
  needs    observe collector
  impact   medium
  eliminate serial-port because "production builds do not expose the serial console"
}

// Sharing one host.
threat io-hog "A guest takes the disk and network throughput of the others" {
  deny     tap
  deny     backing-files
  through  net, block, copy, disk
  by       guest-code
  needs    own guest
  impact   medium
  mitigate with io-limits
  remains  low because "bursts within the configured buckets are allowed"
}
threat cpu-hog "A guest takes the processor time of the others" {
  deny     kernel
  through  execute
  by       guest-code
  needs    own guest
  impact   medium
  mitigate with cpu-quotas
  remains  low because "a quota divides processor time and no other shared resource"
}
threat oversubscription "More processors and memory are promised to guests than the host has" {
  deny     guest-data
  through  configure
  by       mistake of operator
  feasibility medium because "overselling is allowed, and how far is for the operator to say"
  impact   medium
  transfer to operator because "the operator decides how far to oversubscribe and knows the workloads" {
    see "https://github.com/firecracker-microvm/firecracker/blob/main/docs/design.md#features" "Design, features"
  }
}
threat hostile-egress "A guest sends hostile traffic to the outside" {
  tamper   packets
  through  net, copy, uplink
  by       guest-code
  needs    own guest
  impact   medium
  transfer to operator because "Firecracker filters nothing; the host has to" {
    see "https://github.com/firecracker-microvm/firecracker/blob/main/docs/design.md#threat-containment" "Design, threat containment"
  }
}
threat uncollected-logs "Nobody collects the logs, and what happened is lost" {
  deny     logs
  through  log, watch
  by       mistake of operator
  feasibility medium because "Firecracker writes to pipes and keeps no copy"
  impact   low
  transfer to operator because "collecting them is the task of whoever runs Firecracker" {
    see "https://github.com/firecracker-microvm/firecracker/blob/main/docs/design.md#monitoring" "Design, monitoring"
  }
}

tree reach-host "Rule the host from within a guest" {
  goal elevate host by escaped
  sequence {
    vm-escape
    host-escape
    step act-as-root "Use an administrator's rights on the host" { feasibility low; stopped by unprivileged-process }
  }
}

// ---- 3. What do we do about it? ---------------------------------------------------------------------------

control virtualisation "KVM and the virtualisation boundary" {
  on       all of kernel, vmm
  protects authorization
  resists  moderate
  status   implemented
  owner    "Firecracker maintainers"
  evidence link "https://github.com/firecracker-microvm/firecracker/blob/main/docs/design.md#sandboxing"
}
control seccomp-filters "Each thread may make the system calls it needs, and no others" {
  on       kernel
  protects authorization
  resists  moderate
  status   implemented
  owner    "Firecracker maintainers"
  evidence link "https://github.com/firecracker-microvm/firecracker/blob/main/tests/integration_tests/security/test_seccomp.py"
}
control jailing "Chroot, cgroup and namespaces around each process" {
  on       jailer, kernel, backing-files
  sets     acl per-object
  protects authorization, confidentiality, integrity
  resists  moderate
  status   implemented
  owner    "Firecracker maintainers"
  evidence link "https://github.com/firecracker-microvm/firecracker/blob/main/tests/integration_tests/security/test_jail.py"
}
control unprivileged-process "The jailer gives up its rights before Firecracker starts" {
  on       jailer
  protects authorization
  resists  moderate
  status   implemented
  owner    "Firecracker maintainers"
  evidence link "https://github.com/firecracker-microvm/firecracker/blob/main/docs/design.md#jailer-process"
}
control io-limits "Token buckets for operations and bandwidth of each device" {
  on       vmm
  sets     rate-limit yes, shares yes
  protects availability
  resists  moderate
  status   planned
  owner    "Host operator"
  due      2027-02-28
  evidence link "https://github.com/firecracker-microvm/firecracker/blob/main/tests/integration_tests/performance/test_rate_limiter.py"
}
control cpu-quotas "A cgroup gives each microVM its share of processor time" {
  on       kernel
  sets     shares yes
  protects availability
  resists  moderate
  status   planned
  owner    "Host operator"
  due      2027-02-28
}

// What the rules found, and no threat above says already.
answer base.hostile-code on vmm {
  mitigate with virtualisation
  remains  medium because "every emulated device is reachable from the guest; filters and jail are there for this case"
}
answer base.hostile-code on kernel {
  mitigate with virtualisation
  remains  medium because "a flaw of KVM itself meets no other layer: filters and jail hold the Firecracker process"
}

// ---- Scope ------------------------------------------------------------------------------------------------

exclude vhost-user "Throughput of vhost-user devices" because "whoever provides their back end limits it there"
exclude host-network "Attacks on the network around the host" because "the operator brings the networking of the host"

ignore TM325 on jailer because "the host is the most trusted zone, and its operator starts every microVM"

assume jailed-start "Production microVMs are started by the jailer" because "the design asks operators to start them in no other way" {
  upholds control jailing, control unprivileged-process
  owner "Host operator"
  until 2027-11-30
}
assume trusted-host "The host's kernel and its operator are honest" because "the design nests all zones in the host" {
  trusts kernel, operator
  owner "Host operator"
  until 2027-11-30
}

// ---- 4. Did we do a good job? -----------------------------------------------------------------------------

claim contained "Guest code stays in its virtual machine" {
  guest-code cannot elevate firecracker
  relies on virtualisation, trusted-host
}
claim in-depth "Guest code that got out meets a second barrier before the host" {
  escaped cannot elevate host
  relies on seccomp-filters, jailing, jailed-start, trusted-host
}
claim apart "Guests of different customers stay apart, even after an escape" {
  escaped cannot disclose guest-data
  relies on jailing, jailed-start, trusted-host
}
claim quiet-logs "Logs do not show what is in a guest" {
  log-reader cannot disclose guest-data
  relies on trusted-host
}
claim untrusted-egress "A guest can send any packet it likes" {
  guest-code can tamper packets because "nothing in Firecracker filters traffic"
}

review 2026-10-20 by "Host operator" {
  found "oversubscription has no stated limit", "the quota for processor time is optional"
}

view overview "One host"
view guest-zones "Where guest data goes" { show data guest-data }
