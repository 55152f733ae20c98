import { describe, expect, it } from 'vitest';
import { passwordRemark, randomPassword } from './password';

describe('a generated password', () => {
  it('has something of every kind in it, every time', () => {
    for (let round = 0; round < 200; round += 1) {
      expect(randomPassword(12, false)).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[a-zA-Z0-9]{12}$/);
      expect(randomPassword(8, true)).toMatch(/[-_.+]/);
    }
  });
  it('is another one each time', () => expect(new Set(Array.from({ length: 50 }, () => randomPassword(20, false))).size).toBe(50));
});

it.each([
  ['Very-secret-123', null],
  ['Very secret 123', null],
  ['Very-secret-123 ', 'create.password.blank'],
  ['\u00a0Very-secret-123', 'create.password.blank'],
  ['Very\u200b-secret-123', 'create.password.invisible'],
  ['Very-secret-😀', 'create.password.untypable'],
  ['Väga-salajane-1', 'create.password.untypable'],
])('a password %j is remarked on: %s', (password, id) => expect(passwordRemark(password)?.id ?? null).toBe(id));
