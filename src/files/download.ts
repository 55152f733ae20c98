/** `virtual-machines-2026-11-22.csv`, by the user's own calendar. */
export function fileName(name: string, ending: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${name}-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.${ending}`;
}

/** Hands a text to the browser as a file. */
export const download = (text: string, name: string, type: string): void =>
  downloadBlob(new Blob([text], { type: `${type};charset=utf-8` }), name);

export function downloadBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
