// The one entry point of every page.
import "./elements.js";
import "./shortcuts.js";

// An address that is kept or sent on does not tell again what was done.
const address = new URL(location);
if (address.searchParams.has("done")) {
  address.searchParams.delete("done");
  history.replaceState(history.state, "", address);
}
