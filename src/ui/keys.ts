import type { KeyboardEvent } from 'react';

/**
 * Whether a key belongs to an input method that is still composing a word. Safari says so only by the key code, since it
 * ends the composition before the key arrives.
 */
export const isComposing = ({ nativeEvent }: Pick<KeyboardEvent, 'nativeEvent'>): boolean =>
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else tells in Safari
  nativeEvent.isComposing || nativeEvent.keyCode === 229;

/** Enter that is meant as Enter, and does not merely accept a word of an input method. */
export const enterPressed = (event: Pick<KeyboardEvent, 'key' | 'nativeEvent'>): boolean => event.key === 'Enter' && !isComposing(event);
