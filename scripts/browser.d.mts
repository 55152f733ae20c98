export const browserArgs: string[];
export function findBrowser(): string | undefined;
export function requireBrowser(): string;
export function ensureBrowser(): Promise<string>;
