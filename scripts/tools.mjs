// What the other scripts share: where the repository is, and how to run one of its tools.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Some tools colour what they write even when nobody looks at it. */
export const plain = (text) => (process.stdout.isTTY ? text : stripVTControlCharacters(text));

/** Whether a script was started by itself and not imported. */
export const isMain = (meta) => process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(meta.url);

const environment = (more) => ({
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
  ...more,
});

/**
 * Runs a tool of node_modules to its end and answers its exit code and what it wrote. With `live` it writes to the terminal
 * instead. When it has written nothing for `silentMinutes` it is ended with everything that it has started, so that nothing can
 * hang a run; how long it takes as a whole is the machine's business.
 */
export function run(tool, args = [], { live = false, env = {}, silentMinutes = 15 } = {}) {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32';
    const child = spawn(tool, args, {
      cwd: root,
      env: environment(env),
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
      shell: windows,
      detached: !windows,
    });
    let output = '';
    const hear = (text) => {
      output += text;
      late.refresh();
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);

    const end = (signal) => {
      try {
        if (windows || child.pid === undefined) child.kill(signal);
        else process.kill(-child.pid, signal);
      } catch {
        // It has ended by itself meanwhile.
      }
    };
    const late = setTimeout(() => {
      output += `\nEnded: ${tool} has said nothing for ${silentMinutes} minutes.\n`;
      end('SIGKILL');
    }, silentMinutes * 60_000);
    // The child has a group of its own, so it has to be ended with this process.
    const leave = () => end('SIGTERM');
    const interrupt = () => process.exit(130);
    process.once('exit', leave).once('SIGINT', interrupt).once('SIGTERM', interrupt);

    const finish = (code) => {
      clearTimeout(late);
      process.off('exit', leave).off('SIGINT', interrupt).off('SIGTERM', interrupt);
      resolve({ code, output: plain(output) });
    };
    child.on('error', (error) => {
      output += `${tool}: ${error.message}\n`;
      finish(1);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/**
 * Ends this process when the npm that has started it is ended: npm hands a signal to the shell between them, and that one
 * keeps it to itself.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(143), 500).unref();
}

/** Columns of text, the first to the left and the others to the right. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 0 ? String(cell).padEnd(widths[column]) : String(cell).padStart(widths[column]))).join('  '),
    )
    .join('\n');
}
