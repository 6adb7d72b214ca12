#!/usr/bin/env bash
# Opens every example's report in Chromium: the DOM is complete, and nothing is written to the console.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
for report in examples/*/output/report.html; do
  timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$profile" --enable-logging=stderr --v=0 \
    --dump-dom "file://$PWD/$report" >"$profile/dom.html" 2>"$profile/log.txt" || { echo "$report: Chromium failed"; tail -5 "$profile/log.txt"; exit 1; }
  grep -q "Did we do a good job" "$profile/dom.html" || { echo "$report: the fourth question is missing"; exit 1; }
  if grep -E "CONSOLE|Content Security Policy" "$profile/log.txt"; then echo "$report: the console is not silent"; exit 1; fi
  echo "$report: read by Chromium"
done
