import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { renderSVG } from 'uqr';
import { publicUrl, type ObjectClient } from '@/data/objects';
import { useSession } from '@/data/core/session';
import { useT } from '@/i18n';
import { Button, CodeBlock, Dialog, Failure, Notice } from '@/ui';
import { Select } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import classes from './objects.module.css';
import { useAccess } from './useAccess';
import type { ObjectRow } from './useObjects';

/** Characters that a QR code of the lowest redundancy can hold. */
const mostInCode = 2900;

const hour = 3600;
const spans = [
  { value: '3600', key: 'hour' },
  { value: String(24 * hour), key: 'day' },
  { value: String(7 * 24 * hour), key: 'week' },
] as const;

interface Props {
  readonly client: ObjectClient;
  readonly bucket: string;
  readonly row: ObjectRow;
  readonly onClose: () => void;
}

/** A link that works without keys until it expires; as a QR code too. */
export function LinkDialog({ client, bucket, row, onClose }: Props) {
  const t = useT();
  const demo = useSession()?.demo;
  const [seconds, setSeconds] = useState<string>(spans[1].value);
  const link = useQuery({
    queryKey: ['object link', client.gateway.endpoint, client.gateway.credentials.accessKeyId, bucket, row.key, seconds],
    queryFn: () => client.presign({ method: 'GET', bucket, key: row.key }, Number(seconds)),
    staleTime: Infinity,
    gcTime: 0,
  });
  const access = useAccess(client, bucket, row.key);
  return (
    <Dialog
      title={t('objects.link.title', { name: row.name || row.key })}
      opened
      onClose={onClose}
      size="normal"
      footer={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <div className={classes.stack}>
        {demo ? <Notice tone="off">{t('objects.link.demo')}</Notice> : null}
        <Select
          label={t('objects.link.expires')}
          data={spans.map(({ value, key }) => ({ value, label: t(`objects.link.${key}`) }))}
          value={seconds}
          onChange={(next) => setSeconds(next ?? spans[1].value)}
          allowDeselect={false}
        />
        <Notice tone="warn">{t('objects.link.anyone')}</Notice>
        {link.error ? <Failure compact error={link.error} /> : null}
        {link.data ? (
          <>
            <CodeBlock label={t('objects.link.url')} code={link.data} />
            {link.data.length > mostInCode ? (
              <p className={shared.quiet}>{t('objects.link.noCode')}</p>
            ) : (
              <img
                className={classes.code}
                alt={t('objects.link.qr')}
                src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(renderSVG(link.data, { ecc: 'L', border: 2 }))}`}
              />
            )}
          </>
        ) : null}
        {access.data === undefined || access.data === 'private' ? null : (
          <CodeBlock label={t('objects.link.public')} code={publicUrl(client.gateway.endpoint, bucket, row.key)} />
        )}
      </div>
    </Dialog>
  );
}
