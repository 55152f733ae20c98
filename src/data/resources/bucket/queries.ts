import { read } from '@/data/core/reads';

/** The buckets of the user; they are in no location. */
export const bucketsQuery = () => read('listBuckets', {});

/** Where the S3 gateway is. */
export const objectStorageQuery = () => read('getS3Info', {}, undefined, { static: true });
