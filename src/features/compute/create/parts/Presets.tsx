import { useBrand } from '@/brand';
import { rangeProblem } from '@/data/resources/vm/limits';
import { msg, useFormat, useT } from '@/i18n';
import { Button } from '@/ui';
import classes from '../create.module.css';
import type { Create } from '../useCreate';

/** Where the brand names no sizes: what most begin with, as far as the class and the image allow it. MB, GB. */
const usual = [
  { name: msg('create.preset.small'), vcpu: 1, ram: 2048, disk: 20 },
  { name: msg('create.preset.medium'), vcpu: 2, ram: 4096, disk: 40 },
  { name: msg('create.preset.large'), vcpu: 4, ram: 8192, disk: 80 },
  { name: msg('create.preset.huge'), vcpu: 8, ram: 16_384, disk: 160 },
] as const;

/** Sizes that the brand suggests, or usual ones; one of the brand's that the limits do not allow says why. */
export function Presets({ create }: { create: Create }) {
  const t = useT();
  const format = useFormat();
  const { choices, set } = create;
  const withDisk = choices.source !== 'disk';
  const { limits } = choices;
  const { sizes: ofBrand } = useBrand().compute;
  const allowed = usual.filter(
    ({ vcpu, ram, disk }) =>
      rangeProblem(vcpu, limits.vcpu) === null &&
      rangeProblem(ram, limits.ram) === null &&
      (!withDisk || rangeProblem(disk, limits.disks) === null),
  );
  const sizes = ofBrand.length > 0 ? ofBrand : allowed.map((size) => ({ ...size, name: t(size.name) }));
  // A single one to choose from is no choice.
  if (sizes.length < 2 && ofBrand.length === 0) return null;
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
