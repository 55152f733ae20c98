import { msg, type Message } from '@/i18n';
import { base64, bitsOf, fieldsOf, fromBase64 } from './keyBytes';
import { isPrivateKey, type PublicKey } from './keyFormat';
import { fromPem, fromSsh2, type Conversion } from './keyForms';

export type KeyReading =
  | {
      readonly key: PublicKey;
      /** The line of a .pub file: what is stored and sent. */
      readonly line: string;
      /** It was pasted in another form. */
      readonly converted: boolean;
      readonly problem?: undefined;
      readonly repaired?: undefined;
    }
  | {
      readonly key?: undefined;
      readonly line?: undefined;
      readonly converted?: undefined;
      readonly problem: Message;
      /** What was probably meant, for the user to accept: never taken without a word. */
      readonly repaired?: string | undefined;
    };

/**
 * Reads a public SSH key as sshd will: all its fields, up to the exact end. A key that is cut, wrapped or of another form
 * opens nothing, and whoever relies on it is locked out of a machine that is paid for.
 */
export function readKey(pasted: string): KeyReading {
  // Signs that nobody can see come along from web pages and chats.
  const text = pasted.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '').trim();
  if (text === '') return { problem: msg('sshKeys.problem.empty') };
  if (isPrivateKey(text)) return { problem: msg('sshKeys.problem.private') };
  const begins = beginnings.find(([pattern]) => pattern.test(text));
  if (begins) return { problem: begins[1] };
  if ((text.match(/BEGIN (?:SSH2 |RSA )?PUBLIC KEY/g) ?? []).length > 1) return { problem: msg('sshKeys.problem.several') };
  if (/^-{4,5} ?BEGIN SSH2 PUBLIC KEY/.test(text)) return fromConversion(fromSsh2(text));
  if (/^-----BEGIN (RSA )?PUBLIC KEY-----/.test(text)) return fromConversion(fromPem(text));
  const quoted = /^(["'`“‘])([^"'`“”‘’]+)["'`”’][,;]?$/.exec(text);
  if (quoted) return { problem: msg('sshKeys.problem.before', { text: quoted[1] ?? '' }), repaired: readKey(quoted[2] ?? '').line };
  const lines = text.split(/[\r\n\u2028\u2029]+/).filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  return fromWords(lines.join(' ').trim().split(/\s+/), lines.length);
}

/** What is no key of SSH at all, by how it begins. */
const beginnings: readonly (readonly [RegExp, Message])[] = [
  [/^(https?:\/\/|[\w.-]+\.[a-z]{2,}\/\S*$|(gh|lp):\S+$)/i, msg('sshKeys.problem.address')],
  [/^(\d+ )?(SHA256:|(MD5:)?[0-9a-f]{2}(:[0-9a-f]{2}){15})/i, msg('sshKeys.problem.fingerprint')],
  [/^-----BEGIN [\w ]*CERTIFICATE/, msg('sshKeys.problem.x509')],
  [/^-----BEGIN PGP/, msg('sshKeys.problem.pgp')],
  [/^(\d+ )?\d+ \d{20,}/, msg('sshKeys.problem.ssh1')],
];

const typePattern =
  /^(?:rsa-sha2-(?:256|512)|(?:sk-)?(?:ssh-(?:rsa|dss|dsa|ecdsa|ed25519|ed448|xmss)|ecdsa-sha2-nistp\d+)(?:-cert-v\d\d)?)(?:@openssh\.com)?$/;
/** What sshd knows in front of a key in authorized_keys. */
const optionPattern =
  /^(?:no-[\w-]+|restrict|pty|user-rc|cert-authority|(?:agent|port|x11)-forwarding|verify-required|(?:command|environment|expiry-time|from|permitlisten|permitopen|principals|tunnel)=)/i;
// The name of the type has fewer than 256 letters, so that every key begins with three zero bytes.
const keyBegins = /^AAAA/;

function fromWords(words: readonly string[], lines: number): KeyReading {
  const starts = words.flatMap((word, index) => (typePattern.test(word) && keyBegins.test(words[index + 1] ?? '') ? [index] : []));
  if (starts.length > 1) return { problem: msg('sshKeys.problem.several') };
  const [first = '', ...rest] = words;
  const [start] = starts;
  if (start !== undefined && start > 0) {
    const before = words.slice(0, start).join(' ');
    const id = optionPattern.test(before) ? 'sshKeys.problem.options' : 'sshKeys.problem.before';
    return { problem: msg(id, { text: before.slice(0, 60) }), repaired: fromWords(words.slice(start), 1).line };
  }
  if (keyBegins.test(first)) {
    const { bytes } = fromBase64(first) ?? {};
    const named = bytes && nameOf(bytes);
    const repaired = named && typePattern.test(named) ? fromWords([named, ...words], 1).line : undefined;
    return { problem: msg('sshKeys.problem.noType'), repaired };
  }
  if (!typePattern.test(first)) {
    if (!keyBegins.test(rest[0] ?? '')) return { problem: msg('sshKeys.problem.format') };
    if (!/ssh|ecdsa|ed25519|rsa/i.test(first)) {
      return {
        problem: msg('sshKeys.problem.before', { text: first.slice(0, 60) }),
        repaired: fromWords([nameIn(rest), ...rest], 1).line,
      };
    }
  }
  if (rest.length === 0) return { problem: msg('sshKeys.problem.noKey', { type: first }) };
  return fromLine(first, rest, lines);
}

const nameOf = (blob: Uint8Array): string | null => {
  const [name] = fieldsOf(blob).fields;
  return name ? new TextDecoder().decode(name) : null;
};
const nameIn = ([encoded = '']: readonly string[]): string => nameOf(fromBase64(encoded)?.bytes ?? new Uint8Array()) ?? '';

/** A type, and words of which the first is the key, or the first few are: then it was wrapped. */
function fromLine(type: string, words: readonly string[], lines: number): KeyReading {
  const [first = ''] = words;
  const strange = /[^A-Za-z0-9+/=]/u.exec(first)?.[0];
  if (strange === '…' || first.includes('...')) return { problem: msg('sshKeys.problem.shortened') };
  if (strange) return { problem: msg('sshKeys.problem.character', { character: strange, code: codeOf(strange) }) };
  const whole = readBlob(type, first, words.slice(1).join(' '));
  if (!whole.problem) {
    // The comment stands in a line of its own.
    return lines > 1 ? { problem: msg('sshKeys.problem.wrapped'), repaired: whole.line } : whole;
  }
  if (whole.problem.id !== 'sshKeys.problem.cut') return whole;
  for (let count = 2; count <= words.length && /^[A-Za-z0-9+/]+={0,3}$/.test(words[count - 1] ?? ''); count += 1) {
    const rejoined = readBlob(type, words.slice(0, count).join(''), words.slice(count).join(' '));
    if (!rejoined.problem) return { problem: msg('sshKeys.problem.wrapped'), repaired: rejoined.line };
    if (rejoined.problem.id !== 'sshKeys.problem.cut') return rejoined.problem.id === 'sshKeys.problem.more' ? whole : rejoined;
  }
  return whole;
}

const codeOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function fromConversion(found: Conversion): KeyReading {
  if (found === 'cut') return { problem: msg('sshKeys.problem.cut') };
  if (found === 'foreign') return { problem: msg('sshKeys.problem.foreign') };
  const type = nameOf(found.blob) ?? '';
  const reading = readBlob(type, base64(found.blob), found.comment);
  return reading.problem ? reading : { ...reading, converted: true };
}

function readBlob(type: string, encoded: string, comment: string): KeyReading {
  const read = fromBase64(encoded);
  if (!read) return { problem: msg('sshKeys.problem.character', { character: '=', code: codeOf('=') }) };
  const { bytes: blob, exact } = read;
  const inside = nameOf(blob);
  if (inside !== null && inside !== type) {
    // What stands there instead may be anything.
    if (!/^[\w@.-]{1,64}$/.test(inside)) return { problem: msg('sshKeys.problem.damaged') };
    return {
      problem: msg('sshKeys.problem.mismatch', { type: type.slice(0, 60), inside }),
      repaired: readBlob(inside, encoded, comment).line,
    };
  }
  const problem = problemIn(type, blob) ?? (exact ? null : msg('sshKeys.problem.more'));
  if (problem) return { problem };
  return { key: { type, blob, comment }, line: `${type} ${base64(blob)} ${comment}`.trim(), converted: false };
}

const points: Readonly<Record<string, number>> = { nistp256: 65, nistp384: 97, nistp521: 133 };
/** Bits of RSA below which current systems refuse a key, and above which OpenSSH does. */
const weakest = 2048;
const longest = 16_384;

/** What is wrong with the fields of a key, or null. */
function problemIn(type: string, blob: Uint8Array): Message | null {
  if (type.includes('-cert-v')) return msg('sshKeys.problem.certificate');
  if (type === 'ssh-dss') return msg('sshKeys.problem.dsa');
  const shape = shapes.find(([name]) => name === type)?.[1] ?? null;
  if (!shape) return msg('sshKeys.problem.type', { type: type.slice(0, 60) });
  const {
    fields: [, ...fields],
    left,
  } = fieldsOf(blob);
  const wrong = fields.findIndex((field, index) => shape[index]?.(field) === false);
  if (wrong >= 0) return msg('sshKeys.problem.damaged');
  if (fields.length < shape.length) return msg('sshKeys.problem.cut');
  if (fields.length > shape.length || left > 0) return msg('sshKeys.problem.more');
  const bits = type === 'ssh-rsa' ? bitsOf(fields[1] ?? new Uint8Array()) : weakest;
  if (bits < weakest) return msg('sshKeys.problem.weak', { bits, least: weakest });
  return bits > longest ? msg('sshKeys.problem.large', { bits, most: longest }) : null;
}

type Check = (field: Uint8Array) => boolean;
const ofLength =
  (length: number): Check =>
  (field) =>
    field.length === length;
const says =
  (text: string): Check =>
  (field) =>
    new TextDecoder().decode(field) === text;
const point =
  (curve: string): Check =>
  (field) =>
    field.length === points[curve] && field[0] === 4;
/** Odd, as both numbers of RSA are, and positive. */
const odd: Check = (field) => field.length > 0 && (field[0] ?? 0) < 128 && (field.at(-1) ?? 0) % 2 === 1 && bitsOf(field) > 1;
const text: Check = (field) => field.length > 0;

/** The fields after the name: RFC 4253 (6.6), 5656 (3.1), 8709 (4), and PROTOCOL.u2f of OpenSSH. */
const shapes: readonly (readonly [string, readonly Check[]])[] = [
  ['ssh-ed25519', [ofLength(32)]],
  ['ssh-rsa', [odd, odd]],
  ...Object.keys(points).map((curve) => [`ecdsa-sha2-${curve}`, [says(curve), point(curve)]] as const),
  ['sk-ssh-ed25519@openssh.com', [ofLength(32), text]],
  ['sk-ecdsa-sha2-nistp256@openssh.com', [says('nistp256'), point('nistp256'), text]],
];

/** What is wrong with a key for a platform that has a rule of its own for keys; `fits` holds a text against it. */
export async function refusalOf(
  { key, line }: { readonly key: PublicKey; readonly line: string },
  fits: (text: string) => Promise<boolean>,
): Promise<Message | null> {
  if (await fits(line)) return null;
  if (key.comment !== '' && (await fits(line.slice(0, -key.comment.length).trim()))) return msg('sshKeys.problem.comment');
  return key.type.startsWith('sk-') ? msg('sshKeys.problem.securityKey') : msg('sshKeys.problem.typeRefused', { type: key.type });
}
