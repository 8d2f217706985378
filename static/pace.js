/* The group's pace: timers, and a phone that follows, but never away from words that are typed or not sent yet. */
"use strict";
(() => {
  // ---- Timers: the server says how many seconds are left; this device counts from there. ------------------------------
  const ends = new WeakMap();
  function count() {
    for (const one of document.querySelectorAll("[data-left]")) {
      const given = ends.get(one);
      if (!given || given.left !== one.dataset.left) ends.set(one, { left: one.dataset.left, at: Date.now() + Number(one.dataset.left) * 1000 });
      const seconds = Math.max(0, Math.ceil((ends.get(one).at - Date.now()) / 1000));
      const text = seconds || !one.dataset.up ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : one.dataset.up;
      if (one.textContent !== text) one.textContent = text;
    }
  }
  count();
  setInterval(count, 500);

  // ---- Following --------------------------------------------------------------------------------------------------------
  const pace = () => document.getElementById("pace");
  const main = document.getElementById("main");
  if (!pace() || !main || !main.matches("[data-follows]")) return;
  const key = `ask:step:${pace().dataset.part}`;
  const seen = () => { try { return sessionStorage.getItem(key); } catch { return null; } };
  const see = (step) => { try { sessionStorage.setItem(key, step); } catch { /* it moves once more, then */ } };

  const typed = (field) => field.value.trim() && field.value !== field.defaultValue;
  const busy = () => Boolean(document.activeElement && document.activeElement.matches("textarea, input, select")) || [...document.querySelectorAll("main textarea")].some(typed);

  // A page that has just been loaded moves within itself only, so that nobody is led in circles.
  function follow({ loaded }) {
    const { at: step, href, anchor } = pace().dataset;
    if (seen() === step) return;
    see(step);
    if (!href || busy()) return;
    const there = new URL(href, location.href), here = loaded || there.pathname === location.pathname;
    const place = here && document.getElementById(anchor);
    if (place) place.scrollIntoView({ block: "start" });
    else if (!here) location.assign(there);
  }

  document.addEventListener("ask:whole", () => {
    const line = pace().querySelector("[data-line]");
    if (line && seen() !== pace().dataset.at) {
      document.dispatchEvent(new CustomEvent("ask:say", { detail: line.textContent }));
      // The line itself is in sight.
      document.querySelector("#status > span")?.classList.add("sr");
    }
    count();
    follow({ loaded: false });
  });
  if (pace().dataset.at && !location.hash) follow({ loaded: true }); else see(pace().dataset.at);
})();
