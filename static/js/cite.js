/* A citation opens in its place; without this file the links lead to the page it stands on. */
"use strict";

/* Return the citation that stands at an address, its buttons at work. */
async function fetchCitation(address) {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(reply.statusText);
  const citation = new DOMParser().parseFromString(await reply.text(), "text/html").querySelector("[data-citation]");
  letCopy(citation);
  return citation;
}

/* One press copies a form, and says so. */
function letCopy(citation) {
  const said = citation.querySelector("[data-copied]");
  for (const button of citation.querySelectorAll("[data-copy]")) {
    const form = button.parentElement.querySelector("pre");
    button.hidden = false;
    button.addEventListener("click", async () => {
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(form.textContent);
        said.textContent = button.dataset.copy;
      } catch {
        getSelection().selectAllChildren(form);
      }
    });
  }
}

/* Figures, charts and rows share one panel. */
let panel;

async function openPanel(address) {
  const citation = await fetchCitation(address);
  if (!panel) {
    panel = document.body.appendChild(document.createElement("dialog"));
    panel.className = "nl-cite-panel";
    panel.addEventListener("click", (event) => event.target === panel && panel.close());
  }
  const close = citation.querySelector("[data-close]");
  close.hidden = false;
  close.addEventListener("click", () => panel.close());
  panel.setAttribute("aria-label", citation.dataset.citation);
  panel.replaceChildren(citation);
  panel.showModal();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-cite], a.nl-cite");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  openPanel(link.href).catch(() => location.assign(link.href));
});

for (const place of document.querySelectorAll("[data-cite-here]"))
  place.addEventListener("toggle", async () => {
    if (!place.open || place.dataset.citeHere === "") return;
    const address = place.dataset.citeHere;
    place.dataset.citeHere = "";
    const citation = await fetchCitation(address).catch(() => null);
    if (citation) place.querySelector(".nl-menu__panel").replaceChildren(citation);
  });

for (const citation of document.querySelectorAll("main > [data-citation]")) letCopy(citation);
