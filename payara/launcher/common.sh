# shellcheck shell=bash
# What several commands share: messages, the JDK, packages of the distribution, the build.

# shellcheck disable=SC2034 # used by the commands
STATE=$ROOT/.bangui
WAR=$ROOT/target/bangui.war
PAYARA=$ROOT/target/server/payara-micro.jar
CLASS_PATH=$ROOT/target/class-path

say() { printf '%s\n' "$*"; }
step() { printf '==> %s\n' "$*"; }
die() {
  printf 'bangui: %s\n' "$*" >&2
  exit 1
}

# --- JDK ---------------------------------------------------------------------------------------------------------------

# Prints the feature version (17, 25) of the JDK in the folder, nothing when there is none.
jdk_version() {
  [[ -x $1/bin/javac ]] || return 0
  "$1/bin/javac" -version 2>&1 | sed -nE 's/^javac ([0-9]+).*/\1/p'
}

# Prints the first JDK of 17 or newer: JAVA_HOME, the javac on the PATH, then the newest in the usual folder.
find_jdk() {
  local home version on_path
  on_path=$(readlink -f "$(command -v javac || true)" || true)
  for home in "${JAVA_HOME:-}" "${on_path%/bin/javac}" $(ls -dvr /usr/lib/jvm/*/ 2>/dev/null); do
    home=${home%/}
    version=$([[ -z $home ]] || jdk_version "$home")
    if ((${version:-0} >= 17)); then
      printf '%s' "$home"
      return
    fi
  done
}

# --- packages of the distribution --------------------------------------------------------------------------------------

wanted_packages=()
wanted_reasons=()

# want PACKAGE REASON: to be installed by install_wanted
want() {
  wanted_packages+=("$1")
  wanted_reasons+=("$1 ($2)")
}

want_command() { command -v "$1" >/dev/null || want "$2" "$3"; }

want_jdk() {
  [[ -z $(find_jdk) ]] || return 0
  local version
  for version in 21 17 25; do
    if apt-cache show "openjdk-$version-jdk-headless" >/dev/null 2>&1; then
      want "openjdk-$version-jdk-headless" "the JDK, 17 or newer; none was found in JAVA_HOME, on the PATH or in /usr/lib/jvm"
      return
    fi
  done
  want openjdk-17-jdk-headless "the JDK, 17 or newer; none was found in JAVA_HOME, on the PATH or in /usr/lib/jvm"
}

# Installs what `want` collected. Asks first, unless root or --yes.
install_wanted() {
  ((${#wanted_packages[@]} > 0)) || return 0
  say "Missing on this machine:"
  printf '  %s\n' "${wanted_reasons[@]}"
  command -v apt-get >/dev/null || die "install these with your package manager and try again (it is done for you only where apt-get is)"
  local as_root=()
  if ((EUID != 0)); then
    as_root=(sudo)
    command -v sudo >/dev/null || die "install them as root: apt-get install ${wanted_packages[*]}"
    $ASSUME_YES || confirm "Install them with sudo apt-get?"
  fi
  step "installing ${wanted_packages[*]}"
  "${as_root[@]}" apt-get update -qq || say "The package lists could not all be refreshed; trying with those at hand."
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted_packages[@]}" >/dev/null ||
    die "apt-get could not install ${wanted_packages[*]}"
}

ASSUME_YES=false
assume_yes() { ASSUME_YES=true; }

confirm() {
  local answer
  [[ -t 0 ]] || die "not at a terminal: say --yes to agree, or install them yourself"
  read -rp "$1 [y/N] " answer
  [[ $answer == [yY]* ]] || die "nothing was installed"
}

# Call after install_wanted.
use_jdk() {
  JAVA_HOME=$(find_jdk)
  [[ -n $JAVA_HOME ]] || die "no JDK 17 or newer in JAVA_HOME, on the PATH or in /usr/lib/jvm"
  export JAVA_HOME PATH="$JAVA_HOME/bin:$PATH"
}

want_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    ! command -v "$name" >/dev/null || return 0
  done
  want chromium "tests and benchmarks look at the pages with it"
}

# --- build -------------------------------------------------------------------------------------------------------------

# Makes the WAR and puts Payara Micro beside it, when a source is newer than the WAR.
build() {
  if [[ -f $WAR && -f $PAYARA && -z $(find "$ROOT/pom.xml" "$ROOT/src/main" -newer "$WAR" -print -quit) ]]; then
    return
  fi
  step "building BanGUI (the first time fetches Payara Micro and the libraries, some 200 MB)"
  (cd "$ROOT" && mvn -q -B -Pquick package) || die "the build failed, see above"
}

# Compiles, when a source is newer than the last compilation, and writes down where the libraries are.
build_classes() {
  local stamp=$ROOT/target/classes.stamp
  if [[ -f $CLASS_PATH && -f $stamp && -z $(find "$ROOT/pom.xml" "$ROOT/src/main" -newer "$stamp" -print -quit) ]]; then
    return
  fi
  step "compiling BanGUI (the first time fetches the libraries)"
  (cd "$ROOT" && mvn -q -B compile dependency:build-classpath -Dmdep.includeScope=runtime "-Dmdep.outputFile=$CLASS_PATH") || die "the build failed, see above"
  touch "$stamp"
}

# --- small things ------------------------------------------------------------------------------------------------------

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# http_status PORT PATH prints the status of a GET, nothing when nobody answers.
http_status() {
  local status=
  {
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$2" "$1" >&3
    read -r -t 30 _ status _ <&3
  } 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$1" || true
  printf '%s' "$status"
}

# option_value NAME VALUE: dies when an option stands there without its value
option_value() {
  [[ -n ${2:-} ]] || die "$1 needs a value"
  printf '%s' "$2"
}
