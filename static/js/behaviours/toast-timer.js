const SHOWN_MS = 10_000;

/** Take a toast away after ten seconds; the time stands still under the pointer or the focus. */
export function toastTimer(toast) {
  let left = SHOWN_MS;
  let startedAt;
  let timer;

  const start = () => {
    startedAt = Date.now();
    timer = setTimeout(() => toast.remove(), left);
  };
  const stop = () => {
    clearTimeout(timer);
    left -= Date.now() - startedAt;
  };
  toast.addEventListener("mouseenter", stop);
  toast.addEventListener("mouseleave", start);
  toast.addEventListener("focusin", stop);
  toast.addEventListener("focusout", start);
  start();
}
