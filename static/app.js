/* Drafts, sending, counting. Everything here shortens a way that plain forms already go.

   form[data-draft="name"]  is kept on this device under that name, with its key and etag.
   [data-own], [data-own-reply] with data-text   the server has this text. Only this deletes a draft that says the same.
   form[data-send]          is sent by htmx, with the same key until the server has confirmed.
   [data-sentence]          what a refusal says, on a page without the form. */
"use strict";
(() => {
  const words = document.getElementById("words");
  if (!words) return;
  const say = words.dataset;
  const prefix = `ask:${say.slug}:`;
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  // ---- What is kept on the device -------------------------------------------------------------------------------------
  const store = {
    works: (() => { try { localStorage.setItem("ask", "1"); localStorage.removeItem("ask"); return true; } catch { return false; } })(),
    read(name) { try { return JSON.parse(localStorage.getItem(prefix + name)); } catch { return null; } },
    write(name, draft) { try { localStorage.setItem(prefix + name, JSON.stringify(draft)); return true; } catch { return false; } },
    drop(name) { try { localStorage.removeItem(prefix + name); } catch { /* nothing was kept */ } },
    names() { return store.works ? Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)) : []; },
  };
  const older = (name) => `${name}:older`;

  // The server keeps one kind of quote, nothing invisible, at most 8 marks on a letter, and no text that only looks blank.
  const plain = (text) => (text || "").replace(/[\p{Cc}\p{Cf}\p{Co}\s]/gu, "").normalize("NFC").replace(/(\p{M}{8})\p{M}+/gu, "$1").replace(/[‘’‚‛＇]/g, "'").replace(/[“”„‟＂]/g, '"').replace(/^[\p{M}\u115f\u1160\u3164\uffa0\u2800]+$/u, "");
  window.plain = plain; // for mine.js
  const same = (one, other) => plain(one) === plain(other);

  const choice = (form, name, which = ":checked") => $(`[name="${name}"]${which}`, form)?.value || "";
  const chosen = ["me", "guess", "as_author"];
  const fields = (form) => ({ text: form.text.value, at: form.closest("[data-topic]")?.id, key: form.key?.value || "", etag: form.etag?.value || "", ...Object.fromEntries(chosen.map((name) => [name, choice(form, name)])) });
  const untouched = (form, draft) => draft.text === form.text.defaultValue && chosen.every((name) => draft[name] === choice(form, name, "[checked]"));

  // `sending` is the button that was pressed, until the server has answered: it is pressed again after a reload.
  // What a refusal gives back is not on the server.
  function keep(form, sending) {
    const name = form.dataset.draft, draft = { ...fields(form), sending }, there = store.read(name);
    // Another window's text stays within reach.
    if (there && there.key !== draft.key && plain(there.text) && !same(there.text, draft.text)) store.write(older(name), there);
    if ($(".trouble, .error", form) ? !(draft.text || draft.me || draft.guess) : untouched(form, draft)) { store.drop(name); tell(form, "", "kept"); return; }
    tell(form, store.works && store.write(name, draft) ? say.kept : say.unkept, "kept");
  }

  function fill(form, draft) {
    form.text.value = draft.text;
    for (const name of chosen) {
      const point = $(`[name="${name}"][value="${CSS.escape(draft[name] || "")}"]`, form);
      if (point) point.checked = true;
    }
    // The key makes a late second sending meet its first. It belongs to the answer as it stood then.
    const stands = draft.etag === (form.etag?.value || "");
    if (draft.key && form.key && stands) form.key.value = draft.key;
    const fold = form.closest("details");
    if (fold) fold.open = true;
    keep(form);
    measure(form);
    const pressed = [...form.elements].find((one) => one.type === "submit" && one.value === draft.sending);
    // A change to what is another one by now, or taken back, waits for a new press.
    if (pressed && stands) { lastButton.set(form, pressed); unsent(form); }
  }

  function restore(form) {
    const name = form.dataset.draft, draft = store.read(name), now = fields(form);
    // A line that is to be quoted comes after what was written before.
    if (draft && "quoted" in form.dataset && !plain(draft.text).includes(plain(now.text))) draft.text = `${draft.text.trimEnd()}\n\n${now.text}`;
    if (draft && same(draft.text, now.text)) fill(form, { ...draft, text: now.text, key: now.text.trim() ? now.key : draft.key });
    else if (draft && (draft.wanted || (untouched(form, now) && (!now.text || draft.etag === now.etag)))) fill(form, draft);
    else if (draft) offer(form, draft, name);
    const before = store.read(older(name));
    if (before && !same(before.text, form.text.value)) offer(form, before, older(name));
    measure(form);
  }

  // A kept text that stands nowhere is offered, never put in the place of a newer one.
  function offer(place, draft, name) {
    if (!plain(draft.text)) return;
    const old = $(`[data-offer="${CSS.escape(name)}"]`, place);
    if (old) { $("q", old).textContent = draft.text; return; }
    const box = words.content.firstElementChild.cloneNode(true);
    box.dataset.offer = name;
    $("q", box).textContent = draft.text;
    $("[data-drop]", box).addEventListener("click", () => { store.drop(name); box.remove(); });
    $("[data-use]", box).addEventListener("click", () => { box.remove(); use(place, draft, name); });
    place.append(box);
  }

  function use(place, draft, name) {
    if (place.matches("form")) {
      const replaced = fields(place);
      fill(place, { ...draft, etag: replaced.etag, key: replaced.key, sending: undefined });
      store.drop(older(place.dataset.draft));
      if (plain(replaced.text) && !same(replaced.text, draft.text)) {
        store.write(older(place.dataset.draft), replaced);
        offer(place, replaced, older(place.dataset.draft));
      }
      place.text.focus();
      return;
    }
    store.drop(name);
    store.write(place.dataset.draft, { ...draft, wanted: true, sending: undefined });
    const edit = $(`#edit-${CSS.escape(place.dataset.draft)}`);
    if (edit) edit.click(); else offer(place, draft, name);
  }

  // Where the server shows an own text, the draft that says the same has done its work.
  function settle(root) {
    for (const own of $$("[data-own]", root)) {
      const name = own.id.replace(/^own-/, "");
      own.dataset.draft = name;
      for (const kept of [name, older(name)]) {
        const draft = store.read(kept);
        if (!draft) continue;
        const said = same(draft.text, own.dataset.text), rated = (draft.me || "") === own.dataset.me && (draft.guess || "") === own.dataset.guess;
        if ((said && rated) || (!plain(draft.text) && kept === name) || (said && kept !== name)) store.drop(kept);
        else if (!said && !$(`form[data-draft="${CSS.escape(name)}"]`)) offer(own, draft, kept);
      }
    }
    for (const { dataset } of $$("[data-own-reply]", root)) {
      const name = `reply-${dataset.ownReply}`;
      if (same(store.read(name)?.text, dataset.text)) { store.drop(name); store.drop(older(name)); }
    }
  }

  function enhance(root) {
    settle(root);
    for (const form of $$("form[data-draft]", root)) restore(form);
  }

  // Another window writes the same answer: what stands here is the older text, and it stays within reach.
  addEventListener("storage", (event) => {
    if (!event.key || !event.key.startsWith(prefix) || !event.newValue) return;
    const name = event.key.slice(prefix.length), form = $(`form[data-draft="${CSS.escape(name)}"]`);
    if (!form) return;
    const theirs = JSON.parse(event.newValue), mine = fields(form);
    if (!plain(theirs.text) || same(theirs.text, mine.text)) return;
    if (plain(mine.text) && !plain(theirs.text).startsWith(plain(mine.text))) store.write(older(name), mine);
    offer(form, theirs, `${name}:newer`);
  });

  // ---- Counting, and a look before sending ------------------------------------------------------------------------------
  const segmenter = window.Intl && Intl.Segmenter ? new Intl.Segmenter(document.documentElement.lang, { granularity: "grapheme" }) : null;
  const length = (text) => [...(segmenter ? segmenter.segment(text) : text)].length;

  function concerns(text) {
    const number = (text.match(/\+?\d[\d\s()/.-]{5,}\d/g) || []).some((one) => one.replace(/\D/g, "").length > 6 && !/^\d{4}-\d\d-\d\d$/.test(one));
    return [
      /\S@\S+\.\S/.test(text) ? say.careAddress : /(^|\s)@\p{L}/u.test(text) ? say.careName : "",
      number ? say.careNumber : "",
      text.toLowerCase().includes(say.only) ? say.careOnly : "",
    ];
  }

  function measure(form) {
    const text = form.text.value, n = length(text), count = $("[data-count]", form), care = $("[data-care]", form);
    if (count) {
      count.textContent = `${n} / 2000`;
      count.classList.toggle("over", n > 2000);
    }
    if (!care) return;
    const told = [...concerns(text), n > 600 ? say.long : ""].filter(Boolean).join(" ");
    if (care.textContent !== told) { care.textContent = told; care.hidden = !told; }
  }

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.closest("form[data-draft]");
      if (!form) return;
      keep(form);
      measure(form);
      if (waiting.has(form)) { stopWaiting(form); tell(form, say.changed); }
    });
  }

  // ---- Sending ----------------------------------------------------------------------------------------------------------
  const waiting = new Map(); // form → { timer, tries, button }
  const lastButton = new WeakMap();
  const button = (form) => lastButton.get(form)?.value;
  const pressed = new Map(); // form of marks → its last press, until the server has it
  document.addEventListener("submit", (event) => {
    lastButton.set(event.target, event.submitter);
    // A newer press takes the place of an older one.
    const state = waiting.get(event.target);
    if (state) { clearTimeout(state.timer); state.button = event.submitter; }
    for (const those of [pressed, waiting]) for (const form of those.keys()) if (form !== event.target && form.action === event.target.action) those.delete(form);
    if (event.target.dataset.send === "mark" && event.submitter) pressed.set(event.target, event.submitter.value);
  }, true);

  function tell(form, text, where = "say") { const line = $(`[data-${where}]`, form); if (line) line.textContent = text; }

  // One line for what changed. While there is no connection, what is kept here is said in between.
  let quiet, away = false;
  function announce(text, seconds = 5) {
    const place = document.getElementById("status"), line = document.createElement("span");
    clearTimeout(quiet);
    line.textContent = text;
    place.toggleAttribute("data-away", text === kept());
    place.replaceChildren(...(text ? [line] : []));
    if (text && seconds) quiet = setTimeout(() => announce(away ? kept() : "", 0), seconds * 1000);
  }
  const kept = () => (store.works ? say.offline : say.offlineUnkept);
  document.addEventListener("ask:say", (event) => announce(event.detail));

  function goAway() { if (!away) announce(kept(), 0); away = true; }
  function comeBack() {
    if (!away) return;
    away = false;
    announce(say.online);
    for (const form of [...waiting.keys()]) again(form);
  }
  document.addEventListener("ask:away", goAway);
  // What was answered just before the connection went says nothing of now.
  document.addEventListener("ask:here", () => { if (navigator.onLine) comeBack(); });
  addEventListener("offline", goAway);
  addEventListener("online", comeBack);

  function unsent(form) {
    const tries = (waiting.get(form)?.tries || 0) + 1;
    stopWaiting(form);
    if (form.dataset.draft) keep(form, button(form));
    tell(form, say.unsent);
    if (!away) announce(say.unsent);
    waiting.set(form, { tries, button: lastButton.get(form), timer: setTimeout(() => again(form), Math.min(60, 2 ** tries) * 1000) });
  }

  function stopWaiting(form) { clearTimeout(waiting.get(form)?.timer); waiting.delete(form); }

  function again(form) {
    const state = waiting.get(form);
    if (!state) return;
    clearTimeout(state.timer);
    // Its part was put anew, or away. A draft is sent from where it stands now.
    if (!form.isConnected) {
      if (form.dataset.draft) { waiting.delete(form); return; }
      const fresh = $(`form[action="${form.getAttribute("action")}"]`);
      if (fresh) fresh.replaceWith(form);
      else {
        form.hidden = true;
        form.setAttribute("hx-target", "this");
        form.setAttribute("hx-swap", "none");
        document.body.append(form);
      }
      htmx.process(form);
    }
    form.requestSubmit(state.button);
  }

  const sent = (event) => (event.detail.elt.matches("form[data-send]") ? event.detail.elt : null);

  document.addEventListener("htmx:configRequest", (event) => {
    const { parameters, target } = event.detail, one = lastButton.get(sent(event));
    // A press that had to wait, or is sent again, may have lost its button by then.
    if (one?.name) parameters[one.name] = one.value;
    // Where all answers are shown, all are shown again.
    if (target.matches("[data-topic]") && $("[data-others]", target) && !$("[data-more]", target)) parameters.show = "all";
  });
  addEventListener("pagehide", () => { for (const [form, value] of pressed) { const body = new FormData(form); body.set("value", value); navigator.sendBeacon(form.action, new URLSearchParams(body)); } });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, xhr, requestConfig } = event.detail, form = sent(event);
    requestConfig.acts = acts;
    // Heard from the request itself: its section may be put anew meanwhile, and what came of it is then asked for.
    xhr.addEventListener("loadend", () => { if (late(xhr)) failed(elt); else if (form && !requestConfig.heard) anew(document.getElementById(form.closest("[data-topic]")?.id)); });
    if (!form) return;
    if (form.dataset.draft) keep(form, button(form));
    tell(form, say.sending);
  });
  // No connection, the server is away, or what was sent came too slowly: it may go through another time.
  const late = ({ status }) => !status || status === 408 || status >= 500;
  // What nobody pressed for fails in silence.
  function failed(from) {
    if (from.matches("form[data-send]")) unsent(from);
    else if (!from.dataset.topic) announce(say.changed);
  }
  function anew(part, source = part, path = part?.dataset.part) { if (part) htmx.ajax("GET", path, { source, target: part, swap: "outerHTML" }); }

  let caret, beside, acts = 0; // where somebody types; what stands beside what may go; how many sendings were answered
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, target, requestConfig } = event.detail, form = requestConfig.elt, field = document.activeElement;
    caret = field.matches("textarea") && [field.id, field.selectionStart];
    beside = target.nextElementSibling || target.previousElementSibling;
    requestConfig.heard = true;
    if (form.matches("form[data-send]")) acts += 1;
    // Asked for before a press that has been answered since.
    else if (requestConfig.acts < acts) { event.detail.shouldSwap = false; anew(target, form, requestConfig.path); return; }
    const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
    const carries = target.id && page.getElementById(target.id);
    if (form.matches("form[data-send]") && waiting.has(form) && !late(xhr)) stopWaiting(form);
    if (xhr.status >= 400 && !late(xhr)) { pressed.delete(form); if (form.dataset.draft) keep(form); }
    if (xhr.status >= 400 && !carries) return refused(event, form, page);
    if (xhr.status < 400 && form.dataset.send === "mark") { press(form, requestConfig); return; }
    if (form.dataset.send === "concern") {
      const [had, has] = [target.parentElement, page].map((one) => $("[data-others]", one)?.dataset.others);
      for (const all of $$("[data-more]", target.parentElement)) all.textContent = all.textContent.replace(had, has);
    }
    // A whole page where a part was asked for: only the part goes in.
    if (xhr.status < 400 && page.querySelector("main") && carries) event.detail.selectOverride = `#${CSS.escape(target.id)}`;
  });

  // The page of a refusal has no form: its sentence goes beside the button.
  function refused(event, form, page) {
    event.detail.shouldSwap = false;
    if (late(event.detail.xhr)) return;
    const sentence = $("[data-sentence]", page)?.textContent || say.changed;
    tell(form, sentence);
    announce(sentence);
  }

  function press(form, { formData }) {
    const value = formData.get("value");
    if (pressed.get(form) === value) pressed.delete(form);
    for (const button of $$("button[name=value]", form)) button.setAttribute("aria-pressed", String(button.value === value));
    tell(form, "");
  }

  document.addEventListener("htmx:afterSwap", (event) => {
    const { requestConfig, xhr } = event.detail, from = requestConfig.elt, kind = from.dataset.send;
    const part = document.getElementById(event.detail.target.id);
    if (!part) { if (kind === "concern" && xhr.status < 400) { announce(say.hid); if (document.activeElement === document.body) stand(beside); } return; }
    enhance(part);
    const field = caret && document.getElementById(caret[0]);
    if (field && field !== document.activeElement) { field.focus({ preventScroll: true }); field.setSelectionRange(caret[1], caret[1]); }
    progress();
    if (xhr.status >= 400) { announce(""); focus($("[data-trouble], [aria-invalid]", part), $(".trouble, .error", part)); return; }
    if (kind === "post" || kind === "reply") announce(say.saved);
    if (kind === "post") focus($("[data-own]", part));
    if (kind === "reply") focus($("details:has([data-send=reply]) > summary", part));
    if (kind === "back") announce(say.back);
    if (kind === "back" || from.matches("[id^=edit-]")) focus($("textarea", part) || part);
    if (from.matches("form a")) focus($(`#edit-${part.id}`));
    if (from.matches("[data-more], [data-show]")) {
      const had = from.closest("[data-topic]");
      stand($$(".answer", part).find((one) => !$(`#${one.id}`, had)) || $("h2", part));
      announce($("h3", part)?.textContent);
    }
  });

  function stand(place) { place.tabIndex = -1; focus(place); }

  function focus(element, ...seen) {
    if (document.activeElement.matches("textarea, input")) return;
    element?.focus({ preventScroll: true });
    for (const one of [element, ...seen]) one?.scrollIntoView({ block: "nearest" });
  }

  function progress() {
    const answered = $("[data-answered]");
    if (!answered) return;
    const done = $$("[data-step]").filter((step) => {
      const has = Boolean($(`#${step.dataset.step} [data-own], #${step.dataset.step} form[data-send=post] input[name=etag]:not([value=""])`));
      step.classList.toggle("done", has);
      return has;
    });
    answered.textContent = done.length;
  }

  // A text that is kept here and has no place any more in its question is told of beside that.
  function stray() {
    const line = $("[data-stray]");
    if (line) line.hidden = !store.names().some((name) => {
      const { text, at } = store.read(name) || {};
      return plain(text) && document.getElementById(at) && !$(`[data-draft="${CSS.escape(name.replace(/:older$/, ""))}"]`);
    });
  }
  document.addEventListener("htmx:afterSwap", stray);

  if ($("[data-forgotten]")) for (const name of store.names()) store.drop(name);
  enhance(document);
  stray();
})();
