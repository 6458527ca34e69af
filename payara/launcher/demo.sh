# shellcheck shell=bash
# A real fail2ban in .bangui/demo, attacks on it, and BanGUI set up against it.
# shellcheck source=payara/launcher/fail2ban.sh
source "$ROOT/payara/launcher/fail2ban.sh"
# shellcheck source=payara/launcher/processes.sh
source "$ROOT/payara/launcher/processes.sh"

demo_usage() {
  cat <<'END'
Usage: ./bangui demo [options]

Builds BanGUI, starts a real fail2ban in .bangui/demo (own configuration, socket, database and logs; no firewall, no root),
writes attack lines into its logs so that real bans happen, starts BanGUI on it and prints the address and the password.
Ctrl-C stops all of it. The next demo goes on where this one stopped.

  --port N             the port of BanGUI on 127.0.0.1; default 8080, or the next free one
  --fresh              forget earlier demos
  --no-traffic         no attacks: fail2ban sees only what you write to .bangui/demo/log
  --backfill DAYS      start afresh with an invented history of so many days, put into fail2ban's database before it starts
  --exit-after-ready   start, check that the log-in page answers, stop; the exit code tells
  --yes                install missing packages without asking
END
}

bangui_demo() {
  locked=false
  demo_options "$@"
  want_jdk
  want_command mvn maven "builds BanGUI"
  want_python
  install_wanted
  use_jdk
  trap demo_stop EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  demo_lock
  demo_port
  use_fail2ban
  build
  demo_folder
  traffic_program=("$JAVA_HOME/bin/java" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1
    "-Dnetworks=$ROOT/payara/demo/networks.txt" "$ROOT/payara/demo/Traffic.java")
  demo_fail2ban
  if $traffic; then demo_traffic; fi
  demo_server
  demo_ready
  if $exit_after_ready; then
    say "The log-in page answers. Stopping."
  else
    demo_tell
    demo_watch
  fi
}

demo_options() {
  port='' fresh=false traffic=true backfill=0 exit_after_ready=false
  while (($# > 0)); do
    case $1 in
      --port)
        port=$(option_value "$@")
        shift
        ;;
      --fresh) fresh=true ;;
      --no-traffic) traffic=false ;;
      --backfill)
        backfill=$(option_value "$@")
        fresh=true
        shift
        ;;
      --exit-after-ready) exit_after_ready=true ;;
      --yes) assume_yes ;;
      -h | --help) demo_usage && exit ;;
      *) die "demo: unknown option $1 (see ./bangui demo --help)" ;;
    esac
    shift
  done
  if [[ -n $port ]]; then
    [[ $port =~ ^[1-9][0-9]{0,4}$ && $port -le 65535 ]] || die "--port takes a number from 1 to 65535, not $port"
  fi
  [[ $backfill =~ ^[0-9]{1,4}$ ]] || die "--backfill takes a number of days, not $backfill"
}

# One demo at a time. Its processes inherit the lock, so a demo that was killed holds it until all of them are gone.
demo_lock() {
  DEMO=$STATE/demo
  PROCESSES=$DEMO/processes
  mkdir -p "$DEMO"
  exec 9>>"$DEMO/lock"
  if ! flock -n 9; then
    if launcher_alive; then
      die "a demo of this checkout is running already (process $(cut -d' ' -f1 "$DEMO/launcher"))"
    fi
    step "stopping what an earlier demo left behind"
    stop_processes
    flock -w 30 9 || die "an earlier demo does not end; look at the processes that hold $DEMO/lock"
  fi
  printf '%s %s\n' $$ "$(start_time $$)" >"$DEMO/launcher"
  locked=true
  stop_any_fail2ban
  remove_short_path
}

launcher_alive() {
  local pid started
  read -r pid started 2>/dev/null <"$DEMO/launcher" && alive "$pid" "$started"
}

# A socket's path has room for 107 characters, and fail2ban's configuration reads blanks, % and [ as its own:
# where the checkout has such a path, the demo uses a link to it.
short_path() {
  if [[ $DEMO =~ ^[A-Za-z0-9./_-]{1,80}$ ]]; then
    return
  fi
  local folder
  folder=$(mktemp -d)
  ln -s "$DEMO" "$folder/demo"
  printf '%s\n' "$folder" >"$DEMO/short-path"
  DEMO=$folder/demo
}

remove_short_path() {
  local folder
  if read -r folder 2>/dev/null <"$STATE/demo/short-path" && [[ -L $folder/demo && -O $folder/demo ]]; then
    rm "$folder/demo"
    rmdir "$folder"
  fi
  rm -f "$STATE/demo/short-path"
}

demo_folder() {
  if $fresh; then
    find "$DEMO" -mindepth 1 -maxdepth 1 ! -name lock ! -name launcher -exec rm -rf {} +
  fi
  short_path
  mkdir -p "$DEMO"/{run,log,home}
  chmod 700 "$DEMO/run" "$DEMO/home"
  touch "$DEMO"/log/{auth,nginx-error,nginx-access,mail,shop,fail2ban,actions}.log
  : >"$DEMO/log/bangui.log"
  if [[ ! -s $DEMO/password ]]; then
    (umask 077 && head -c 30 /dev/urandom | base64 | tr -dc 'A-Za-z0-9' | cut -c 1-20 >"$DEMO/password")
  fi
}

demo_port() {
  if [[ -z $port ]]; then
    port=8080
    while port_taken "$port"; do port=$((port + 1)); done
    ((port == 8080)) || say "Port 8080 is taken; using $port."
  elif port_taken "$port"; then
    die "port $port is taken; name another with --port, or none to get the next free one"
  fi
}

# --- fail2ban ----------------------------------------------------------------------------------------------------------

demo_fail2ban() {
  step "starting fail2ban in .bangui/demo"
  if ! grep -qs "^socket = $DEMO/" "$DEMO/fail2ban/fail2ban.local"; then
    demo_configuration
  fi
  demo_client
  if ((backfill > 0)); then
    "${traffic_program[@]}" --history "$backfill" | PYTHONPATH=$FAIL2BAN/usr/lib/python3/dist-packages \
      /usr/bin/python3 "$ROOT/payara/demo/backfill.py" "$DEMO/run/fail2ban.sqlite3" >"$DEMO/log/backfill.log" 2>&1 ||
      die "the history could not be made, see .bangui/demo/log/backfill.log"
  fi
  start_process fail2ban env "PYTHONPATH=$FAIL2BAN/usr/lib/python3/dist-packages" \
    /usr/bin/python3 "$FAIL2BAN/usr/bin/fail2ban-server" -xf -c "$DEMO/fail2ban" start >"$DEMO/log/fail2ban-start.log" 2>&1
  for _ in {1..60}; do
    "$DEMO/fail2ban-client" ping >/dev/null 2>&1 && return
    process_alive fail2ban || break
    sleep 0.5
  done
  cat "$DEMO/log/fail2ban-start.log" >&2
  die "fail2ban did not start"
}

# The stock configuration of the package with our own files over it, as an administrator would have it.
demo_configuration() {
  local template target
  rm -rf "$DEMO/fail2ban"
  cp -R "$FAIL2BAN/etc/fail2ban" "$DEMO/fail2ban"
  if [[ -d $ROOT/payara/fail2ban ]]; then cp "$ROOT"/payara/fail2ban/filter.d/*.conf "$DEMO/fail2ban/filter.d/"; fi
  for template in fail2ban.local jail.local filter.d/shop-login.conf action.d/sink.conf; do
    target=$DEMO/fail2ban/$template
    sed -e "s|@demo@|$DEMO|g" -e "s|@remember@|$((backfill + 1))d|g" "$ROOT/payara/demo/fail2ban/$template" >"$target"
  done
}

# fail2ban-client of the demo, for people and for BanGUI. -x: a socket file that a killed daemon left behind does not hinder a start.
demo_client() {
  cat >"$DEMO/fail2ban-client" <<END
#!/bin/bash
export PYTHONPATH=$(printf %q "$FAIL2BAN/usr/lib/python3/dist-packages")
exec /usr/bin/python3 $(printf %q "$FAIL2BAN/usr/bin/fail2ban-client") -x -c $DEMO/fail2ban "\$@"
END
  chmod +x "$DEMO/fail2ban-client"
}

# --- traffic -----------------------------------------------------------------------------------------------------------

demo_traffic() { start_process traffic "${traffic_program[@]}" "$DEMO/log" >"$DEMO/log/traffic.log" 2>&1; }

# --- BanGUI ------------------------------------------------------------------------------------------------------------

demo_server() {
  step "starting BanGUI on port $port"
  local name
  for name in ${!BANGUI_@}; do # settings meant for another BanGUI
    [[ $name == BANGUI_HTTP_HOST || $name == BANGUI_JAVA_OPTIONS || $name == BANGUI_LOG_FORMAT ]] || unset "$name"
  done
  export BANGUI_WAR=$WAR BANGUI_PAYARA=$PAYARA BANGUI_HOME=$DEMO/home BANGUI_HTTP_PORT=$port \
    BANGUI_MASTER_PASSWORD_FILE=$DEMO/password BANGUI_LOG_DIRS=$DEMO/log \
    BANGUI_FAIL2BAN_SOCKET=$DEMO/run/fail2ban.sock BANGUI_FAIL2BAN_CONFIG_DIR=$DEMO/fail2ban \
    BANGUI_FAIL2BAN_START_COMMAND="$DEMO/fail2ban-client start" BANGUI_FAIL2BAN_STOP_COMMAND="$DEMO/fail2ban-client stop"
  start_process bangui "$ROOT/payara/start" >>"$DEMO/log/bangui.log" 2>&1
}

demo_ready() {
  local deadline=$((SECONDS + 180))
  until [[ $(http_status "$port" /login) == 200 ]]; do
    if ! process_alive bangui || ((SECONDS > deadline)); then
      tail -n 30 "$DEMO/log/bangui.log" >&2
      die "BanGUI did not start; its whole log is .bangui/demo/log/bangui.log"
    fi
    sleep 0.5
  done
}

demo_tell() {
  cat <<END

  BanGUI      http://127.0.0.1:$port/
  password    $(cat "$DEMO/password")   (kept in .bangui/demo/password)

  fail2ban    .bangui/demo/fail2ban-client status
  logs        .bangui/demo/log/

END
  ((backfill == 0)) || say "What is older than this start is invented; every ban from now on is real."
  say "Ctrl-C stops all of it."
}

# Waits for Ctrl-C, and tells when something ends by itself.
demo_watch() {
  local told=false
  while process_alive bangui; do
    if ! $told && ! process_alive fail2ban; then
      say "fail2ban ended. BanGUI shows it as offline until you start it again: .bangui/demo/fail2ban-client start"
      told=true
    fi
    sleep 1 &
    wait $!
  done
  die "BanGUI ended by itself; its log is .bangui/demo/log/bangui.log"
}

demo_stop() {
  $locked || return 0
  stop_processes
  stop_any_fail2ban
  remove_short_path
  rm -f "$STATE/demo/launcher"
}

# Also one that somebody started again by hand.
stop_any_fail2ban() {
  if [[ -S $DEMO/run/fail2ban.sock ]]; then
    timeout 30 "$DEMO/fail2ban-client" stop >/dev/null 2>&1 || rm -f "$DEMO/run/fail2ban.sock"
  fi
}
