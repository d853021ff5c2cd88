// Goes by itself after ten seconds, later while somebody reads it; a refusal stays until it is closed.
const stay = 10_000;

customElements.define("toast-message", class extends HTMLElement {
  connectedCallback() {
    this.querySelector("[data-close]")?.addEventListener("click", () => this.remove());
    this.addEventListener("htmx:afterRequest", () => this.remove());
    if (this.getAttribute("role") === "alert") return;
    this.addEventListener("pointerenter", () => clearTimeout(this.going));
    this.addEventListener("pointerleave", () => this.leave());
    this.leave();
  }

  leave() {
    this.going = setTimeout(() => this.remove(), stay);
  }
});
