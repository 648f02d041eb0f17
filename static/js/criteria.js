/* Shows the criterion of the choice made, and folds the list of all. Without this file all of them are read. */
"use strict";

document.querySelectorAll("[data-criteria]").forEach((list) => {
  const told = list.previousElementSibling;
  const form = list.closest("form");
  const text = {};
  list.querySelectorAll("[data-value]").forEach((one) => {
    text[one.dataset.value] = one.querySelector("dd").textContent;
  });
  list.open = false;
  form.addEventListener("change", (event) => {
    if (event.target.name === list.dataset.criteria) told.textContent = text[event.target.value] || "";
  });
});
