// A review by the keyboard: a key presses what names it in data-key, or leads to its field. By key, not by sign, so that a Hebrew
// keyboard does the same.
const afterG = 1500;
let wentAt = -afterG;

customElements.define("review-keys", class extends HTMLElement {
  connectedCallback() {
    this.listen = (event) => this.key(event);
    document.addEventListener("keydown", this.listen);
    this.addEventListener("click", (event) => this.lead(event.target.closest("[data-field]")));
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.listen);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
    if (event.target.matches("input, textarea, select") || document.querySelector("dialog[open]")) return;
    // g and a letter goes to a place: that letter is not meant for the review
    if (event.code === "KeyG") wentAt = event.timeStamp;
    else if (event.timeStamp - wentAt < afterG) wentAt = -afterG;
    else this.press(event, this.querySelector(`[data-key="${CSS.escape(event.code)}"]`));
  }

  press(event, button) {
    if (!button) return;
    event.preventDefault();
    button.click();
  }

  lead(button) {
    const field = button && document.getElementById(button.dataset.field);
    if (!field) return;
    field.closest("details").open = true;
    field.closest("form").querySelector("select").focus();
  }
});
