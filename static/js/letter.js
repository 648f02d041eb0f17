/* A letter in one sitting: keys, each cell kept when it is left, and a queue while the net or the session is away.
   Without this file the buttons do the same. What waits lies in this browser until the server has it, no longer. */
"use strict";

(() => {
  const form = document.querySelector("[data-letter]");
  if (!form) return;
  const list = form.querySelector("[data-rows]");
  const status = form.querySelector("[data-kept]");
  const clash = form.querySelector("[data-conflict]");
  const keys = document.querySelector("[data-keys]");
  const PLACE = `letter-${form.dataset.letter}`;
  const KEPT_CELLS = ["page", "speaker"];
  const RETRY = 2000;
  let queue = JSON.parse(localStorage.getItem(PLACE) || "[]");
  let busy = false;
  let clashing = null;
  let onEmpty = null;
  const undo = [];

  // Rows and cells

  const rowOf = (element) => element.closest("[data-row]");
  const rows = () => [...list.children].filter((row) => !row.hidden);
  const rowNamed = (token) => list.querySelector(`[data-row="${token}"]`);
  const cellsOf = (row) => [...row.querySelectorAll("[data-cell]")];
  const cellOf = (row, name) => row.querySelector(`[data-cell="${name}"]`);
  const valueOf = (cell) => (cell.type === "checkbox" ? (cell.checked ? "1" : "") : cell.value.trim());
  const above = (row) => (row.previousElementSibling ? row.previousElementSibling.dataset.row : "");
  const freshToken = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  function put(cell, value) {
    if (cell.type === "checkbox") cell.checked = Boolean(value);
    else cell.value = value;
  }

  function takeStock(row) {
    const was = JSON.parse(row.querySelector("[data-was]").value || "{}");
    cellsOf(row).forEach((cell) => { cell.dataset.wasValue = was[cell.dataset.cell] || ""; });
  }

  function parsed(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html.trim();
    return holder.content.firstElementChild;
  }

  function blankRow(token) {
    const html = form.querySelector("[data-blank]").innerHTML.replaceAll("TOKEN", token).replaceAll("NUMBER", list.children.length + 1);
    const row = parsed(html);
    takeStock(row);
    return row;
  }

  function rowAfter(row, token) {
    const fresh = blankRow(token);
    if (row) row.after(fresh);
    else list.append(fresh);
    return fresh;
  }

  // Keeping

  function store() {
    if (queue.length) localStorage.setItem(PLACE, JSON.stringify(queue));
    else localStorage.removeItem(PLACE);
  }

  function send(entry) {
    const waiting = queue.findIndex((one, place) => (place || !busy) && entry.cell && one.row === entry.row && one.cell === entry.cell);
    if (waiting >= 0) queue[waiting].value = entry.value;
    else queue.push(entry);
    store();
    pump();
  }

  function keepCell(cell) {
    const value = valueOf(cell);
    if (value === cell.dataset.wasValue) return;
    const row = rowOf(cell);
    const entry = { row: row ? row.dataset.row : "", cell: cell.dataset.cell, before: cell.dataset.wasValue, value, after: row ? above(row) : "" };
    undo.push({ ...entry, kind: "cell" });
    cell.dataset.wasValue = value;
    send(entry);
  }

  function keepRow(row) {
    const isNew = row.querySelector("[data-was]").value === "{}";
    const changed = cellsOf(row).filter((cell) => valueOf(cell) !== cell.dataset.wasValue);
    if (isNew && !changed.some((cell) => !KEPT_CELLS.includes(cell.dataset.cell))) return;
    changed.forEach(keepCell);
    if (changed.length) row.querySelector("[data-was]").value = "{\"kept\": \"1\"}";
  }

  function keepAt(cell) {
    const row = rowOf(cell);
    if (row) keepRow(row);
    else if (cell.dataset.cell) keepCell(cell);
  }

  function say(words) {
    status.textContent = words;
  }

  async function post(entry) {
    const body = new URLSearchParams(entry);
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const url = entry.do ? form.dataset.rowUrl : form.dataset.cellUrl;
    return fetch(url, { method: "POST", body, redirect: "manual", headers: { "X-CSRFToken": token, Accept: "application/json" } });
  }

  async function pump() {
    if (busy || clashing) return;
    busy = true;
    while (queue.length && !clashing) {
      if (!(await sendFirst())) break;
    }
    busy = false;
    if (!queue.length && onEmpty) onEmpty();
  }

  async function sendFirst() {
    const entry = queue[0];
    let reply;
    let answer;
    try {
      reply = await post(entry);
      if (reply.type === "opaqueredirect" || reply.status === 403) return waitForSignIn();
      if (reply.status === 429 || reply.status >= 500) throw new Error(String(reply.status));
      answer = await reply.json();
    } catch {
      say(status.dataset.away);
      setTimeout(pump, RETRY);
      return false;
    }
    queue.shift();
    store();
    settle(entry, reply, answer);
    return true;
  }

  function waitForSignIn() {
    say(status.dataset.ended);
    form.querySelector("[data-signin]").hidden = false;
    return false;
  }

  function settle(entry, reply, answer) {
    if (reply.status === 409) return showClash(entry, answer);
    if (!reply.ok) return say(answer.error || String(reply.status));
    say(`${status.dataset.said} ${answer.at}`);
    if (entry.do) return settleRow(entry, answer);
    if (answer.again) { onEmpty = onEmpty || (() => location.reload()); return undefined; }
    return settleCell(entry, answer);
  }

  function settleCell(entry, answer) {
    const row = rowNamed(entry.row);
    if (!row) return;
    const cell = cellOf(row, entry.cell);
    queue.forEach((one) => { if (one.row === entry.row && one.cell === entry.cell && one.before === entry.value) one.before = answer.value; });
    if (cell && valueOf(cell) === entry.value) {
      if (document.activeElement !== cell || entry.value === answer.value) put(cell, answer.value);
      cell.dataset.wasValue = valueOf(cell) === answer.value ? answer.value : cell.dataset.wasValue;
    }
    show(row, answer);
  }

  function show(row, answer) {
    row.dataset.state = answer.state;
    fill(row, "[data-read]", answer.read);
    fill(row, "[data-now]", answer.now);
    cellsOf(row).forEach((cell) => {
      if (answer.faulty.includes(cell.dataset.cell)) cell.setAttribute("aria-invalid", "true");
      else cell.removeAttribute("aria-invalid");
    });
    count();
  }

  function fill(row, place, html) {
    const panel = row.querySelector(place);
    const hadFocus = panel.contains(document.activeElement);
    panel.innerHTML = html;
    if (hadFocus) (panel.querySelector("button") || cellOf(row, "words")).focus();
  }

  function settleRow(entry, answer) {
    const fresh = answer.rows.map(parsed);
    fresh.forEach(takeStock);
    if (entry.do === "copy" && fresh.length) return refresh(rowNamed(entry.row), fresh[0]);
    const row = rowNamed(entry.row);
    if (row && answer.first) refresh(row, parsed(answer.first));
    if (row && fresh.length) row.after(...fresh);
    return count();
  }

  /* Show a row as the server has it; what somebody types in it meanwhile, or what waits to be sent, stays. */
  function refresh(row, newer) {
    if (!row) return;
    takeStock(newer);
    cellsOf(row).forEach((cell) => {
      const waits = queue.some((one) => one.row === row.dataset.row && one.cell === cell.dataset.cell);
      if (waits || document.activeElement === cell || valueOf(cell) !== cell.dataset.wasValue) return;
      const kept = valueOf(cellOf(newer, cell.dataset.cell));
      put(cell, kept);
      cell.dataset.wasValue = kept;
    });
    row.dataset.state = newer.dataset.state;
    ["[data-read]", "[data-now]"].forEach((place) => { row.querySelector(place).innerHTML = newer.querySelector(place).innerHTML; });
    count();
  }

  function count() {
    const counts = form.querySelector("[data-counts]");
    const words = JSON.parse(counts.dataset.counts);
    const states = rows().map((row) => row.dataset.state).filter((state) => state !== "empty");
    const number = (state) => states.filter((each) => each === state).length;
    const word = (name, total) => words[name][total === 1 ? 0 : 1].replace("#", total);
    const said = [word("rows", states.length), word("read", number("read"))];
    if (number("question")) said.push(word("question", number("question")));
    if (number("error")) said.push(word("error", number("error")));
    counts.textContent = said.join(" · ");
  }

  // Two windows typed over the same cell

  function showClash(entry, answer) {
    clashing = { entry, stored: answer.stored };
    const text = clash.querySelector("[data-conflict-text]");
    const [first, second] = [answer.stored || "–", answer.typed || "–"];
    text.textContent = text.dataset.words.replace("{stored}", () => first).replace("{typed}", () => second);
    clash.hidden = false;
    clash.querySelector("button").focus();
  }

  clash.addEventListener("click", (event) => {
    const taken = event.target.dataset.take;
    if (!taken || !clashing) return;
    const { entry, stored } = clashing;
    const cell = entry.row ? cellOf(rowNamed(entry.row), entry.cell) : form.querySelector("#actor");
    clashing = null;
    clash.hidden = true;
    put(cell, taken === "stored" ? stored : entry.value);
    cell.dataset.wasValue = stored;
    cell.focus();
    keepCell(cell);
    pump();
  });

  // What the keys do

  function next(cell) {
    const row = rowOf(cell);
    keepRow(row);
    if (valueOf(cellOf(row, "about")).includes(",")) send({ do: "done", row: row.dataset.row });
    let following = row.nextElementSibling;
    while (following && following.hidden) following = following.nextElementSibling;
    if (!following) {
      following = rowAfter(row, freshToken());
    }
    if (following.dataset.state === "empty") KEPT_CELLS.forEach((name) => {
      if (!valueOf(cellOf(following, name))) put(cellOf(following, name), valueOf(cellOf(row, name)));
    });
    (valueOf(cellOf(following, "page")) ? cellOf(following, "about") : cellOf(following, "page")).focus();
  }

  function copy(row) {
    keepRow(row);
    const token = freshToken();
    const fresh = rowAfter(row, token);
    cellsOf(row).forEach((cell) => {
      const name = cell.dataset.cell;
      if (name === "about") return;
      put(cellOf(fresh, name), valueOf(cell));
      cellOf(fresh, name).dataset.wasValue = valueOf(cell);
    });
    fresh.querySelector("[data-was]").value = "{\"kept\": \"1\"}";
    undo.push({ kind: "add", row: token });
    send({ do: "copy", row: token, after: row.dataset.row });
    cellOf(fresh, "about").focus();
  }

  function drop(row) {
    const place = rows().indexOf(row);
    row.hidden = true;
    undo.push({ kind: "drop", row: row.dataset.row });
    send({ do: "drop", row: row.dataset.row });
    const left = rows();
    if (!left.length) rowAfter(null, freshToken());
    cellOf(rows()[Math.max(0, Math.min(place, rows().length - 1))], "about").focus();
    count();
  }

  function takeBack() {
    const last = undo.pop();
    if (!last) return;
    const row = rowNamed(last.row);
    if (last.kind === "cell" && row) {
      const cell = cellOf(row, last.cell);
      put(cell, last.before);
      cell.focus();
      keepCell(cell);
      undo.pop();
    } else if (last.kind === "add" && row) {
      row.hidden = true;
      send({ do: "drop", row: last.row });
      if (row.previousElementSibling) cellOf(row.previousElementSibling, "about").focus();
    } else if (last.kind === "drop" && row) {
      row.hidden = false;
      send({ do: "restore", row: last.row });
      cellOf(row, "about").focus();
    }
    count();
  }

  function moveUp(row) {
    const before = row.previousElementSibling;
    if (!before) return;
    before.before(row);
    send({ do: "move", row: row.dataset.row, after: above(row) });
  }

  function step(cell, by) {
    const all = rows();
    const row = all[all.indexOf(rowOf(cell)) + by];
    if (row) (cellOf(row, cell.dataset.cell) || cellOf(row, "about")).focus();
  }

  function openAll(row) {
    const more = row.querySelector("details");
    more.open = !more.open;
    (more.open ? more.querySelector("[data-cell=figure]") : cellOf(row, "words")).focus();
  }

  function typeDay(row) {
    row.querySelector("details").open = true;
    cellOf(row, "date_words").focus();
  }

  function choose(row, words) {
    const place = row.dataset.row;
    keepRow(row);
    send({ row: place, cell: "choice", before: row.dataset.choice || "", value: words, after: "" });
    row.dataset.choice = words;
    cellOf(row, "words").focus();
  }

  function check() {
    [...list.children].forEach(keepRow);
    keepAt(form.querySelector("#actor"));
    onEmpty = () => location.assign(form.dataset.checkUrl);
    if (queue.length) pump();
    else onEmpty();
  }

  // Keys and presses

  function pressedInCell(event, cell) {
    const row = rowOf(cell);
    const key = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.key}`;
    const isTyped = valueOf(cell) !== cell.dataset.wasValue;
    if (key === "Ctrl+Enter") return check;
    if (key === "Ctrl+z" && !isTyped) return takeBack;
    if (key === "Escape" && isTyped) return () => put(cell, cell.dataset.wasValue);
    if (!row) return key === "Enter" ? () => cellOf(rows()[0], "about").focus() : null;
    const acts = {
      Enter: () => next(cell),
      F2: () => openAll(row),
      "Ctrl+d": () => copy(row),
      "Ctrl+Delete": () => drop(row),
      "Alt+ArrowUp": () => step(cell, -1),
      "Alt+ArrowDown": () => step(cell, 1),
    };
    const choice = /^Alt\+([1-9])$/.exec(key);
    const button = choice ? row.querySelectorAll("[data-choice]")[choice[1] - 1] : null;
    return button ? () => choose(row, button.dataset.choice) : acts[key] || null;
  }

  document.addEventListener("keydown", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (event.isComposing) return;
    if (event.key === "?" && (!cell || !valueOf(cell))) {
      event.preventDefault();
      keys.open = true;
      keys.querySelector("summary").focus();
      return;
    }
    if (event.key === "Escape" && keys.open && !cell) {
      keys.open = false;
      cellOf(rows()[0], "about").focus();
      return;
    }
    const act = cell ? pressedInCell(event, cell) : event.key === "Enter" && event.ctrlKey ? check : null;
    if (!act) return;
    event.preventDefault();
    act();
  });

  form.addEventListener("focusout", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (cell) keepAt(cell);
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const row = rowOf(button);
    const acts = [
      ["choice", () => choose(row, button.dataset.choice)],
      ["day", () => typeDay(row)],
      ["report", () => send({ row: row.dataset.row, cell: "as_report", before: "", value: "1", after: "" })],
      ["drop", () => drop(row)],
      ["up", () => moveUp(row)],
      ["check", check],
    ];
    const found = acts.find(([name]) => name in button.dataset);
    if (!found) return;
    event.preventDefault();
    found[1]();
  });

  // What waited in this browser comes back into its cells, and is sent

  function comeBack() {
    queue.filter((one) => one.cell && one.row).forEach((one) => {
      const row = rowNamed(one.row) || rowAfter(rowNamed(one.after) || null, one.row);
      const cell = cellOf(row, one.cell);
      if (!cell) return;
      put(cell, one.value);
      cell.dataset.wasValue = one.value;
      row.querySelector("[data-was]").value = "{\"kept\": \"1\"}";
    });
    if (queue.length) pump();
  }

  [...list.children].forEach(takeStock);
  comeBack();
  window.addEventListener("online", pump);
  begin();
  // An address with a place in it moves the focus there once the page has loaded
  window.addEventListener("load", () => setTimeout(begin));

  function begin() {
    if (form.contains(document.activeElement)) return;
    const asked = location.hash.startsWith("#row-") ? rowNamed(location.hash.slice(5)) : null;
    const first = asked || rows().find((row) => row.dataset.state === "empty") || rows()[0];
    const actor = form.querySelector("#actor");
    if (!valueOf(actor)) actor.focus();
    else if (first) (valueOf(cellOf(first, "page")) ? cellOf(first, "about") : cellOf(first, "page")).focus();
  }
})();
