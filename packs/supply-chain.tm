// From the developer to the machine that runs the code: SLSA threats, OWASP CI/CD risks and MITRE ATT&CK.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind source-repository "Source repository" for process, store, external
kind code-review "Code review" for process
kind build-service "Build service" for process, external
kind ci-runner "Runner of builds" is build-service for process { executes at least script }
kind release-pipeline "Release pipeline" for process
kind deployment-controller "Controller that pulls and deploys" for process
kind artifact-store "Store of build results" for process, store, external
kind package-registry "Package registry" for process, store, external
kind public-registry "Registry of public packages" is package-registry for external
kind package-mirror "Mirror of packages" is package-registry for process, store, external
kind dependency "Component that others write" for process, external
kind open-source-project "Open source project" is dependency for external
kind supplier "Supplier" for external
kind update-server "Server of updates" for process, external
kind package-manager "Installer of packages" for process
kind developer-workstation "Workstation of a developer" is workstation for process
kind developer "Developer" for actor
kind maintainer "Maintainer" is developer for actor
kind release-manager "Release manager" is developer for actor
