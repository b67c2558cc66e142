/** Drag a card of the board into another tier: what is dropped sends the card's own form. */
export function moveCard(board) {
  let dragged = null;
  const place = (event) => event.target.closest?.("[data-drop]");
  const mark = (target) => {
    board.querySelectorAll("[data-drop].is-over").forEach((one) => one.classList.remove("is-over"));
    target?.classList.add("is-over");
  };

  board.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[draggable]");
    event.dataTransfer.effectAllowed = "move";
  });
  board.addEventListener("dragover", (event) => {
    if (!dragged || !place(event)) return;
    event.preventDefault();
    mark(place(event));
  });
  board.addEventListener("dragend", () => {
    dragged = null;
    mark(null);
  });
  board.addEventListener("drop", (event) => {
    const form = dragged?.querySelector("[data-drop-form]");
    const tier = place(event)?.dataset.drop;
    if (!form || !tier) return;
    event.preventDefault();
    if (form.elements["tier-shown"].value === tier) return;
    form.elements["tier-tier"].value = tier;
    form.requestSubmit();
  });
}
