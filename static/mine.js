/* The drafts that are kept on this device, listed before what the server has. app.js keeps them; none leaves the device. */
"use strict";
(() => {
  const list = document.querySelector("[data-drafts]"), words = document.getElementById("words");
  const prefix = `ask:${words.dataset.slug}:`;
  const names = () => { try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)); } catch { return []; } };
  const text = (name) => { try { return JSON.parse(localStorage.getItem(prefix + name)).text || ""; } catch { return ""; } };

  // The form of a question is one address away. A reply stands under an answer, and that may be gone.
  function label(name) {
    const question = /question-(\d+)/.exec(name), told = document.createElement(question ? "a" : "span");
    told.textContent = question ? list.dataset.answer : list.dataset.reply;
    if (question) told.href = `../q/${question[1]}/`;
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
    list.replaceChildren(...names().filter((name) => /[^\p{Cc}\p{Cf}\p{Co}\s]/u.test(text(name))).sort().map(item));
    list.hidden = !list.children.length;
  }

  // A way back brings the page as it was left, and another window may write on.
  for (const event of ["pageshow", "storage"]) addEventListener(event, show);
})();
