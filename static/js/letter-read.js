/* Rows read in a letter, one key each: J takes, N drops, E changes. Without this file boxes and buttons do the same. */
"use strict";

document.querySelectorAll("[data-read-in]").forEach((form) => {
  const left = form.querySelector("[data-left]");
  const rows = () => [...form.querySelectorAll("[data-read-row]:not([hidden])")];
  let busy = false;

  function say(count) {
    left.textContent = count === 0 ? left.dataset.none : count === 1 ? left.dataset.one : left.dataset.more.replace("{count}", count);
  }

  function step(row, by) {
    const all = rows();
    const next = all[Math.max(0, Math.min(all.indexOf(row) + by, all.length - 1))];
    if (next) next.focus();
  }

  async function decide(row, name) {
    if (busy) return;
    busy = true;
    const key = row.dataset.readRow;
    const sent = new FormData();
    sent.append("csrfmiddlewaretoken", form.querySelector('[name="csrfmiddlewaretoken"]').value);
    sent.append(name, key);
    row.querySelectorAll('input[type="text"]').forEach((field) => sent.append(field.name, field.value));
    try {
      const answer = await fetch(form.action || location.href, { method: "POST", body: sent, headers: { "X-Requested-With": "fetch" }, redirect: "error" });
      const told = answer.ok || answer.status === 400 ? await answer.json() : {};
      if (!answer.ok) {
        left.textContent = told.error || left.dataset.failed;
        busy = false;
        return;
      }
      const all = rows();
      const at = all.indexOf(row);
      row.hidden = true;
      row.querySelectorAll("input, button").forEach((field) => { field.disabled = true; });
      say(told.left);
      const next = all[at + 1] || all[at - 1];
      if (next) next.focus();
      else left.closest("p").querySelector("a").focus();
    } catch {
      left.textContent = left.dataset.failed;
    }
    busy = false;
  }

  function change(row) {
    const more = row.querySelector("[data-edit]");
    more.open = true;
    more.querySelector("input").select();
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest('button[name="_take"], button[name="_drop"]');
    if (!button) return;
    event.preventDefault();
    decide(button.closest("[data-read-row]"), button.name);
  });

  // Keys of one letter act only while a row has the focus, never while somebody types (WCAG 2.1.4).
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-read-row]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches('input[type="text"]');
    const acts = typing
      ? { enter: () => decide(row, "_take"), escape: () => row.focus() }
      : { j: () => decide(row, "_take"), n: () => decide(row, "_drop"), e: () => change(row), arrowdown: () => step(row, 1), arrowup: () => step(row, -1) };
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  const first = rows()[0];
  if (first && !document.querySelector("[data-focus]")) first.focus({ preventScroll: true });
  rows().forEach((row) => { row.tabIndex = 0; });
});
