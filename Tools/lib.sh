# Common to the scripts under Tools: where the project is, what it needs, and how progress is shown.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\n== %s\n' "$*"; }

# Installs the Debian packages that are missing, or says which command does.
need_packages() {
  local missing=()
  for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" -eq 0 ]; then
    say "Installing ${missing[*]}"
    apt-get update -qq && apt-get install -y -qq "${missing[@]}" >/dev/null
  else
    echo "These Debian packages are missing. Install them with:" >&2
    echo "  sudo apt-get install ${missing[*]}" >&2
    exit 1
  fi
}

need_swift() {
  command -v swift >/dev/null && return
  echo "Swift 6.2 or newer is needed and 'swift' was not found: see swift.org/install." >&2
  exit 1
}

# Checks what a build needs. Packages resolve anew on each machine.
prepare() {
  need_swift
  need_packages libyaml-dev pkg-config
}
