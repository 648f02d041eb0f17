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

nameSite();
watchRegions();
focusErrors();
