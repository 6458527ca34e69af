# shellcheck shell=bash
# The benchmarks.
# shellcheck source=payara/launcher/fail2ban.sh
source "$ROOT/payara/launcher/fail2ban.sh"

bench_usage() {
  cat <<'END'
Usage: ./bangui bench [--yes] [NAME...]

Runs the named benchmarks (all without a name), prints a table and writes target/bench/NAME.json.
The exit code is 0 when they ran, whether or not a bar was met.

  --yes   install missing packages without asking
END
}

bangui_bench() {
  while (($# > 0)); do
    case $1 in
      --yes) assume_yes ;;
      -h | --help) bench_usage && exit ;;
      -*) die "bench: unknown option $1 (see ./bangui bench --help)" ;;
      *) break ;;
    esac
    shift
  done
  want_jdk
  want_command mvn maven "builds BanGUI"
  want_python
  want_chromium
  install_wanted
  use_jdk
  use_fail2ban
  if (($# == 0)) || [[ " $* " == *" bans "* ]]; then build; fi
  local class_path=$ROOT/target/bench/class-path
  mkdir -p "$ROOT/target/bench"
  step "building"
  (cd "$ROOT" && mvn -q -B test-compile dependency:build-classpath -Dmdep.includeScope=test "-Dmdep.outputFile=$class_path") || die "the build failed, see above"
  cd "$ROOT" || exit
  exec "$JAVA_HOME/bin/java" "-Dbangui.war=$WAR" "-Dbangui.payara=$PAYARA" -cp "target/test-classes:target/classes:$(cat "$class_path")" org.bangui.bench.Bench "$@"
}
