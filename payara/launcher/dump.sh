# shellcheck shell=bash
# What the configuration files mean.

dump_usage() {
  cat <<'END'
Usage: ./bangui dump [--config-dir DIR] [--jail NAME] [--for VERSION]

Prints the commands that fail2ban would get from the files in DIR, in the format of fail2ban-client -d, without fail2ban.
What is wrong goes to the error output with file and line. The exit code is 255 when fail2ban would get none.

  --config-dir DIR   default /etc/fail2ban
  --jail NAME        this jail only
  --for VERSION      as this release reads them (0.11.2 to 1.1.x); default the installed one
END
}

bangui_dump() {
  read_files dump files.Dump "$@"
}

# read_files COMMAND CLASS ARGUMENT...
read_files() {
  local command=$1 class=$2 argument
  shift 2
  for argument in "$@"; do
    case $argument in
      -h | --help) "${command}_usage" && exit ;;
    esac
  done
  want_jdk
  want_command mvn maven "builds BanGUI"
  install_wanted
  use_jdk
  build_classes >&2
  exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -cp "$ROOT/target/classes:$(cat "$CLASS_PATH")" "org.bangui.fail2ban.$class" "$@"
}
