// Ctrl-K or Cmd-K and / open the palette, ? the list of shortcuts, u takes back what was just done, g and a letter goes to a place. A link or
// button of the page that names a letter as its shortcut is pressed by it.
const waitForLetter = 1500;
let goingSince = -waitForLetter;

document.addEventListener("keydown", (event) => {
  if (event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    return open("palette");
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "?") return open("shortcuts");
  if (event.key === "/" || event.code === "Slash" && !event.shiftKey) {
    event.preventDefault();
    return open("palette");
  }
  // By the key and not by its sign: with a Hebrew keyboard the same key must do.
  if (event.timeStamp - goingSince < waitForLetter) {
    goingSince = -waitForLetter;
    return go(event.code.replace("Key", "").toLowerCase());
  }
  if (event.code === "KeyU" && !event.shiftKey) return undo();
  if (event.code === "KeyG" && !event.shiftKey) goingSince = event.timeStamp;
  else if (!event.shiftKey) press(event);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-open]");
  if (button) open(button.dataset.open);
});

function open(id) {
  const dialog = document.getElementById(id);
  if (!dialog || dialog.open) return;
  document.querySelector("dialog[open]")?.close();
  document.querySelector(":popover-open")?.hidePopover();
  dialog.showModal();
}

function press(event) {
  const letter = /^Key[A-Z]$/.test(event.code) && event.code.slice(-1);
  const named = letter && document.querySelector(`:is(a, button)[aria-keyshortcuts="${letter}"]`);
  if (!named || !named.checkVisibility()) return;
  event.preventDefault();
  named.click();
}

// What was done last is taken back first.
function undo() {
  [...document.querySelectorAll("#toasts [data-undo]")].at(-1)?.click();
}

function go(letter) {
  const key = document.querySelector(`[data-go="${CSS.escape(letter)}"]`);
  if (key) location.assign(key.dataset.path);
}

// The field of a dialog that just closed keeps the focus until the next frame: who can't see it doesn't type in it.
function typing(target) {
  return target.checkVisibility() && (target.isContentEditable || target.matches("input, textarea, select"));
}
