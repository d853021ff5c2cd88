// Says how many rows are chosen; X chooses the row that J and K stand on.
customElements.define("row-choice", class extends HTMLElement {
  connectedCallback() {
    this.count = () => {
      const chosen = document.querySelectorAll(".choose .check:checked").length;
      const text = this.querySelector("[data-count]");
      const two = this.querySelector("[data-two]");
      if (two) two.hidden = chosen !== 2;
      if (chosen) text.textContent = text.dataset.text.replace("#", chosen.toLocaleString("en"));
    };
    this.key = (event) => {
      if (event.code !== "KeyX" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.matches("input:not([type=checkbox]), textarea, select")) return;
      const row = event.target.closest("tr[data-customer]") ?? document.querySelector("tr.is-open");
      const box = row?.querySelector(".choose .check");
      if (!box) return;
      box.checked = !box.checked;
      this.count();
    };
    document.addEventListener("change", this.count);
    document.addEventListener("keydown", this.key);
    this.querySelector("form").addEventListener("reset", () => setTimeout(this.count));
  }

  disconnectedCallback() {
    document.removeEventListener("change", this.count);
    document.removeEventListener("keydown", this.key);
  }
});
