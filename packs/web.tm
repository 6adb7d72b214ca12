// Web applications and the services behind them: OWASP Top 10, the API Security Top 10, and what browsers add.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind http-server "Whatever answers HTTP requests" for process
kind web-application "Web application" is http-server for process
kind web-service "Web service" is http-server for process
kind rest-service "REST service" is web-service for process
kind graphql-service "GraphQL service" is web-service for process { parses json }
kind soap-service "SOAP service" is web-service for process { parses xml }
kind websocket-service "Service over web sockets" is http-server for process
kind static-site "Static web site" is http-server for process { executes none }
kind content-management-system "Content management system" is web-application for process
kind web-shop "Online shop" is web-application for process
kind api-gateway "API gateway" is http-server for process
kind web-application-firewall "Web application firewall" for process
kind content-delivery-network "Content delivery network" for process, external
kind web-browser "Web browser" for process { parses html, image, json, xml; executes at least script }
kind single-page-application "Code of the site in the browser" for process { executes at least script }
kind browser-extension "Browser extension" for process { executes at least script }
kind mobile-backend "Backend of a mobile application" is web-service for process
kind upload-service "Service that takes files" is http-server for process
kind image-processor "Image processor" for process { parses image }
kind document-converter "Converter of documents" for process { parses office }
kind headless-browser "Browser without a screen" is web-browser for process
kind feed-reader "Reader of feeds" for process { parses xml }
kind webhook-receiver "Receiver of web hooks" is http-server for process
kind link-preview "Fetcher of link previews" for process { fetches user-chosen }
kind search-service "Search service" is web-service for process
kind payment-provider "Payment provider" is service-provider for external
kind mail-provider "Provider of mail delivery" is service-provider for external
kind sms-provider "Provider of text messages" is service-provider for external
kind map-provider "Provider of maps" is service-provider for external
kind social-network "Social network" is service-provider for external
kind websocket "Web socket in the clear" for flow { channel plain; server-auth no }
kind wss "Web socket over TLS" for flow { channel tls; server-auth yes }
kind http-2 "HTTP/2 over TLS" is https for flow
kind http-3 "HTTP/3" is https for flow
kind server-sent-events "Server-sent events over TLS" is https for flow
kind grpc "gRPC" is rpc for flow
kind rest "REST over TLS" is https for flow
kind graphql "GraphQL over TLS" is https for flow
kind soap "SOAP" is rpc for flow
kind webhook "Web hook over TLS" is https for flow
kind oauth "OAuth 2 over TLS" is https for flow
kind openid-connect "OpenID Connect" is oauth for flow
kind saml "SAML" for flow
kind webrtc "WebRTC media" for flow { channel tls; fresh yes }
kind webauthn "WebAuthn" is https for flow { client-auth key; fresh yes }
