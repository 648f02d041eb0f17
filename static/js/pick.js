/* Offers rows while a name is typed. Without this file the words are found when the form is sent. */
"use strict";

const PICK_WAIT = 200;
let pickCount = 0;

function watchPick(box) {
  const [key, input] = box.querySelectorAll("input");
  const list = document.createElement("ul");
  const told = document.createElement("span");
  pickCount += 1;
  Object.assign(list, { id: `pick-${pickCount}`, className: "nl-pick__list", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels.length ? input.labels[0].textContent.trim() : input.name);
  Object.assign(told, { className: "nl-hidden" });
  told.setAttribute("role", "status");
  box.append(list, told);
  Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })
    .forEach(([name, value]) => input.setAttribute(name, value));
  let timer = 0;
  let newest = 0;
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
    key.value = option.dataset.key;
    input.value = option.textContent;
    close();
    key.dispatchEvent(new Event("input", { bubbles: true }));
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

  async function ask() {
    newest += 1;
    const mine = newest;
    const query = new URLSearchParams({ term: input.value });
    const reply = await fetch(`${box.dataset.pick}&${query}`, { headers: { Accept: "application/json" } });
    if (reply.ok && mine === newest && document.activeElement === input) show((await reply.json()).results);
  }

  input.addEventListener("input", () => {
    key.value = "";
    clearTimeout(timer);
    timer = setTimeout(() => ask().catch(() => {}), PICK_WAIT);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const count = options().length;
      if (list.hidden) ask().catch(() => {});
      else mark(at < 0 && step < 0 ? count - 1 : (at + step + count) % count);
    } else if (event.key === "Enter" && !list.hidden && at >= 0) {
      event.preventDefault();
      choose(options()[at]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
}

document.querySelectorAll("[data-pick]").forEach(watchPick);
