// Privacy, after LINDDUN: linking, identifying, non-repudiation, detecting, disclosure, unawareness, non-compliance.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind data-processor "Processor that acts for us" for external
kind analytics-service "Analytics" is data-processor for external
kind advertising-network "Advertising network" for external
kind data-broker "Data broker" for external
kind public-authority "Public authority" for external
kind consent-service "Service that keeps consent" for process
kind statistics-service "Service that answers with statistics" for process
kind profiling "Profiling of persons" for process
kind customer-database "Customer records" is user-database for store
kind pseudonym-table "Table from pseudonyms to persons" for store
kind consent-record "Record of consent" for store
kind research-data "Data for research" for store
kind data-subject "Person the data is about" for actor
