const card = (element) => element.closest("[data-card]");
const lane = (element) => element.closest("[data-lane]");

/** Send the card's own form, as its menu would: the server decides, and says why if not. */
function move(moved, stage) {
  const form = moved.querySelector("form");
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "stage", value: stage });
  form.append(field);
  form.requestSubmit();
}

/** Cards are dragged from stage to stage; the one that was moved last takes the focus. */
export function processBoard(board) {
  let dragged = null;
  const mark = (over) => {
    for (const each of board.querySelectorAll("[data-lane]")) each.classList.toggle("is-over", each === over);
  };

  for (const each of board.querySelectorAll("[data-card]:has(form)")) each.draggable = true;
  board.addEventListener("dragstart", (event) => {
    dragged = card(event.target);
    event.dataTransfer.effectAllowed = "move";
  });
  board.addEventListener("dragover", (event) => {
    const over = lane(event.target);
    if (!dragged || !over) return;
    event.preventDefault();
    mark(over);
  });
  board.addEventListener("dragend", () => {
    dragged = null;
    mark(null);
  });
  board.addEventListener("drop", (event) => {
    event.preventDefault();
    const stage = lane(event.target)?.dataset.lane;
    if (dragged && stage && stage !== dragged.dataset.stage) move(dragged, stage);
  });

  document.getElementById(location.hash.slice(1))?.querySelector("a")?.focus();
}
