import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { S3Key } from '@/api';
import { useBrand } from '@/brand';
import { bucketsQuery } from '@/data/resources/bucket/queries';
import { s3ConfigFor, s3Tools, type S3Tool } from '@/exports/s3Configs';
import { download } from '@/files';
import { useT } from '@/i18n';
import { Button, CodeBlock, Dialog, DownloadIcon, EyeIcon, EyeOffIcon, Notice } from '@/ui';
import { Select } from '@/ui/forms';
import { useSecret } from '@/ui/useSecret';
import classes from '../storage.module.css';

interface Props {
  readonly s3Key: S3Key;
  readonly endpoint: string;
  readonly onClose: () => void;
}

/** A configuration that is ready to use. The secret stays a row of dots until it is copied or saved. */
export function ConfigDialog({ s3Key: { accessKey, secretKey }, endpoint, onClose }: Props) {
  const t = useT();
  const { objectStorage } = useBrand();
  const buckets = useQuery(bucketsQuery());
  const [tool, setTool] = useState<S3Tool>('aws');
  const [bucket, setBucket] = useState<string | null>(null);
  const names = (buckets.data ?? []).map(({ name }) => name);
  const access = {
    endpoint: objectStorage.endpoint || endpoint,
    region: objectStorage.region,
    accessKey,
    secretKey: secretKey ?? '',
    bucket: bucket ?? names[0] ?? 'my-bucket',
  };
  const config = s3ConfigFor(tool, access);
  const revealed = useSecret(() => Promise.resolve(config.text));
  const open = revealed.value !== null;
  const fileName = config.file.slice(config.file.lastIndexOf('/') + 1);
  return (
    <Dialog
      title={t('buckets.keys.use.title', { accessKey })}
      opened
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          <Button icon={DownloadIcon} variant="primary" onClick={() => download(config.text, fileName, 'text/plain')}>
            {t('buckets.keys.use.download', { file: fileName })}
          </Button>
        </>
      }
    >
      <div className={classes.stack}>
        <Select
          label={t('buckets.keys.use.tool')}
          data={s3Tools.map((value) => ({ value, label: t(`buckets.keys.tool.${value}`) }))}
          value={tool}
          onChange={(next) => setTool(s3Tools.find((each) => each === next) ?? 'aws')}
          allowDeselect={false}
        />
        {names.length > 0 ? (
          <Select
            label={t('buckets.keys.use.bucket')}
            data={names}
            value={access.bucket}
            onChange={setBucket}
            allowDeselect={false}
            searchable
          />
        ) : null}
        <Notice tone="warn">{t('buckets.keys.use.secret')}</Notice>
        <CodeBlock
          label={config.file}
          language={config.language}
          code={config.text}
          shown={open ? config.text : s3ConfigFor(tool, { ...access, secretKey: '•'.repeat(16) }).text}
        />
        <div>
          <Button size="small" icon={open ? EyeOffIcon : EyeIcon} onClick={() => (open ? revealed.hide() : void revealed.show())}>
            {t(open ? 'buckets.keys.hideSecret' : 'buckets.keys.showSecret')}
          </Button>
        </div>
        <CodeBlock label={t('buckets.keys.use.try')} language="sh" code={config.tryIt} />
      </div>
    </Dialog>
  );
}
