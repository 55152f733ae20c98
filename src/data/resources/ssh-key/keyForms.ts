import { field, fromBase64, joined, type Bytes } from './keyBytes';

/** A public key in another form than the line of a .pub file, turned into the bytes of that line. */
export interface Converted {
  readonly blob: Bytes;
  readonly comment: string;
}

/** `cut`: the end is missing. `foreign`: nothing that OpenSSH has a form for. */
export type Conversion = Converted | 'cut' | 'foreign';

/** RFC 4716, as PuTTYgen and Tectia save public keys. */
export function fromSsh2(text: string): Conversion {
  const inside = /^-{4,5} ?BEGIN SSH2 PUBLIC KEY ?-{4,5}([\s\S]*?)(-{4,5} ?END SSH2 PUBLIC KEY ?-{4,5}|$)/.exec(text);
  if (!inside?.[2]) return 'cut';
  // A header goes on in the next line after a backslash.
  const lines = (inside[1] ?? '').replace(/\\\r?\n/g, '').split(/\s*\n\s*/);
  const comment = lines.map((line) => /^comment:\s*"?(.*?)"?\s*$/i.exec(line)?.[1]).find((found) => found !== undefined) ?? '';
  const read = fromBase64(
    lines
      .filter((line) => !/^[\w-]+:/.test(line))
      .join('')
      .replace(/\s/g, ''),
  );
  return read?.exact ? { blob: read.bytes, comment } : 'cut';
}

/** PEM: "PUBLIC KEY" (X.509, RFC 5280) and "RSA PUBLIC KEY" (PKCS#1). */
export function fromPem(text: string): Conversion {
  const inside = /^-{5}BEGIN (RSA )?PUBLIC KEY-{5}([\s\S]*?)(-{5}END (?:RSA )?PUBLIC KEY-{5}|$)/.exec(text);
  const read = inside?.[3] ? fromBase64((inside[2] ?? '').replace(/\s/g, '')) : null;
  const outer = read?.exact ? parts(read.bytes) : null;
  const content = outer?.length === 1 && outer[0]?.tag === sequence ? parts(outer[0].bytes) : null;
  if (!inside || !content) return 'cut';
  const blob = inside[1] ? rsa(content) : subjectKey(content);
  return blob ? { blob, comment: '' } : 'foreign';
}

const integer = 0x02;
const bitString = 0x03;
const identifier = 0x06;
const sequence = 0x30;

interface Part {
  readonly tag: number;
  readonly bytes: Uint8Array;
}

/** The values of DER that stand side by side; null when they do not end where they have to. */
function parts(bytes: Uint8Array): Part[] | null {
  const found: Part[] = [];
  let at = 0;
  while (at < bytes.length) {
    const [tag = 0, short = 0] = bytes.subarray(at, at + 2);
    const more = short > 0x80 ? short - 0x80 : 0;
    const length = more ? bytes.subarray(at + 2, at + 2 + more).reduce((sum, byte) => sum * 256 + byte, 0) : short;
    const start = at + 2 + more;
    if (start + length > bytes.length) return null;
    found.push({ tag, bytes: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return found;
}

function rsa([modulus, exponent, ...rest]: readonly Part[]): Bytes | null {
  if (modulus?.tag !== integer || exponent?.tag !== integer || rest.length > 0) return null;
  return joined(field('ssh-rsa'), field(exponent.bytes), field(modulus.bytes));
}

const hex = (part: Part | undefined) =>
  part?.tag === identifier ? Array.from(part.bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') : '';
const curves: Readonly<Record<string, string>> = {
  '2a8648ce3d030107': 'nistp256',
  '2b81040022': 'nistp384',
  '2b81040023': 'nistp521',
};

/** The key of a "PUBLIC KEY": what it is for (an object identifier), and its bits. */
function subjectKey([kind, bits]: readonly Part[]): Bytes | null {
  const [algorithm, curve] = (kind?.tag === sequence && parts(kind.bytes)) || [];
  // The first byte says how many bits of the last one do not count: none.
  if (bits?.tag !== bitString || bits.bytes[0] !== 0) return null;
  const key = bits.bytes.subarray(1);
  const named = curves[hex(curve)];
  if (hex(algorithm) === '2a864886f70d010101') {
    const inside = parts(key);
    const content = inside?.[0]?.tag === sequence ? parts(inside[0].bytes) : null;
    return content && rsa(content);
  }
  if (hex(algorithm) === '2b6570') return joined(field('ssh-ed25519'), field(key));
  if (hex(algorithm) === '2a8648ce3d0201' && named) return joined(field(`ecdsa-sha2-${named}`), field(named), field(key));
  return null;
}
