// What was typed outlives a pause of the program: it is kept in this tab when a form is sent, and put back when its page is opened
// again after the pause. Whatever else answers takes it away. Passphrases, files and what the form brings hidden are not kept.
const place = "kesher-typed";
const quiet = new Set(["password", "file", "hidden", "submit", "button"]);
const fields = (form) => [...form.elements].filter((field) => field.name && !quiet.has(field.type));
const chosen = (field) => field.type === "checkbox" || field.type === "radio";

customElements.define("kept-forms", class extends HTMLElement {
  connectedCallback() {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? "null");
    if (kept) this.hasAttribute("failed") ? this.keep(kept) : this.restore(kept);
    document.addEventListener("submit", this, true);
  }

  disconnectedCallback() {
    document.removeEventListener("submit", this, true);
  }

  handleEvent({ target: form }) {
    if (form.method !== "post") return;
    const values = fields(form).map((field) => [field.name, chosen(field) ? field.checked : field.value]);
    this.store({ page: location.pathname + location.search, action: form.getAttribute("action"), values });
  }

  keep(kept) {
    this.store({ ...kept, failed: true });
    this.querySelector("a").href = kept.page;
    this.hidden = false;
  }

  restore(kept) {
    const there = kept.page === location.pathname + location.search;
    const form = [...document.forms].find((each) => each.method === "post" && each.getAttribute("action") === kept.action);
    if (!kept.failed || (there && !form)) sessionStorage.removeItem(place);
    if (!kept.failed || !there || !form) return;
    fields(form).forEach((field, index) => {
      const [name, value] = kept.values[index] ?? [];
      if (name === field.name) field[chosen(field) ? "checked" : "value"] = value;
    });
    form.before(this);
    this.hidden = false;
    sessionStorage.removeItem(place);
  }

  store(kept) {
    sessionStorage.setItem(place, JSON.stringify(kept));
  }
});
