# shellcheck shell=bash
# What is wrong in the configuration files.
# shellcheck source=payara/launcher/dump.sh
source "$ROOT/payara/launcher/dump.sh"

check_usage() {
  cat <<'END'
Usage: ./bangui check [--config-dir DIR] [--for VERSION] [--level LEVEL] [--dry-run WHEN]

Prints what would break or be ignored if fail2ban read the files in DIR now, one finding a line: file, line, level, jail, what is wrong, what
to do. Needs no fail2ban; where one is installed, every jail is also tried on a fail2ban-server of its own that watches nothing, bans nobody
and ends with the check.

  --config-dir DIR   default /etc/fail2ban
  --for VERSION      as this release reads them (0.11.2 to 1.1.x); default the installed one
  --level LEVEL      only from there on: fatal (all jails would be lost), error (one jail), warning, hint (the default)
  --dry-run WHEN     auto: where a fail2ban-server of that release is installed (the default); yes: without one it cannot be checked; no: never

Exit code 0: nothing was found. 1: something was. 2: it could not be checked, and the error output says why.
END
}

bangui_check() {
  read_files check check.Check "$@"
}
