// What a chart says of one of its points: names beside values, near the point and inside the chart.
const gap = 12;

export function showTip(tip, chart, x, names, values) {
  tip.replaceChildren(...names.flatMap((name, at) => [cell("span", name), cell("b", values[at])]));
  tip.hidden = false;
  const room = tip.parentElement.clientWidth;
  const place = new DOMPoint(x, 0).matrixTransform(chart.getScreenCTM()).x - tip.parentElement.getBoundingClientRect().left;
  const left = place > room / 2 ? place - tip.offsetWidth - gap : place + gap;
  tip.style.left = `${Math.max(0, Math.min(room - tip.offsetWidth, left))}px`;
  tip.style.top = "64px";
}

function cell(kind, text) {
  const cell = document.createElement(kind);
  cell.textContent = text;
  if (kind === "b") cell.className = "num";
  return cell;
}
