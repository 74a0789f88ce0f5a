#!/usr/bin/env bash
# Installs what the tests need, builds, and runs every test. Needs the .NET SDK 10, apt (or the packages named below) and npm.
# The last line counts: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

say() { printf '\n== %s\n' "$*"; }

need() { # need PACKAGE COMMAND: a package of the system that tests use; without it they are skipped and say so
  if command -v "$2" >/dev/null 2>&1; then return 0; fi
  missing+=("$1")
}

say "system packages"
missing=()
need chromium chromium
need git git
need rpm rpmbuild
need pacman-package-manager pacman
if [ ${#missing[@]} -gt 0 ]; then
  sudo=""; [ "$(id -u)" = 0 ] || sudo="sudo -n"
  if command -v apt-get >/dev/null 2>&1; then
    echo "installing ${missing[*]}"
    $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
      || echo "could not install ${missing[*]}: the tests that need them are skipped"
  else
    echo "no apt-get here; install ${missing[*]} by hand, or the tests that need them are skipped"
  fi
else
  echo "all there"
fi

for folder in tests/browser tests/licences tests/schemas; do
  [ -f "$folder/package.json" ] || continue
  say "packages of $folder"
  (cd "$folder" && npm ci --no-audit --no-fund --silent) || echo "npm ci failed: the tests that need $folder are skipped"
done

say "build"
dotnet build Sovereignty.sln -c Release -v quiet -nologo || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

passed=0 failed=0 skipped=0
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  say "$name"
  log=$(mktemp)
  dotnet "tests/$name/bin/Release/net10.0/$name.dll" -noColor -noLogo "$@" >"$log" 2>&1
  code=$?
  summary=$(grep -E '^ +.*Total: [0-9]+' "$log" | tail -n 1)
  total=$(sed -nE 's/.*Total: ([0-9]+).*/\1/p' <<<"$summary")
  bad=$(( $(sed -nE 's/.*Errors: ([0-9]+).*/\1/p' <<<"$summary" | grep . || echo 0) + $(sed -nE 's/.*Failed: ([0-9]+).*/\1/p' <<<"$summary" | grep . || echo 0) ))
  idle=$(sed -nE 's/.*Skipped: ([0-9]+).*/\1/p' <<<"$summary")
  if [ -z "$total" ]; then
    cat "$log"; failed=$((failed + 1)); continue
  fi
  [ "$code" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
  if [ "$bad" -gt 0 ]; then cat "$log"; else grep -E 'SKIP' "$log"; echo "$summary"; fi
  passed=$((passed + total - bad - idle)); failed=$((failed + bad)); skipped=$((skipped + idle))
  rm -f "$log"
done

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
