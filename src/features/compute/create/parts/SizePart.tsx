import type { ReactNode } from 'react';
import type { Limit } from '@/data/resources/vm/limits';
import { useFormat, useT } from '@/i18n';
import { SkeletonRows } from '@/ui';
import { AmountField, SizeField } from '@/ui/forms';
import type { Size } from '../choices';
import shared from '@/ui/shared.module.css';
import classes from '../create.module.css';
import type { Create } from '../useCreate';
import { Part, Unread } from './Part';
import { Presets } from './Presets';

interface OneSizeProps {
  label: string;
  size: Size;
  limit: Limit;
  /** How many of the platform's units make one of the shown ones. */
  per: number;
  step: number;
  unit?: string;
  /** Says an amount in the platform's unit. */
  say: (amount: number) => string;
  error: ReactNode;
  onChange: (amount: number) => void;
}

/** Cores, memory or disk: slider and number between what the platform allows; without a known end only the number. */
function OneSize({ label, size, limit, per: factor, step, unit, say, error, onChange }: OneSizeProps) {
  const t = useT();
  const { min = 1, max } = limit;
  const change = (shown: number) => onChange(Math.round(shown * factor));
  return (
    <div>
      {max === undefined ? (
        <AmountField
          className={classes.short}
          label={label}
          description={t('create.size.atLeast', { min: say(min) })}
          value={size.value / factor}
          min={min / factor}
          step={step}
          {...(unit ? { unit } : {})}
          format={(shown) => say(shown * factor)}
          error={error}
          onChange={change}
        />
      ) : (
        <SizeField
          label={label}
          value={size.value / factor}
          min={min / factor}
          max={max / factor}
          step={step}
          {...(unit ? { unit } : {})}
          format={(shown) => say(shown * factor)}
          error={error}
          onChange={change}
        />
      )}
      {size.wanted === null ? null : (
        <output className={classes.corrected}>{t('create.size.corrected', { wanted: say(size.wanted), value: say(size.value) })}</output>
      )}
    </div>
  );
}

/** Memory is shown in gigabytes when its limits are halves of them, else as the platform counts it. */
function memoryUnit({ min, max }: Limit): { per: number; step: number; unit: string } {
  const all = [min ?? 512, max ?? 512];
  if (all.every((each) => each % 1024 === 0)) return { per: 1024, step: 1, unit: 'GB' };
  return all.every((each) => each % 512 === 0) ? { per: 1024, step: 0.5, unit: 'GB' } : { per: 1, step: 64, unit: 'MB' };
}

export function SizePart({ create }: { create: Create }) {
  const t = useT();
  const format = useFormat();
  const { reads, choices, form, set } = create;
  const { limits } = choices;
  const waiting = reads.parameters.isPending || (reads.pools.isPending && !reads.locations.error);
  return (
    <Part title={t('create.size')}>
      <Unread read={reads.parameters} note={t('create.parameters.unread')} />
      {waiting ? (
        <div className={classes.sizesWaiting}>
          <SkeletonRows rows={6} />
        </div>
      ) : (
        <div className={shared.stack} key={`${choices.location?.slug} ${choices.source}`}>
          <Presets create={create} />
          <OneSize
            label={t('create.vcpu')}
            size={choices.vcpu}
            limit={limits.vcpu}
            per={1}
            step={1}
            say={(cores) => format.number(cores)}
            error={form.errors.vcpu}
            onChange={(value) => set('vcpu', value)}
          />
          <OneSize
            label={t('create.ram')}
            size={choices.ram}
            limit={limits.ram}
            {...memoryUnit(limits.ram)}
            say={(megabytes) => format.memory(megabytes)}
            error={form.errors.ram}
            onChange={(value) => set('ram', value)}
          />
          {choices.source === 'disk' ? null : (
            <OneSize
              label={t('create.disk')}
              size={choices.disk}
              limit={limits.disks}
              per={1}
              step={1}
              unit="GB"
              say={(gigabytes) => format.disk(gigabytes)}
              error={form.errors.disk}
              onChange={(value) => set('disk', value)}
            />
          )}
        </div>
      )}
    </Part>
  );
}
