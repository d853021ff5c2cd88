// J and K walk the rows of a table, Enter opens the row's link, / goes to the page's own filter. By key, not by sign.
customElements.define("row-keys", class extends HTMLElement {
  connectedCallback() {
    this.listen = (event) => this.key(event);
    document.addEventListener("keydown", this.listen, true);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.listen, true);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input, textarea, select")) return;
    const step = { KeyJ: 1, KeyK: -1 }[event.code];
    if (step) this.go(step);
    else if (event.code === "Slash" && !event.shiftKey) this.filter(event);
    else if (event.key === "Enter" && this.open && !event.target.closest("a, button")) this.open.querySelector("a")?.click();
  }

  get open() {
    return this.querySelector("tr.is-open");
  }

  go(step) {
    const rows = [...this.querySelectorAll("tbody tr:not(#more)")];
    const next = rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(this.open) + step))];
    this.open?.classList.remove("is-open");
    next?.classList.add("is-open");
    next?.querySelector("a")?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  }

  filter(event) {
    const field = document.querySelector("input[name=q]");
    if (!field) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    field.focus();
  }
});
