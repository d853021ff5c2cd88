# Sourced by the commands of bin/: stands in the project's folder, in a locale with Hebrew names of files, on a new JDK.

set -euo pipefail
invoked_from=$PWD
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cd "$project"
. bin/parts/jdk.bash

case "$(locale charmap 2>/dev/null || true)" in
  UTF-8) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

find_jdk
# Maven 3 with Java 25 warns about its own libraries; nobody who types these commands can do anything about that.
export MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

build() { ./mvnw --no-transfer-progress --batch-mode "$@" </dev/null; }
