#!/bin/sh
# Builds the portal's pages into backstage/app/dist; does nothing when they are newer than all that they are made of.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root/backstage/app"
export PATH="$root/.tools/bin:$PATH" CI=1 NODE_ENV=production # a caller's own NODE_ENV (test, say) must not choose the browsers

made_of="src public package.json ../app-config.yaml ../../yarn.lock ../../generated ../../services/access/src"
stamp=dist/.built
if [ -f $stamp ] && [ -z "$(find $made_of ../../plugins/rosetta-core ../../plugins/rosetta-finops \
  -name node_modules -prune -o -type f -newer $stamp -print 2>/dev/null | head -n 1)" ]; then
  echo "The portal's pages are up to date."
  exit 0
fi
started=$(mktemp) # a source edited while the build runs must count as newer
trap 'rm -f "$started"' EXIT
output=$(yarn run -T backstage-cli package build --config ../app-config.yaml 2>&1) || {
  printf '%s\n' "$output" >&2
  echo "The portal's pages did not build: see above." >&2
  exit 1
}
cp -p "$started" $stamp
echo "The portal's pages are built."
