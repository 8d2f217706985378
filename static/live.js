/* What changes while a page is open. A stream says which question changed and nothing else; the page then asks for that
   question as anybody would. Without a stream it asks every 20 seconds. Nothing is put into the page that moves what somebody
   reads or types: counts are words beside the heading, and new answers wait for "Show them".
   The stream's address carries a ticket that grows old; every part that is asked for brings a fresh one, which is why the
   stream is opened here and not by htmx's extension: that would ask with the old ticket for ever. */
"use strict";
(() => {
  const EVERY = 20_000;
  const sections = () => [...document.querySelectorAll("[data-topic]")];
  const busy = new Map(); // topic → whether to ask once more
  let source, asking;

  async function part(address) {
    const response = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin", cache: "no-store" });
    if (!response.ok) throw new Error(response.status);
    return new DOMParser().parseFromString(await response.text(), "text/html");
  }

  async function refresh(topic) {
    if (busy.has(topic)) { busy.set(topic, true); return; }
    const section = document.querySelector(`[data-topic="${CSS.escape(topic)}"]`);
    if (!section) return;
    busy.set(topic, false);
    try {
      const fresh = (await part(section.dataset.part)).getElementById(section.id);
      if (fresh && section.isConnected) compare(section, fresh);
    } catch { /* the next event or the next 20 seconds ask again */ }
    const once_more = busy.get(topic);
    busy.delete(topic);
    if (once_more) refresh(topic);
  }

  function compare(section, fresh) {
    section.dataset.stream = fresh.dataset.stream || section.dataset.stream || "";
    for (const mark of ["[data-news]", "[data-state]"]) {
      const here = section.querySelector(mark), there = fresh.querySelector(mark);
      if (here && there && here.textContent !== there.textContent) here.textContent = there.textContent;
    }
    if (fresh.dataset.version === section.dataset.version) return;
    const others = (one) => { const reading = one.querySelector("[data-others]"); return reading ? Number(reading.dataset.others) : null; };
    const had = others(section), has = others(fresh);
    if (has === null && had === null) { section.dataset.version = fresh.dataset.version; return; }
    if (had === null && !typing()) return show(section);
    offer(section, has - had);
  }

  const typing = () => Boolean(document.activeElement && document.activeElement.matches("textarea, input"));

  function offer(section, more) {
    const line = section.querySelector("[data-offer-news]"), said = line.querySelector("span"), say = document.getElementById("words").dataset;
    const text = more > 0 ? say.new.replace("{n}", more) : say.moved;
    if (!line.hidden && said.textContent === text) return;
    said.textContent = text;
    line.hidden = false;
    document.dispatchEvent(new CustomEvent("ask:say", { detail: text }));
  }

  function show(section) {
    if (!window.htmx) { location.reload(); return; }
    const all = section.querySelector("[data-others]") && !section.querySelector("[data-more]") ? "?show=all" : "";
    htmx.ajax("GET", section.dataset.part + all, { source: section, target: section, swap: "outerHTML" });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-show]");
    if (button) show(button.closest("[data-topic]"));
  });

  const everything = () => { if (!document.hidden) for (const one of sections()) refresh(one.dataset.topic); };

  function askRegularly(on) {
    if (on && !asking) asking = setInterval(() => { everything(); if (!source) setTimeout(listen, 2000); }, EVERY);
    if (!on) { clearInterval(asking); asking = undefined; }
  }

  function listen() {
    const place = sections().find((one) => one.dataset.stream);
    if (!place || !window.EventSource || source) return;
    source = new EventSource(place.dataset.stream);
    source.onopen = () => askRegularly(false);
    source.onerror = () => {
      askRegularly(true);
      if (source && source.readyState === EventSource.CLOSED) source = undefined;
    };
    source.addEventListener("everything", everything);
    for (const one of sections()) source.addEventListener(one.dataset.topic, () => refresh(one.dataset.topic));
  }

  // A locked phone loses its stream without a word: look again when somebody looks at it again.
  document.addEventListener("visibilitychange", () => { if (!document.hidden && sections().some((one) => one.dataset.stream)) everything(); });
  addEventListener("pagehide", () => { if (source) source.close(); source = undefined; });
  addEventListener("pageshow", (event) => { if (event.persisted) { everything(); listen(); } });

  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

  const screen = document.querySelector("[data-screen]");
  if (screen) {
    setInterval(async () => {
      try {
        const list = (await part(location.href)).querySelector(".asked");
        if (list) screen.querySelector(".asked").replaceWith(list);
      } catch { /* the next time */ }
    }, EVERY / 2);
  }
  listen();
})();
