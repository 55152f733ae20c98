import type { S3Key } from '@/api';
import { useT } from '@/i18n';
import { CopyText, EyeIcon, EyeOffIcon, IconButton } from '@/ui';
import type { Column } from '@/ui/table';
import type { Secret } from '@/ui/useSecret';
import classes from './keys.module.css';

/** Secrets are no text of the table: they are neither filtered nor exported. */
export function useKeyColumns(shown: Secret<string, [accessKey: string]>): readonly Column<S3Key>[] {
  const t = useT();
  return [
    {
      id: 'accessKey',
      header: t('buckets.keys.accessKey'),
      text: ({ accessKey }) => accessKey,
      cell: ({ accessKey }) => <CopyText value={accessKey} label={t('buckets.keys.accessKey')} />,
      fixed: true,
      width: 260,
    },
    {
      id: 'secretKey',
      header: t('buckets.keys.secretKey'),
      text: () => '',
      cell: ({ accessKey, secretKey }) => {
        if (!secretKey) return t('buckets.keys.notTold');
        const open = shown.value === accessKey;
        return (
          <span className={classes.secret}>
            {open ? (
              <CopyText value={secretKey} label={t('buckets.keys.secretKey')} />
            ) : (
              <span aria-label={t('buckets.keys.hidden')}>••••••••••••••••</span>
            )}
            <IconButton
              label={t(open ? 'buckets.keys.hide' : 'buckets.keys.reveal', { accessKey })}
              icon={open ? EyeOffIcon : EyeIcon}
              onClick={() => (open ? shown.hide() : void shown.show(accessKey))}
            />
          </span>
        );
      },
      width: 420,
    },
  ];
}
