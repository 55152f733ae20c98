import { vi } from 'vitest';

/** What is to be seen soon: in milliseconds as a rule, and on a busy machine when it gets to it. */
export const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 5 });
