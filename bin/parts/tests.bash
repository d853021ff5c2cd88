# Run by bin/test: what the commands themselves must do. Nothing here builds or starts anything.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failures=0

fact() {  # what is true, expected, found
  if [ "$2" = "$3" ]; then
    echo "  $1"
  else
    echo "  NOT TRUE: $1 – expected '$2', found '$3'" >&2
    failures=$((failures + 1))
  fi
}

jdk() {  # folder, version
  mkdir -p "$1/bin"
  printf '#!/bin/sh\n' > "$1/bin/javac"
  chmod +x "$1/bin/javac"
  printf 'IMPLEMENTOR="Somebody"\nJAVA_VERSION="%s"\n' "$2" > "$1/release"
}

found() {  # the JDK that is found when these are the places, and the words that are said when there is none
  (
    unset JAVA_HOME
    [ -z "${chosen:-}" ] || export JAVA_HOME=$chosen
    . bin/parts/jdk.bash
    places=("$@")
    java_places() { printf '%s\n' "${places[@]}"; }
    PATH=$folder/old/bin:/usr/bin:/bin
    find_jdk && echo "$JAVA_HOME"
  ) 2>&1 || true
}

jdk "$folder/old" 17.0.15
jdk "$folder/almost" 24.0.2
jdk "$folder/new one" 25.0.1
jdk "$folder/newer" 26-ea
mkdir -p "$folder/runtime/bin"
printf 'JAVA_VERSION="25"\n' > "$folder/runtime/release"

fact "finds a JDK 25 in a folder with a space though an old one is on the PATH" "$folder/new one" "$(found "$folder/almost" "$folder/new one")"
fact "finds a newer one too" "$folder/newer" "$(found "$folder/newer")"
fact "takes no JDK that is older" 1 "$(found "$folder/almost" | grep -c 'needs a Java development kit (JDK) 25')"
fact "takes no Java without a compiler" 1 "$(found "$folder/runtime" | grep -c 'none was found')"
fact "says how to install one" 1 "$(found "$folder/nowhere" | grep -c 'apt-get install')"
fact "prefers the one that the person chose" "$folder/newer" "$(chosen=$folder/newer found "$folder/new one")"
fact "looks elsewhere when the chosen one is too old" "$folder/new one" "$(chosen=$folder/old found "$folder/new one")"

state() {  # whether a build that was made now is up to date after this change
  (
    project=$folder/tree JAVA_HOME="$folder/new one"
    rm -rf "$project"
    mkdir -p "$project"/{postgres,app}/src/main "$project/app/src/generated" "$project/app/target/kesher"
    touch "$project"/{,postgres/,app/}pom.xml "$project/app/src/main/Kept.java"
    find "$project" -exec touch -t 202001010000 {} +
    . bin/parts/build.bash
    cd "$project"
    fingerprint > "$stamp"
    "$@"
    built && echo built || echo stale
  )
}

fact "does not build again when nothing changed" built "$(state true)"
fact "builds when a file is newer" stale "$(state touch -t 203001010000 app/src/main/Kept.java)"
fact "builds when a file is new, however old it says it is" stale "$(state cp -p app/pom.xml app/src/main/New.java)"
fact "builds when a file is gone" stale "$(state rm app/src/main/Kept.java)"

exit $((failures > 0))
