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
    if (new URLSearchParams(location.search).has("done")) this.arrive();
  }

  leave() {
    clearTimeout(this.going);
    this.going = setTimeout(() => this.matches(":hover, :focus-within") || this.remove(), stay);
  }

  // What came with the page is told only when it comes into the region; and an address that is kept does not tell it again.
  arrive() {
    const address = new URL(location);
    address.searchParams.delete("done");
    history.replaceState(history.state, "", address);
    setTimeout(() => this.parentElement?.append(this));
  }
});
