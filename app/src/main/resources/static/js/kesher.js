// The one entry point of every page.
import "./elements.js";
import "./shortcuts.js";
