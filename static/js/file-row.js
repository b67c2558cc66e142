import htmx from "htmx.org";

const element = (tag, className, textContent = "") =>
  Object.assign(document.createElement(tag), { className, textContent });

/** The row of a file while it is sent; the server's row then joins the list below. */
export class FileRow {
  #row = element("li", "file");
  #middle = document.createElement("progress");
  #state = element("span", "dim", "Waiting to be sent");
  #list;

  constructor(file, list) {
    this.#list = list;
    this.#middle.value = 0;
    this.#middle.setAttribute("aria-label", `${file.name}, sent so far`);
    this.#row.append(element("span", "fn", file.name), this.#middle, this.#state);
    list.previousElementSibling.append(this.#row); // the list of what is being sent
  }

  showProgress = (share) => {
    this.#middle.value = share;
    this.#state.textContent = share < 1 ? `Sending, ${Math.round(100 * share)}%` : "Sent, being kept";
  };

  showRetry() {
    this.#state.textContent = "Connection lost, trying again";
  }

  fail(reason) {
    const nothing = document.createElement("span");
    this.#middle.replaceWith(nothing);
    this.#state.className = "miss";
    this.#state.textContent = reason;
  }

  /** Give way to the row the server answered with; a poll may have brought it already. */
  replaceBy(html) {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    const fresh = template.content.firstElementChild;
    const known = document.getElementById(fresh.id);
    if (known) known.replaceWith(fresh);
    else this.#list.append(fresh);
    this.#row.remove();
    htmx.process(fresh);
  }
}
