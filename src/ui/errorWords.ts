import { createContext, use } from 'react';
import { useT, type T } from '@/i18n';

/** An error as a screen shows it. */
export interface ErrorWords {
  readonly title: string;
  /** More about it, such as the server's own words. */
  readonly text?: string | null | undefined;
  /** What support will ask for: request id, status, operation. */
  readonly details?: readonly { readonly label: string; readonly value: string }[] | undefined;
  /** What the server says of single fields, by its own names for them. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

export type ExplainError = (error: unknown, t: T) => ErrorWords;

const fallback: ExplainError = (error, t) => ({
  title: t('ui.confirm.failed'),
  text: error instanceof Error ? error.message : String(error),
});

/** How errors are put into words; `UiRoot` is told by whoever knows where they come from. */
export const ExplainContext = createContext<ExplainError>(fallback);

export function useErrorWords(): (error: unknown) => ErrorWords {
  const t = useT();
  const explain = use(ExplainContext);
  return (error) => explain(error, t);
}
