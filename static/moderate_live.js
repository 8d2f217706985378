/* What changes while somebody moderates: stream.js says that something did, and the page asks for itself. Counts and the log are put in place. Items are not: nothing moves under the hand, they are offered. */
"use strict";
(() => {
  const board = () => document.getElementById("dashboard");
  if (!board()) return;
  const say = document.getElementById("keys").dataset;

  const acting = () => document.querySelector(".htmx-request");

  async function quiet() { while (acting()) await new Promise((done) => document.addEventListener("htmx:afterRequest", done, { once: true })); }

  // What was asked for before or beside an act may be older than the page that the act brings: it is asked for again.
  async function look(topics, part) {
    await quiet();
    const asked = board(), fresh = (await part(asked.dataset.here)).getElementById("dashboard");
    if (acting() || asked !== board()) await look(topics, part);
    else if (fresh && fresh.dataset.here === asked.dataset.here) compare(fresh);
  }

  function compare(fresh) {
    board().dataset.stream = fresh.dataset.stream;
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

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-show]");
    if (!button) return;
    if (!window.htmx) { location.reload(); return; }
    await quiet();
    // An act brings all of it.
    if (button.isConnected) htmx.ajax("GET", board().dataset.here, { source: button, target: "#dashboard", swap: "outerHTML" }).catch(() => { /* told by moderate.js */ });
  });

  follow({ address: () => board().dataset.stream, look });
})();
