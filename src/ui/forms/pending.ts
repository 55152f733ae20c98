import { useEffect, useId } from 'react';
import { create } from 'zustand';

/** The number fields in which something stands that can't be used as it is. */
const useFields = create<readonly string[]>(() => []);

/**
 * Whether a number is being typed that is not used yet. What is made of numbers, such as a price, isn't shown for that time:
 * it would belong to another number than the one on the screen.
 */
export const useNumbersPending = (): boolean => useFields((fields) => fields.length > 0);

/** For a field: whether what stands in it is not what is used. */
export function usePending(pending: boolean): void {
  const id = useId();
  useEffect(() => {
    if (!pending) return undefined;
    useFields.setState((fields) => [...fields, id], true);
    return () => useFields.setState((fields) => fields.filter((each) => each !== id), true);
  }, [id, pending]);
}
