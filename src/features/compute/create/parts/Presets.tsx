import { useBrand } from '@/brand';
import { rangeProblem } from '@/data/resources/vm/limits';
import { useFormat, useT } from '@/i18n';
import { Button } from '@/ui';
import classes from '../create.module.css';
import type { Create } from '../useCreate';

/** Sizes that the brand suggests; one that the limits do not allow says why. */
export function Presets({ create }: { create: Create }) {
  const t = useT();
  const format = useFormat();
  const { sizes } = useBrand().compute;
  const { choices, set } = create;
  if (sizes.length === 0) return null;
  const withDisk = choices.source !== 'disk';
  const { limits } = choices;
  return (
    <ul className={classes.presets} aria-label={t('create.presets')}>
      {sizes.map(({ name, vcpu, ram, disk }) => {
        const problems = (
          [
            [t('create.vcpu'), vcpu, limits.vcpu],
            [t('create.ram'), ram, limits.ram],
            ...(withDisk ? [[t('create.disk'), disk, limits.disks] as const] : []),
          ] as const
        ).flatMap(([field, value, limit]) => {
          const problem = rangeProblem(value, limit);
          return problem ? [t('create.problem.at', { field, problem: t(problem) })] : [];
        });
        const chosen = choices.vcpu.value === vcpu && choices.ram.value === ram && (!withDisk || choices.disk.value === disk);
        return (
          <li key={`${name} ${vcpu} ${ram} ${disk}`}>
            <Button
              variant={chosen ? 'active' : 'default'}
              aria-pressed={chosen}
              reason={problems.join(' ') || null}
              onClick={() => {
                set('vcpu', vcpu);
                set('ram', ram);
                if (withDisk) set('disk', disk);
              }}
            >
              <span className={classes.preset}>
                <bdi>{name}</bdi>
                <small>
                  {withDisk
                    ? t('create.preset', { vcpu, ram: format.memory(ram), disk: format.disk(disk) })
                    : t('create.preset.noDisk', { vcpu, ram: format.memory(ram) })}
                </small>
              </span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
