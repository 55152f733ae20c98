import { describe, expect, it } from 'vitest';
import { hasUsers, readCloudInit } from './cloudInit';

describe('cloud-init', () => {
  it('is read from YAML and from JSON', async () => {
    const wanted = { package_update: true, packages: ['git'], runcmd: [['echo', '1']] };
    expect(await readCloudInit('#cloud-config\npackage_update: true\npackages:\n  - git\nruncmd:\n  - [echo, "1"]\n')).toEqual({
      value: wanted,
    });
    expect(await readCloudInit(JSON.stringify(wanted, null, '\t'))).toEqual({ value: wanted });
  });

  it.each([
    ['packages:\n  - git\n bad: 1\n', 3],
    ['{"packages": ["git",}\n', 1],
    ['a: 1\na: 2\n', 2],
    ['key: "never closed\nnext: 1\n', 1],
  ])('says in which line it is wrong: %j', async (text, line) => {
    const { problem } = await readCloudInit(text);
    expect(problem?.id).toBe('data.cloudInit.line');
    expect(problem?.values?.line).toBeGreaterThanOrEqual(line);
  });

  it.each([
    ['', 'data.cloudInit.empty'],
    ['#cloud-config\n', 'data.cloudInit.empty'],
    ['just words', 'data.cloudInit.noObject'],
    ['- a\n- b\n', 'data.cloudInit.noObject'],
    ['#!/bin/sh\necho 1\n', 'data.cloudInit.script'],
    ['#include\nhttps://example.com/a\n', 'data.cloudInit.kind'],
    ['Content-Type: multipart/mixed; boundary="x"\n', 'data.cloudInit.kind'],
  ])('%j is none that the platform takes', async (text, id) => expect((await readCloudInit(text)).problem?.id).toBe(id));

  it('does not grow without bound', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 12; at += 1) lines.push(`a${at}: &a${at} [${Array.from({ length: 9 }, () => `*a${at - 1}`).join(', ')}]`);
    expect((await readCloudInit(lines.join('\n'))).problem?.id).toBe('data.cloudInit.line');
  });

  it('may have users of its own', () => {
    expect(hasUsers({ users: [] })).toBe(true);
    expect(hasUsers({ packages: [] })).toBe(false);
    expect(hasUsers(null)).toBe(false);
  });
});
