// Files dropped on it or chosen go one after the other, each with how far it has come; what is refused says why and keeps none of the
// others out. What comes back for the last one takes the place of the list.
customElements.define("file-tray", class extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.input = this.querySelector("input[type=file]");
    this.list = this.querySelector("[data-sending]");
    this.input.addEventListener("change", () => this.send([...this.input.files]));
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.send([...this.input.files]); });
    for (const event of ["dragenter", "dragover"]) this.addEventListener(event, (over) => { over.preventDefault(); this.classList.add("is-over"); });
    this.addEventListener("dragleave", (left) => { if (!this.contains(left.relatedTarget)) this.classList.remove("is-over"); });
    this.addEventListener("drop", (dropped) => {
      dropped.preventDefault();
      this.classList.remove("is-over");
      this.send([...dropped.dataTransfer.files]);
    });
  }

  async send(files) {
    if (files.length === 0 || this.sending) return;
    this.sending = true;
    let panel = null;
    const lines = files.map((file) => this.line(file));
    for (const [index, file] of files.entries()) panel = (await this.one(file, lines[index])) ?? panel;
    this.sending = false;
    this.input.value = "";
    if (panel) htmx.swap(this.closest("section"), panel, { swapStyle: "outerHTML" });
  }

  line(file) {
    const line = document.createElement("li");
    const name = document.createElement("bdi");
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    line.append(name, bar);
    this.list.append(line);
    return line;
  }

  one(file, line) {
    return new Promise((done) => {
      const body = new FormData();
      for (const hidden of this.form.querySelectorAll("input[type=hidden]")) body.append(hidden.name, hidden.value);
      body.append("file", file);
      const request = new XMLHttpRequest();
      request.open("POST", this.form.getAttribute("action"));
      request.setRequestHeader("HX-Request", "true");
      request.upload.addEventListener("progress", (sent) => { line.lastChild.value = sent.loaded / Math.max(1, sent.total); });
      request.addEventListener("loadend", () => {
        const taken = request.status === 200;
        line.lastChild.replaceWith(taken ? this.list.dataset.sent : this.list.dataset.kept);
        line.classList.toggle("bad", !taken);
        if (!taken && request.status) htmx.swap("#toasts", request.responseText, { swapStyle: "beforeend" });
        done(taken ? request.responseText : null);
      });
      request.send(body);
    });
  }
});
