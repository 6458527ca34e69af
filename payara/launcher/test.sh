# shellcheck shell=bash
# All tests, with one summary.
# shellcheck source=payara/launcher/fail2ban.sh
source "$ROOT/payara/launcher/fail2ban.sh"

test_usage() {
  cat <<'END'
Usage: ./bangui test [--yes] [-- MAVEN OPTIONS]

Installs what the tests need (Maven, Chromium, Python), fetches the fail2ban of this distribution, of the next one and 0.11
into .bangui/, runs mvn verify and prints one summary. What could not run is listed with its reason; with CI=true in the environment it is a failure.

  --yes   install missing packages without asking
END
}

bangui_test() {
  while (($# > 0)); do
    case $1 in
      --yes) assume_yes ;;
      -h | --help) test_usage && exit ;;
      --) shift && break ;;
      *) die "test: unknown option $1 (see ./bangui test --help)" ;;
    esac
    shift
  done
  want_jdk
  want_command mvn maven "builds BanGUI and runs the tests"
  want_python
  want_chromium
  install_wanted
  use_jdk
  use_fail2ban
  use_other_fail2bans
  step "running the tests"
  rm -rf "$ROOT"/target/{surefire,failsafe}-reports
  local outcome=0
  (cd "$ROOT" && mvn -B verify "$@") || outcome=$?
  test_summary "$outcome"
}

# Ends with 0 only when Maven was content, tests ran and, with CI=true, none was skipped.
test_summary() {
  local outcome=$1 passed failed skipped
  read -r passed failed skipped < <(read_reports counts)
  say ""
  if ((skipped > 0)); then
    say "Skipped:"
    read_reports skipped
    if [[ ${CI:-} == true ]]; then
      say "In CI a skipped test is a failure."
      outcome=1
    fi
  fi
  if ((passed + failed == 0)); then
    say "No test ran."
    outcome=1
  elif ((outcome != 0 && failed == 0 && skipped == 0)); then
    say "The build failed although no test did: see above."
  fi
  say "$passed passed, $failed failed, $skipped skipped"
  exit "$outcome"
}

# read_reports counts|skipped: from Maven's XML reports
read_reports() {
  find "$ROOT/target/surefire-reports" "$ROOT/target/failsafe-reports" -name 'TEST-*.xml' -print0 2>/dev/null | xargs -0r cat | awk -v what="$1" '
    function attribute(name) {
      if (!match($0, " " name "=\"[^\"]*\"")) return ""
      return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    }
    function readable(text) {
      gsub(/&#10;/, " ", text); gsub(/&quot;/, "\"", text); gsub(/&apos;/, "\047", text)
      gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&amp;/, "\\&", text)
      return text
    }
    /<testsuite / { tests += attribute("tests"); failed += attribute("errors") + attribute("failures"); skipped += attribute("skipped") }
    /<testcase / { test = attribute("classname") "." attribute("name") }
    /<skipped/ && what == "skipped" { print "  " readable(test) ": " readable(attribute("message")) }
    END { if (what == "counts") print tests - failed - skipped, failed + 0, skipped + 0 }'
}
