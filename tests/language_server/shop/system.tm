// ---- What we build ----------------------------------------------------------
data orders "Größe und Adresse 🔒" { confidentiality high; integrity high; availability medium; personal yes; belongs to customer }
data login  "Customer's password"  { kind credential; confidentiality high; authenticates customer; belongs to customer }

boundary internet "Internet" {
  trust none
  actor customer "Customer"
}

boundary cloud "Cloud account" {
  trust full because "our own account, audited yearly"
  process web "Web front end" {
    is web-application
    exposure internet
    session cookie
    access customer uses
  }
  store db "Order database" {
    is relational-database
    holds orders
    access nobody
  }
}

flow browse: customer -> web "Search and order" { asks login; sends login, orders; returns orders; protocol https }
flow persist: web -> db "Read and write" { sends orders; returns orders; channel tls; client-auth password }
