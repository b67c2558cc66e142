const FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const CHORD_MS = 1500;

const isOff = () => document.documentElement.dataset.keys === "off";
const rowOf = (element) => element?.closest?.("[data-row]");

function moveRow(step) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const at = rows.indexOf(rowOf(document.activeElement));
  const next = rows[at < 0 ? (step > 0 ? 0 : -1) : at + step];
  next?.querySelector("a, button, input")?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** Whether a key may reach an element: those of a row only if it is the one to begin with. */
function isOpen(element) {
  const row = rowOf(element);
  return !row || row.matches(".is-sel, .is-next");
}

/** What a key stands for: in the focused row first, else the last one on the page. */
function find(key) {
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  const scope = document.querySelector("dialog[open]") ?? document;
  const here = rowOf(document.activeElement)?.querySelector(wanted);
  return here ?? [...scope.querySelectorAll(wanted)].filter(isOpen).pop();
}

function use(element) {
  if (element.matches(FIELDS)) element.select();
  else element.click();
}

/** Keys: elements name theirs in data-key; J and K move between rows; Ctrl+Enter saves. */
export function keyboard(body) {
  let prefix = "";

  body.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.form?.requestSubmit();
    if (isOff() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches(FIELDS) || event.isComposing) return;

    const key = prefix + event.key.toLowerCase();
    prefix = "";
    const element = find(key);
    if (element) {
      event.preventDefault();
      use(element);
    } else if (key === "g") {
      prefix = "g ";
      setTimeout(() => (prefix = ""), CHORD_MS);
    } else if (key === "j" || key === "k") moveRow(key === "j" ? 1 : -1);
  });
}
