/* Small comforts; every page works without this file. */
"use strict";

/* A region that fits needs no stop for the keyboard. */
function fitRegion(region) {
  const scrolls = region.scrollWidth > region.clientWidth + 1;
  if (scrolls) region.tabIndex = 0;
  else if (document.activeElement !== region) region.removeAttribute("tabindex");
}

function watchRegions() {
  const observer = new ResizeObserver((entries) => entries.forEach((entry) => fitRegion(entry.target)));
  document.querySelectorAll(".nl-scroll").forEach((region) => observer.observe(region));
}

/* After a refused form the reader starts at the list of what is wrong. */
function focusErrors() {
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
}

/* On paper an address of ours has the name of this site before it (print.css); some browsers cannot read it there. */
function nameSite() {
  const root = document.documentElement;
  if (root.dataset.origin && !CSS.supports("width", "attr(data-width type(<length>), 0px)"))
    root.style.setProperty("--nl-origin", JSON.stringify(root.dataset.origin));
}

/* The search box offers names while one types; without them it is a plain form. */
function offerNames(form) {
  const list = form.querySelector("datalist");
  const box = form.querySelector("[list]");
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = box.value;
      const asked = new URLSearchParams(new FormData(form));
      const reply = typed.trim().length > 1 ? await fetch(`${form.dataset.suggestions}?${asked}`) : null;
      const names = reply && reply.ok ? (await reply.json()).suggestions : [];
      if (box.value === typed) list.replaceChildren(...names.map((name) => new Option(name, name)));
    }, 150);
  });
}

for (const form of document.querySelectorAll("[data-suggestions]")) offerNames(form);
nameSite();
watchRegions();
focusErrors();
