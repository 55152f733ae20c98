import type { Machine } from '@/data/resources/vm/machines';
import { vmStatus } from '@/data/resources/vm/rules';
import { useT } from '@/i18n';
import { Status } from '@/ui';
import { useUnderWay } from './actions';

/** The state that the platform says a machine is in, and that something is under way with it. */
export function VmStatus({ machine }: { machine: Machine }) {
  const t = useT();
  const underWay = useUnderWay()(machine);
  const { tone, name } = vmStatus(machine.item.status);
  const words = typeof name === 'string' ? name : t(name);
  return underWay ? <Status tone="busy" label={t('compute.status.underWay', { status: words })} /> : <Status tone={tone} label={words} />;
}
