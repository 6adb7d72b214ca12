#!/usr/bin/env bash
# Tests every package for editors, each on every example and pack. Called by .ci/run with the binary to use.
#
#   editors/test.sh TM [PART…]      parts: vscode tree-sitter highlightjs pygments vim emacs; all of these without one; and
#                                   vscode-live: the extension in a real VS Code (code-server from npm, 800 MB), only when named
#
# Installs what it needs (npm, pip, cargo, and as root apt). What could not run is written to target/did-not-run.
set -euo pipefail
cd "$(dirname "$0")/.."
TM=$(realpath "$1")
shift
export TM TM_WORDS=$PWD/editors/tree-sitter-tm/words.json
missing=""
failed=""
mapfile -t models < <(find examples packs -name '*.tm' | sort)

need() { # need COMMAND PACKAGE: a Debian package for a command
  command -v "$1" >/dev/null 2>&1 && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2" >/dev/null 2>&1 ||
      { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2"; } >/dev/null 2>&1 || true
  fi
  command -v "$1" >/dev/null 2>&1 || { missing="$missing $1"; return 1; }
}

node_packages() { # node_packages FOLDER: what its lock file says
  need node nodejs && need npm npm || return 1
  (cd "$1" && npm ci --silent --no-audit --no-fund) || { missing="$missing npm-packages-of-$1"; return 1; }
}

test_vscode() {
  node_packages editors/vscode || return 0
  (
    cd editors/vscode
    npm run --silent build
    quiet node --test test/
    npm run --silent test:grammar
    quiet npm run --silent package
  )
  test -s target/tm.vsix
}

# A real VS Code, without a screen: some 800 MB from npm, kept in target/code.
test_vscode_live() {
  test -s target/tm.vsix || test_vscode
  node_packages tests/browser && need chromium chromium || return 0
  bash editors/vscode/live/install.sh target/code >target/code-log.txt 2>&1 || { missing="$missing code-server"; return 0; }
  node editors/vscode/live/run.mjs target/code target/tm.vsix "$TM" "$(command -v chromium)"
}

test_tree_sitter() {
  # The command line of npm and of the releases is a download; from crates.io it is built, once in a target folder.
  local tools=$PWD/target/tools version=0.26.13
  if ! "$tools/bin/tree-sitter" --version 2>/dev/null | grep -qF "$version"; then
    cargo install tree-sitter-cli --version "$version" --locked --no-default-features --debug --quiet --root "$tools" 2>/dev/null ||
      { missing="$missing tree-sitter"; return 0; }
  fi
  need cc gcc && need node nodejs || return 0
  local ts=$tools/bin/tree-sitter grammar=editors/tree-sitter-tm
  # A configuration of its own, without folders of other grammars.
  export XDG_CACHE_HOME=$PWD/target/tree-sitter TREE_SITTER_DIR=$PWD/target/tree-sitter
  mkdir -p "$TREE_SITTER_DIR"
  printf '{"parser-directories": ["%s"]}' "$PWD/editors" >"$TREE_SITTER_DIR/config.json"
  cp "$grammar/src/parser.c" target/parser.c
  (cd "$grammar" && "$ts" generate)
  cmp "$grammar/src/parser.c" target/parser.c || { echo "src/parser.c is not what grammar.js gives: run tree-sitter generate"; return 1; }
  (cd "$grammar" && "$ts" test)
  "$ts" parse -p "$grammar" --quiet --stat "${models[@]}" | grep -F "failed parses: 0"
  # The queries of the editors that do not run here, Helix and Zed, at least name nodes that there are.
  local query
  for query in "$grammar"/queries/*.scm editors/{vim,helix}/queries/tm/*.scm editors/zed/languages/tm/*.scm; do
    "$ts" query -p "$grammar" "$query" examples/web-shop/web-shop.tm >target/query.txt || { echo "$query cannot be used"; return 1; }
  done
}

test_highlightjs() {
  node_packages editors/highlightjs || return 0
  (cd editors/highlightjs && quiet node --test test/)
}

test_pygments() {
  local python=python3
  need python3 python3 || return 0
  if ! python3 -c 'import pygments' 2>/dev/null; then
    need pip3 python3-pip && need python3-config python3-venv || true
    python=target/venv/bin/python
    { python3 -m venv target/venv && "$python" -m pip install --quiet pygments==2.19.2; } >/dev/null 2>&1 ||
      { missing="$missing pygments"; return 0; }
  fi
  PYTHONDONTWRITEBYTECODE=1 "$python" -m unittest discover -s editors/pygments/tests
}

test_vim() {
  # vim.tiny has neither syntax files nor functions.
  if need vim.nox vim-nox; then open_in vim.nox -N; fi
  if need nvim neovim; then open_in nvim; fi
}

open_in() { # open_in VIM OPTION…
  local vim=$1 folder out=$PWD/target/vim.txt
  local options=(-es "${@:2}" -u NONE -i NONE --cmd "set rtp^=$PWD/editors/vim")
  folder=$(mktemp -d)
  printf 'model "Shop"\n\nflow web -> databse\nprocess web\n' >"$folder/mistake.tm"
  rm -f "$out"
  TM_OUT=$out timeout 300 "$vim" "${options[@]}" -S editors/vim/test/open.vim "${models[@]}" || true
  told "$out" "${#models[@]} models open in $vim"
  rm -f "$out"
  (cd "$folder" && PATH=$(dirname "$TM"):$PATH TM_OUT=$out timeout 60 "$vim" "${options[@]}" -S "$OLDPWD/editors/vim/test/make.vim" >/dev/null 2>&1 || true)
  told "$out" ":make finds its places in $vim"
  rm -rf "$folder"
}

quiet() { # quiet COMMAND…: its last lines; all of them when it fails
  local log
  log=$(mktemp)
  "$@" >"$log" 2>&1 || { cat "$log"; return 1; }
  tail -n 8 "$log" | grep -E '^# (tests|pass|fail)|DONE' || true
  rm -f "$log"
}

told() { # told FILE SENTENCE: the file was written and is empty
  test -f "$1" || { echo "it did not come to its end"; return 1; }
  if test -s "$1"; then head -n 20 "$1"; return 1; fi
  echo "$2"
}

test_emacs() {
  need emacs emacs-nox || return 0
  emacs -Q --batch -L editors/emacs -l editors/emacs/test.el "${models[@]}"
  echo "${#models[@]} models open in Emacs"
}

# Each part in a subshell of its own, with `set -e` in force, so that one that fails does not hide another.
part() {
  printf -- '-- %s\n' "$1"
  local rc=0
  set +e
  (set -e; missing=""; "test_${1//-/_}"; printf '%s' "$missing" >target/missing-part)
  rc=$?
  set -e
  if [ "$rc" != 0 ]; then failed="$failed $1"; fi
  if [ -s target/missing-part ]; then missing="$missing $(cat target/missing-part)"; fi
  rm -f target/missing-part
}

mkdir -p target
for one in "${@:-}"; do
  if [ -z "$one" ]; then
    for each in vscode tree-sitter highlightjs pygments vim emacs; do part "$each"; done
    missing="$missing vscode-live(800-MB,only-when-named)"
  else
    part "$one"
  fi
done
printf '%s' "$missing" >target/did-not-run
if [ -n "$failed" ]; then
  echo "failed:$failed"
  exit 1
fi
