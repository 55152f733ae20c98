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
    ['#include\nhttps://example.com/a\n', 'data.cloudInit.include'],
    ['#cloud-boothook\necho 1\n', 'data.cloudInit.kind'],
    ['Content-Type: multipart/mixed; boundary="x"\n', 'data.cloudInit.mime'],
    ['MIME-Version: 1.0\nContent-Type: multipart/mixed\n', 'data.cloudInit.mime'],
    ['From nobody Thu Jan  1 00:00:00 1970\nContent-Type: multipart/mixed\n', 'data.cloudInit.mime'],
    ['#ps1_sysnative\nWrite-Host 1\n', 'data.cloudInit.windows'],
    ['#ps1\nnet user: "x"\n', 'data.cloudInit.windows'],
    ['rem cmd\necho: 1\n', 'data.cloudInit.windows'],
    ['<powershell>\nx: 1\n</powershell>\n', 'data.cloudInit.windows'],
    [btoa('#cloud-config\npackages: [git]\n'), 'data.cloudInit.encoded'],
    [btoa('#!/bin/sh\necho a longer script than this\n').replace(/(.{20})/g, '$1\n'), 'data.cloudInit.encoded'],
    ['H4sIAAAAAAAAA0vOyS9N0U3Oz0vLTAcAzKtM8wwAAAA=', 'data.cloudInit.encoded'],
    ['## template: jinja\n#cloud-config\nhostname: {{ v1.local_hostname }}\n', 'data.cloudInit.template'],
    ['#cloud-config\nhostname: {{ v1.local_hostname }}\n', 'data.cloudInit.braces'],
    ['a: 1\n---\nb: 2\n', 'data.cloudInit.documents'],
    ['a: .nan\n', 'data.cloudInit.value'],
    ['a: !!set {x}\n', 'data.cloudInit.tag'],
    ['a: !vault x\n', 'data.cloudInit.tag'],
    ['a: !!binary Zm9v\n', 'data.cloudInit.binary'],
    ['a: "\u0007"\n', 'data.cloudInit.character'],
    ['a: &a [*a]\n', 'data.cloudInit.endless'],
    ['a: *nowhere\n', 'data.cloudInit.value'],
  ])('%j is none that the platform takes', async (text, id) => expect((await readCloudInit(text)).problem?.id).toBe(id));

  it('does not grow without bound', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 12; at += 1) lines.push(`a${at}: &a${at} [${Array.from({ length: 9 }, () => `*a${at - 1}`).join(', ')}]`);
    expect((await readCloudInit(lines.join('\n'))).problem?.id).toBe('data.cloudInit.endless');
  });

  it('keeps what looks like a header of mail or a script further down', async () => {
    const text = '#cloud-config\nwrite_files:\n- path: /a\n  content: |\n    #!/bin/sh\n    From: me\n';
    expect((await readCloudInit(text)).value).toEqual({ write_files: [{ path: '/a', content: '#!/bin/sh\nFrom: me\n' }] });
  });

  it('keeps numbers that are too long for JavaScript, in YAML and in JSON', async () => {
    for (const text of ['id: 12345678901234567890\nv: 1.0', '{"id": 12345678901234567890, "v": 1.0}'])
      expect(JSON.stringify((await readCloudInit(text)).value)).toBe('{"id":12345678901234567890,"v":1.0}');
  });

  it('may have users of its own', () => {
    expect(hasUsers({ users: [] })).toBe(true);
    expect(hasUsers({ packages: [] })).toBe(false);
    expect(hasUsers(null)).toBe(false);
  });
});
