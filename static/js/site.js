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

watchRegions();
focusErrors();
