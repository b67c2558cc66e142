/** The token that every request but GET carries. */
export const token = () => document.querySelector('meta[name="csrf-token"]')?.content ?? "";
