// The table under the curve holds every point; here they become something to hover, walk with the arrows and open.
// Points are told as shares of the sheet: one table serves the curve of the desk and that of the phone.
import { showTip } from "../chart-tip.js";

const cursor = '<g class="whale__cursor" role="slider" tabindex="0" aria-valuemin="1" aria-valuenow="1"><path/><circle r="5" visibility="hidden"/></g>';
const steps = { ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity };

customElements.define("whale-curve", class extends HTMLElement {
  connectedCallback() {
    this.at = 0;
    this.chart = this.querySelector("svg");
    this.tip = this.querySelector(".whale__tip");
    const points = document.getElementById(this.dataset.points);
    this.rows = [...points.querySelectorAll("tbody tr")];
    this.names = [...points.querySelectorAll("thead th")].slice(0, 3).map((head) => head.textContent);
    const { left, right, top, bottom } = this.chart.dataset;
    this.x = ({ dataset }) => +left + (right - left) * dataset.along;
    this.y = ({ dataset }) => +bottom - (bottom - top) * dataset.up;
    this.height = `${top}V${bottom}`;
    this.chart.insertAdjacentHTML("beforeend", cursor);
    this.cursor = this.chart.lastElementChild;
    this.cursor.setAttribute("aria-label", this.names[0]);
    this.cursor.setAttribute("aria-valuemax", this.rows.length);
    this.chart.addEventListener("pointermove", (event) => this.hover(event));
    this.chart.addEventListener("pointerleave", () => { this.tip.hidden = true; });
    this.chart.addEventListener("click", (event) => {
      if (event.target.closest("a")) return;
      this.hover(event); // a thumb has not moved here before
      this.follow();
    });
    this.cursor.addEventListener("focus", () => this.show(this.at));
    this.cursor.addEventListener("blur", () => { this.tip.hidden = true; });
    this.cursor.addEventListener("keydown", (event) => this.key(event));
  }

  hover(event) {
    const x = new DOMPoint(event.clientX, 0).matrixTransform(this.chart.getScreenCTM().inverse()).x;
    const away = (index) => Math.abs(this.x(this.rows[index]) - x);
    this.show(this.rows.reduce((best, _, index) => (away(index) < away(best) ? index : best), 0));
  }

  key(event) {
    if (event.key === "Enter") return this.follow();
    if (!(event.key in steps)) return;
    event.preventDefault();
    this.show(Math.max(0, Math.min(this.rows.length - 1, this.at + steps[event.key])));
  }

  show(index) {
    this.at = index;
    const [x, y] = [this.x(this.rows[index]), this.y(this.rows[index])];
    const values = [...this.rows[index].cells].slice(0, 3).map((cell) => cell.textContent.trim());
    const [line, dot] = this.cursor.children;
    line.setAttribute("d", `M${x} ${this.height}`);
    for (const [name, value] of Object.entries({ cx: x, cy: y, visibility: "visible" })) dot.setAttribute(name, value);
    this.cursor.setAttribute("aria-valuetext", this.names.map((name, at) => `${name} ${values[at]}`).join(", "));
    this.cursor.setAttribute("aria-valuenow", index + 1);
    showTip(this.tip, this.chart, x, this.names, values);
  }

  follow() {
    location.assign(this.rows[this.at].querySelector("a").href);
  }
});
