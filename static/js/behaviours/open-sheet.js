/** Open the dialog that a button names, in browsers that do not do so by themselves. */
export function openSheet(button) {
  if ("commandForElement" in HTMLButtonElement.prototype) return;
  const sheet = document.getElementById(button.getAttribute("commandfor"));
  button.addEventListener("click", () => sheet.showModal());
}
