import { join } from 'node:path';
import { expect, test } from 'vitest';
import { whatWentWrong, type Result } from './e2e-reporter.mjs';

const spec = (line: number) => ({ file: join(import.meta.dirname, '../e2e/list.spec.ts'), line, column: 1 });
const step = (title: string, line: number, more: object = {}) =>
  ({ title, location: spec(line), duration: 5, steps: [], ...more }) as unknown as Result['steps'][number];
const result = (more: Partial<Result>): Result => ({ status: 'failed', duration: 120_000, errors: [], steps: [], ...more });

test('of a test that timed out: what it waited for, and where', () => {
  const message =
    'Test timeout of 120000ms exceeded.\n\nCall log:\n\u001b[2m  - waiting for getByRole(\'row\', { name: "web-01" })\u001b[22m\n';
  const steps = [step('first', 10), step('whole', 20, { steps: [step('click', 61, { duration: -1 })] })];
  expect(whatWentWrong(result({ status: 'timedOut', errors: [{ message }], steps }))).toBe(
    `timed out after 120 s, waiting for getByRole('row', { name: "web-01" }), at e2e/list.spec.ts:61`,
  );
});

test('of one that hung without a word: the step that never ended', () => {
  const steps = [step('Expect "toBeVisible"', 7, { duration: -1 })];
  expect(whatWentWrong(result({ status: 'timedOut', steps }))).toBe(
    'timed out after 120 s, waiting for Expect "toBeVisible", at e2e/list.spec.ts:7',
  );
});

test('of one that failed: what it said, and where', () => {
  const errors = [{ message: '\n\u001b[31mexpect(received).toBe(expected)\u001b[39m\n\nmore', location: spec(9) }];
  expect(whatWentWrong(result({ errors }))).toBe('expect(received).toBe(expected), at e2e/list.spec.ts:9');
});
