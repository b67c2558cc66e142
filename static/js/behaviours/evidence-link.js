/** Show the place on the page that a quoted line comes from: light it, bring it into view. */
export function evidenceLink(link) {
  const place = () => document.getElementById(link.hash.slice(1));

  const light = () => {
    document.querySelectorAll(".is-lit").forEach((lit) => lit.classList.remove("is-lit"));
    place()?.classList.add("is-lit");
  };

  // Focus moves only the pages' own scroll, so that the focused line stays where it is.
  const scrollPages = () => {
    const pages = place()?.closest("[data-pages]");
    if (!pages) return;
    const offset = place().getBoundingClientRect().top - pages.getBoundingClientRect().top;
    pages.scrollBy({ top: offset - pages.clientHeight / 3 });
  };

  link.addEventListener("focus", () => {
    light();
    scrollPages();
  });
  link.addEventListener("click", (event) => {
    if (!place()) return;
    event.preventDefault();
    light();
    place().scrollIntoView({ block: "center" });
  });
}
