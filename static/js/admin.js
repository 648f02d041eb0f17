/* Shows how the words are read while they are typed. Without this file the button does the same. */
"use strict";

const WAIT = 400;

function watchReading(panel) {
  const form = panel.closest("form");
  const result = panel.querySelector("[data-reading-result]");
  const title = panel.querySelector("[data-reading-title]").innerHTML;
  const names = panel.dataset.readingWords.trim().split(" ");
  const valueOf = (name) => (form.elements[name] ? form.elements[name].value.trim() : "");
  const choices = panel.querySelector("[data-reading-choices]");
  const question = panel.querySelector("[data-reading-choice]");
  let timer = 0;
  let newest = 0;

  function line(term, value) {
    const row = document.createElement("div");
    row.append(Object.assign(document.createElement("dt"), { textContent: term }));
    row.append(Object.assign(document.createElement("dd"), { textContent: value }));
    return row;
  }

  function option([words, text], chosen) {
    const box = Object.assign(document.createElement("input"), { type: "radio", name: "date_choice", value: words });
    box.checked = words === chosen;
    const label = document.createElement("label");
    label.append(box, text);
    const row = Object.assign(document.createElement("p"), { className: "nl-field" });
    row.append(label);
    return row;
  }

  function showChoices(answer) {
    choices.replaceChildren();
    if (!answer.choices.length) return;
    choices.append(question.content.cloneNode(true));
    answer.choices.forEach((choice) => choices.firstElementChild.append(option(choice, answer.chosen)));
  }

  function show(answer) {
    showChoices(answer);
    result.classList.toggle("nl-reading__result--error", Boolean(answer.error));
    const head = document.createElement("p");
    head.textContent = answer.error || title;
    if (answer.error) {
      result.replaceChildren(head);
      return;
    }
    head.className = "nl-reading__title";
    const list = document.createElement("dl");
    answer.lines.forEach(([term, value]) => list.append(line(term, value)));
    result.replaceChildren(head, list);
  }

  async function ask() {
    const words = names.map(valueOf).filter(Boolean).pop();
    if (!words) {
      choices.replaceChildren();
      return;
    }
    const query = new URLSearchParams({ words });
    ["document", "known_from", "starts_on"].forEach((name) => query.set(name, valueOf(name)));
    newest += 1;
    const mine = newest;
    const reply = await fetch(`${panel.dataset.readingUrl}?${query}`, { headers: { Accept: "application/json" } });
    if (reply.ok && mine === newest) show(await reply.json());
  }

  form.addEventListener("input", (event) => {
    if (![...names, "document", "known_from", "starts_on"].includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => ask().catch(() => {}), WAIT);
  });
}

document.querySelectorAll("[data-reading-url]").forEach(watchReading);
