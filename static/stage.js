/* The facilitator's remote. Every act is a plain form; htmx only spares the page from loading anew. What another
   facilitator does arrives by stream.js, and counts every 10 seconds besides. One key covers the screen, but never while
   somebody types. */
"use strict";
(() => {
  const EVERY = 10_000, AFTER_ANOTHER = 1_500, AFTER_OWN = 700;
  const stage = () => document.getElementById("stage");
  const $$ = (selector) => [...document.querySelectorAll(selector)];
  let rests = 0, pressing = false, stepping = false; // until when no step is taken; what is under way

  const tell = (text) => {
    const line = document.createElement("span");
    line.textContent = text;
    document.getElementById("status").replaceChildren(line);
    setTimeout(() => line.remove(), 5000);
  };
  // Seconds, tickets and form tokens are others at each asking; they alone are no reason to draw anew.
  const plain = (one) => one.innerHTML.replace(/ data-left="\d+"[^<]*|name="csrfmiddlewaretoken" value="[^"]*"|\d+ seconds? left/g, "");
  let drawn = plain(stage());

  async function look(topics, part) {
    const asked = stage(), fresh = (await part(asked.dataset.here)).getElementById("stage");
    // Drawn meanwhile: what was asked for may be older than that.
    if (asked !== stage()) await look(topics, part);
    // Drawn anew between the two halves of a press, the button would be another one, and the press lost.
    else if (held) waiting = fresh;
    // The answer to what was pressed here is on its way.
    else if (fresh && !pressing) put(fresh);
  }

  let held = false, waiting = null, cover = null; // whether a finger is down, what came meanwhile, and whether it covers
  document.addEventListener("pointerdown", (event) => { held = true; cover = event.target.closest("[data-cover]"); });
  // The answer to an own press is put in place though a finger is down again: then the button is another one.
  document.addEventListener("pointerup", () => {
    const there = document.querySelector("[data-cover]");
    if (cover && there && !cover.isConnected && there.value === cover.value) there.click();
  });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => setTimeout(() => {
    held = false;
    if (waiting && !pressing) put(waiting);
    waiting = null;
  }));

  async function part(address) {
    const response = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin", cache: "no-store" });
    return new DOMParser().parseFromString(response.ok ? await response.text() : "", "text/html");
  }

  function put(fresh) {
    stage().dataset.stream = fresh.dataset.stream || "";
    const now = plain(fresh), further = Number(fresh.dataset.revision) - Number(stage().dataset.revision);
    // What was asked for before a press is older than the answer to it.
    if (now === drawn || further < 0) return;
    drawn = now;
    if (further) tell(`${stage().dataset.moved} ${fresh.querySelector("[data-step]").textContent}`);
    const open = $$("#stage details[open]").map((one) => one.id), stood = standing();
    stage().replaceWith(fresh);
    for (const id of open) { const fold = document.getElementById(id); if (fold) fold.open = true; }
    if (window.htmx) htmx.process(fresh);
    dim();
    // Who was about to press "Next" means the step that was there a moment ago.
    if (further) rest(AFTER_ANOTHER);
    land(stood);
  }

  const standing = () => (stage().contains(document.activeElement) ? document.activeElement : null);

  // What had the focus was drawn anew. Where it is gone, one goes on at the heading of its part, or of the step.
  function land(stood) {
    if (!stood || standing()) return;
    const fold = stood.matches("summary") && document.querySelector(`#${stood.parentElement.id} > summary`);
    const same = document.getElementById(stood.id) || fold;
    const place = same || document.getElementById(stood.closest("section")?.getAttribute("aria-labelledby") || "at");
    if (!same && place) place.tabIndex = -1;
    place?.focus({ preventScroll: true });
  }

  // Pressed twice is pressed once, however soon the answer comes. Only the cover never waits.
  const steps = (form) => form.matches("form") && form.action.endsWith("/step/");
  document.addEventListener("submit", (event) => {
    const form = event.target, again = steps(form) && Date.now() < rests;
    if ((pressing && !form.action.endsWith("/cover/")) || again) { event.preventDefault(); event.stopPropagation(); }
  }, true);
  // By the time of afterRequest the form is gone, and another element speaks for it.
  document.addEventListener("htmx:beforeRequest", (event) => { pressing = true; stepping = steps(event.detail.elt); });
  document.addEventListener("htmx:afterRequest", () => { pressing = false; if (stepping) rest(AFTER_OWN); });

  function rest(milliseconds) {
    rests = Date.now() + milliseconds;
    dim();
    setTimeout(dim, milliseconds);
  }

  // What is drawn in the meantime has to say so too, or a press on it would be lost without a sign.
  function dim() {
    for (const one of $$("#stage form[action$='/step/'] button")) {
      if (Date.now() < rests) one.setAttribute("aria-disabled", "true");
      else one.removeAttribute("aria-disabled");
    }
  }

  let folds = [], stood = null, covered = ""; // which folds are open, where the focus is, and whether the screen is covered
  const covering = () => document.querySelector("[data-cover]")?.value;
  document.addEventListener("htmx:beforeSwap", (event) => {
    stood = standing();
    covered = covering();
    const { xhr, shouldSwap } = event.detail;
    if (xhr.status >= 400 && !shouldSwap) tell(sentence(xhr) || stage().dataset.unsent);
    folds = $$("#stage details[open]").map((one) => one.id);
    // Signed out meanwhile, or something else that is not this page: let the browser go there.
    if (shouldSwap && !xhr.responseText.includes('id="stage"')) { event.detail.shouldSwap = false; location.reload(); }
  });
  document.addEventListener("htmx:afterSwap", () => {
    // At once, and not when all has settled: a key that is pressed until then would load the page anew.
    htmx.process(stage());
    drawn = plain(stage());
    dim();
    for (const id of folds) { const fold = document.getElementById(id); if (fold) fold.open = true; }
    land(stood);
    standing()?.scrollIntoView({ block: "nearest" });
    // A key covers from anywhere.
    if (covering() !== covered) tell(document.getElementById("covered")?.textContent || stage().dataset.uncovered);
    const trouble = document.querySelector("#stage [data-trouble]");
    if (trouble) trouble.focus();
  });
  // The page of a refusal says why; the page of a proxy says nothing to anybody.
  const sentence = (xhr) => new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector("[data-sentence]")?.textContent;
  for (const failure of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, () => tell(stage().dataset.unsent));

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (!["c", "."].includes(event.key) || event.target.closest("textarea, input, select, [contenteditable]")) return;
    const button = document.querySelector("[data-cover]");
    if (button) { event.preventDefault(); button.click(); }
  });

  // An undo whose minute is over has nothing to offer any more.
  setInterval(() => { for (const one of $$("[data-undo]")) if (one.textContent.includes(" 0:00")) { one.hidden = true; const told = document.getElementById("undo-told"); if (told) told.hidden = true; } }, 500);

  setInterval(() => { if (!document.hidden) look(null, part).catch(() => { /* the next time */ }); }, EVERY);
  follow({ address: () => stage().dataset.stream || "", look });
})();
