/* One statement at a time, by keyboard. Without this file all of them stand below each other, as plain fields. */
"use strict";

document.querySelectorAll("[data-decide]").forEach((form) => {
  const ones = [...form.querySelectorAll("[data-decide-one]")];
  const end = form.querySelector("[data-decide-end]");
  const keys = form.querySelector("[data-decide-keys]");
  const button = form.querySelector("[data-decide-button]");
  if (!end || !ones.length) return;
  const place = keys.querySelector("[data-decide-place]");
  let at = 0;

  const chosen = (value) => form.querySelectorAll(`input[type="radio"][value="${value}"]:checked`).length;

  function count() {
    const words = button.dataset.words.replace("{good}", chosen("good")).replace("{back}", chosen("back"));
    button.textContent = words;
  }

  function show(next, focus = true) {
    at = Math.max(0, Math.min(next, ones.length));
    ones.forEach((one, number) => one.toggleAttribute("hidden", number !== at && !one.querySelector(".nl-field--error")));
    end.toggleAttribute("hidden", at < ones.length - 1);
    place.textContent = at < ones.length ? ones[at].querySelector("h2 span").textContent : "";
    count();
    if (focus) (ones[at] || button).focus();
  }

  function decide(value) {
    const box = ones[at] && ones[at].querySelector(`input[type="radio"][value="${value}"]`);
    if (!box) return;
    box.checked = true;
    count();
    if (value === "good") show(at + 1);
    else ones[at].querySelector('input[type="text"]').focus();
  }

  // Keys of one letter act only while a statement has the focus, never while somebody types (WCAG 2.1.4).
  form.addEventListener("keydown", (event) => {
    const typing = event.target.matches('input[type="text"]');
    if (event.key === "Enter" && typing && event.target.closest("[data-decide-one]")) {
      event.preventDefault();
      show(at + 1);
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !event.target.closest("[data-decide-one]")) return;
    const acts = { j: () => decide("good"), n: () => decide("back"), ">": () => show(at + 1), "<": () => show(at - 1) };
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  form.addEventListener("change", count);
  const walk = document.createElement("p");
  walk.className = "nl-actions";
  [["previousLabel", -1], ["nextLabel", 1]].forEach(([label, by]) => {
    const step = Object.assign(document.createElement("button"), { type: "button", className: "nl-button nl-button--secondary" });
    step.textContent = form.dataset[label];
    step.addEventListener("click", () => show(at + by));
    walk.append(step);
  });
  end.before(walk);
  keys.hidden = false;
  show(0, !document.querySelector('[role="alert"]'));
});
