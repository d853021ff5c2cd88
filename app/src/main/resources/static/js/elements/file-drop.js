// A form with one file field that also takes a file dropped on it, and sends itself when it has one.
customElements.define("file-drop", class extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.form = this.querySelector("form");
    this.input.addEventListener("change", () => this.send());
    for (const event of ["dragenter", "dragover"]) this.addEventListener(event, over => { over.preventDefault(); this.classList.add("is-over"); });
    this.addEventListener("dragleave", left => { if (!this.contains(left.relatedTarget)) this.classList.remove("is-over"); });
    this.addEventListener("drop", dropped => {
      dropped.preventDefault();
      this.classList.remove("is-over");
      if (dropped.dataTransfer.files.length === 0) return;
      this.input.files = dropped.dataTransfer.files;
      this.send();
    });
  }

  send() {
    if (this.input.files.length === 0) return;
    this.classList.add("is-sending");
    this.setAttribute("aria-busy", "true");
    this.form.requestSubmit();
  }
});
