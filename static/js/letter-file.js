/* Says at once that a file is too large, and sends it not: a server that refuses so much closes the line unread.
   Without this file the server says it, as far as the line lets it. */
"use strict";

document.querySelectorAll("input[type=file][data-most]").forEach((field) => {
  const said = document.getElementById(field.dataset.says);
  const tooLarge = () => [...field.files].find((file) => file.size > Number(field.dataset.most));
  const tell = () => {
    const file = tooLarge();
    said.textContent = file ? said.dataset.words.replace("{size}", Math.round(file.size / 1048576)) : "";
    if (file) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    return Boolean(file);
  };
  field.addEventListener("change", tell);
  field.form.addEventListener("submit", (event) => {
    if (!tell()) return;
    event.preventDefault();
    field.focus();
  });
});
