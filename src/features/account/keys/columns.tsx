import type { SshKey } from '@/api';
import { fingerprintOf, kindOfKey } from '@/data/resources/ssh-key/keyFormat';
import { readKey } from '@/data/resources/ssh-key/keyReader';
import { parseTime, useFormat, useT, type Format, type Message, type T } from '@/i18n';
import { CopyText, Name, Status, Time } from '@/ui';
import type { Column } from '@/ui/table';

/** A stored key with what can be computed from it here. */
export interface KeyRow {
  readonly key: SshKey;
  readonly kind: string;
  readonly comment: string;
  readonly fingerprint: string;
  /** Why no server would take it; null for a good key. */
  readonly problem: Message | null;
}

export async function rowOf(key: SshKey): Promise<KeyRow> {
  const { key: read, problem = null } = readKey(key.public_key ?? '');
  return {
    key,
    kind: read ? kindOfKey(read) : '',
    comment: read?.comment ?? '',
    fingerprint: (read && (await fingerprintOf(read))) ?? '',
    problem,
  };
}

const known = new Map<T, Map<Format, readonly Column<KeyRow>[]>>();

/** The same array for the same language, as the table needs. */
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
    text: ({ fingerprint, problem }) => (problem ? t(problem) : fingerprint),
    cell: ({ fingerprint, problem }) => {
      if (problem) return <Status tone="warn" label={t(problem)} />;
      return fingerprint ? <CopyText value={fingerprint} label={t('account.keys.column.fingerprint')} /> : '–';
    },
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
