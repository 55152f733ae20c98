import { read } from '@/data/core/reads';

/** Managed services of all locations; those that were deleted are not in it. */
export const servicesQuery = () => read('listServices', {});
