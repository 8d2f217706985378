/* Copying and printing on the share sheet. Without scripts the text is selected by hand and the browser prints. */
"use strict";
(() => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy);
      text.select();
      // Over plain HTTP there is no clipboard, and a browser may keep it to itself: the text stays selected.
      try { await navigator.clipboard.writeText(text.value); } catch { return; }
      const said = document.createElement("span");
      said.textContent = button.dataset.copied;
      document.getElementById("status").replaceChildren(said);
      setTimeout(() => said.remove(), 2500);
    });
  }
  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
})();
