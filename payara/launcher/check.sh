# shellcheck shell=bash
# What is wrong in the configuration files.
# shellcheck source=payara/launcher/dump.sh
source "$ROOT/payara/launcher/dump.sh"

check_usage() {
  cat <<'END'
Usage: ./bangui check [--config-dir DIR] [--for VERSION] [--level LEVEL]

Prints what would break or be ignored if fail2ban read the files in DIR now, one finding a line: file, line, level, jail, what is wrong, what
to do. Needs no fail2ban. The exit code is 0 when nothing was found, 1 when something was, 2 when it could not be checked.

  --config-dir DIR   default /etc/fail2ban
  --for VERSION      as this release reads them (0.11.2 to 1.1.x); default the installed one
  --level LEVEL      only from there on: fatal (all jails would be lost), error (one jail), warning, hint (the default)
END
}

bangui_check() {
  read_files check Check "$@"
}
