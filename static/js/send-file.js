import { token } from "./csrf.js";

const RETRIES = 3;
const PAUSE_MS = 1000;

/** Send one form by XMLHttpRequest, the only way to hear how far an upload is. */
function send(url, form, onProgress) {
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

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Send, and when the connection is lost try again three times, waiting longer each time. */
export async function sendWithRetries(url, form, onProgress) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send(url, form, onProgress);
    } catch (error) {
      if (attempt === RETRIES) throw error;
      await pause(PAUSE_MS * 2 ** attempt);
    }
  }
}
