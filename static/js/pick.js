/* Offers rows while a name is typed: one row, or several. Without this file the words of the first are found when the
   form is sent, and the second is a list of boxes to tick. */
"use strict";

const PICK_WAIT = 200;
const PICK_LONG = 8;
let pickCount = 0;

function offer(box, input, label, find, take) {
  const list = document.createElement("ul");
  const told = document.createElement("span");
  pickCount += 1;
  Object.assign(list, { id: `pick-${pickCount}`, className: "nl-pick__list", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  Object.assign(told, { className: "nl-hidden" });
  told.setAttribute("role", "status");
  box.append(list, told);
  Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })
    .forEach(([name, value]) => input.setAttribute(name, value));
  let at = -1;

  const options = () => [...list.children];

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(place) {
    options().forEach((one, index) => one.setAttribute("aria-selected", String(index === place)));
    at = place;
    const marked = options()[place];
    if (!marked) return;
    input.setAttribute("aria-activedescendant", marked.id);
    marked.scrollIntoView({ block: "nearest" });
  }

  function choose(option) {
    close();
    take({ id: option.dataset.key, text: option.textContent });
  }

  function show(results) {
    list.replaceChildren(...results.map((one, index) => {
      const option = Object.assign(document.createElement("li"), { id: `${list.id}-${index}`, textContent: one.text });
      option.setAttribute("role", "option");
      option.dataset.key = one.id;
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(option);
      });
      return option;
    }));
    told.textContent = results.length ? box.dataset.pickSome + results.length : box.dataset.pickNone;
    if (!results.length) {
      close();
      return;
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    mark(-1);
  }

  const ask = () => find(show).catch(() => {});

  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const count = options().length;
      if (list.hidden) ask();
      else mark(at < 0 && step < 0 ? count - 1 : (at + step + count) % count);
    } else if (event.key === "Enter" && !list.hidden && at >= 0) {
      event.preventDefault();
      choose(options()[at]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  return {
    ask,
    close,
    tell: (words) => { told.textContent = words; },
    takeOnly: () => options().length === 1 && !list.hidden && choose(options()[0]),
  };
}

function watchPick(box) {
  const [key, input] = box.querySelectorAll("input");
  const label = input.labels.length ? input.labels[0].textContent.trim() : input.name;
  let timer = 0;
  let newest = 0;

  async function find(show) {
    newest += 1;
    const mine = newest;
    const query = new URLSearchParams({ term: input.value });
    const reply = await fetch(`${box.dataset.pick}&${query}`, { headers: { Accept: "application/json" } });
    if (!reply.ok || mine !== newest || document.activeElement !== input) return;
    const { results } = await reply.json();
    // Typed whole, it is chosen: a list of that one name would only cover the button below
    if (results.length === 1 && results[0].text.toLowerCase() === input.value.trim().toLowerCase()) {
      take(results[0]);
      close();
    } else show(results);
  }

  function take({ id, text }) {
    key.value = id;
    input.value = text;
    key.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const { ask, close } = offer(box, input, label, find, take);
  input.addEventListener("input", () => {
    key.value = "";
    clearTimeout(timer);
    timer = setTimeout(ask, PICK_WAIT);
  });
}

function watchPicks(box) {
  const boxes = [...box.querySelectorAll("input[type=checkbox]")];
  if (boxes.length < PICK_LONG) return;
  const said = box.dataset;
  const field = box.closest("fieldset");
  const label = field ? field.querySelector("legend").firstChild.textContent.trim() : boxes[0].name;
  const holder = box.firstElementChild;
  const chips = Object.assign(document.createElement("ul"), { className: "nl-chips nl-picks__chosen" });
  const search = Object.assign(document.createElement("span"), { className: "nl-pick" });
  const input = Object.assign(document.createElement("input"), { type: "text", id: holder.id, autocomplete: "off" });
  const nameOf = (one) => one.labels[0].textContent.trim();
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const names = new Map(boxes.map((one) => [one, plain(`${nameOf(one)} ${one.dataset.also || ""}`)]));
  Object.assign(search.dataset, { pickNone: said.pickNone, pickSome: said.pickSome });
  input.setAttribute("aria-label", `${label}: ${said.picksAdd}`);
  input.placeholder = said.picksAdd;
  chips.setAttribute("aria-label", `${said.picksChosen}: ${label}`);
  holder.removeAttribute("id");
  holder.hidden = true;
  search.append(input);
  box.append(chips, search);

  function set(one, ticked) {
    one.checked = ticked;
    one.dispatchEvent(new Event("change", { bubbles: true }));
    draw();
    tell(`${nameOf(one)}: ${ticked ? said.picksAdded : said.picksRemoved}`);
  }

  function remove(one, place) {
    set(one, false);
    const left = [...chips.querySelectorAll("button")];
    (left[Math.min(place, left.length - 1)] || input).focus();
  }

  function chip(one, place) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    const cross = Object.assign(document.createElement("span"), { textContent: "×" });
    cross.setAttribute("aria-hidden", "true");
    button.append(nameOf(one), " ", cross);
    button.append(Object.assign(document.createElement("span"), { className: "nl-hidden", textContent: `: ${said.picksRemove}` }));
    button.addEventListener("click", () => remove(one, place));
    const row = document.createElement("li");
    row.append(button);
    return row;
  }

  function draw() {
    const chosen = boxes.filter((one) => one.checked);
    const none = Object.assign(document.createElement("li"), { className: "nl-muted", textContent: said.picksNone });
    chips.replaceChildren(...(chosen.length ? chosen.map(chip) : [none]));
  }

  async function find(show) {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    const left = boxes.filter((one) => !one.checked && words.every((word) => names.get(one).includes(word)));
    show(left.map((one) => ({ id: one.value, text: nameOf(one) })));
  }

  const { ask, tell, takeOnly } = offer(search, input, label, find, ({ id }) => {
    input.value = "";
    set(boxes.find((one) => one.value === id), true);
  });
  // Typed words that are no choice yet: Enter takes the only one they may mean, and never sends the form without it.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.defaultPrevented || !input.value.trim()) return;
    event.preventDefault();
    takeOnly();
  });
  ["input", "click"].forEach((happens) => input.addEventListener(happens, ask));
  window.addEventListener("pageshow", draw);
  draw();
}

document.querySelectorAll("[data-pick]").forEach(watchPick);
document.querySelectorAll("[data-picks]").forEach(watchPicks);
