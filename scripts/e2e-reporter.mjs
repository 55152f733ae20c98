// Playwright's reporter for `npm test`: writes each result down at once, so that nothing is lost of a run that is ended, and
// says of a failed test where it was and what it waited for.
import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './tools.mjs';

const place = (location) => (location ? `${relative(root, location.file)}:${location.line}` : '');

/** The innermost step that failed or never ended. */
function lastStep(steps) {
  for (const step of steps.toReversed()) {
    const inner = lastStep(step.steps);
    if (inner) return inner;
    if ((step.error || step.duration < 0) && step.location) return step;
  }
  return undefined;
}

/** `waiting for getByRole('row') at e2e/list.spec.ts:61`, after the first line of the error itself. */
export function whatWentWrong(result) {
  const messages = result.errors.map((error) => stripVTControlCharacters(error.message ?? String(error.value ?? '')));
  const waited = messages.flatMap((message) => [...message.matchAll(/^\s*- waiting for (.+)$/gm)].map((match) => match[1])).at(0);
  const step = lastStep(result.steps);
  const at = place(step?.location ?? result.errors.at(-1)?.location);
  const said = (messages.at(-1) ?? '').split('\n').find((line) => line.trim() !== '') ?? result.status;
  return [
    result.status === 'timedOut' ? `timed out after ${Math.round(result.duration / 1000)} s` : said.trim(),
    waited || step ? `waiting for ${waited ?? step.title}` : '',
    at ? `at ${at}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

export default class Reporter {
  #file;

  constructor({ file }) {
    this.#file = file;
  }

  #note(line) {
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  printsToStdio() {
    return true;
  }

  onBegin(_config, suite) {
    this.#note({ total: suite.allTests().length });
  }

  onError(error) {
    console.log(stripVTControlCharacters(error.stack ?? error.message ?? String(error.value)));
  }

  onTestEnd(test, result) {
    const title = `${place(test.location)} › ${test.title}`;
    const wrong = ['passed', 'skipped'].includes(result.status) ? undefined : whatWentWrong(result);
    this.#note({
      id: test.id,
      title,
      status: result.status,
      expected: test.expectedStatus,
      retry: result.retry,
      seconds: result.duration / 1000,
      wrong,
    });
    // Whoever watches this process sees by it that the run goes on.
    process.stdout.write(wrong ? '\n' : '.');
    if (!wrong) return;
    console.log(`${title}: ${result.status}`);
    for (const { message, snippet } of result.errors) console.log(stripVTControlCharacters([message, snippet].filter(Boolean).join('\n')));
  }
}
