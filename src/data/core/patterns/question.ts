/** `unknown`: not checked here, the platform will. */
export type Fit = 'yes' | 'no' | 'unknown';

export interface Question {
  readonly expression: string;
  readonly text: string;
}

/** Runs an expression. Only ever called where it may hang: in the worker. */
export function matchQuestion({ expression, text }: Question): Fit {
  // The platform writes them for another language; what means something else here is left to the platform.
  if (/\\[AZz]|\(\?P/.test(expression)) return 'unknown';
  const compiled = compile(expression, 'u') ?? compile(expression, '');
  return compiled ? (compiled.test(text) ? 'yes' : 'no') : 'unknown';
}

function compile(expression: string, flags: string): RegExp | null {
  try {
    return new RegExp(expression, flags);
  } catch {
    return null;
  }
}
