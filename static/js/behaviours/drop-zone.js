import { sendWithRetries } from "../send-file.js";
import { FileRow } from "../file-row.js";

const warn = (event) => event.preventDefault();

/** What the server is told of a file: the file, or only its name and size when it is too large. */
function formFor(form, file, limit) {
  const data = new FormData(form);
  const { name } = form.querySelector("input[type=file]");
  data.delete(name);
  if (file.size <= limit) {
    data.append(name, file);
  } else {
    data.append("refused_name", file.name);
    data.append("refused_size", file.size);
  }
  return data;
}

/** Send dropped or chosen files one by one, each with a row that shows how far it is. */
export function dropZone(form) {
  const input = form.querySelector("input[type=file]");
  const zone = form.querySelector(".drop");
  const notice = form.querySelector("[data-notice]");
  const list = document.getElementById(form.dataset.list);
  const { limitBytes, limitFiles } = form.dataset;

  async function sendAll(files) {
    const rows = files.map((file) => [file, new FileRow(file, list)]);
    window.addEventListener("beforeunload", warn);
    for (const [file, row] of rows) {
      try {
        const answer = await sendWithRetries(form.action, formFor(form, file, Number(limitBytes)), row.progress);
        row.replace(answer);
      } catch {
        row.lost();
      }
      form.dispatchEvent(new CustomEvent("file-sent", { bubbles: true }));
    }
    window.removeEventListener("beforeunload", warn);
  }

  function take(files) {
    const isTooMany = files.length > Number(limitFiles);
    notice.hidden = !isTooMany;
    notice.textContent = isTooMany
      ? `${files.length} files are more than ${limitFiles} at once. Nothing was sent; drop them in parts.`
      : "";
    if (!isTooMany && files.length) queue = queue.then(() => sendAll([...files]));
  }

  let queue = Promise.resolve();
  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });
  zone.addEventListener("dragover", () => zone.classList.add("is-over"));
  for (const end of ["dragleave", "drop"]) zone.addEventListener(end, () => zone.classList.remove("is-over"));
}
