// Who a row is, beside the table: by a click that meets nothing else, or by the space bar on the row that J and K stand on. Keeps the
// order of the rows for the pages that are opened from here.
customElements.define("row-preview", class extends HTMLElement {
  connectedCallback() {
    this.click = (event) => {
      const row = event.target.closest("tr[data-customer]");
      if (row && event.target.closest("a")) this.keep();
      else if (row && !event.target.closest("button, input, select, form, label") && innerWidth > 900) this.show(row);
    };
    this.key = (event) => {
      const row = document.querySelector("tr.is-open");
      if (event.key === "Escape" && !this.hidden) this.close();
      if (event.key === "Enter") this.keep();
      if (event.code !== "Space" || !row || event.target.closest("button, input, select, textarea")) return;
      event.preventDefault();
      this.show(row);
    };
    document.addEventListener("click", this.click);
    document.addEventListener("keydown", this.key);
    this.addEventListener("click", (event) => event.target.closest("[data-close]") && this.close());
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.click);
    document.removeEventListener("keydown", this.key);
  }

  keep() {
    const ids = [...document.querySelectorAll("tr[data-customer]")].map((row) => row.dataset.customer);
    sessionStorage.setItem("customers", JSON.stringify({ ids, address: location.href }));
  }

  show(row) {
    document.querySelector("tr.is-open")?.classList.remove("is-open");
    row.classList.add("is-open");
    this.hidden = false;
    this.closest(".browse").classList.remove("browse--whole");
    window.htmx.ajax("GET", `/customers/${row.dataset.customer}/preview`, { target: this, swap: "innerHTML" });
  }

  close() {
    this.hidden = true;
    this.closest(".browse").classList.add("browse--whole");
  }
});
