// A button that copies the <code> beside it and says so. Without it the code is still marked by one click.
customElements.define("copy-text", class extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.querySelector("code").textContent);
      button.querySelector("span").textContent = button.dataset.copied;
    });
    button.hidden = !navigator.clipboard;
  }
});
