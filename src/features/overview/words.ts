import { vmStatus } from '@/data/resources/vm/rules';
import type { T } from '@/i18n';

/** A VM's state in the words of the list, which filters by them. */
export const stateIn = (t: T, status: string): string => {
  const { name } = vmStatus(status);
  return typeof name === 'string' ? name : t(name);
};
