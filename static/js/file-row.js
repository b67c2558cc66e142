/** The row of a file while it is sent; the server's row takes its place. */
export class FileRow {
  #row = document.createElement("li");
  #bar = document.createElement("progress");
  #state = document.createElement("span");

  constructor(file, list) {
    const name = Object.assign(document.createElement("span"), { className: "fn", textContent: file.name });
    this.#row.className = "file";
    this.#bar.value = 0;
    this.#bar.setAttribute("aria-label", `${file.name}, sent so far`);
    this.#state.className = "dim";
    this.#state.textContent = "Waiting to be sent";
    this.#row.append(name, this.#bar, this.#state);
    list.append(this.#row);
  }

  progress = (share) => {
    this.#bar.value = share;
    this.#state.textContent = share < 1 ? `Sending, ${Math.round(100 * share)}%` : "Sent, being kept";
  };

  /** Put the server's row in place, or say that it refused. */
  replace(answer) {
    if (answer.status >= 400) return this.#say(`Not taken (${answer.status})`);
    const template = document.createElement("template");
    template.innerHTML = answer.responseText.trim();
    const fresh = template.content.firstElementChild;
    const known = document.getElementById(fresh.id); // a poll may have brought it already
    if (known) this.#row.remove();
    (known ?? this.#row).replaceWith(fresh);
    htmx.process(fresh);
  }

  lost() {
    this.#say("Connection lost. Drop it again.");
  }

  #say(text) {
    this.#bar.remove();
    this.#row.insertBefore(document.createElement("span"), this.#state);
    this.#state.className = "miss";
    this.#state.textContent = text;
  }
}
