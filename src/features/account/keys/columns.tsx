import type { SshKey } from '@/api';
import { fingerprintOf, kindOfKey, readPublicKey } from '@/data/resources/ssh-key/keyFormat';
import { parseTime, useFormat, useT, type Format, type T } from '@/i18n';
import { CopyText, Name, Time } from '@/ui';
import type { Column } from '@/ui/table';

/** A stored key with what can be reckoned from it here. */
export interface KeyRow {
  readonly key: SshKey;
  readonly kind: string;
  readonly comment: string;
  readonly fingerprint: string;
}

export async function rowOf(key: SshKey): Promise<KeyRow> {
  const read = readPublicKey(key.public_key ?? '');
  return {
    key,
    kind: read ? kindOfKey(read) : '',
    comment: read?.comment ?? '',
    fingerprint: (read && (await fingerprintOf(read))) ?? '',
  };
}

const known = new Map<T, Map<Format, readonly Column<KeyRow>[]>>();

/** The same array for the same language, as the table wishes. */
export function useColumns(): readonly Column<KeyRow>[] {
  const t = useT();
  const format = useFormat();
  const made = known.get(t)?.get(format) ?? columns(t, format);
  known.set(t, new Map([[format, made]]));
  return made;
}

const columns = (t: T, format: Format): readonly Column<KeyRow>[] => [
  {
    id: 'name',
    header: t('account.keys.column.name'),
    text: ({ key }) => key.name,
    cell: ({ key }) => <Name>{key.name}</Name>,
    fixed: true,
    width: 200,
  },
  { id: 'kind', header: t('account.keys.column.kind'), text: ({ kind }) => kind, options: true, width: 90 },
  {
    id: 'fingerprint',
    header: t('account.keys.column.fingerprint'),
    text: ({ fingerprint }) => fingerprint,
    cell: ({ fingerprint }) => (fingerprint ? <CopyText value={fingerprint} label={t('account.keys.column.fingerprint')} /> : '–'),
    width: 300,
  },
  { id: 'comment', header: t('account.keys.column.comment'), text: ({ comment }) => comment, width: 150 },
  {
    id: 'created',
    header: t('account.keys.column.created'),
    text: ({ key }) => {
      const at = parseTime(key.created_at);
      return at ? format.date(at) : '';
    },
    cell: ({ key }) => <Time at={parseTime(key.created_at)} style="date" />,
    sort: ({ key }) => parseTime(key.created_at)?.getTime() ?? null,
    width: 110,
  },
  { id: 'uuid', header: t('account.keys.column.uuid'), text: ({ key }) => key.uuid, hidden: true, width: 280 },
];
