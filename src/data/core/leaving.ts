/** What would be broken off if the page were left now: calls on their way, uploads. */
const checks = new Set<() => boolean>();

export const staysFor = (check: () => boolean): void => void checks.add(check);
export const mustStay = (): boolean => [...checks].some((check) => check());

let open = 0;
staysFor(() => open > 0);

/** The page is not to be left until this has ended. */
export async function untilDone<T>(work: Promise<T>): Promise<T> {
  open += 1;
  try {
    return await work;
  } finally {
    open -= 1;
  }
}
