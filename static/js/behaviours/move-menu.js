/** A menu of stages on a card: its letters are keys only while it is open; Escape closes it. */
export function moveMenu(menu) {
  const ways = menu.querySelectorAll("[data-letter]");
  const summary = menu.querySelector("summary");

  menu.addEventListener("toggle", () => {
    for (const way of ways) {
      if (menu.open && way.dataset.letter) way.dataset.key = way.dataset.letter;
      else delete way.dataset.key;
    }
    if (menu.open) ways[0]?.focus();
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    summary.focus();
  });
}
