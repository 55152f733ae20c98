import { msg, type Message } from '@/i18n';

export { fits } from './matchesPattern';
export type { Fit } from './question';

/** The rules that the platform's documents print, in words; any other is shown as it is. */
const words = new Map<string, Message>([
  [String.raw`^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,}$`, msg('create.rule.password')],
  ['^(?=.{1,30}$)[a-zA-Z_][0-9a-zA-Z_-]*$', msg('create.rule.username')],
  ['^[0-9a-zA-Z][-0-9a-zA-Z]{2,}[0-9a-zA-Z]$', msg('create.rule.name')],
]);

/** What an expression asks for, in words where the panel has them. */
export const ruleOf = (expression: string): Message =>
  words.get(expression) ?? msg('create.rule.expression', { expression: expression.slice(0, 200) });
