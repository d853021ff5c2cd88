// To the customer before or after this one in the list that the page was opened from, and back to it.
customElements.define("list-steps", class extends HTMLElement {
  connectedCallback() {
    const list = JSON.parse(sessionStorage.getItem("customers") ?? "null");
    const at = list?.ids.indexOf(this.dataset.customer) ?? -1;
    if (at < 0) return;
    this.hidden = false;
    for (const link of this.querySelectorAll("a")) {
      const step = Number(link.dataset.step);
      const to = step === 0 ? list.address : list.ids[at + step] && `/customers/${list.ids[at + step]}`;
      if (to) link.href = to;
      else link.remove();
    }
  }
});
