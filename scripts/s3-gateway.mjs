// A throw-away S3 gateway on loopback: Ceph's RADOS Gateway with one monitor and one OSD, the software behind a platform's
// object storage. For tests, measurements and `npm run demo:s3`. Everything that it stored is deleted when it ends.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AwsClient } from 'aws4fetch';
import { canInstall, inPath, installPackages } from './packages.mjs';
import { endWithNpm, isMain } from './tools.mjs';

const packages = ['radosgw', 'ceph-mon', 'ceph-osd'];
const programs = ['radosgw', 'radosgw-admin', 'ceph-mon', 'ceph-osd', 'monmaptool', 'ceph'];

/** The customer, somebody else whose buckets are out of reach, one who is suspended, and one whose quota is a single object. */
export const users = {
  alice: { accessKeyId: 'alice-access', secretAccessKey: 'alice-secret' },
  mallory: { accessKeyId: 'mallory-access', secretAccessKey: 'mallory-secret' },
  suspended: { accessKeyId: 'suspended-access', secretAccessKey: 'suspended-secret' },
  full: { accessKeyId: 'full-access', secretAccessKey: 'full-secret' },
};

/** Why there is no gateway on this machine; null when there is one. Root on Debian installs it first, if `install` is true. */
export async function gatewayProblem({ install: mayInstall = true } = {}) {
  if (programs.every((program) => inPath(program))) return null;
  if (!mayInstall || !canInstall()) return `${packages.join(', ')} are not installed`;
  await installPackages(packages).catch(() => undefined);
  return programs.every((program) => inPath(program)) ? null : `apt-get could not install ${packages.join(', ')}`;
}

/** Programs that the panel makes configurations for, and that Debian has. */
const clients = ['rclone', 'restic', 's3cmd'];

/** Root on Debian installs them, so that each configuration is tried with its own program; elsewhere those that are there are. */
export async function installClients() {
  const missing = clients.filter((program) => !inPath(program));
  if (missing.length > 0 && canInstall()) await installPackages(missing).catch(() => undefined);
}

// No authentication inside the cluster, one copy of everything, one placement group per pool.
const configuration = ({ dir, gatewayPort, monitorPort, fsid }) => `[global]
fsid = ${fsid}
mon_host = v2:127.0.0.1:${monitorPort}
public_network = 127.0.0.0/8
ms_bind_msgr1 = false
ms_mon_client_mode = crc
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
admin_socket =
crash_dir = ${dir}/crash
log_file = ${dir}/$type.log
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pg_autoscale_mode = off
rgw_rados_pool_pg_num_min = 1

[mon]
mon_data = ${dir}/mon
mon_allow_pool_size_one = true
mon_cluster_log_to_file = false
mon_data_avail_crit = 1
paxos_min_wait = 0.01
paxos_propose_interval = 0.02

[osd]
osd_data = ${dir}/osd
osd_objectstore = memstore
osd_memory_target = 939524096
memstore_device_bytes = 4294967296

[client]
keyring = /dev/null
log_file = ${dir}/rgw.log
rgw_frontends = beast endpoint=127.0.0.1:${gatewayPort} tcp_nodelay=1
rgw_thread_pool_size = 32
rgw_run_sync_thread = false
rgw_dynamic_resharding = false
rgw_gc_obj_min_wait = 30
rgw_gc_processor_period = 30
`;

async function freePort() {
  const server = net.createServer();
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/** Starts a gateway; answers its endpoint, its users, and how to end it. Rejects with the logs when it does not start. */
export async function startGateway({ port } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'burrow-s3-'));
  for (const folder of ['mon', 'osd', 'crash']) mkdirSync(join(dir, folder));
  const fsid = randomUUID();
  const osd = randomUUID();
  const gatewayPort = port ?? (await freePort());
  const monitorPort = await freePort();
  const conf = join(dir, 'gateway.conf');
  writeFileSync(conf, configuration({ dir, gatewayPort, monitorPort, fsid }));

  let log = '';
  const step = (program, args) => {
    const { status, stdout, stderr } = spawnSync(program, ['--conf', conf, ...args], { encoding: 'utf8', timeout: 60_000 });
    log += `${stdout ?? ''}${stderr ?? ''}`;
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
  };
  const children = [];
  // In the foreground (-f), so that they end with this process and not as daemons of their own.
  const daemon = (program, args) => {
    const child = spawn(program, ['-f', '--conf', conf, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.setEncoding('utf8').on('data', (text) => (log = (log + text).slice(-20_000)));
    child.on('error', (error) => (log += error.message));
    children.unshift(child);
  };
  const kill = () => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  };
  process.once('exit', kill);
  const close = async () => {
    process.off('exit', kill);
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      // Nothing is kept, so nothing needs to be written down first.
      child.kill('SIGKILL');
      await gone;
    }
    rmSync(dir, { recursive: true, force: true });
  };

  try {
    step('monmaptool', ['--create', '--addv', 'a', `[v2:127.0.0.1:${monitorPort}]`, '--fsid', fsid, join(dir, 'monmap')]);
    step('ceph-mon', ['--id', 'a', '--mkfs', '--monmap', join(dir, 'monmap')]);
    daemon('ceph-mon', ['--id', 'a']);
    step('ceph', ['osd', 'new', osd]);
    step('ceph-osd', ['--id', '0', '--mkfs', '--osd-uuid', osd]);
    daemon('ceph-osd', ['--id', '0']);
    for (const [name, { accessKeyId, secretAccessKey }] of Object.entries(users)) {
      const keys = [`--access-key=${accessKeyId}`, `--secret-key=${secretAccessKey}`];
      step('radosgw-admin', ['user', 'create', `--uid=${name}`, `--display-name=${name}`, ...keys]);
    }
    step('radosgw-admin', ['user', 'suspend', '--uid=suspended']);
    step('radosgw-admin', ['quota', 'set', '--quota-scope=user', '--uid=full', '--max-objects=1']);
    step('radosgw-admin', ['quota', 'enable', '--quota-scope=user', '--uid=full']);
    daemon('radosgw', ['--name', 'client.rgw']);
    const deadline = Date.now() + 30_000;
    while (!(await answers(gatewayPort))) {
      if (Date.now() > deadline) throw new Error('it did not listen within 30 s');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } catch (error) {
    const logs = ['mon.log', 'osd.log', 'rgw.log'].map((name) => {
      try {
        return readFileSync(join(dir, name), 'utf8').slice(-2000);
      } catch {
        return '';
      }
    });
    await close();
    throw new Error(`The S3 gateway did not start: ${error.message}\n${[log, ...logs].join('\n')}`, { cause: error });
  }
  const endpoint = `http://127.0.0.1:${gatewayPort}`;
  return {
    endpoint,
    region: 'default',
    users,
    async takeName() {
      const name = `taken-${randomUUID()}`;
      const client = new AwsClient({ ...users.mallory, service: 's3', region: 'us-east-1' });
      const response = await client.fetch(`${endpoint}/${name}`, { method: 'PUT' });
      if (!response.ok) throw new Error(`The S3 gateway answered ${response.status}`);
      return name;
    },
    close,
  };
}

if (isMain(import.meta)) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '7480' } } });
  endWithNpm();
  const problem = await gatewayProblem();
  if (problem) {
    console.error(`There is no S3 gateway here: ${problem}.`);
    process.exit(1);
  }
  try {
    const gateway = await startGateway({ port: Number(values.port) });
    console.log(JSON.stringify({ endpoint: gateway.endpoint, region: gateway.region, users }, null, 2));
    console.log('Ctrl-C ends it and deletes everything in it.');
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void gateway.close().then(() => process.exit(0)));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
