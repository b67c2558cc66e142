import { FileRow } from "../file-row.js";
import { formOf, sendFile } from "../send-file.js";

const hasFiles = (event) => event.dataTransfer.types.includes("Files");
const warn = (event) => event.preventDefault();

/** Say how many files are not sent yet: leaving now would lose them. */
function sayUnsent(form, count) {
  const line = form.querySelector("[data-unsent]");
  line.hidden = count === 0;
  line.textContent = `${count} ${count === 1 ? "file is" : "files are"} still to be sent. Stay on this page until they are.`;
}

async function sendAll(form, files, rows) {
  window.addEventListener("beforeunload", warn);
  for (const [index, file] of files.entries()) {
    sayUnsent(form, files.length - index);
    try {
      const data = formOf(form, file, Number(form.dataset.limitBytes));
      const answer = await sendFile(form.action, data, rows[index]);
      if (answer.status < 400) rows[index].replaceBy(answer.responseText);
      else rows[index].fail(`Not taken (${answer.status}). Nothing was kept.`);
    } catch {
      rows[index].fail("No connection. Drop it again later.");
    }
    form.dispatchEvent(new CustomEvent("file-sent", { bubbles: true }));
  }
  sayUnsent(form, 0);
  window.removeEventListener("beforeunload", warn);
}

/** Send chosen files, or files dropped anywhere on the page, one by one. */
export function dropZone(form) {
  const input = form.querySelector("input[type=file]");
  const notice = form.querySelector("[data-notice]");
  const list = document.getElementById(form.dataset.list);
  let queue = Promise.resolve();

  function take(files) {
    const { limitFiles } = form.dataset;
    notice.hidden = files.length <= Number(limitFiles);
    notice.textContent = `${files.length} files are more than ${limitFiles} at once. None was sent; drop them in parts.`;
    if (!notice.hidden) return;
    const rows = files.map((file) => new FileRow(file, list));
    queue = queue.then(() => sendAll(form, files, rows));
  }

  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });
  document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}
