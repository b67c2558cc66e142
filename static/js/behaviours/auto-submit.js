/** Send a form as soon as something in it is chosen. */
export function autoSubmit(form) {
  form.addEventListener("change", () => form.requestSubmit());
}
