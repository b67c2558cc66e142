import { token } from "./csrf.js";

const RETRIES = 3;
const PAUSE_MS = 1000;

/** The form of one file: the file itself, or only its name and size when it is too large. */
export function formOf(form, file, limitBytes) {
  const data = new FormData(form);
  const { name } = form.querySelector("input[type=file]");
  data.delete(name);
  if (file.size <= limitBytes) {
    data.append(name, file);
  } else {
    data.append("refused_name", file.name);
    data.append("refused_size", file.size);
  }
  return data;
}

/** Post a form by XMLHttpRequest, the only way to hear how far an upload is. */
function post(url, form, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("X-CSRFToken", token());
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded / event.total));
    request.addEventListener("load", () => resolve(request));
    request.addEventListener("error", () => reject(new Error("no connection")));
    request.send(form);
  });
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Post a form; when the connection is lost try three times more, waiting longer each time. */
export async function sendFile(url, form, row) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await post(url, form, row.showProgress);
    } catch (error) {
      if (attempt === RETRIES) throw error;
      row.showRetry();
      await pause(PAUSE_MS * 2 ** attempt);
    }
  }
}
