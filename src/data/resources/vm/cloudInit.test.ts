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
    expect(problem?.id).toBe('create.cloudInit.problem.line');
    expect(problem?.values?.line).toBeGreaterThanOrEqual(line);
  });

  it.each([
    ['', 'create.cloudInit.problem.empty'],
    ['#cloud-config\n', 'create.cloudInit.problem.empty'],
    ['just words', 'create.cloudInit.problem.noObject'],
    ['- a\n- b\n', 'create.cloudInit.problem.noObject'],
    ['#!/bin/sh\necho 1\n', 'create.cloudInit.problem.script'],
    ['#include\nhttps://example.com/a\n', 'create.cloudInit.problem.include'],
    ['#cloud-boothook\necho 1\n', 'create.cloudInit.problem.kind'],
    ['Content-Type: multipart/mixed; boundary="x"\n', 'create.cloudInit.problem.mime'],
    ['MIME-Version: 1.0\nContent-Type: multipart/mixed\n', 'create.cloudInit.problem.mime'],
    ['From nobody Thu Jan  1 00:00:00 1970\nContent-Type: multipart/mixed\n', 'create.cloudInit.problem.mime'],
    ['#ps1_sysnative\nWrite-Host 1\n', 'create.cloudInit.problem.windows'],
    ['#ps1\nnet user: "x"\n', 'create.cloudInit.problem.windows'],
    ['rem cmd\necho: 1\n', 'create.cloudInit.problem.windows'],
    ['<powershell>\nx: 1\n</powershell>\n', 'create.cloudInit.problem.windows'],
    [btoa('#cloud-config\npackages: [git]\n'), 'create.cloudInit.problem.encoded'],
    [btoa('#!/bin/sh\necho a longer script than this\n').replace(/(.{20})/g, '$1\n'), 'create.cloudInit.problem.encoded'],
    ['H4sIAAAAAAAAA0vOyS9N0U3Oz0vLTAcAzKtM8wwAAAA=', 'create.cloudInit.problem.encoded'],
    ['## template: jinja\n#cloud-config\nhostname: {{ v1.local_hostname }}\n', 'create.cloudInit.problem.template'],
    ['#cloud-config\nhostname: {{ v1.local_hostname }}\n', 'create.cloudInit.problem.braces'],
    ['a: 1\n---\nb: 2\n', 'create.cloudInit.problem.documents'],
    ['a: .nan\n', 'create.cloudInit.problem.value'],
    ['a: !!set {x}\n', 'create.cloudInit.problem.tag'],
    ['a: !vault x\n', 'create.cloudInit.problem.tag'],
    ['a: !!binary Zm9v\n', 'create.cloudInit.problem.binary'],
    ['a: "\u0007"\n', 'create.cloudInit.problem.character'],
    ['a: &a [*a]\n', 'create.cloudInit.problem.endless'],
    ['a: *nowhere\n', 'create.cloudInit.problem.value'],
  ])('%j is none that the platform takes', async (text, id) => expect((await readCloudInit(text)).problem?.id).toBe(id));

  it('does not grow without bound', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 12; at += 1) lines.push(`a${at}: &a${at} [${Array.from({ length: 9 }, () => `*a${at - 1}`).join(', ')}]`);
    expect((await readCloudInit(lines.join('\n'))).problem?.id).toBe('create.cloudInit.problem.endless');
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
