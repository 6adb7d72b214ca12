#!/usr/bin/env bash
# Drives every example's report through a real Chromium: see tests/browser/run.mjs.
set -euo pipefail
cd "$(dirname "$0")/browser"
npm ci --no-audit --no-fund --silent
CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}" node run.mjs
