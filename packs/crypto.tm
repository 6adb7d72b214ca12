// Cryptography and protocols: what goes wrong although something is encrypted.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind hardware-security-module "Hardware security module" is key-vault for process, store, external
kind certificate-authority "Certificate authority" for process, external
kind registration-authority "Registration authority" for process, external
kind revocation-service "Service that tells what was revoked" for process, external
kind timestamp-authority "Time stamping authority" for process, external
kind transparency-log "Transparency log" for process, store, external
kind random-source "Source of random numbers" for process, external
kind signing-service "Signing service" for process, external
kind password-manager "Password manager" for process, store
kind messenger "Messenger with end-to-end encryption" for process
kind dtls "TLS over datagrams" for flow { channel tls; server-auth yes }
kind noise "Noise protocol" for flow { channel tls }
kind double-ratchet "Double ratchet" for flow { channel tls; integrity mac; fresh yes }
kind message-layer-security "Messaging layer security" for flow { channel tls; integrity signature; fresh yes }
kind openpgp "OpenPGP mail" for flow
kind smime "S/MIME mail" for flow
kind acme "Issuing of certificates" is https for flow { integrity signature; fresh yes }
kind ocsp "Status of a certificate" for flow { integrity signature }
