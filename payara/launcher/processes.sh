# shellcheck shell=bash
# Processes that end with the launcher. Each is noted in the file $PROCESSES as "name pid start-time": a process number may be given
# anew, the number together with its start time is only ever ours.

# start_process NAME COMMAND...; where setpriv can, the process also ends when the launcher is killed. In a session of its own it does
# not get the terminal's Ctrl-C: a second signal would cut off fail2ban's orderly end.
start_process() {
  local name=$1 command=(setsid "${@:2}")
  if setpriv --pdeathsig TERM true 2>/dev/null; then
    command=(setsid setpriv --pdeathsig TERM "${@:2}")
  fi
  "${command[@]}" &
  disown # its end is told by us, not by the shell
  printf '%s %s %s\n' "$name" $! "$(start_time $!)" >>"$PROCESSES"
}

# The fields of /proc/PID/stat after the name, which may itself hold blanks: 0 is the state, 19 the start time.
process_fields() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  read -ra fields <<<"${stat##*) }"
}

start_time() {
  local fields=()
  process_fields "$1" || true
  printf '%s' "${fields[19]:-gone}"
}

# alive PID START-TIME
alive() {
  local fields=()
  process_fields "$1" && [[ ${fields[0]} != Z && ${fields[19]} == "$2" ]]
}

process_alive() {
  local name pid started
  read -r name pid started < <(grep "^$1 " "$PROCESSES" | tail -n 1) && alive "$pid" "$started"
}

# Stops the newest first and waits for each; what does not end within 30 seconds is killed.
stop_processes() {
  local name pid started
  [[ -f $PROCESSES ]] || return 0
  while read -r name pid started; do
    alive "$pid" "$started" || continue
    kill -TERM "$pid" 2>/dev/null || true
    for _ in {1..300}; do
      alive "$pid" "$started" || break
      sleep 0.1
    done
    if alive "$pid" "$started"; then
      say "$name did not end within 30 seconds and is killed."
      kill -KILL "$pid" 2>/dev/null || true
    fi
  done < <(tac "$PROCESSES")
  rm -f "$PROCESSES"
}
