// Which part may import which (.dependency-cruiser.cjs). Also fails when hardly anything was looked at: a cruiser that
// cannot read TypeScript finds no modules and calls that a success.
import { run } from './tools.mjs';

const { code, output } = await run('depcruise', ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']);
const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? /(\d+) modules/.exec(output)?.[1] ?? 0);
console.log(output.trim());
if (modules <= 50) console.error(`Only ${modules} modules were looked at.`);
process.exitCode = code !== 0 || modules <= 50 ? 1 : 0;
