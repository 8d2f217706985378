/* Dragging a question to another place, and a question before typed text is left behind. Everything here shortens a way
   that the buttons of the form already go.

   What the page promises this script:
   form[data-passage]   "kept" where it shows what the server has, "typed" where it does not
   [data-questions] > [data-question]   the questions in order; the names of their fields begin with q1_, q2_ and so on,
                        and the values of their buttons end with the number
   [data-grip], [data-number]   where a question is held, and where its number stands  */
"use strict";
(() => {
  const form = document.querySelector("form[data-passage]");
  const list = form && form.querySelector("[data-questions]");
  if (!list) return;

  let unkept = form.dataset.passage === "typed" && [...form.elements].some((one) => /^(text|textarea)$/.test(one.type) && one.value);
  form.addEventListener("input", () => { unkept = true; });
  form.addEventListener("submit", () => { unkept = false; });
  addEventListener("beforeunload", (event) => { if (unkept) event.preventDefault(); });

  const questions = () => [...list.querySelectorAll("[data-question]")];

  function renumber() {
    const all = questions();
    all.forEach((question, place) => {
      const number = place + 1;
      question.querySelector("[data-number]").textContent = number;
      for (const field of question.querySelectorAll("[name^=q]")) field.name = field.name.replace(/^q\d+/, `q${number}`);
      for (const button of question.querySelectorAll("button[name=act]")) {
        button.value = button.value.replace(/\d+$/, number);
        button.setAttribute("aria-label", button.getAttribute("aria-label").replace(/\d+$/, number));
        button.disabled = (button.value.startsWith("up-") && number === 1) || (button.value.startsWith("down-") && number === all.length);
      }
    });
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button) return;
    const held = grip.closest("[data-question]"), before = questions().indexOf(held);
    event.preventDefault();
    held.classList.add("dragged");

    // On the document: the question that is held changes its place in the page, and a capture would not outlive that.
    const end = new AbortController(), { signal } = end;
    const move = ({ clientY }) => {
      const others = questions().filter((one) => one !== held);
      const next = others.find((one) => { const box = one.getBoundingClientRect(); return clientY < box.top + box.height / 2; }) || null;
      if (next !== held.nextElementSibling) list.insertBefore(held, next);
    };
    const drop = () => {
      end.abort();
      held.classList.remove("dragged");
      if (questions().indexOf(held) !== before) renumber();
    };
    document.addEventListener("pointermove", move, { signal });
    document.addEventListener("pointerup", drop, { signal });
    document.addEventListener("pointercancel", drop, { signal });
  });
})();
