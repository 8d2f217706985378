/* The projector keeps itself current: the stream says that something changed, and the page asks for itself as anybody
   would. It asks every 10 seconds besides, for counts go up without a word, and so it recovers by itself. */
"use strict";
(() => {
  const EVERY = 10_000;
  const shown = () => document.querySelector(".screen");
  let source, busy = false, again = false;
  // Seconds and tickets are others at each asking; they alone are no reason to draw anew.
  const plain = (one) => one.outerHTML.replace(/ data-(left|stream)="[^"]*"/g, "");
  let drawn = plain(shown());

  async function look() {
    if (busy) { again = true; return; }
    busy = true;
    try {
      const response = await fetch(location.href, { headers: { "HX-Request": "true" }, credentials: "omit", cache: "no-store" });
      const fresh = response.ok && new DOMParser().parseFromString(await response.text(), "text/html").querySelector(".screen");
      if (fresh) put(fresh);
    } catch { /* the next event or the next seconds ask again */ }
    busy = false;
    if (again) { again = false; look(); }
  }

  function put(fresh) {
    const now = plain(fresh);
    if (fresh.dataset.stream) shown().dataset.stream = fresh.dataset.stream;
    if (now === drawn) return;
    drawn = now;
    shown().replaceWith(fresh);
  }

  function listen() {
    const { stream, topics } = shown().dataset;
    if (!stream || !window.EventSource || source) return;
    source = new EventSource(stream);
    source.onerror = () => { if (source && source.readyState === EventSource.CLOSED) source = undefined; };
    for (const topic of ["everything", ...topics.split(" ")]) source.addEventListener(topic, look);
  }

  setInterval(() => { look(); listen(); }, EVERY);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  addEventListener("pagehide", () => { if (source) source.close(); source = undefined; });
  addEventListener("pageshow", (event) => { if (event.persisted) { look(); listen(); } });
  listen();
})();
