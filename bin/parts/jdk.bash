# Sourced by the commands of bin/: finds a JDK 25 or newer wherever such things are kept, and makes it JAVA_HOME,
# because Maven itself must run on it. `java` on the PATH may well be an older one.

wanted_java=25

java_version_of() {  # of a JDK's folder: 25, or nothing when it is none (a JRE has no compiler)
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

java_places() {  # one folder a line, whether it is a JDK or not
  local home=${HOME:-/root} place
  for place in /usr/lib/jvm/* /usr/java/* /usr/local/java/* /opt/* /opt/*/* \
      "$home"/.sdkman/candidates/java/* "$home"/.jdks/* "$home"/.asdf/installs/java/* "$home"/.local/share/mise/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "$home"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    printf '%s\n' "$place"
  done
}

java_homes() {  # one candidate a line, the one the person chose first
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  local javac
  if javac=$(command -v javac); then
    dirname "$(dirname "$(readlink -f "$javac" 2> /dev/null || echo "$javac")")"
  fi
  java_places
}

find_jdk() {
  local home version
  while IFS= read -r home; do
    version=$(java_version_of "$home")
    if [ -n "$version" ] && [ "$version" -ge "$wanted_java" ]; then
      export JAVA_HOME=$home
      return 0
    fi
  done < <(java_homes)
  cat >&2 <<MESSAGE
Kesher needs a Java development kit (JDK) $wanted_java or newer, and none was found: not in JAVA_HOME, on the PATH,
under /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks or the places of macOS.

  Debian, Ubuntu   apt-get install openjdk-$wanted_java-jdk-headless   (or temurin-$wanted_java-jdk from https://adoptium.net)
  macOS            brew install openjdk@$wanted_java
  anywhere         https://adoptium.net – unpack it and set JAVA_HOME to its folder
MESSAGE
  return 1
}
