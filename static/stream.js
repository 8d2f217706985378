/* How a page stays current. The event stream says that something changed and nothing else; the page then asks for it.

   follow({ address, look })
   address()             where the stream is, with a ticket that grows old: each part that is asked for brings a fresh one.
                         Without it, as while its stream is away, the page asks every 20 seconds
   look(topics, part)    puts in place what the topics name. "everything" is a topic: events may have been missed.
                         `part(address)` gives the document that the server answers with.
   ask:away, ask:here    said on the document when the site cannot be reached, and when it can again.

   EventSource shows neither signs of life nor the status of a refusal, and comes back with the old ticket for ever. */
"use strict";
(() => {
  const EVERY = 20_000; // without a stream
  const SILENT = 45_000; // two signs of life and a little more
  const PATIENCE = 15_000; // for one answer
  const UNSEEN = 60_000; // a page that nobody looks at gives its stream back
  const between = (low, high) => low + Math.random() * (high - low);
  const sleep = (time) => new Promise((wake) => setTimeout(wake, time));
  const say = (name) => document.dispatchEvent(new CustomEvent(name));

  class Away extends Error {}

  // For the whole of `act`, with the answer's body.
  async function within(time, act) {
    const patience = new AbortController(), timer = setTimeout(() => patience.abort(), time);
    try { return await act(patience.signal); } finally { clearTimeout(timer); }
  }

  async function part(address) {
    const [status, text] = await within(PATIENCE, async (signal) => {
      const response = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin", cache: "no-store", signal });
      return [response.status, await response.text()];
    }).catch(() => { throw new Away(); });
    if (status >= 500) throw new Away();
    if (status >= 400) throw new Error(status);
    return new DOMParser().parseFromString(text, "text/html");
  }

  window.follow = ({ address, look }) => {
    // ---- Asking: one look at a time; what changes meanwhile is asked for together, afterwards ---------------------------
    const wanted = new Set();
    let looking = false, later, asking;

    async function ask(topic) {
      wanted.add(topic);
      if (looking || document.hidden) return;
      looking = true;
      clearTimeout(later);
      try {
        while (wanted.size) {
          const topics = new Set(wanted);
          wanted.clear();
          await look(topics, part);
        }
        say("ask:here");
      } catch (error) {
        wanted.add("everything");
        if (error instanceof Away) { say("ask:away"); later = setTimeout(ask, between(4000, 8000), "everything"); }
      }
      looking = false;
    }

    function askRegularly(on) {
      if (!on) { clearTimeout(asking); asking = undefined; }
      else if (!asking) asking = setTimeout(function again() { ask("everything"); asking = setTimeout(again, EVERY); }, between(5000, 10_000));
    }

    // ---- Listening --------------------------------------------------------------------------------------------------------
    let turn = 0, on = false, cut, heard = 0, pause = 1000, tries = 0, before = false;

    function start() {
      if (on) return;
      if (!address()) { askRegularly(true); return; }
      [on, tries] = [true, 0];
      keep(++turn);
    }

    function stop() { on = false; turn += 1; if (cut) cut.abort(); askRegularly(false); }
    function anew() { stop(); start(); }

    async function keep(mine) {
      while (mine === turn && address()) {
        const later = await once().catch(() => 0);
        if (mine !== turn) return;
        askRegularly(true);
        tries += 1;
        // Drawn for each page by the server, so that phones do not all come back in the same moment.
        await sleep(later || Math.min(EVERY, pause * 1.3 ** (tries - 1)));
      }
    }

    // One stream, from its opening to its end; the milliseconds after which the server wants to be asked again, if it says so.
    async function once() {
      cut = new AbortController();
      let silent = setTimeout(() => cut.abort(), PATIENCE);
      try {
        const headers = { Accept: "text/event-stream", ...(before ? { "Last-Event-ID": "live" } : {}) };
        const response = await fetch(address(), { headers, credentials: "same-origin", cache: "no-store", signal: cut.signal });
        if (response.status === 403) await ask("everything"); // brings a fresh ticket
        if (!response.ok || !response.body) return 1000 * Number(response.headers.get("Retry-After"));
        const reader = response.body.getReader(), words = new TextDecoder();
        let text = "";
        for (;;) {
          const { value, done } = await reader.read();
          if (done) return 0;
          clearTimeout(silent);
          silent = setTimeout(() => cut.abort(), SILENT);
          heard = Date.now();
          [before, tries] = [true, 0];
          askRegularly(false);
          const lines = (text + words.decode(value, { stream: true })).split("\n");
          text = lines.pop();
          for (const line of lines) hear(line);
        }
      } finally { clearTimeout(silent); }
    }

    function hear(line) {
      if (line.startsWith("retry: ")) pause = Number(line.slice(7));
      if (!line.startsWith("event: ")) return;
      const topic = line.slice(7);
      // Told to all streams at once; a change of the facilitator's is asked for without waiting.
      if (topic === "everything") setTimeout(ask, between(0, 1000), topic);
      else ask(topic);
    }

    // ---- Sleeping and waking ------------------------------------------------------------------------------------------------
    let unseen;
    document.addEventListener("visibilitychange", () => {
      clearTimeout(unseen);
      if (document.hidden) { unseen = setTimeout(stop, UNSEEN); return; }
      if (Date.now() - heard > SILENT) anew(); else start();
      ask("everything");
    });
    addEventListener("pagehide", stop);
    addEventListener("pageshow", (event) => { if (event.persisted) { start(); ask("everything"); } });
    addEventListener("online", () => { anew(); ask("everything"); });
    start();
  };
})();
