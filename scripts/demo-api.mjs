// The simulated cloud on a port of this machine, for other clients than the panel and for tests:
//   npm run demo:api -- --port 4010 --scenario company [--dialect newer|older|live] [--speed 20] [--latency 50] [--create-seconds 30] [--host 127.0.0.1]
//     [--s3-port 4011] or, for a gateway that runs already, [--s3-endpoint http://… --s3-access-key … --s3-secret-key …]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    host: { type: 'string', default: '127.0.0.1' },
    scenario: { type: 'string', default: 'company' },
    dialect: { type: 'string' },
    speed: { type: 'string', default: '1' },
    latency: { type: 'string', default: '0' },
    'create-seconds': { type: 'string' },
    's3-port': { type: 'string', default: '0' },
    's3-endpoint': { type: 'string' },
    's3-access-key': { type: 'string', default: '' },
    's3-secret-key': { type: 'string', default: '' },
  },
});

const root = fileURLToPath(new URL('..', import.meta.url));
// Vite is only the loader here: it knows TypeScript and the alias.
const { module } = await runnerImport(`${root}src/demo/http.ts`, {
  root,
  configFile: false,
  logLevel: 'error',
  resolve: { alias: { '@': `${root}src` } },
});

if (!module.scenarioNames.includes(values.scenario)) {
  console.error(`There is no scenario '${values.scenario}'. There are: ${module.scenarioNames.join(', ')}.`);
  process.exit(1);
}
if (values.dialect !== undefined && !module.dialects.includes(values.dialect)) {
  console.error(`There is no dialect '${values.dialect}'. There are: ${module.dialects.join(', ')}.`);
  process.exit(1);
}
const { server, objects, cloud } = module.createDemoServer({
  scenario: values.scenario,
  ...(values.dialect === undefined ? {} : { dialect: values.dialect }),
  speed: Number(values.speed),
  latencyMs: Number(values.latency),
  ...(values['create-seconds'] === undefined ? {} : { createSeconds: Number(values['create-seconds']) }),
  ...(values['s3-endpoint'] === undefined
    ? {}
    : { gateway: { endpoint: values['s3-endpoint'], accessKeyId: values['s3-access-key'], secretAccessKey: values['s3-secret-key'] } }),
});

const fail = (reason) => {
  console.error(reason.message);
  process.exit(1);
};
if (objects) {
  await new Promise((resolve) => objects.on('error', fail).listen(Number(values['s3-port']), values.host, resolve));
  cloud.objectEndpoint = `http://${values.host}:${objects.address().port}`;
}
server.on('error', fail);
server.listen(Number(values.port), values.host, () => {
  const { port } = server.address();
  console.log(`object storage on ${cloud.objectEndpoint}`);
  console.log(`demo API on http://${values.host}:${port} (scenario ${values.scenario})`);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    objects?.closeAllConnections();
    objects?.close();
    server.closeAllConnections();
    server.close(() => process.exit(0));
  });
}
