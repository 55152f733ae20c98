import { useEffect, useState } from 'react';
import { fits, type Fit } from '@/data/core/patterns';

/** Whether a text fits an expression of the platform, while it is typed; `unknown` until that has been found out. */
export function useFit(expression: string | undefined, text: string): Fit {
  const [found, setFound] = useState<{ expression: string; text: string; fit: Fit } | null>(null);
  useEffect(() => {
    if (!expression || text === '') return undefined;
    let current = true;
    void fits(expression, text).then((fit) => current && setFound({ expression, text, fit }));
    return () => {
      current = false;
    };
  }, [expression, text]);
  return found && found.expression === expression && found.text === text ? found.fit : 'unknown';
}
