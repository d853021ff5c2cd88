// Any custom element met on a page, at once or after a swap, is fetched from elements/<its name>.js: nothing to register.
const asked = new Set();

function define(root) {
  for (const element of [root, ...root.querySelectorAll(":not(:defined)")]) {
    const name = element.localName;
    if (name.includes("-") && !customElements.get(name) && !asked.has(name)) {
      asked.add(name);
      import(`./elements/${name}.js`);
    }
  }
}

define(document.body);
new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) define(node);
  }
}).observe(document.body, { childList: true, subtree: true });
