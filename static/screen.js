/* The projector keeps itself current: stream.js says that something changed, and the page asks for itself as anybody would.
   It asks every 10 seconds besides, for counts go up without a word. */
"use strict";
(() => {
  const EVERY = 10_000;
  const shown = () => document.querySelector(".screen");
  // Seconds and tickets are others at each asking; they alone are no reason to draw anew.
  const plain = (one) => one.outerHTML.replace(/ data-(left|stream)="[^"]*"/g, "");
  let drawn = plain(shown()), asked = 0, latest = 0; // of several that were asked for, the one that is drawn

  async function look(_topics, part) {
    const mine = ++asked, fresh = (await part(location.pathname)).querySelector(".screen");
    if (!fresh || mine < latest) return;
    latest = mine;
    shown().dataset.stream = fresh.dataset.stream || "";
    if (plain(fresh) === drawn) return;
    drawn = plain(fresh);
    shown().replaceWith(fresh);
  }

  async function part(address) {
    const response = await fetch(address, { headers: { "HX-Request": "true" }, cache: "no-store" });
    return new DOMParser().parseFromString(response.ok ? await response.text() : "", "text/html");
  }

  setInterval(() => look(null, part).catch(() => { /* the next time */ }), EVERY);
  follow({ address: () => shown().dataset.stream || "", look });
})();
