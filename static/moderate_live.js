/* What changes while somebody moderates. The event stream says that something did; the page then asks for itself as
   anybody would. Counts and the log are put in place. Items are not: nothing moves under the hand, they are offered. */
"use strict";
(() => {
  const EVERY = 20_000;
  const board = () => document.getElementById("dashboard");
  if (!board()) return;
  const say = document.getElementById("keys").dataset;
  let source, asking, busy = false, again = false;

  async function look() {
    if (busy) { again = true; return; }
    busy = true;
    try {
      const response = await fetch(board().dataset.here, { headers: { "HX-Request": "true" }, credentials: "same-origin", cache: "no-store" });
      const fresh = response.ok && new DOMParser().parseFromString(await response.text(), "text/html").getElementById("dashboard");
      if (fresh && fresh.dataset.here === board().dataset.here) compare(fresh);
    } catch { /* the next event or the next 20 seconds ask again */ }
    busy = false;
    if (again) { again = false; look(); }
  }

  function compare(fresh) {
    if (fresh.dataset.stream) board().dataset.stream = fresh.dataset.stream;
    for (const count of board().querySelectorAll("[data-count]")) {
      const there = fresh.querySelector(`[data-count="${CSS.escape(count.dataset.count)}"]`);
      if (there && there.textContent !== count.textContent) count.textContent = there.textContent;
    }
    put("[data-log]", fresh);
    put(".bars", fresh);
    if (fresh.dataset.version === board().dataset.version) return;
    const have = new Set([...board().querySelectorAll(".item")].map((one) => one.id));
    const more = [...fresh.querySelectorAll(".item")].filter((one) => !have.has(one.id)).length;
    offer(more ? `${say.new} ${more}` : say.moved);
  }

  // Not while somebody stands in it: what has the focus stays.
  function put(selector, fresh) {
    const here = board().querySelector(selector), there = fresh.querySelector(selector);
    if (!here || !there || here.contains(document.activeElement) || here.innerHTML === there.innerHTML) return;
    here.replaceChildren(...there.children);
    if (window.htmx) htmx.process(here);
  }

  function offer(text) {
    const line = board().querySelector("[data-offer]"), said = line.querySelector("span");
    if (!line.hidden && said.textContent === text) return;
    said.textContent = text;
    line.hidden = false;
    const status = document.createElement("span");
    status.className = "sr";
    status.textContent = text;
    document.getElementById("status").replaceChildren(status);
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-show]")) return;
    if (window.htmx) htmx.ajax("GET", board().dataset.here, { target: "#dashboard", swap: "outerHTML" });
    else location.reload();
  });

  function askRegularly(on) {
    if (on && !asking) asking = setInterval(() => { if (!document.hidden) look(); if (!source) setTimeout(listen, 2000); }, EVERY);
    if (!on) { clearInterval(asking); asking = undefined; }
  }

  function listen() {
    if (!board().dataset.stream || !window.EventSource || source) return;
    source = new EventSource(board().dataset.stream);
    source.onopen = () => askRegularly(false);
    source.onerror = () => {
      askRegularly(true);
      if (source && source.readyState === EventSource.CLOSED) source = undefined;
    };
    const questions = [...board().querySelectorAll("[data-count^=question-]")].map((one) => one.dataset.count);
    for (const topic of ["everything", "moderation", "discussion", ...questions]) source.addEventListener(topic, look);
  }

  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  addEventListener("pagehide", () => { if (source) source.close(); source = undefined; });
  addEventListener("pageshow", (event) => { if (event.persisted) { look(); listen(); } });
  listen();
})();
