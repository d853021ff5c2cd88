// The form of a cell in its place: Enter saves, Esc leaves, going on saves as well, and the cell is reached again.
customElements.define("cell-form", class extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.field = this.querySelector("[name=value]");
    this.was = this.field.value;
    this.field.focus();
    this.field.select?.();
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.leave(event);
      if (event.key === "Enter") this.back = true;
    });
    this.addEventListener("focusout", () => {
      if (!this.over) setTimeout(() => !this.over && this.isConnected && !this.contains(document.activeElement) && this.save());
    });
    this.form.addEventListener("submit", () => {
      this.over = true;
    });
    const cell = this.closest("td");
    const gone = () => {
      if (this.isConnected) return;
      cell.removeEventListener("htmx:afterSwap", gone);
      if (this.back) cell.querySelector(".typed__value")?.focus();
    };
    cell.addEventListener("htmx:afterSwap", gone);
  }

  save() {
    if (this.field.value === this.was && !this.querySelector("[role=alert]")) this.show();
    else this.form.requestSubmit();
  }

  leave(event) {
    event.stopPropagation();
    this.back = true;
    this.show();
  }

  show() {
    this.over = true;
    window.htmx.ajax("GET", this.dataset.path, { target: this.closest("td"), swap: "innerHTML" });
  }
});
