// Copy buttons: the only script besides htmx. The pages work without scripts; the buttons are shown only with them.
"use strict";

document.documentElement.classList.add("has-script");

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = "Copied";
  } catch {
    // Over plain HTTP from another machine, browsers deny access to the clipboard: select the text instead.
    getSelection().selectAllChildren(source);
    button.textContent = "Selected";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 2000);
});
