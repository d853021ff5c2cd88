// The table under the curve holds every point; here they become something to hover, walk with the arrows and open.
const svg = "http://www.w3.org/2000/svg";

customElements.define("whale-curve", class extends HTMLElement {
  connectedCallback() {
    this.chart = this.querySelector("svg");
    this.tip = this.querySelector(".whale__tip");
    this.rows = [...this.querySelectorAll("tbody tr")];
    this.names = [...this.querySelectorAll("thead th")].slice(0, 3).map((head) => head.textContent);
    this.at = 0;
    this.cursor = this.chart.appendChild(document.createElementNS(svg, "g"));
    this.cursor.classList.add("whale__cursor");
    this.cursor.innerHTML = '<path/><circle r="5" visibility="hidden"/>';
    for (const [name, value] of Object.entries({ role: "slider", tabindex: 0, "aria-label": this.names[0], "aria-valuemin": 1 })) {
      this.cursor.setAttribute(name, value);
    }
    this.chart.addEventListener("pointermove", (event) => this.hover(event));
    this.chart.addEventListener("pointerleave", () => this.hide());
    this.chart.addEventListener("click", (event) => { if (!event.target.closest("a")) this.follow(); });
    this.cursor.addEventListener("focus", () => this.show(this.at));
    this.cursor.addEventListener("blur", () => this.hide());
    this.cursor.addEventListener("keydown", (event) => this.key(event));
  }

  hover(event) {
    const x = new DOMPoint(event.clientX, 0).matrixTransform(this.chart.getScreenCTM().inverse()).x;
    const away = (row) => Math.abs(row.dataset.x - x);
    this.show(this.rows.reduce((best, row, index) => (away(row) < away(this.rows[best]) ? index : best), 0));
  }

  key(event) {
    const to = { ArrowRight: this.at + 1, ArrowLeft: this.at - 1, PageUp: this.at + 10, PageDown: this.at - 10, Home: 0, End: Infinity }[event.key];
    if (event.key === "Enter") return this.follow();
    if (to === undefined) return;
    event.preventDefault();
    this.show(Math.max(0, Math.min(this.rows.length - 1, to)));
  }

  show(index) {
    this.at = index;
    const { x, y } = this.rows[index].dataset;
    const values = [...this.rows[index].cells].slice(0, 3).map((cell) => cell.textContent.trim());
    const [line, dot] = this.cursor.children;
    line.setAttribute("d", `M${x} 22V258`);
    for (const [name, value] of Object.entries({ cx: x, cy: y, visibility: "visible" })) dot.setAttribute(name, value);
    this.cursor.setAttribute("aria-valuetext", this.names.map((name, i) => `${name} ${values[i]}`).join(", "));
    this.cursor.setAttribute("aria-valuenow", index + 1);
    this.tip.replaceChildren(...this.names.flatMap((name, i) => [this.cell(name, false), this.cell(values[i], true)]));
    this.tip.hidden = false;
    const place = new DOMPoint(x, 0).matrixTransform(this.chart.getScreenCTM()).x - this.getBoundingClientRect().left;
    this.tip.style.left = `${Math.max(0, Math.min(this.clientWidth - this.tip.offsetWidth, place + (place > this.clientWidth / 2 ? -this.tip.offsetWidth - 12 : 12)))}px`;
    this.tip.style.top = "64px";
  }

  cell(content, bold) {
    const cell = document.createElement(bold ? "b" : "span");
    cell.append(content);
    if (bold) cell.className = "num";
    return cell;
  }

  hide() {
    this.tip.hidden = true;
    this.cursor.innerHTML = '<path/><circle r="5" visibility="hidden"/>';
  }

  follow() {
    location.assign(this.rows[this.at].querySelector("a").href);
  }
});
