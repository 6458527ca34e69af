# shellcheck shell=bash
# A fail2ban to run in private: the distribution's package, unpacked into .bangui/ and not installed, so that nothing starts on the host.

FAIL2BAN_CURRENT=$STATE/fail2ban/current
FAIL2BAN_NEXT=$STATE/fail2ban/next
FAIL2BAN_PREVIOUS=$STATE/fail2ban/previous

# What the package is written in; it wants the distribution's Python, not another one that comes first on the PATH.
want_python() { [[ -x /usr/bin/python3 ]] || want python3 "fail2ban is written in it"; }

# Sets FAIL2BAN to the folder that holds usr/bin/fail2ban-server and etc/fail2ban: fetched, or "" for the one installed here.
use_fail2ban() {
  FAIL2BAN=$FAIL2BAN_CURRENT
  [[ ! -x $FAIL2BAN/usr/bin/fail2ban-server ]] || return 0
  if command -v apt-get >/dev/null && command -v dpkg >/dev/null; then
    step "fetching fail2ban from the distribution (unpacked into .bangui/, not installed)"
    fetch_fail2ban "$FAIL2BAN_CURRENT" '' && return
  fi
  FAIL2BAN=
  [[ -x /usr/bin/fail2ban-server ]] || die "fail2ban could not be fetched with apt-get; install it with your package manager and try again"
  say "Using the fail2ban that is installed here (its program, not its configuration or its daemon)."
}

# fetch_fail2ban FOLDER RELEASE [PACKAGE...]: RELEASE '' is this machine's own. Answers false when it cannot be had.
fetch_fail2ban() {
  local folder=$1 release=$2 work package packages=(fail2ban "${@:3}")
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
  private_apt "$work/apt" -qq download "$package${release:+/$release}" 2>/dev/null
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

private_apt() {
  local folder=$1
  shift
  apt-get -o APT::Sandbox::User=root -o Acquire::Languages=none -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$folder/sources" \
    -o "Dir::State::lists=$folder/lists" -o "Dir::Cache=$folder/cache" "$@"
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

# The tests also run against the fail2ban of the next release; without it they say which were left out.
use_next_fail2ban() {
  local release
  [[ ! -x $FAIL2BAN_NEXT/usr/bin/fail2ban-server ]] || return 0
  release=$(next_release)
  if [[ -z $release ]] || ! command -v apt-get >/dev/null; then
    say "The fail2ban of the next release is not tested: it is not known which release follows this one."
    return
  fi
  step "fetching the fail2ban of $release for the tests"
  fetch_fail2ban "$FAIL2BAN_NEXT" "$release" || say "The fail2ban of $release is not tested: it could not be fetched."
}

# fail2ban 0.11 runs only with the Python it was made for, so both come from Debian 11.
use_previous_fail2ban() {
  [[ ! -x $FAIL2BAN_PREVIOUS/usr/bin/fail2ban-server ]] || return 0
  case $(release_name) in
    bookworm | trixie) ;;
    *)
      say "fail2ban 0.11 is not tested: it is fetched on Debian 12 and 13 only."
      return
      ;;
  esac
  step "fetching fail2ban 0.11 for the tests"
  fetch_fail2ban "$FAIL2BAN_PREVIOUS" bullseye python3.9-minimal libpython3.9-minimal libpython3.9-stdlib ||
    say "fail2ban 0.11 is not tested: it could not be fetched."
}
