import { describe, expect, it } from 'vitest';
import { readGuestYaml, YamlProblem } from './guestYaml';
// Each text with what PyYAML 6.0.3 makes of it (`safe_load`), as JSON; null where it refuses, or JSON has nothing for it.
import pairs from './guestYaml.fixtures.json';

const json = (text: string): string | null => {
  try {
    return JSON.stringify(readGuestYaml(text));
  } catch (error) {
    if (error instanceof YamlProblem) return null;
    throw error;
  }
};
/** Without blanks and with numbers as Python writes them. */
const compact = (text: string | null) => text?.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, quoted: string | undefined) => quoted ?? '') ?? null;

describe('YAML as the guest reads it', () => {
  it.each(pairs)('$yaml', ({ yaml, json: expected }) => expect(json(yaml)).toBe(compact(expected)));
});

describe('files in binary', () => {
  const file = (more: string) => readGuestYaml(`write_files:\n- path: /a\n${more}  content: !!binary |\n    Zm9v\n    YmFyCg==\n`);
  it.each([
    ['', { content: 'Zm9vYmFyCg==', encoding: 'b64' }],
    ['  encoding: gzip\n', { content: 'Zm9vYmFyCg==', encoding: 'gz+b64' }],
    ['  encoding: gz\n', { content: 'Zm9vYmFyCg==', encoding: 'gz+b64' }],
    ['  encoding: text/plain\n', { content: 'Zm9vYmFyCg==', encoding: 'b64' }],
    ['  encoding: b64\n', { content: 'foobar\n', encoding: 'b64' }],
  ])('are sent as base64 that says so: %s', (more, expected) => expect(file(more)).toEqual({ write_files: [{ path: '/a', ...expected }] }));

  it('have no form elsewhere', () => {
    expect(json('x: !!binary Zm9v')).toBeNull();
    expect(json('{!!binary Zm9v: 1}')).toBeNull();
  });
});
