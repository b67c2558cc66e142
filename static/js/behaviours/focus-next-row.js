const way = (row) => row.querySelector(".acts .btn") ?? row.querySelector("a, button");

/** After a row was swapped, go on to the row that is now in its place, never to the page's top. */
export function focusNextRow(list) {
  let position = -1;
  const rows = () => [...list.querySelectorAll("[data-row]")];

  list.addEventListener("htmx:before:swap", () => {
    position = rows().findIndex((row) => row.contains(document.activeElement));
  });
  list.addEventListener("htmx:after:swap", () => {
    if (position < 0 || document.activeElement !== document.body) return;
    const next = rows().slice(position).concat(rows().reverse());
    next.map(way).find(Boolean)?.focus();
    position = -1;
  });
}
