import { expect, it } from 'vitest';
import { enterPressed } from './keys';

const pressed = (key: string, more: { isComposing?: boolean; keyCode?: number } = {}) =>
  enterPressed({ key, nativeEvent: { isComposing: false, keyCode: 13, ...more } as KeyboardEvent });

it('Enter is Enter, unless it accepts a word of an input method', () => {
  expect(pressed('Enter')).toBe(true);
  expect(pressed('a')).toBe(false);
  expect(pressed('Enter', { isComposing: true }), 'Chrome and Firefox').toBe(false);
  expect(pressed('Enter', { keyCode: 229 }), 'Safari, which has ended the composition by then').toBe(false);
});
