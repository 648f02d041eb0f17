/* The address of a row opens the part it stands in; a row on another page of the list is looked up there. */
"use strict";

function openRow() {
  const part = document.querySelector("[data-row-address]");
  const id = decodeURIComponent(location.hash.slice(1));
  if (!part || !id) return;
  const row = document.getElementById(id);
  if (row) {
    if (!part.contains(row) || part.open) return;
    part.open = true;
    row.scrollIntoView();
  } else if (/^(?!page-)[a-z]+-[0-9]+$/.test(id)) {
    const there = new URL(part.dataset.rowAddress, location.href);
    there.searchParams.set("uitspraak", id);
    location.replace(there);
  }
}

openRow();
addEventListener("hashchange", openRow);
