// The model; its parts are imported.
model "Shop" {
  purpose "Sell to the public"
  owner   "Platform security"
  appetite medium
  review every 90 days
  review when "a new entry point"
}

use pack base, web
import "parts/system.tm"
import "parts/threats.tm"

claim no-theft "A criminal cannot read orders" {
  criminal cannot disclose orders
  relies on parameterised-queries
}

review 2026-10-01 by "Platform security" { found "the agent was missing" }
