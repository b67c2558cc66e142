import htmx from "htmx.org";

const REASONS = {
  0: "No connection. Nothing is lost; try again when it is back.",
  400: "The page was open too long. Reload it and try again.",
  404: "That is no longer there.",
  409: "Somebody changed this meanwhile. Reload to see both.",
  413: "That is too large to send.",
  429: "Too many requests. Wait a minute, then try again.",
};
const UNKNOWN = "That did not work, on our side. Nothing was changed.";

function toast(text) {
  const line = document.createElement("p");
  line.className = "toast is-miss";
  line.dataset.behaviour = "toast-timer";
  line.append(Object.assign(document.createElement("span"), { textContent: text }));
  return line;
}

/** Say in a toast why a swap did not happen: the region holds the toasts. */
export function sayFailure(region) {
  const say = (status) => {
    region.append(toast(REASONS[status] ?? UNKNOWN));
    htmx.process(region);
  };
  document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => {
    if (ctx.response.raw.status !== 422) say(ctx.response.raw.status);
  });
  document.addEventListener("htmx:error", ({ detail: { ctx, error } }) => {
    if (error?.name !== "AbortError" && !ctx?.response) say(0);
  });
}
