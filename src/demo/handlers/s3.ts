import type { Bucket } from '../cloud/state';
import { newPayer, payerFor } from '../rules/accounts';
import { reaches } from '../rules/find';
import { takenNames } from '../s3/host';
import { bucketView, s3KeyView } from '../views/other';
import { type AnyContext, type Handlers, noContent, nothing, ok } from '../wire/context';
import { message, Refusal } from '../wire/refusal';

type S3 =
  | 'getS3Info'
  | 'createBucket'
  | 'updateBucket'
  | 'deleteBucket'
  | 'getBucket'
  | 'listBuckets'
  | 'getS3User'
  | 'listS3Keys'
  | 'createS3Key'
  | 'deleteS3Key';

const bucketFor = (context: AnyContext, name: string): Bucket => {
  const bucket = context.state.buckets.get(name);
  if (!bucket || !reaches(context, bucket.billing_account_id)) throw message(`Bucket '${name}' not found`, 404);
  return bucket;
};

const checkName = (name: string): void => {
  const fits =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..') && !/^\d+(\.\d+){3}$/.test(name) && !name.startsWith('xn--');
  if (!fits) throw message('Bucket name is invalid: it must follow the S3 bucket naming rules.');
};

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

const addKey = ({ state, cloud }: AnyContext): void => {
  state.s3.exists = true;
  state.s3.keys.unshift({ accessKey: cloud.random.text(20, upper), secretKey: cloud.random.text(40) });
};

const keys = ({ state }: AnyContext) => state.s3.keys.map((key) => s3KeyView(state, key));

const account = ({ state }: AnyContext): void => {
  if (!state.s3.enabled || !state.s3.exists) throw message('Storage account not found.', 404);
};

export const s3: Pick<Handlers, S3> = {
  getS3Info: ({ state, cloud }) => ok({ url: state.s3.enabled ? cloud.objectEndpoint : '/' }),
  createBucket(context) {
    const { state, body, now } = context;
    if (!state.s3.enabled) throw message('Storage account not found.', 404);
    const payer = payerFor(context, body.billing_account_id);
    checkName(body.name);
    if (state.buckets.has(body.name) || takenNames.has(body.name))
      throw new Refusal(409, { message: `Bucket '${body.name}' already exists.` });
    const bucket: Bucket = {
      name: body.name,
      billing_account_id: payer.id,
      size_bytes: 0,
      num_objects: 0,
      is_suspended: false,
      created: now,
      modified: now,
    };
    state.s3.exists = true;
    state.buckets.set(bucket.name, bucket);
    return ok(bucketView(bucket));
  },
  updateBucket(context) {
    const bucket = bucketFor(context, context.body.name);
    bucket.billing_account_id = newPayer(context, context.body.billing_account_id).id;
    return ok(bucketView(bucket));
  },
  deleteBucket(context) {
    const bucket = bucketFor(context, context.query.name);
    if (bucket.num_objects > 0) throw new Refusal(409, { message: `Bucket '${bucket.name}' is not empty.` });
    context.state.buckets.delete(bucket.name);
    return noContent;
  },
  getBucket: (context) => ok(bucketView(bucketFor(context, context.query.name))),
  listBuckets: (context) =>
    ok(
      [...context.state.buckets.values()]
        .filter((one) => reaches(context, one.billing_account_id))
        .filter((one) => context.query.billing_account_id === undefined || one.billing_account_id === context.query.billing_account_id)
        .map(bucketView),
    ),
  getS3User(context) {
    const { state } = context;
    if (!state.s3.enabled) throw message('Storage account not found.', 404);
    // Looking makes the account and its first keys, where there are none.
    if (state.s3.keys.length === 0) {
      addKey(context);
      context.cloud.touch();
    }
    return ok({
      caps: [],
      displayName: state.user.email,
      email: '',
      maxBuckets: 1000,
      s3Credentials: keys(context),
      subusers: [],
      suspended: 0,
      swiftCredentials: [],
      userId: state.user.email,
    });
  },
  listS3Keys(context) {
    account(context);
    return ok(keys(context));
  },
  createS3Key(context) {
    if (!context.state.s3.enabled) throw message('Storage account not found.', 404);
    addKey(context);
    return ok(keys(context));
  },
  deleteS3Key(context) {
    account(context);
    const { state, body } = context;
    if (!state.s3.keys.some((key) => key.accessKey === body.access_key)) throw message('Key not found.', 404);
    state.s3.keys = state.s3.keys.filter((key) => key.accessKey !== body.access_key);
    return nothing;
  },
};
