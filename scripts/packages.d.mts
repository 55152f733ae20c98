export function inPath(name: string): string | undefined;
