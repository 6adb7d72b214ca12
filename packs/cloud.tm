// Clouds, containers and serverless, after the cloud and container matrices of MITRE ATT&CK.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind object-storage "Object storage" for store
kind block-storage "Volume" for store { query none }
kind snapshot-store "Snapshots of volumes and databases" for store
kind managed-database "Database run by the cloud" is relational-database for store
kind managed-queue "Queue run by the cloud" is message-queue for store
kind secrets-manager "Secrets manager" is key-vault for process, store, external
kind key-management-service "Key management service" is key-vault for process, store, external
kind image-registry "Registry of container images" for process, store, external
kind cloud-log "Audit log of the account" is log-store for store
kind serverless-function "Serverless function" for process
kind kubernetes "Kubernetes" is orchestrator for process
kind node-agent "Agent of the orchestrator on a machine" for process
kind container-runtime "Container runtime" for process
kind container-host "Machine that runs containers" for process
kind service-mesh-proxy "Proxy beside each service" is reverse-proxy for process
kind ingress-controller "Entry of a cluster" is reverse-proxy for process
kind admission-webhook "Webhook that admits changes of a cluster" for process
kind metadata-service "Metadata service of the machine" for process, external
kind identity-and-access "Identity and access management" for process, external
kind cloud-control-plane "Control plane of the cloud" for process, external
kind nat-gateway "Way out of a private network" for process
kind dns-hosting "Hosted name zones" for process, external
kind platform-service "Platform that runs our code" for external
kind software-service "Software as a service" is service-provider for external
kind cluster-store "State of the cluster" is key-value-store for store
