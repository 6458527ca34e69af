# shellcheck shell=bash
# BanGUI against the fail2ban of this host.

run_usage() {
  cat <<'END'
Usage: ./bangui run [--yes]

Builds BanGUI and runs it in the foreground against the fail2ban of this host; Ctrl-C or SIGTERM stops it cleanly.
The first visit shows the set-up wizard. Its data is in BANGUI_HOME (default .bangui); the settings are environment variables
or bangui.properties in that folder, see docs/configuration.md. Usual ones:

  BANGUI_HTTP_HOST, BANGUI_HTTP_PORT   127.0.0.1, 8080
  BANGUI_FAIL2BAN_SOCKET               /var/run/fail2ban/fail2ban.sock (usually only root may use it)
  BANGUI_MASTER_PASSWORD_FILE          set up without the wizard

  --yes   install missing packages without asking
END
}

bangui_run() {
  while (($# > 0)); do
    case $1 in
      --yes) assume_yes ;;
      -h | --help) run_usage && exit ;;
      *) die "run: unknown option $1 (see ./bangui run --help)" ;;
    esac
    shift
  done
  want_jdk
  want_command mvn maven "builds BanGUI"
  install_wanted
  use_jdk
  build
  export BANGUI_HOME=${BANGUI_HOME:-$STATE} BANGUI_WAR=$WAR BANGUI_PAYARA=$PAYARA
  step "starting BanGUI; it says where it listens (its data: $BANGUI_HOME)"
  exec "$ROOT/payara/start"
}
