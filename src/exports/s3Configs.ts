import { hclText } from './text';

/** What a client of object storage has to know. */
export interface S3Access {
  /** The gateway's address, without a slash at its end. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** For the examples. */
  readonly bucket: string;
}

export const s3Tools = ['aws', 'rclone', 's3cmd', 'mc', 'restic', 'env', 'terraform', 'boto3', 'js'] as const;
export type S3Tool = (typeof s3Tools)[number];

export interface S3Config {
  /** Where it belongs, as a path or the name of a file. */
  readonly file: string;
  readonly language: string;
  readonly text: string;
  /** A first command to try it with. */
  readonly tryIt: string;
}

/** A text as one word of a POSIX shell. */
const shell = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`);

const configs: Record<S3Tool, (access: S3Access) => S3Config> = {
  aws: ({ endpoint, region, accessKey, secretKey, bucket }) => ({
    file: '~/.aws/config',
    language: 'ini',
    text: `[profile storage]
region = ${region}
endpoint_url = ${endpoint}
aws_access_key_id = ${accessKey}
aws_secret_access_key = ${secretKey}
request_checksum_calculation = WHEN_REQUIRED
response_checksum_validation = WHEN_REQUIRED
s3 =
  addressing_style = path
`,
    tryIt: `aws --profile storage s3 ls s3://${bucket}/`,
  }),
  rclone: ({ endpoint, region, accessKey, secretKey, bucket }) => ({
    file: '~/.config/rclone/rclone.conf',
    language: 'ini',
    text: `[storage]
type = s3
provider = Ceph
endpoint = ${endpoint}
region = ${region}
access_key_id = ${accessKey}
secret_access_key = ${secretKey}
force_path_style = true
`,
    tryIt: `rclone ls storage:${bucket}`,
  }),
  s3cmd: ({ endpoint, region, accessKey, secretKey, bucket }) => {
    const { host, protocol } = new URL(endpoint);
    return {
      file: '~/.s3cfg',
      language: 'ini',
      text: `[default]
access_key = ${accessKey}
secret_key = ${secretKey}
host_base = ${host}
host_bucket = ${host}
bucket_location = ${region}
use_https = ${protocol === 'https:' ? 'True' : 'False'}
signature_v2 = False
`,
      tryIt: `s3cmd ls s3://${bucket}/`,
    };
  },
  mc: ({ endpoint, accessKey, secretKey, bucket }) => ({
    file: 'mc.sh',
    language: 'sh',
    text: `mc alias set storage ${shell(endpoint)} ${shell(accessKey)} ${shell(secretKey)} --api S3v4 --path on\n`,
    tryIt: `mc ls storage/${bucket}`,
  }),
  restic: ({ endpoint, region, accessKey, secretKey, bucket }) => ({
    file: 'restic.env',
    language: 'sh',
    text: `export AWS_ACCESS_KEY_ID=${shell(accessKey)}
export AWS_SECRET_ACCESS_KEY=${shell(secretKey)}
export AWS_DEFAULT_REGION=${shell(region)}
export RESTIC_REPOSITORY=${shell(`s3:${endpoint}/${bucket}/restic`)}
`,
    tryIt: 'restic init',
  }),
  env: ({ endpoint, region, accessKey, secretKey, bucket }) => ({
    file: '.env',
    language: 'sh',
    text: `AWS_ACCESS_KEY_ID=${shell(accessKey)}
AWS_SECRET_ACCESS_KEY=${shell(secretKey)}
AWS_REGION=${shell(region)}
AWS_ENDPOINT_URL_S3=${shell(endpoint)}
AWS_S3_FORCE_PATH_STYLE=true
AWS_REQUEST_CHECKSUM_CALCULATION=WHEN_REQUIRED
AWS_RESPONSE_CHECKSUM_VALIDATION=WHEN_REQUIRED
S3_BUCKET=${shell(bucket)}
`,
    tryIt: 'set -a; . ./.env; set +a',
  }),
  terraform: ({ endpoint, region, accessKey, secretKey, bucket }) => ({
    file: 'backend.tf',
    language: 'hcl',
    text: `terraform {
  backend "s3" {
    bucket                      = ${hclText(bucket)}
    key                         = "terraform.tfstate"
    region                      = ${hclText(region)}
    access_key                  = ${hclText(accessKey)}
    secret_key                  = ${hclText(secretKey)}
    endpoints                   = { s3 = ${hclText(endpoint)} }
    use_path_style              = true
    skip_credentials_validation = true
    skip_metadata_api_check     = true
    skip_region_validation      = true
    skip_requesting_account_id  = true
    skip_s3_checksum            = true
  }
}
`,
    tryIt: 'terraform init',
  }),
  boto3: ({ endpoint, region, accessKey, secretKey, bucket }) => ({
    file: 's3.py',
    language: 'python',
    text: `import boto3
from botocore.config import Config

s3 = boto3.client(
    "s3",
    endpoint_url=${JSON.stringify(endpoint)},
    region_name=${JSON.stringify(region)},
    aws_access_key_id=${JSON.stringify(accessKey)},
    aws_secret_access_key=${JSON.stringify(secretKey)},
    config=Config(
        s3={"addressing_style": "path"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    ),
)

for item in s3.list_objects_v2(Bucket=${JSON.stringify(bucket)}).get("Contents", []):
    print(item["Key"], item["Size"])
`,
    tryIt: 'python3 s3.py',
  }),
  js: ({ endpoint, region, accessKey, secretKey, bucket }) => ({
    file: 's3.mjs',
    language: 'js',
    text: `import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client({
  endpoint: ${JSON.stringify(endpoint)},
  region: ${JSON.stringify(region)},
  credentials: { accessKeyId: ${JSON.stringify(accessKey)}, secretAccessKey: ${JSON.stringify(secretKey)} },
  forcePathStyle: true,
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
});

const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: ${JSON.stringify(bucket)} }));
for (const { Key, Size } of Contents) console.log(Key, Size);
`,
    tryIt: 'node s3.mjs',
  }),
};

/** A ready configuration of a program. It holds the secret key: to be made only when somebody asks for it. */
export const s3ConfigFor = (tool: S3Tool, access: S3Access): S3Config => configs[tool](access);
