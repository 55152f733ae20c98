const day = 86_400_000;

/** Days that have passed since a moment, when they are more than `days`; else null. `now` in milliseconds. */
export const longerThan = (since: Date | null, now: number, days: number): number | null => {
  const passed = since ? now - since.getTime() : 0;
  return passed > days * day ? Math.floor(passed / day) : null;
};
