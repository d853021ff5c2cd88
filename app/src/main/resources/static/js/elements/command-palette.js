// A combobox over /palette: typing asks, arrows choose, Enter goes, Esc closes (the dialog sees to that).
customElements.define("command-palette", class extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.list = this.querySelector("[role=listbox]");
    this.dialog = this.closest("dialog");
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    this.dialog.addEventListener("close", () => { this.input.value = ""; });
    new MutationObserver(() => { if (this.dialog.open) this.begin(); }).observe(this.dialog, { attributeFilter: ["open"] });
    if (this.dialog.open) this.begin();
  }

  // what was typed before this code arrived stays
  begin() {
    this.input.focus();
    this.ask();
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    // a question that is overtaken by the next letter ends without an answer
    const found = await fetch(`${this.getAttribute("src")}?q=${encodeURIComponent(this.input.value)}`, { signal: this.asking.signal })
      .then((answer) => answer.ok ? answer.text() : null)
      .catch(() => null);
    if (found === null) return;
    this.list.innerHTML = found;
    this.options = [...this.list.querySelectorAll("[role=option]:not([aria-disabled])")];
    this.options.forEach((option, index) => { option.id = `palette-option-${index}`; });
    this.choose(0);
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") this.options?.[this.chosen]?.click();
    else if (step && this.options?.length) this.choose((this.chosen + step + this.options.length) % this.options.length);
    else return;
    event.preventDefault();
  }

  choose(index) {
    this.chosen = index;
    this.options.forEach((option, at) => option.setAttribute("aria-selected", at === index));
    this.options[index]?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", this.options[index]?.id ?? "");
  }
});
