/* Moderating by keyboard, and where the focus goes. Every key presses a button or follows a link that stands on the page,
   so nothing can be done here that a pointer cannot do.

   What the page promises: .item[data-ref] with its [data-pick] checkbox and its own form; #bulk is the form of what is
   selected; [data-open] and [data-close] lead to an item with its panel open and closed; [data-undo] undoes; [data-themes]
   leads to the themes of an item, form.item-themes, which comes in its place. */
"use strict";
(() => {
  const board = () => document.getElementById("dashboard");
  if (!board()) return;
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const keys = $("#keys"), say = keys.dataset, KEPT = "ask:keys", THEME = ".item-themes :is(input, a):not([type=hidden])";
  const items = () => $$(".item", board());
  const picked = () => $$("[data-pick]:checked", board());
  const name = (pick) => pick.value.split(".").slice(0, 2).join(".");
  let at = ""; // the id of the item that the keys act on
  let sent = null; // the request that everything else waits for, until what it brought has settled
  let shown = null; // one that nothing waits for, and that a newer one makes idle: "Show them"
  let pressed = []; // what was asked for meanwhile: { does, byKey }. Keys may have been meant for a field on its way

  const tell = (text) => {
    const line = document.createElement("span");
    line.textContent = text;
    $("#status").replaceChildren(line);
    setTimeout(() => { if (line.isConnected) $("#status").replaceChildren(); }, 5000);
  };

  // ---- Where one is -----------------------------------------------------------------------------------------------------
  function stand(item, { focus = true } = {}) {
    for (const one of items()) { one.tabIndex = one === item ? 0 : -1; one.classList.toggle("at", one === item); }
    at = item ? item.id : "";
    if (item && focus) { item.focus({ preventScroll: true }); item.scrollIntoView({ block: "nearest" }); }
  }

  const here = () => items().find((one) => one.id === at);

  function move(step) {
    const all = items(), place = all.indexOf(here());
    const next = all[place < 0 ? 0 : Math.min(all.length - 1, Math.max(0, place + step))];
    if (next) stand(next, { focus: free() });
  }

  document.addEventListener("focusin", (event) => {
    const item = event.target.closest && event.target.closest(".item");
    if (item && item.id !== at) stand(item, { focus: false });
  });

  function count() {
    const line = $("[data-selected]"), n = picked().length;
    if (line) line.textContent = n ? `${n} ${line.dataset.words}` : "";
  }

  document.addEventListener("change", (event) => { if (event.target.matches("[data-pick]")) count(); });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-all]")) {
      event.preventDefault();
      const all = $$("[data-pick]", board()), on = all.some((one) => !one.checked);
      for (const one of all) one.checked = on;
      count();
    }
    const link = event.target.closest("[data-open], [data-close]");
    if (link && window.htmx) {
      const id = link.closest(".item").id;
      event.preventDefault();
      ask(link, { target: `#${id}`, select: `#${id}`, swap: "outerHTML" });
    }
    const themes = event.target.closest("[data-themes]");
    if (themes && window.htmx) {
      event.preventDefault();
      ask(themes, { target: themes.parentElement, swap: "innerHTML" });
    }
    if (event.target.closest("[data-keys]")) keys.showModal();
  });

  // ---- Keys -------------------------------------------------------------------------------------------------------------
  const on = $("#use-keys");
  const read = () => { try { return localStorage.getItem(KEPT) !== "off"; } catch { return true; } };
  const show = () => document.documentElement.toggleAttribute("data-keys-off", !on.checked);
  on.checked = read();
  show();
  on.addEventListener("change", () => {
    try { if (on.checked) localStorage.removeItem(KEPT); else localStorage.setItem(KEPT, "off"); } catch { /* for this page only, then */ }
    show();
  });

  const typing = (element) => element.closest("textarea, select, [contenteditable], input:not([data-pick]), .panel, dialog");
  const free = () => !typing(document.activeElement);

  // What is selected, or else the item one is at: the first of these buttons that stands there.
  function press(...kinds) {
    const root = picked().length ? $("#bulk") : here();
    const button = root && kinds.map((kind) => $(`button[name=act][value=${kind}]`, root)).find(Boolean);
    if (button) button.click(); else tell(say.nothingFits);
  }

  function sendBack() {
    const panel = picked().length ? $("#bulk [data-panel]") : null;
    if (panel) { panel.open = true; $("input", panel).focus(); return; }
    const item = here(), link = item && $("[data-open]", item);
    if (link) link.click(); else if (item && $(".panel input", item)) $(".panel input", item).focus(); else tell(say.nothingFits);
  }

  function theme() {
    const item = here(), link = item && $("[data-themes]", item), control = item && $(THEME, item);
    if (link) link.click(); else if (control) control.focus(); else tell(say.noThemes);
  }

  function pick() {
    const box = here() && $("[data-pick]", here());
    if (box) { box.checked = !box.checked; count(); }
  }

  const undo = () => { const button = $("#said [data-undo]") || $("[data-log] [data-undo]"); if (button) button.click(); else tell(say.nothingFits); };
  const MOVES = { j: () => move(1), k: () => move(-1) };
  const ACTS = {
    x: pick, a: () => press("release", "keep"), h: () => press("hold"), b: sendBack, t: theme, p: () => press("pin", "unpin"),
    z: undo, "?": () => keys.showModal(),
  };

  function escape(event) {
    const panel = event.target.closest(".panel"), themes = event.target.closest(".item-themes");
    if (keys.open) return;
    if (themes) stand(themes.closest(".item"));
    if (!panel) return;
    const details = panel.closest("details"), close = panel.parentElement.querySelector("[data-close]");
    if (details) { details.open = false; const item = here(); if (item) stand(item); else $("summary", details).focus(); }
    if (close) close.click();
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") { escape(event); return; }
    // In a form of several acts Enter would do the first of them.
    if (event.key === "Enter" && event.target.matches("[data-pick], #bulk input, .does input")) event.preventDefault();
    if (!on.checked || keys.open || typing(event.target) || (event.shiftKey && event.key !== "?")) return;
    const does = MOVES[event.key] || (event.repeat ? null : ACTS[event.key]);
    if (!does) return;
    event.preventDefault();
    pressed.push({ does, byKey: true });
    catchUp();
  });

  function catchUp() { while (pressed.length && !sent && !keys.open) pressed.shift().does(); }

  function lead(field) { pressed = pressed.filter((one) => !one.byKey); if (free()) field.focus(); }

  // ---- One thing at a time ----------------------------------------------------------------------------------------------
  // A page that was made before an act would be put over what the act brought.
  function ask(link, how) { htmx.ajax("GET", link.getAttribute("href").split("#")[0], { source: link, ...how }).catch(() => { /* told below */ }); }

  // The same button or link, on the page as it is by then, with the items that were selected for it.
  const marks = (one) => [one.closest(".item")?.id, one.closest("form")?.getAttribute("action")?.split("?")[0], ...["name", "value", "data-open", "data-close", "data-themes", "data-page"].map((mark) => `${one.getAttribute(mark)}`)].join();
  const selected = (button) => (button.form?.id === "bulk" ? picked().map(name) : []);
  const asks = (button) => [marks(button), ...selected(button)].join();

  function later(button) {
    const mark = marks(button), those = selected(button);
    pressed.push({ asks: asks(button), does: () => {
      const twin = $$("button, a").find((one) => marks(one) === mark), before = picked();
      if (those.length) for (const one of $$("[data-pick]", board())) one.checked = those.includes(name(one));
      if (twin && (picked().length || !those.length)) twin.click(); else tell(say.nothingFits);
      for (const one of before) one.checked = true;
    } });
  }

  // A repetition of the last press, as of an impatient hand, is dropped. Anything else comes after.
  function wait(event, button) {
    if (!sent) return;
    event.preventDefault();
    event.stopPropagation();
    if (asks(button) !== (pressed.at(-1) || sent.left).asks) later(button);
  }

  document.addEventListener("submit", (event) => { if (event.target.matches("#bulk, .does, .log form, .toast form")) wait(event, event.submitter); }, true);
  document.addEventListener("click", (event) => { const link = event.target.closest("[data-open], [data-close], [data-themes], [data-page]"); if (link) wait(event, link); }, true);

  // ---- After an act -----------------------------------------------------------------------------------------------------
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, requestConfig: config } = event.detail;
    config.left = { ids: items().map((one) => one.id), at, act: config.formData.get("act"), page: elt.matches("[data-page]"), asks: asks(config.triggeringEvent?.submitter || elt) };
    [sent, shown] = elt.matches("[data-show]") ? [sent, config] : [config, null];
    if (shown) elt.addEventListener("htmx:beforeOnLoad", (loaded) => { if (loaded.detail.requestConfig !== shown) loaded.preventDefault(); });
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.requestConfig !== sent) return;
    sent = null;
    if (!event.detail.successful) pressed = [];
    catchUp();
  });
  // A refusal brings the page with its sentence. Where it does not, as after the discussion was deleted, what is typed stays.
  const isPage = (xhr) => xhr.responseText.includes('id="dashboard"');
  const sentence = (xhr) => $("[data-sentence]", new DOMParser().parseFromString(xhr.responseText, "text/html"))?.textContent;
  const refuses = ({ xhr }) => xhr && [404, 409, 422].includes(xhr.status) && isPage(xhr);
  for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(failure, (event) => { if (!refuses(event.detail)) tell(sentence(event.detail.xhr) || say.unsent); });
  }
  // Signed out meanwhile, or something else that is not this page: let the browser go there.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, shouldSwap, target, requestConfig } = event.detail;
    const brings = target.matches(".themes-here") ? "item-themes" : `id="${target.id}"`;
    const gone = requestConfig.elt.id === "bulk" && xhr.status < 400 ? requestConfig.formData.getAll("item") : [];
    requestConfig.left.picks = picked().filter((one) => !gone.includes(one.value)).map(name);
    if (!shouldSwap || xhr.responseText.includes(brings)) return;
    event.detail.shouldSwap = false;
    pressed = [];
    // An item that left this list meanwhile stays as it is, until the list is asked for.
    if (target.id !== "dashboard" && isPage(xhr)) tell(say.moved);
    else if (xhr.status < 400) location.reload();
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const { elt, xhr, requestConfig: config } = event.detail;
    if (!elt.matches("#dashboard, .item, .themes-here")) return;
    if (config === sent) sent = null;
    const themes = elt.matches(".themes-here");
    if (!themes) {
      history.replaceState(null, "", board().dataset.here);
      for (const pick of $$("[data-pick]", board())) if (config.left.picks.includes(name(pick))) pick.checked = true;
      count();
    }
    const trouble = xhr.status >= 400 && ($("[aria-invalid=true]", board()) || $("[data-trouble]", board()));
    const field = $(themes ? THEME : ".panel input", elt);
    if (trouble) { pressed = []; if (free()) trouble.focus(); } else if (field && !elt.matches("#dashboard")) lead(field); else if (!themes) settle(config.left);
    catchUp();
  });

  // What was pinned stays at hand; after everything else the next item is, unless one went elsewhere meanwhile. A new page
  // begins at its beginning.
  function settle({ ids, at: was, act, page }) {
    const stays = at !== was || ["pin", "unpin", null, ""].includes(act), from = ids.indexOf(at);
    const order = page ? [] : [...ids.slice(from + (stays ? 0 : 1)), ...ids.slice(0, Math.max(0, from + (stays ? 0 : 1))).reverse()];
    const next = order.map((id) => document.getElementById(id)).find(Boolean) || items()[0];
    if (next) stand(next, { focus: free() });
    else { at = ""; const nothing = $("[data-nothing]"); if (nothing && free()) nothing.focus(); }
  }

  if (location.hash && document.getElementById(location.hash.slice(1))) stand(document.getElementById(location.hash.slice(1)), { focus: false });
  else if (items()[0]) stand(items()[0], { focus: false });
  const trouble = $("[aria-invalid=true]") || $("[data-trouble]");
  if (trouble) trouble.focus();
  count();
})();
