/* Keeps a bar of progress up to date, and shows the page anew once the work is done. Without this file a link does the same. */
"use strict";

const BETWEEN = 2000;
const SHOWN = "[data-progress]";

async function look() {
  const answer = await fetch(window.location.href, { credentials: "same-origin" }).catch(() => null);
  if (answer && answer.ok) {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(SHOWN);
    if (!fresh) {
      window.location.reload();
      return;
    }
    const [bar, words] = ["progress", "label"].map((tag) => document.querySelector(`${SHOWN} ${tag}`));
    bar.value = fresh.querySelector("progress").value;
    words.textContent = fresh.querySelector("label").textContent;
  }
  window.setTimeout(look, BETWEEN);
}

window.setTimeout(look, BETWEEN);
