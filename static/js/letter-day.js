/* Says a typed day with its weekday, so that a slip of the finger is seen, and begins at the first field that is empty.
   Without this file the server says the day. */
"use strict";

window.addEventListener("load", () => setTimeout(() => {
  const empty = [...document.querySelectorAll(".nl-form input[type=text]")].find((field) => !field.value);
  if (empty && !document.querySelector(".nl-errors")) empty.focus();
}));

document.querySelectorAll("[data-day]").forEach((field) => {
  const said = document.querySelector("[data-weekday]");
  const words = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  field.addEventListener("input", () => {
    const dutch = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(field.value.trim());
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(field.value.trim());
    const [year, month, day] = dutch ? [dutch[3], dutch[2], dutch[1]] : iso ? iso.slice(1) : [];
    const found = year ? new Date(Date.UTC(year, month - 1, day)) : null;
    said.textContent = found && found.getUTCDate() === Number(day) ? words.format(found) : "";
  });
});
