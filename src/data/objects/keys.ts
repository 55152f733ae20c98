/** Bytes of UTF-8 that a key may have. */
export const maxKeyBytes = 1024;

const encoder = new TextEncoder();
export const keyBytes = (key: string): number => encoder.encode(key).length;

/**
 * A whole key as one segment of a path, its slashes too. Leading, double and dot slashes then survive browsers and proxies,
 * which fold them before anything is signed.
 */
export const encodeKey = (key: string): string =>
  encodeURIComponent(key).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Keys that no URL can hold: `/bucket/.` is the bucket itself, and a DELETE of it deletes the bucket. They are deleted by a
 * batch and copied by the name in a header.
 */
export const isUnaddressable = (key: string): boolean => key === '' || key === '.' || key === '..';

/** Why a key can't be used for a new object; null when it can. */
export type KeyProblem = 'empty' | 'dots' | 'long' | 'control';
export function keyProblem(key: string): KeyProblem | null {
  if (key === '') return 'empty';
  if (isUnaddressable(key)) return 'dots';
  if (!key.isWellFormed() || hasControls(key)) return 'control';
  return keyBytes(key) > maxKeyBytes ? 'long' : null;
}

/** Characters that XML 1.0 can't hold, so that a batch that names them is refused as a whole. */
// oxlint-disable-next-line no-control-regex -- these are the characters it is about
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
export const hasControls = (key: string): boolean => controls.test(key);

/** What is left of a key when the folder that it is shown in is taken away. */
export const nameIn = (key: string, folder: string): string => (key.startsWith(folder) ? key.slice(folder.length) : key);

/** The folder that a key or a folder lies in: `a/b/c` and `a/b/` → `a/b/` and `a/`. */
export const folderOf = (key: string): string => {
  const end = key.lastIndexOf('/', key.length - 2);
  return key.slice(0, end + 1);
};

/** The folders down to this one with their names, for a breadcrumb. An empty name is a folder too: `a//` has one in `a/`. */
export function foldersTo(prefix: string): { readonly prefix: string; readonly name: string }[] {
  const names = prefix.split('/').slice(0, -1);
  let from = '';
  return names.map((name) => {
    from += `${name}/`;
    return { prefix: from, name };
  });
}

/** Sorts as the gateway does: by the bytes of UTF-8, which is by code point. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left === right) continue;
    // Halves of a pair stand for code points above all others.
    const above = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
    return above(left) - above(right);
  }
  return a.length - b.length;
}

/** Why a name can't be a bucket's; null when it can. The rules of S3. */
export type BucketNameProblem = 'length' | 'characters' | 'ends' | 'address' | 'dots' | 'reserved';
export function bucketNameProblem(name: string): BucketNameProblem | null {
  if (name.length < 3 || name.length > 63) return 'length';
  if (!/^[a-z0-9.-]+$/.test(name)) return 'characters';
  if (!/^[a-z0-9].*[a-z0-9]$/.test(name)) return 'ends';
  if (/\.\.|\.-|-\./.test(name)) return 'dots';
  if (/^\d+(\.\d+){3}$/.test(name)) return 'address';
  return /^xn--|^sthree-|-s3alias$|--ol-s3$/.test(name) ? 'reserved' : null;
}
