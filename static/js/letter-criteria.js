/* Says when the word typed in a cell of a letter applies. Without this file the list below the grid says it of every word. */
"use strict";

document.querySelectorAll("[data-letter]").forEach((form) => {
  const told = form.querySelector("[data-criterion]");
  const lists = {};
  document.querySelectorAll("[data-explains]").forEach((list) => {
    lists[list.dataset.explains] = new Map([...list.querySelectorAll("dt")].map((word) => [word.textContent.toLowerCase(), word]));
  });

  function tell({ target }) {
    const list = lists[target.dataset.cell];
    const word = list && list.get(target.value.trim().toLowerCase());
    told.textContent = word ? `${word.textContent}: ${word.nextElementSibling.textContent}` : "";
  }

  ["focusin", "input", "change"].forEach((kind) => form.addEventListener(kind, tell));
});
