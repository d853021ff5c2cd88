// Opens itself over the page when its content has come. Without script the link to it leads to a page of its own.
customElements.define("field-history", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("htmx:afterSwap", () => this.togglePopover(true));
  }
});
