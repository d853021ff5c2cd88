// Goes by itself after ten seconds, later while somebody points at it or stands in it; a refusal stays until it is closed.
const stay = 10_000;

customElements.define("toast-message", class extends HTMLElement {
  connectedCallback() {
    if (this.going) return;
    this.querySelector("[data-close]")?.addEventListener("click", () => this.remove());
    this.addEventListener("htmx:afterRequest", () => this.remove());
    if (this.getAttribute("role") === "alert") return;
    for (const stays of ["pointerenter", "focusin"]) this.addEventListener(stays, () => clearTimeout(this.going));
    for (const goes of ["pointerleave", "focusout"]) this.addEventListener(goes, () => this.leave());
    this.leave();
    this.arrive(this.closest("[data-done]"));
  }

  leave() {
    clearTimeout(this.going);
    this.going = setTimeout(() => this.matches(":hover, :focus-within") || this.remove(), stay);
  }

  // What came with the page is read out only when it comes into the region.
  arrive(region) {
    if (!region) return;
    delete region.dataset.done;
    setTimeout(() => region.append(this));
  }
});
