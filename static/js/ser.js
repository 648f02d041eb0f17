/* Keeps each screen on the device until the server has it. Without this file the five screens are plain forms. */
"use strict";

const QUEUE = "ser.queue";
const TYPED = "ser.typed";
const LISTS = "ser.lists";
const AGAIN_SECONDS = 20;
const NOT_KEPT = ["csrfmiddlewaretoken", "same", "_owner"];

const line = document.querySelector("[data-ser-line]");
const owner = (document.querySelector("[data-ser-owner] input") || {}).value || "";
let sending = null;

function read(place, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(place)) || otherwise;
  } catch {
    return otherwise;
  }
}

function write(place, value) {
  try {
    localStorage.setItem(place, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

const queue = () => read(QUEUE, []);
const mine = () => queue().filter((item) => item.owner === person());
const person = () => owner || read(LISTS, {}).owner || "";
const number = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, "0")).join("");
const drop = (item) => write(QUEUE, queue().filter((one) => one.id !== item.id));

function say(name, count = 0) {
  if (!line) return;
  line.textContent = name ? line.dataset[name].replace("0", count) : "";
  line.hidden = !name;
}

function tell() {
  const waiting = mine();
  if (!waiting.length) say("");
  else say(waiting.some((item) => item.refused) ? "refused" : waiting.some((item) => item.out) ? "out" : "waiting", waiting.length);
}

/* Sending */

async function token(url) {
  const page = await fetch(url, { redirect: "manual" });
  if (page.type === "opaqueredirect") return null;
  const form = new DOMParser().parseFromString(await page.text(), "text/html");
  return (form.querySelector("[name=csrfmiddlewaretoken]") || {}).value || null;
}

function postWith(item, secret) {
  const body = new URLSearchParams([...item.fields, ["csrfmiddlewaretoken", secret]]);
  return fetch(item.url, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } });
}

/* The token of this page may be that of a session that ended; then the server is asked for another. */
async function post(item) {
  const known = document.querySelector("form[action] [name=csrfmiddlewaretoken]");
  const answer = known ? await postWith(item, known.value) : null;
  if (answer && answer.status !== 403) return answer;
  const secret = await token(item.url);
  return secret === null ? { type: "opaqueredirect" } : postWith(item, secret);
}

/* What becomes of one thing sent: kept, out (nobody is signed in), refused, or away (no net, or a server in trouble). */
async function sendOne(item) {
  let answer;
  try {
    answer = await post(item);
  } catch {
    return { state: "away" };
  }
  if (answer.type === "opaqueredirect") return { state: "out" };
  if (answer.ok) return { state: "kept", ...(await answer.json()) };
  return { state: answer.status >= 500 || answer.status === 403 || answer.status === 429 ? "away" : "refused", status: answer.status };
}

async function sendAll() {
  const states = new Map();
  for (const item of mine().filter((one) => !one.refused)) {
    const result = await sendOne(item);
    states.set(item.id, result);
    if (result.state === "kept") drop(item);
    else write(QUEUE, queue().map((one) => (one.id === item.id ? { ...one, [result.state]: true } : one)));
    if (result.state === "away" || result.state === "out") break;
  }
  tell();
  return states;
}

/* One at a time, also where several tabs are open: the server tells twice sent from twice said. */
function flush() {
  sending = (sending || Promise.resolve()).then(sendAll);
  return sending;
}

/* The five screens */

const forms = [...document.querySelectorAll("form.ser-screen")];

function fieldsOf(form) {
  return [...new FormData(form)].filter(([name]) => !NOT_KEPT.includes(name)).map(([name, value]) => [name, String(value)]);
}

function fill(form, fields) {
  [...form.elements].filter((one) => ["checkbox", "radio"].includes(one.type)).forEach((one) => {
    one.checked = fields.some(([name, value]) => name === one.name && value === one.value);
  });
  fields.forEach(([name, value]) => {
    const found = form.elements[name];
    if (found && !found.type && found.length) return;
    if (found && !["checkbox", "radio", "hidden"].includes(found.type)) found.value = value;
  });
}

function titleOf(form) {
  return form.querySelector("h1").textContent;
}

/* What names the page says which screen stands there: its title, and the last of the crumbs. */
function nameScreen(title, before) {
  const crumb = document.querySelector(".nl-breadcrumbs [aria-current=page]");
  if (!before || !crumb || crumb.textContent !== before) return;
  crumb.textContent = title;
  document.title = document.title.replace(before, () => title);
}

function showScreen(name, { push = true } = {}) {
  const wanted = forms.find((form) => form.dataset.screen === name);
  if (!wanted) return;
  const before = forms.find((form) => !form.hidden);
  forms.forEach((form) => { form.hidden = form !== wanted; });
  nameScreen(titleOf(wanted), before && titleOf(before));
  if (push && wanted.getAttribute("action") && !document.querySelector("[data-ser-away]")) history.pushState({ screen: name }, "", wanted.action);
  wanted.querySelector("h1").focus();
}

/* What was wrong with a screen is over once it is kept: it goes from the screen and from the title of the page. */
function forgetFaults(form) {
  const said = document.querySelector("[data-ser-screens]").dataset.fault;
  form.querySelectorAll(".nl-errors, .nl-field__error").forEach((one) => one.remove());
  form.querySelectorAll(".nl-field--error").forEach((one) => one.classList.remove("nl-field--error"));
  form.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
  if (document.title.startsWith(said)) document.title = document.title.slice(said.length);
}

function finish() {
  const box = document.querySelector("[data-ser-screens]");
  if (!mine().length && box.dataset.done) {
    location.assign(box.dataset.done);
    return;
  }
  forms.forEach((form) => { form.hidden = true; });
  const end = document.querySelector("[data-ser-end]");
  end.hidden = false;
  end.focus();
}

function forget(form) {
  const typed = read(TYPED, {});
  delete typed[form.action];
  write(TYPED, typed);
}

async function keep(form) {
  const content = JSON.stringify(fieldsOf(form).filter(([name]) => name !== "sent_as"));
  if (form.dataset.sent && form.dataset.sent !== content) form.elements.sent_as.value = number();
  form.dataset.sent = content;
  const item = { id: number(), owner: person(), url: form.action, fields: fieldsOf(form) };
  // Where the device keeps nothing the plain form is surer than anything below
  if (!item.owner || !write(QUEUE, [...queue(), item])) return form.submit();
  forget(form);
  const result = (await flush()).get(item.id) || { state: "away" };
  if (result.status === 422 || result.status === 409) {
    drop(item);
    form.submit();
    return;
  }
  forgetFaults(form);
  if (result.seen) forms.forEach((one) => { one.elements.seen.value = result.seen; });
  const next = forms[forms.indexOf(form) + 1];
  if (next) showScreen(next.dataset.screen);
  else finish();
}

function begin(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter && event.submitter.dataset.same) {
      const same = event.submitter.dataset.same.split(",");
      form.querySelectorAll("[name=present]").forEach((box) => { box.checked = same.includes(box.value); });
    }
    if (form.reportValidity()) keep(form);
  });
  form.addEventListener("input", () => {
    write(TYPED, { ...read(TYPED, {}), [form.action]: { owner: person(), fields: fieldsOf(form) } });
  });
  const waiting = mine().filter((item) => item.url === form.action).pop();
  const typed = read(TYPED, {})[form.action];
  if (waiting) fill(form, waiting.fields);
  if (typed && typed.owner === person()) {
    fill(form, typed.fields);
    form.querySelector("[data-typed]").hidden = false;
  }
}

/* Without net: the page that holds nothing is filled from what the home page left on the device. */

function option(list, id, name) {
  list.append(new Option(name, id));
}

function lay(box, negotiation, key) {
  forms.forEach((form) => { form.action = box.dataset.address.replace("SLUG", negotiation.slug).replace("KEY", key).replace("SCREEN", form.dataset.screen); });
  const by = Object.fromEntries(forms.map((form) => [form.dataset.screen, form]));
  const now = new Date();
  by.datum.elements.held_on.value = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
  by.datum.elements.round.value = negotiation.round;
  const places = by.wie.querySelector("[data-present]");
  places.replaceChildren(...negotiation.members.map(([id, name]) => {
    const label = document.createElement("label");
    const tick = Object.assign(document.createElement("input"), { type: "checkbox", name: "present", value: id });
    label.append(tick, ` ${name}`);
    return label;
  }));
  const same = by.wie.querySelector("[data-same]");
  same.dataset.same = negotiation.present.join(",");
  same.hidden = !negotiation.present.length;
  const acts = by.volgende.elements.who_acts;
  acts.replaceChildren(new Option("–", ""));
  negotiation.acts.forEach(([id, name]) => option(acts, id, name));
  forms.forEach((form) => { form.elements.sent_as.value = number(); });
  document.querySelectorAll("[data-ser-name]").forEach((one) => { one.textContent = negotiation.name; });
}

function stayAway(box) {
  const { lists = [] } = read(LISTS, {});
  const choice = box.querySelector("[data-ser-choice]");
  lists.forEach((one, place) => {
    const row = document.createElement("p");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "nl-button", textContent: `+ ${one.name}` });
    button.addEventListener("click", () => {
      lay(box, lists[place], crypto.randomUUID());
      choice.hidden = true;
      showScreen("datum", { push: false });
    });
    row.append(button);
    choice.append(row);
  });
  box.querySelector("[data-ser-nothing]").hidden = lists.length > 0;
}

/* Begin */

forms.forEach(begin);
const away = document.querySelector("[data-ser-away]");
if (away) stayAway(away);
const lists = document.getElementById("ser-lists");
if (lists && owner) write(LISTS, { owner, lists: JSON.parse(lists.textContent) });
addEventListener("popstate", () => {
  const there = forms.find((form) => form.action === location.href);
  if (there) showScreen(there.dataset.screen, { push: false });
});
addEventListener("online", flush);
document.querySelectorAll("form[action$='/logout/']").forEach((form) => form.addEventListener("submit", () => localStorage.removeItem(LISTS)));
setInterval(() => { if (mine().some((item) => !item.refused)) flush(); }, AGAIN_SECONDS * 1000);
tell();
if (mine().length) flush();
if ("serviceWorker" in navigator && line) navigator.serviceWorker.register(line.dataset.worker, { scope: line.dataset.scope }).catch(() => {});
