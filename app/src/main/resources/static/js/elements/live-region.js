// Asks again for its content (src) whenever the server says that its topic changed; without the stream, every three seconds.
// Listens only while somebody looks. A fragment with [data-done] is the last one.
const atMostEvery = 500;
const pollEvery = 3000;

customElements.define("live-region", class extends HTMLElement {
  connectedCallback() {
    this.look = () => (document.hidden ? this.close() : this.open());
    document.addEventListener("visibilitychange", this.look);
    this.look();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.look);
    this.close();
  }

  open() {
    if (this.stream || this.querySelector("[data-done]")) return;
    this.stream = new EventSource(`/live/${this.getAttribute("topic")}`);
    this.stream.addEventListener("open", () => { this.poll(false); this.refresh(); });
    this.stream.addEventListener("change", () => this.refresh());
    this.stream.addEventListener("error", () => this.poll(true));
  }

  close() {
    this.stream?.close();
    this.stream = null;
    this.poll(false);
  }

  poll(on) {
    clearInterval(this.polling);
    this.polling = on ? setInterval(() => this.refresh(), pollEvery) : null;
  }

  refresh() {
    this.behind = true;
    this.catching ??= this.catchUp().finally(() => { this.catching = null; });
  }

  // What is told while it asks may be newer than the answer: it asks once more.
  async catchUp() {
    for (; this.behind; await new Promise((on) => setTimeout(on, atMostEvery))) {
      this.behind = false;
      await htmx.ajax("GET", this.getAttribute("src"), { source: this, target: this, swap: "innerHTML" }).catch(() => null);
      if (this.querySelector("[data-done]")) return this.close();
    }
  }
});
