// The ready configurations of access keys, each tried with the program that it is for as far as this machine has it.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { putObject } from '@/data/objects';
import { s3ConfigFor, s3Tools, type S3Access, type S3Tool } from '@/exports/s3Configs';
import { inPath } from './packages.mjs';
import { keysIn, newBucket, objectGateways } from './s3-targets';

const root = fileURLToPath(new URL('..', import.meta.url));

const answers = (program: string, args: string[]): string => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
};
/** Older ones know no `endpoint_url` in a profile. */
const awsIsRecent = () => {
  const [, major = 0, minor = 0] = /aws-cli\/(\d+)\.(\d+)/.exec(answers('aws', ['--version'])) ?? [];
  return Number(major) === 1 ? Number(minor) >= 29 : Number(minor) >= 13 || Number(major) > 2;
};
const botoIsRecent = () => {
  const [, major = 0, minor = 0] = /^(\d+)\.(\d+)/.exec(answers('python3', ['-c', 'import boto3; print(boto3.__version__)'])) ?? [];
  return Number(major) > 1 || Number(minor) >= 36;
};

/** Older ones call the backend's endpoint something else. */
const terraformIsRecent = () => {
  const [, major = 0, minor = 0] = /v(\d+)\.(\d+)/.exec(answers('terraform', ['version'])) ?? [];
  return Number(major) > 1 || Number(minor) >= 6;
};

/** How each is run in its folder, and whether it can be; those that hand files over store `list.mjs` as `up`. */
const trials: Record<S3Tool, { readonly can: () => boolean; readonly run: (tryIt: string, bucket: string) => string }> = {
  aws: {
    can: () => inPath('aws') !== undefined && awsIsRecent(),
    run: (tryIt, bucket) => `${tryIt} && aws --profile storage s3 cp list.mjs s3://${bucket}/up`,
  },
  rclone: {
    can: () => inPath('rclone') !== undefined,
    run: (tryIt, bucket) => `${tryIt} && rclone copyto list.mjs storage:${bucket}/up`,
  },
  s3cmd: { can: () => inPath('s3cmd') !== undefined, run: (tryIt, bucket) => `${tryIt} && s3cmd put list.mjs s3://${bucket}/up` },
  mc: {
    can: () => inPath('mc') !== undefined && /minio/i.test(answers('mc', ['--version'])),
    run: (tryIt, bucket) => `sh mc.sh && ${tryIt} && mc cp list.mjs storage/${bucket}/up`,
  },
  restic: { can: () => inPath('restic') !== undefined, run: (tryIt) => `. ./restic.env && RESTIC_PASSWORD=x ${tryIt}` },
  env: { can: () => true, run: (tryIt) => `${tryIt} && node list.mjs && env -i "$(command -v node)" --env-file=.env list.mjs` },
  terraform: { can: terraformIsRecent, run: (tryIt) => `${tryIt} -input=false && terraform apply -auto-approve` },
  boto3: { can: botoIsRecent, run: (tryIt) => tryIt },
  js: { can: () => true, run: (tryIt) => tryIt },
};
/** A program that takes everything from the variables of `.env`, as deployed ones do. */
const fromEnvironment = `import { createReadStream, statSync } from 'node:fs';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client({ forcePathStyle: process.env.AWS_S3_FORCE_PATH_STYLE === 'true' });
const [Bucket, file] = [process.env.S3_BUCKET, 'list.mjs'];
await s3.send(new PutObjectCommand({ Bucket, Key: 'up', Body: createReadStream(file), ContentLength: statSync(file).size }));
for (const { Key } of (await s3.send(new ListObjectsV2Command({ Bucket }))).Contents) console.log(Key);
`;

const access: S3Access = {
  endpoint: 'https://s3.example.com',
  region: 'us-east-1',
  accessKey: 'AK',
  secretKey: `it's "$HOME" #1`,
  bucket: 'photos',
};

test('a secret with characters of a shell is one word in what shells read', async () => {
  for (const tool of ['env', 'restic'] as const) {
    const { text } = s3ConfigFor(tool, access);
    const { stdout } = await promisify(execFile)('sh', ['-c', `set -a\n${text}\nprintf %s "$AWS_SECRET_ACCESS_KEY"`]);
    expect(stdout).toBe(access.secretKey);
  }
});

test('mc is asked for what its own documentation says, each value as one word', async () => {
  const home = mkdtempSync(join(tmpdir(), 'burrow-mc-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  // It is in no Debian package: a stand-in tells what it is called with.
  writeFileSync(join(home, 'mc'), `#!/bin/sh\nfor each in "$@"; do printf '%s\\n' "$each"; done\n`, { mode: 0o755 });
  writeFileSync(join(home, 'mc.sh'), s3ConfigFor('mc', access).text);
  const { stdout } = await promisify(execFile)('sh', [join(home, 'mc.sh')], { env: { PATH: `${home}:${process.env['PATH']}` } });
  const { endpoint, accessKey, secretKey } = access;
  expect(stdout.trimEnd().split('\n')).toEqual([
    'alias',
    'set',
    'storage',
    endpoint,
    accessKey,
    secretKey,
    '--api',
    'S3v4',
    '--path',
    'on',
  ]);
});

/** Both compare ETags with MD5 sums, which those of the demo are not. */
const hashing: readonly S3Tool[] = ['rclone', 's3cmd'];

describe.each(objectGateways())('$name', ({ target, isReal }) => {
  test.each(s3Tools.filter((tool) => trials[tool].can()))('the configuration of %s works as it is', async (tool) => {
    const uploads = isReal || !hashing.includes(tool);
    const { client, bucket } = await newBucket(target());
    await putObject(client, { bucket, key: 'reports/größe +1.txt' }, 'x');
    const { endpoint, credentials } = target();
    const { accessKeyId: accessKey, secretAccessKey: secretKey } = credentials;
    const config = s3ConfigFor(tool, { endpoint, region: 'us-east-1', accessKey, secretKey, bucket });
    // Inside of the project, where Node finds its packages.
    mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
    const home = mkdtempSync(join(tool === 'js' || tool === 'env' ? join(root, 'node_modules/.cache') : tmpdir(), 'burrow-config-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const file = join(home, config.file.replace('~/', ''));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, config.text);
    writeFileSync(join(home, 'list.mjs'), fromEnvironment);
    const env = {
      PATH: process.env['PATH'],
      HOME: home,
      PYENV_VERSION: process.env['PYENV_VERSION'],
      NODE_NO_WARNINGS: '1',
      CHECKPOINT_DISABLE: '1',
    };
    const { stdout } = await promisify(execFile)('sh', ['-c', uploads ? trials[tool].run(config.tryIt, bucket) : config.tryIt], {
      cwd: home,
      env,
    });
    if (tool === 'restic') expect(await keysIn(client, bucket, { prefix: 'restic/' })).toContain('restic/config');
    else if (tool === 'terraform') expect(await keysIn(client, bucket)).toContain('terraform.tfstate');
    else expect(stdout).toMatch(/größe \+1\.txt|reports\//);
    if (uploads && ['aws', 'rclone', 's3cmd', 'mc', 'env'].includes(tool)) expect(await keysIn(client, bucket)).toContain('up');
  });
});
