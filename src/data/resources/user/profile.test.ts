import { expect, it } from 'vitest';
import { changedFields, isTagManagerKey, merged, valuesOf } from './operations';

const profile = { first_name: 'Cloudia', last_name: null, phone_number: '+111', personal_id_number: '123' };

it('all that a profile has is sent, with what was changed', () => {
  const before = valuesOf(profile);
  const after = { ...before, phone_number: ' +222 ' };
  expect(changedFields(before, after)).toEqual(['phone_number']);
  const now = valuesOf({ ...profile, last_name: 'Iaas' });
  expect(merged(now, after, ['phone_number'])).toEqual({
    first_name: 'Cloudia',
    last_name: 'Iaas',
    phone_number: '+222',
    personal_id_number: '123',
  });
});

it('a field is emptied only by the user, and a user without a profile has none', () => {
  expect(valuesOf(null)).toEqual({ first_name: '', last_name: '', phone_number: '', personal_id_number: '' });
  expect(merged(valuesOf(null), { ...valuesOf(null), first_name: 'Jüri' }, ['first_name'])).toEqual({ first_name: 'Jüri' });
  expect(merged(valuesOf(profile), { ...valuesOf(profile), phone_number: '' }, ['phone_number'])).toMatchObject({ phone_number: '' });
});

it.each([
  ['GTM-ABC123', true],
  ['', true],
  ['GTM-abc123', false],
  ['UA-1234-1', false],
  ['GTM-ABC123"', false],
])('%s is a tag manager key: %s', (text, valid) => expect(isTagManagerKey(text)).toBe(valid));
