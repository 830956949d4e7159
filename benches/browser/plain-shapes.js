// What the plain pages with conditions and rows do besides plain.js: show a question, and add a row.

function reveal({ target }) {
  const next = target.closest(".question")?.nextElementSibling;
  if (next?.dataset.when) next.hidden = target.value.trim().length < Number(next.dataset.when);
}

/** A copy of the last row, empty, with the next number wherever the old one stands. */
function addRow({ target }) {
  if (!target.matches("button.add")) return;
  const last = target.previousElementSibling;
  const number = document.querySelectorAll(".row").length;
  const row = last.cloneNode(true);
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of element.attributes) attribute.value = attribute.value.replace(`rows-${number - 1}-`, `rows-${number}-`);
    if ("value" in element) element.value = "";
  }
  row.querySelector("legend").textContent = `Expense ${number + 1}`;
  row.querySelector(".remove").textContent = `Remove expense ${number + 1}`;
  last.after(row);
  row.querySelector("input").focus();
}

document.addEventListener("input", reveal);
document.addEventListener("click", addRow);
