# Sourced by bin/test: sees to a Chromium with Hebrew fonts, from the system's packages where that is allowed.

# Playwright otherwise fetches its own browsers at the first test, and hangs where it cannot.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

browser() {
  if ! find_browser || ! has_hebrew_fonts; then
    install_browser || true
  fi
  find_browser || {
    cat >&2 <<'MESSAGE'
The browser tests need Chromium, and it cannot be installed from here (no apt-get, or neither root nor sudo without password).

  Debian, Ubuntu   sudo apt-get install chromium fonts-noto-core culmus
  macOS            brew install --cask chromium
  anywhere         set KESHER_CHROMIUM to the path of a Chromium or Chrome
MESSAGE
    return 1
  }
  has_hebrew_fonts || echo "No Hebrew fonts are installed (fonts-noto-core, culmus): pictures of pages will show squares."
  echo "Browser: $KESHER_CHROMIUM"
}

find_browser() {
  local name path
  for name in "${KESHER_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
      /Applications/Chromium.app/Contents/MacOS/Chromium "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$name" ] && path=$(command -v "$name"); then
      export KESHER_CHROMIUM=$path
      return 0
    fi
  done
  return 1
}

has_hebrew_fonts() {
  case "$(uname)" in
    Darwin) return 0 ;;
    *) command -v fc-list > /dev/null && [ -n "$(fc-list :lang=he | head -n 1)" ] ;;
  esac
}

install_browser() {
  local as_root=()
  command -v apt-get > /dev/null || return 1
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2> /dev/null || return 1
    as_root=(sudo -n)
  fi
  echo "Installing Chromium and Hebrew fonts from the system's packages…"
  ${as_root[@]+"${as_root[@]}"} apt-get update -qq < /dev/null || true
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    chromium fonts-noto-core culmus fontconfig < /dev/null > /dev/null
}
