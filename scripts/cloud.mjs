// Starts the simulated cloud over HTTP (`npm run demo:api`) on a free port, for tests and measurements.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './tools.mjs';

/** `options` are those of the command: scenario, speed, latency, create-seconds. Answers where the cloud is. */
export async function startCloud(options = {}) {
  let running = await launch({ port: 0, ...options });
  const { url, objects } = running;
  const beginning = await control('state');
  let timeMoved = false;

  async function control(name, body) {
    const init = body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {};
    const ask = () => fetch(`${url}/__demo/${name}`, init);
    // A cloud that breaks connections closes those that were kept, too; all of these commands may be given twice.
    const again = () => new Promise((resolve) => setTimeout(resolve, 50)).then(ask);
    const response = await ask().catch(again);
    const text = await response.text();
    if (!response.ok) throw new Error(`/__demo/${name} answered ${response.status}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  return {
    url,
    objects,
    requests: () => control('requests'),
    complaints: () => control('complaints'),
    faults: (faults) => control('faults', faults),
    durations: (durations) => control('durations', durations),
    clock(clock) {
      if (clock.advanceHours) timeMoved = true;
      return control('clock', clock);
    },
    /** A scenario from its beginning, and nothing left of what was set meanwhile. */
    async reset(scenario) {
      if (timeMoved) {
        // The cloud's time does not go back, so this takes another cloud, at the same address.
        await running.close();
        // The gateway keeps its address too.
        const s3 = options['s3-endpoint'] ? {} : { 's3-port': new URL(objects).port };
        running = await launch({ ...options, port: new URL(url).port, ...s3 });
        timeMoved = false;
      }
      await control('faults', beginning.faults);
      await control('durations', beginning.durations);
      await control('clock', { speed: beginning.speed });
      await control('reset', { scenario });
    },
    close: () => running.close(),
  };
}

async function launch(options) {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [join(root, 'scripts/demo-api.mjs'), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  // Whoever started it may end without closing it.
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  const { url, objects } = await new Promise((resolve, reject) => {
    let output = '';
    const late = setTimeout(() => {
      stop();
      reject(new Error(`The demo API did not start within 5 minutes:\n${output}`));
    }, 300_000);
    const read = (text) => {
      output += text;
      const address = /demo API on (http:\/\/\S+)/.exec(output)?.[1];
      if (!address) return;
      clearTimeout(late);
      resolve({ url: address, objects: /object storage on (\S+)/.exec(output)?.[1] });
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.on('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`The demo API ended with ${code}:\n${output}`));
    });
  });
  return {
    url,
    objects,
    async close() {
      process.off('exit', stop);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('close', resolve));
      stop();
      await gone;
    },
  };
}
