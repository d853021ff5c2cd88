// After @ in the text: colleagues whose name goes on like what is typed. A click, or Tab and Enter, puts the name in.
customElements.define("name-call", class extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("textarea");
    this.list = this.querySelector(".log__names");
    this.names = this.dataset.names.split("\n").filter(Boolean);
    this.text.addEventListener("input", () => this.offer());
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.list.hidden) this.close(event);
    });
    this.list.addEventListener("click", (event) => this.take(event.target.closest("button")));
  }

  get begun() {
    return /(?:^|\s)@([^@\n]{0,40})$/u.exec(this.text.value.slice(0, this.text.selectionStart))?.[1];
  }

  offer() {
    const begun = this.begun?.toLowerCase();
    const fitting = begun === undefined ? [] : this.names.filter((name) => name.toLowerCase().startsWith(begun) && name.toLowerCase() !== begun);
    this.list.replaceChildren(...fitting.slice(0, 6).map((name) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dir = "auto";
      button.textContent = name;
      return button;
    }));
    this.list.hidden = fitting.length === 0;
  }

  take(button) {
    if (!button) return;
    const end = this.text.selectionStart;
    this.text.setRangeText(`${button.textContent} `, end - this.begun.length, end, "end");
    this.list.hidden = true;
    this.text.focus();
  }

  close(event) {
    event.preventDefault();
    this.list.hidden = true;
    this.text.focus();
  }
});
