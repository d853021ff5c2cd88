// The arrows turn the week's pages, in the direction in which its days are read; within a field they move in the text.
customElements.define("week-keys", class extends HTMLElement {
  connectedCallback() {
    this.listen = (event) => this.key(event);
    document.addEventListener("keydown", this.listen);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.listen);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input, textarea, select")) return;
    const back = document.documentElement.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const on = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === back) location.assign(this.dataset.before);
    if (event.key === on) location.assign(this.dataset.after);
  }
});
