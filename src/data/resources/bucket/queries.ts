import { read } from '@/data/core/reads';

export const bucketsQuery = () => read('listBuckets', {});
