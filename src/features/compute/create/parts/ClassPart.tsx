import type { HostPool } from '@/api';
import { useFormat, useT } from '@/i18n';
import { ChoiceCards } from '@/ui/forms';
import classes from '../create.module.css';
import type { Create } from '../useCreate';
import { Part, Unread } from './Part';

/** Server classes; not there when there is nothing to choose. */
export function ClassPart({ create }: { create: Create }) {
  const t = useT();
  const format = useFormat();
  const { reads, choices, form, set } = create;
  const failed = reads.pools.error !== null && reads.pools.data === undefined;
  if (!failed && choices.pools.length < 2) return null;

  const range = (of: { min?: number | null; max?: number | null } | null | undefined, say: (value: number) => string) =>
    of?.min && of.max ? t('create.range', { min: say(of.min), max: say(of.max) }) : of?.max ? t('create.upTo', { max: say(of.max) }) : null;
  const describe = ({ description, guest_limits: limits }: HostPool) => {
    const cores = range(limits?.cpu, (value) => format.number(value));
    const parts = [
      cores && t('create.cores', { cores }),
      range(limits?.ram_mb, (value) => format.memory(value)),
      range(limits?.disk_gb, (value) => format.disk(value)),
    ].filter(Boolean);
    return (
      <>
        {description ? <span className={classes.line}>{description}</span> : null}
        {parts.length > 0 ? <span>{parts.join(' · ')}</span> : null}
      </>
    );
  };

  return (
    <Part title={t('create.class')} single>
      <Unread read={reads.pools} note={t('create.class.unread')} />
      {choices.pools.length > 1 ? (
        <ChoiceCards
          label={t('create.class')}
          value={choices.pool?.uuid ?? null}
          options={choices.pools.map((pool) => ({ value: pool.uuid, title: pool.name, description: describe(pool) }))}
          onChange={(uuid) => set('pool', uuid)}
          error={form.errors.pool}
          least={240}
        />
      ) : null}
    </Part>
  );
}
