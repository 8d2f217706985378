/* What changes while a page is open. Nothing moves what somebody reads or types: counts are words beside the heading, and new
   answers wait for "Show". */
"use strict";
(() => {
  const sections = () => [...document.querySelectorAll("[data-topic]")];
  const stream_of = (page) => page.querySelector("[data-stream]")?.dataset.stream || "";
  let stream = stream_of(document);

  // Several questions are asked for at once, as the page that they stand on.
  async function look(topics, part) {
    const any = topics.has("everything") || topics.has("discussion");
    const asked = sections().filter((one) => any || topics.has(one.dataset.topic));
    if (!asked.length) return;
    const fresh = await part(asked.length === 1 ? asked[0].dataset.part : location.pathname);
    stream = stream_of(fresh);
    for (const section of asked) {
      // A page that is a part of itself does not bring the line about the group's step.
      const there = fresh.getElementById(section.id) || (await part(section.dataset.part)).getElementById(section.id);
      if (there && section.isConnected) compare(section, there);
      // Sent meanwhile, and put anew: what was asked for may be older than that, and what was put may be older than the news.
      else if (!section.isConnected) await look(new Set([section.dataset.topic]), part);
    }
  }

  function compare(section, fresh) {
    if (section.matches("[data-whole]")) { putWhole(section, fresh); return; }
    for (const mark of ["[data-news]", "[data-state]"]) {
      const here = section.querySelector(mark), there = fresh.querySelector(mark);
      if (here && there && here.textContent !== there.textContent) here.textContent = there.textContent;
    }
    if (stands(fresh) !== stands(section)) { if (typed(section, fresh)) offer(section, 0); else show(section); return; }
    if (fresh.dataset.version === section.dataset.version) return;
    const others = (one) => one.querySelector("[data-others]")?.dataset.others;
    const had = others(section), has = others(fresh);
    if (!has && !had) { section.dataset.version = fresh.dataset.version; return; }
    if (!had && !typing()) return show(section);
    offer(section, has - (had || 0));
  }

  // What nobody reads or types in is put in place as it is.
  function putWhole(section, fresh) {
    if (fresh.dataset.version === section.dataset.version) return;
    section.replaceWith(fresh);
    // What tells times in the reader's zone: a page that had none to tell is without it.
    if (fresh.dataset.script) import(fresh.dataset.script);
    document.dispatchEvent(new CustomEvent("ask:whole"));
  }

  // What can be done here. Another window, another device or the facilitator may have changed it.
  const stands = (one) => `${["[data-own], [name=etag]:not([value=''])", "form[data-send=post], [id^=edit-]"].map((what) => !one.querySelector(what))}`;

  // A text that stands in this section and nowhere else, or a hand that is about to write one.
  function typed(section, fresh) {
    const own = fresh.querySelector("[data-own]");
    return [...section.querySelectorAll("textarea")].some((field) => field === document.activeElement || (field.value !== field.defaultValue && !(own && own.dataset.text === field.value.trim())));
  }

  const typing = () => document.activeElement?.matches("textarea, input");

  function offer(section, more) {
    const line = section.querySelector("[data-offer-news]"), said = line.querySelector("span"), say = document.getElementById("words").dataset;
    const text = more > 0 ? say.new.replace("{n}", more) : say.moved;
    if (!line.hidden && said.textContent === text) return;
    said.textContent = text;
    line.hidden = false;
    document.dispatchEvent(new CustomEvent("ask:say", { detail: text }));
  }

  function show(section, source = section) {
    if (!window.htmx) { location.reload(); return; }
    htmx.ajax("GET", section.dataset.part, { source, target: section, swap: "outerHTML" });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-show]");
    if (button) show(button.closest("[data-topic]"), button);
  });

  // A tap on a sentence of the passage brings up what marks it. "Mark a line" goes there by pages.
  const sheet = () => document.querySelector(".discuss ~ #line");
  const bring = (line) => htmx.ajax("GET", `lines/${line}/`, { source: sheet(), target: sheet(), swap: "outerHTML" });
  const close = () => {
    if (!sheet()) return;
    // The place of the tap is no stop of the keyboard; what holds it is one.
    if (sheet().contains(document.activeElement)) document.querySelector(".passage").focus({ preventScroll: true });
    sheet().outerHTML = '<div id="line"></div>';
  };

  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  document.addEventListener("click", (event) => {
    const line = event.target.closest(".discuss .text [id^=line-]");
    if (event.target.closest("[data-close]")) close();
    if (line && window.htmx && !String(getSelection())) bring(line.id.slice(5));
  });

  // Closed, or open again: the line that is up offers what can be done with it now.
  document.addEventListener("ask:whole", () => {
    const { line } = sheet()?.dataset || {};
    if (line && !sheet().querySelector("form") === !document.querySelector(".pace.over")) bring(line);
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const { line, mark } = (sheet() || document.body).dataset;
    if (!line || event.detail.target.id !== "line") return;
    document.getElementById(`line-${line}`).dataset.mine = mark;
    if (event.detail.requestConfig.verb === "get" && !typing()) sheet().focus();
  });

  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

  if (stream) follow({ address: () => stream, look });
})();
