/** The wire format of SSH (RFC 4251, 5): every field is four bytes that say how long it is, and as many bytes. */

export type Bytes = Uint8Array<ArrayBuffer>;

export function fieldAt(bytes: Uint8Array, start: number): Uint8Array | null {
  if (start + 4 > bytes.length) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(start);
  return start + 4 + length > bytes.length ? null : bytes.subarray(start + 4, start + 4 + length);
}

/** All fields up to the last whole one, and how many bytes are left after it. */
export function fieldsOf(bytes: Uint8Array): { fields: Uint8Array[]; left: number } {
  const fields: Uint8Array[] = [];
  let at = 0;
  for (let field = fieldAt(bytes, at); field; field = fieldAt(bytes, at)) {
    fields.push(field);
    at += 4 + field.length;
  }
  return { fields, left: bytes.length - at };
}

export function number(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

export function field(content: Uint8Array | string): Uint8Array {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return joined(number(bytes.length), bytes);
}

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** Reads base64 with or without its filling. `exact` says that nothing hangs over the last whole byte. */
export function fromBase64(text: string): { bytes: Bytes; exact: boolean } | null {
  if (!/^[A-Za-z0-9+/]*={0,3}$/.test(text)) return null;
  const bare = text.replace(/=+$/, '');
  const whole = bare.length % 4 === 1 ? bare.slice(0, -1) : bare;
  const bytes = Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0));
  return { bytes, exact: base64(bytes).replace(/=+$/, '') === bare };
}

/** Bits of an unsigned number, whatever zeros it begins with. */
export function bitsOf(number: Uint8Array): number {
  const first = number.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (number.length - first) * 8 - Math.clz32(number[first] ?? 0) + 24;
}
