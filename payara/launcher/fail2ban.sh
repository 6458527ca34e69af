# shellcheck shell=bash
# A fail2ban to run in private: the distribution's package, unpacked into .bangui/ and not installed, so that nothing starts on the host.

# What the package is written in; it wants the distribution's Python, not another one that comes first on the PATH.
want_python() { [[ -x /usr/bin/python3 ]] || want python3 "fail2ban is written in it"; }

# Sets FAIL2BAN to the folder that holds usr/bin/fail2ban-server and etc/fail2ban: fetched, or "" for the one installed here.
use_fail2ban() {
  FAIL2BAN=$STATE/fail2ban/current
  [[ ! -x $FAIL2BAN/usr/bin/fail2ban-server ]] || return 0
  if command -v apt-get >/dev/null && command -v dpkg >/dev/null; then
    step "fetching fail2ban from the distribution (unpacked into .bangui/, not installed)"
    fetch_fail2ban current '' && return
  fi
  FAIL2BAN=
  [[ -x /usr/bin/fail2ban-server ]] || die "fail2ban could not be fetched with apt-get; install it with your package manager and try again"
  say "Using the fail2ban that is installed here (its program, not its configuration or its daemon)."
}

# fetch_fail2ban NAME RELEASE [PACKAGE...]: into .bangui/fail2ban/NAME, with further packages that it needs there; RELEASE '' is this
# machine's own. Answers false when it cannot be had.
fetch_fail2ban() {
  local folder=$STATE/fail2ban/$1 release=$2 packages=(fail2ban "${@:3}") work package
  # two modules that Python 3.12 dropped and distributions ship apart
  /usr/bin/python3 -W ignore -c 'import asynchat, asyncore' 2>/dev/null || packages+=(python3-pyasyncore python3-pyasynchat)
  work=$(mktemp -d)
  mkdir -p "$work/debs" "$work/root"
  for package in "${packages[@]}"; do
    (cd "$work/debs" && download_package "$work" "$release" "$package") || true
  done
  for package in "$work"/debs/*.deb; do
    [[ ! -f $package ]] || dpkg -x "$package" "$work/root"
  done
  if [[ -x $work/root/usr/bin/fail2ban-server ]]; then
    rm -rf "$folder"
    mkdir -p "$(dirname "$folder")"
    mv "$work/root" "$folder"
  fi
  rm -rf "$work"
  [[ -x $folder/usr/bin/fail2ban-server ]]
}

# Downloads with the machine's lists where those are there, else with lists of our own (that needs no root).
download_package() {
  local work=$1 release=$2 package=$3
  if [[ -z $release ]] && apt-get -qq -o APT::Sandbox::User=root download "$package" 2>/dev/null; then
    return
  fi
  [[ -d $work/apt ]] || private_lists "$work/apt" "$release"
  private_apt "$work/apt" -qq download "$package" 2>/dev/null
}

# The machine's own package sources, with the release name changed where one is given.
private_lists() {
  local folder=$1 release=$2 own source
  own=$(release_name)
  mkdir -p "$folder"/{sources,lists/partial,cache/archives/partial}
  for source in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
    if [[ -f $source ]] && grep -q "$own" "$source"; then
      sed "s/\b$own/${release:-$own}/g" "$source" >"$folder/sources/$(basename "$source")"
    fi
  done
  # fails when one source of several does not know the release: what counts is whether the package can be had
  private_apt "$folder" -qq update >/dev/null 2>&1 || true
}

# Knows nothing of what is installed: that would be preferred to an older release.
private_apt() {
  local folder=$1
  shift
  apt-get -o APT::Sandbox::User=root -o Acquire::Languages=none -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$folder/sources" \
    -o Dir::State::status=/dev/null -o "Dir::State::lists=$folder/lists" -o "Dir::Cache=$folder/cache" "$@"
}

release_name() { sed -n 's/^VERSION_CODENAME=//p' /etc/os-release; }

next_release() {
  case $(release_name) in
    bullseye) echo bookworm ;;
    bookworm) echo trixie ;;
    trixie) echo forky ;;
    jammy) echo noble ;;
    noble) echo questing ;;
  esac
}

# Debian's last release with fail2ban 0.11, which needs the Python of its time.
previous_release() {
  case $(release_name) in
    bookworm | trixie) echo bullseye ;;
  esac
}

# The tests also run against older and newer releases of fail2ban; those that cannot be had are named here, and their tests are skipped.
use_other_fail2bans() {
  use_other_fail2ban next "$(next_release)"
  use_other_fail2ban previous "$(previous_release)" python3.9-minimal libpython3.9-minimal libpython3.9-stdlib
}

# use_other_fail2ban NAME RELEASE [PACKAGE...]
use_other_fail2ban() {
  [[ ! -x $STATE/fail2ban/$1/usr/bin/fail2ban-server ]] || return 0
  if [[ -z $2 ]] || ! command -v apt-get >/dev/null; then
    say "The $1 release's fail2ban is not tested: where to get it on this distribution is not known."
    return
  fi
  step "fetching the fail2ban of $2 for the tests"
  fetch_fail2ban "$@" || say "The fail2ban of $2 is not tested: it could not be fetched."
}
