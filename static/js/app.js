// The page works without this file; with it, it answers faster and listens to keys.
import htmx from "htmx.org";
import { autoSubmit } from "./behaviours/auto-submit.js";
import { dropZone } from "./behaviours/drop-zone.js";
import { evidenceLink } from "./behaviours/evidence-link.js";
import { focusNextRow } from "./behaviours/focus-next-row.js";
import { keyboard } from "./behaviours/keyboard.js";
import { moveMenu } from "./behaviours/move-menu.js";
import { moveCard } from "./behaviours/move-card.js";
import { openSheet } from "./behaviours/open-sheet.js";
import { processBoard } from "./behaviours/process-board.js";
import { sayFailure } from "./behaviours/say-failure.js";
import { toastTimer } from "./behaviours/toast-timer.js";
import { token } from "./csrf.js";

const BEHAVIOURS = {
  "auto-submit": autoSubmit,
  "drop-zone": dropZone,
  "evidence-link": evidenceLink,
  "focus-next-row": focusNextRow,
  keyboard,
  "move-menu": moveMenu,
  "move-card": moveCard,
  "open-sheet": openSheet,
  "process-board": processBoard,
  "say-failure": sayFailure,
  "toast-timer": toastTimer,
};
const bound = new WeakSet();

function bind(element) {
  if (bound.has(element)) return;
  bound.add(element);
  for (const name of element.dataset.behaviour.split(" ")) BEHAVIOURS[name](element);
}

// Runs for the page once and for everything that is swapped in.
htmx.onLoad((root) => {
  if (root.matches("[data-behaviour]")) bind(root);
  root.querySelectorAll("[data-behaviour]").forEach(bind);
});

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  ctx.request.headers["X-CSRFToken"] = token();
});
