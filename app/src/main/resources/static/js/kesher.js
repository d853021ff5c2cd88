// The one entry point of every page.
import "./elements.js";
import "./shortcuts.js";

// An address that is kept or sent on does not tell again what was done.
const address = new URL(location);
if (address.searchParams.has("done")) {
  address.searchParams.delete("done");
  history.replaceState(history.state, "", address);
}

// A part that asks again may take away a button whose answer is still to come: what that answer tells, the page hears all the same.
document.addEventListener("htmx:beforeSend", ({ detail: { elt, xhr } }) => xhr.addEventListener("load", () => {
  const told = xhr.getResponseHeader("HX-Trigger");
  if (told && !elt.isConnected) htmx.trigger(document.body, told);
}));
