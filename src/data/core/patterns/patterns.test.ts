import { beforeEach, describe, expect, it } from 'vitest';
import { matchQuestion } from './question';
import { matchers, fits, type Matcher } from './matchesPattern';

const password = String.raw`^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,}$`;

/** A worker that answers; one whose expression takes forever never does. */
function imitation(): Matcher {
  const matcher: Matcher = {
    ask: (question) => {
      if (!question.expression.includes('(a+)+')) queueMicrotask(() => matcher.heard(matchQuestion(question)));
    },
    stop: () => undefined,
    heard: () => undefined,
    broke: () => undefined,
  };
  setTimeout(() => matcher.heard('ready'), 1);
  return matcher;
}

let made: Matcher[] = [];
beforeEach(() => {
  made = [];
  matchers.verifyTimeout = 20;
  matchers.make = () => {
    const next = imitation();
    made.push(next);
    return next;
  };
});

describe('an expression of the platform', () => {
  it('is held against a text', () => {
    expect(matchQuestion({ expression: password, text: 'Abcdefg1' })).toBe('yes');
    expect(matchQuestion({ expression: password, text: 'abcdefg1' })).toBe('no');
  });

  it('is not held against the user when it is invalid or of another dialect', () => {
    expect(matchQuestion({ expression: '([a-z', text: 'x' })).toBe('unknown');
    expect(matchQuestion({ expression: String.raw`\A[a-z]+\Z`, text: 'x' })).toBe('unknown');
    expect(matchQuestion({ expression: '(?P<first>[a-z])', text: 'x' })).toBe('unknown');
    expect(matchQuestion({ expression: String.raw`^[\w-.]+$`, text: 'a-b' })).toBe('yes');
  });

  it('is asked in a worker, in turn', async () => {
    expect(await Promise.all([fits(password, 'Abcdefg1'), fits(password, 'x')])).toEqual(['yes', 'no']);
  });

  it('is stopped when it takes too long, and not asked again', async () => {
    expect(await fits('^(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!')).toBe('unknown');
    const before = made.length;
    expect(await fits('^(a+)+$', 'a')).toBe('unknown');
    expect(made.length).toBe(before);
    expect(await fits(password, 'Abcdefg1')).toBe('yes');
  });

  it('is not tried on long texts', async () => {
    expect(await fits('^a+$', 'a'.repeat(129))).toBe('unknown');
    expect(await fits('^a+$', 'a'.repeat(129), 8192)).toBe('yes');
  });
});
