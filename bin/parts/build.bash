# Sourced by bin/run: builds the program into one folder that starts fast, and knows whether that is still up to date.

program=$project/app/target/kesher
stamp=$program/built
sources=(pom.xml postgres/pom.xml postgres/src/main app/pom.xml app/src/main app/src/generated)

# Names as well as times, because a deleted file is newer than nothing; the JDK, because its cache fits no other.
fingerprint() { { { find "${sources[@]}" -type f -print 2> /dev/null || true; } | LC_ALL=C sort; cat "$JAVA_HOME/release"; } | cksum; }

built() {
  [ -r "$stamp" ] && [ -z "$(find "${sources[@]}" -type f -newer "$stamp" -print 2> /dev/null | head -n 1)" ] \
    && [ "$(fingerprint)" = "$(cat "$stamp")" ]
}

build_program() {  # true: without preparing a faster start
  local began=$SECONDS moment fingerprint_then
  echo "Building Kesher with the JDK in $JAVA_HOME (some minutes the first time, when the libraries are fetched)…"
  moment=$(mktemp)  # what is saved while the build runs belongs to the next build
  fingerprint_then=$(fingerprint)
  build --quiet --projects app --also-make -DskipTests package
  rm -rf "$program"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar app/target/kesher-app-*.jar extract --destination "$program"
  "$1" || prepare_faster_start
  printf '%s\n' "$fingerprint_then" > "$stamp"
  touch -r "$moment" "$stamp"
  rm -f "$moment"
  echo "Built in $((SECONDS - began)) seconds."
}

java_flags() {
  flags=(-Xmx1g -XX:+UseG1GC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED '-Xlog:aot*=off' '-Xlog:cds*=off')
  [ ! -r "$program/start.aot" ] || flags+=("-XX:AOTCache=$program/start.aot")
  # Several options in one variable, as everywhere in the world of Java: words are split on purpose.
  # shellcheck disable=SC2206
  flags+=(${KESHER_JAVA_OPTIONS:-})
}

# Starts the program once on a throw-away database and keeps what Java learned: later starts take half the time.
prepare_faster_start() {
  local folder address="" pid
  echo "Preparing a faster start (some 15 seconds, once for each build)…"
  folder=$(mktemp -d "${TMPDIR:-/tmp}/kesher-start.XXXXXX")
  : > "$folder/log"
  java_flags
  env -u KESHER_DATABASE_URL -u KESHER_DEMO -u KESHER_ADMIN_EMAIL -u KESHER_ADMIN_PASSWORD -u KESHER_API_KEY \
    KESHER_DATA="$folder/data" KESHER_PORT=0 \
    "$JAVA_HOME/bin/java" "${flags[@]}" "-XX:AOTCacheOutput=$program/start.aot" -jar "$program"/kesher-app-*.jar \
    < /dev/null > "$folder/log" 2>&1 &
  pid=$!
  # shellcheck disable=SC2064  # the names of now
  trap "kill -KILL $pid 2> /dev/null; rm -rf '$folder'" EXIT
  while kill -0 "$pid" 2> /dev/null && [ -z "$address" ]; do
    address=$(sed -n 's|.*is ready: http://localhost:\([0-9]*\).*|\1|p' "$folder/log")
    sleep 0.2
  done
  [ -z "$address" ] || first_page "$address"
  kill -TERM "$pid" 2> /dev/null || true
  wait "$pid" || true
  [ -r "$program/start.aot" ] || {
    echo "That did not work; Kesher starts without it. It said:" >&2
    tail -n 5 "$folder/log" >&2
  }
  rm -rf "$folder"
  trap - EXIT
}

first_page() {  # by bash itself, for curl may be missing
  { exec 3<> "/dev/tcp/127.0.0.1/$1"; } 2> /dev/null || return 0
  printf 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  cat <&3 > /dev/null || true
  exec 3>&-
}
