// Counts the seconds for which somebody works on this page: it is seen, has the focus, and was touched within the last minute. From half a
// minute on they stand in the form's field, until somebody types there. L goes to the text, Ctrl-Enter sends.
const idle = 60_000;
const worth = 30;
const signs = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"];

customElements.define("work-log", class extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("[name=minutes]");
    this.seconds = 0;
    this.touched = performance.now();
    signs.forEach((sign) => document.addEventListener(sign, this, { passive: sign !== "keydown" }));
    this.field.addEventListener("input", () => clearInterval(this.ticking));
    if (!this.field.value) this.ticking = setInterval(() => this.tick(), 1000);
    if (location.hash === "#f-summary") this.querySelector("textarea").focus();
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
    signs.forEach((sign) => document.removeEventListener(sign, this));
  }

  handleEvent(event) {
    this.touched = performance.now();
    if (event.type !== "keydown") return;
    if (event.key === "Enter" && event.ctrlKey && this.contains(event.target)) return this.querySelector("button:not([type])").click();
    const typing = event.target.matches("input, textarea, select") || document.querySelector("dialog[open]");
    if (event.code !== "KeyL" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.querySelector("textarea").focus();
  }

  tick() {
    if (document.hidden || !document.hasFocus() || performance.now() - this.touched > idle) return;
    this.seconds += 1;
    if (this.seconds < worth) return;
    this.field.value = `${Math.floor(this.seconds / 60)}:${String(this.seconds % 60).padStart(2, "0")}`;
  }
});
