# Sourced by the commands of bin/: finds a JDK 25 or newer wherever such things are kept, and makes it JAVA_HOME,
# because Maven itself must run on it. `java` on the PATH may well be an older one.

wanted_java=25

java_version_of() {  # of a JDK's folder: 25, or nothing when it is none (a JRE has no compiler)
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

java_homes() {  # one candidate a line, the one the person chose first
  [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
  local java
  java=$(command -v javac) && printf '%s\n' "$(dirname "$(dirname "$(readlink -f "$java" 2>/dev/null || echo "$java")")")"
  local home
  for home in /usr/lib/jvm/* /usr/java/* /usr/local/java/* /opt/* /opt/*/* \
      "${HOME:-/root}"/.sdkman/candidates/java/* "${HOME:-/root}"/.jdks/* "${HOME:-/root}"/.local/share/mise/installs/java/* \
      "${HOME:-/root}"/.asdf/installs/java/* "${HOME:-/root}"/jdk* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/root}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -d "$home/bin" ] && printf '%s\n' "$home"
  done
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
