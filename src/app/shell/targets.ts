import type { Target } from '@/data/operations';
import type { Paths } from '@/nav';

/** Where the thing that an operation was done on is seen. */
export const pathOf = (paths: Paths, target: Target): string | null =>
  target.type === 'vm' && target.uuid && target.location ? paths.vm(target.location, target.uuid) : null;
