// Rows of a form that come and go. Without it a button of the form asks the server for one more, and a row without a value is none.
customElements.define("more-rows", class extends HTMLElement {
  connectedCallback() {
    this.querySelectorAll("[data-less]").forEach((button) => (button.hidden = false));
    this.addEventListener("click", this);
  }

  handleEvent(event) {
    const button = event.target.closest("[data-more], [data-less]");
    if (!button) return;
    event.preventDefault();
    if ("more" in button.dataset) this.more();
    else this.less(button.closest("[data-row]"));
  }

  more() {
    const template = this.querySelector("template");
    const row = document.createElement("template");
    row.innerHTML = template.innerHTML.replaceAll(/point([.-])n0/g, `point$1n${Date.now() % 1e9}`);
    row.content.querySelector("[data-less]").hidden = false;
    template.before(row.content);
    this.inputs().at(-1).focus();
  }

  less(row) {
    const place = [...this.querySelectorAll("[data-row]")].indexOf(row);
    row.remove();
    (this.inputs()[Math.max(0, place - 1)] ?? this.querySelector("[data-more]")).focus();
  }

  inputs() {
    return [...this.querySelectorAll("[data-row] input[id]")];
  }
});
