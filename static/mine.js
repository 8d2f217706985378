/* The drafts that are kept on this device, listed before what the server has. app.js keeps them; none leaves the device. */
"use strict";
(() => {
  const list = document.querySelector("[data-drafts]"), words = document.getElementById("words");
  const prefix = `ask:${words.dataset.slug}:`;
  const names = () => { try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)); } catch { return []; } };
  const text = (name) => { try { return JSON.parse(localStorage.getItem(prefix + name)).text || ""; } catch { return ""; } };

  // What changes a reply has no place on the page that follows: it has done its work where an own item says the same.
  const said = new Set([...document.querySelectorAll(".items [data-text]")].map((one) => plain(one.dataset.text)));
  for (const name of names()) if (name.startsWith("change-") && said.has(plain(text(name)))) localStorage.removeItem(prefix + name);

  // The form of a question is one address away, and of a change as long as there is something to change. A reply stands
  // under an answer, and that may be gone.
  function label(name) {
    const question = /question-(\d+)/.exec(name), change = /change-([\da-f-]+)/.exec(name);
    const there = question ? `../q/${question[1]}/` : change && document.querySelector(`[href$="/r/${change[1]}/change/"]`);
    const told = document.createElement(there ? "a" : "span");
    told.textContent = question ? list.dataset.answer : list.dataset.reply;
    if (there) told.href = there;
    return told;
  }

  function item(name) {
    const one = document.createElement("li"), box = words.content.firstElementChild.cloneNode(true), head = box.firstElementChild;
    head.className = "label";
    head.replaceChildren(label(name));
    box.querySelector("q").textContent = text(name);
    box.querySelector("[data-use]").remove();
    box.querySelector("[data-drop]").addEventListener("click", () => { localStorage.removeItem(prefix + name); show(); });
    one.append(box);
    return one;
  }

  function show() {
    list.replaceChildren(...names().filter((name) => plain(text(name))).sort().map(item));
    list.hidden = !list.children.length;
  }

  // A way back brings the page as it was left, and another window may write on.
  for (const event of ["pageshow", "storage"]) addEventListener(event, show);
})();
