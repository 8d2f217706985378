/* What is typed outlasts the drawing anew of where it stands. Before a part of the page is replaced, whatever holds something
   typed, or the hand, steps into #aside; then it goes back to where it belongs. What belongs nowhere by then stays in
   sight there, until its item is back or it is put away.

   What the page promises: .panel in an .item or in #bulk, .item-themes in an .item, #search; [data-open] stands where the
   panel of an item comes in, [data-close] beside it. */
"use strict";
(() => {
  const board = () => document.getElementById("dashboard"), aside = document.getElementById("aside");
  if (!board()) return;
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const KEPT = ".panel, .item-themes, #search", FIELD = "input";
  // What an act has done with, besides the note.
  const USES = { send_back: ["rule", "line"], redact: ["words"] };

  const chosen = (field) => ["radio", "checkbox"].includes(field.type);
  const fields = (one) => (one.matches(FIELD) ? [one] : $$("input:not([type=hidden])", one));
  const texts = (one) => fields(one).filter((field) => !chosen(field));
  const changed = (field) => (chosen(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
  const filled = (field) => (chosen(field) ? field.checked : Boolean(field.value.trim()));
  const written = (one) => fields(one).some(one.matches(".panel") ? filled : changed);
  const tells = (panel) => panel.dataset.closed === undefined && texts(panel).some(filled);

  // With the hand in it, where the browser can.
  function move(one, place, before = null) { if (place.moveBefore) place.moveBefore(one, before); else place.insertBefore(one, before); }

  let was = true; // whether nothing was aside
  let hand = null; // where somebody types, and the caret
  const has = (one) => Boolean(hand) && one.contains(hand.field);

  function look() {
    const field = document.activeElement;
    hand = field && field.matches(FIELD) ? { field, caret: chosen(field) ? null : [field.selectionStart, field.selectionEnd] } : null;
  }

  function lead() {
    if (hand.field === document.activeElement) return;
    hand.field.focus({ preventScroll: true });
    if (hand.caret) hand.field.setSelectionRange(...hand.caret);
  }

  // ---- Away, and back ---------------------------------------------------------------------------------------------------
  // What was typed since the act left is not done with.
  function spend(panel, sent) {
    const used = ["note", ...(USES[sent.get("act")] || [])];
    for (const field of fields(panel)) {
      if (!used.includes(field.name) || field.value !== sent.get(field.name)) continue;
      if (chosen(field)) field.checked = false; else field.value = "";
    }
  }

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (!detail.shouldSwap) return;
    const { elt, formData, verb } = detail.requestConfig, refused = detail.xhr.status >= 400, closes = elt.matches("[data-close]");
    look();
    if (closes) hand = null;
    // What is not drawn does not keep the caret.
    [was, aside.hidden] = [aside.hidden, false];
    for (const one of $$(KEPT, detail.target)) {
      const own = verb === "post" && elt.contains(one), item = one.closest(".item"), fold = one.closest("details");
      if (own && !refused) spend(one, formData);
      if (!written(one) && !(has(one) && (refused || !own))) continue;
      one.dataset.of = item ? item.id : "";
      for (const [name, on] of Object.entries({ closed: closes, refused: own && refused, unfolded: fold && fold.open })) if (on) one.dataset[name] = ""; else delete one.dataset[name];
      stepOut(one);
    }
  });

  // Each panel in a form of its own, or the rule chosen in one would be taken back by the rule of another.
  function stepOut(one) {
    const place = one.matches(".panel") ? document.createElement("form") : aside;
    if (place !== aside) aside.append(place);
    move(one, place);
  }

  aside.addEventListener("submit", (event) => event.preventDefault());

  // What the server gives back of a refused act has its sentences; what is typed is what stood here.
  function copy(one, fresh) {
    for (const field of fields(fresh)) {
      const old = fields(one).find((other) => other.name === field.name && (!chosen(field) || other.value === field.value));
      if (!old) continue;
      if (chosen(field)) field.checked = old.checked; else field.value = old.value;
      if (hand && hand.field === old) hand.field = field;
    }
    one.remove();
  }

  function replace(one, fresh) { move(one, fresh.parentNode, fresh); fresh.remove(); }

  function unfold(panel, item) {
    const link = $("[data-open]", item), close = link.cloneNode();
    close.removeAttribute("data-open");
    close.dataset.close = "";
    close.href = `${board().dataset.here}#${item.id}`;
    close.textContent = aside.dataset.closes;
    link.before(close);
    move(panel, close.parentNode, close);
    link.remove();
  }

  function back(one) {
    const { of: id, closed, refused, unfolded } = one.dataset, item = id && document.getElementById(id);
    const there = item && $(".panel", item), bulk = $("#bulk .panel"), fold = bulk && bulk.closest("details");
    if (one.id === "search") replace(one, $("#search", board()));
    else if (one.matches(".item-themes")) { const place = item && $(".themes-here > *", item); if (place) replace(one, place); else one.remove(); }
    else if (there) copy(one, there);
    else if (refused === "" && fold && fold.open) copy(one, bulk);
    else if (item && closed === undefined) unfold(one, item);
    // Opened by the server, it holds what was typed for something that has left the list.
    else if (!id && fold && !fold.open && bulk.dataset.of === undefined) { fold.open = unfolded === ""; replace(one, bulk); }
  }

  // What belongs nowhere: its texts, without the buttons.
  function tidy() {
    for (const one of $$(".panel")) {
      const out = aside.contains(one);
      if (out && !written(one) && !has(one)) { one.remove(); continue; }
      for (const field of texts(one)) field.parentElement.hidden = out && !field.value.trim() && !(hand && hand.field === field);
      one.hidden = out && !tells(one) && !has(one);
    }
    for (const place of $$("form", aside)) if (!$(".panel", place)) place.remove();
    aside.hidden = $$(".panel", aside).every((one) => one.hidden);
    if (was && !aside.hidden) say($("p", aside).textContent);
    was = aside.hidden;
  }

  function say(text) {
    const line = document.createElement("span");
    line.className = "sr";
    line.textContent = text;
    document.getElementById("status").replaceChildren(line);
  }

  document.addEventListener("htmx:afterSwap", () => {
    for (const one of $$(KEPT, aside)) back(one);
    tidy();
    if (hand && hand.field.isConnected) lead();
  });

  $("[data-away]", aside).addEventListener("click", () => {
    for (const one of $$(".panel:not([hidden])", aside)) one.remove();
    [hand, aside.hidden] = [null, true];
    const at = $(".item.at", board());
    if (at) at.focus({ preventScroll: true });
  });

  addEventListener("beforeunload", (event) => { if ($$(".panel").some(tells)) event.preventDefault(); });
})();
