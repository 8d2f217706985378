/* Moments in the reader's own zone and language. Without scripts they stand in the zone of the discussion. */
"use strict";
(() => {
  const day = { year: "numeric", month: "long", day: "numeric" };
  const format = new Intl.DateTimeFormat(undefined, { ...day, hour: "numeric", minute: "2-digit", timeZoneName: "short" });
  function tell() {
    // Until when one can write, on a page that was open when it closed.
    if (document.querySelector(".pace.over")) document.getElementById("until")?.remove();
    for (const one of document.querySelectorAll("time[datetime]")) {
      one.textContent = format.format(new Date(one.dateTime));
      one.lang = format.resolvedOptions().locale;
      one.dir = "auto";
    }
  }
  tell();
  document.addEventListener("ask:whole", tell);
})();
