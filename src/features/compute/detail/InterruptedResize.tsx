import { onVm, type Machine } from '@/data/resources/vm/machines';
import { useRecords } from '@/data/operations';
import { goOn, interrupted, leave, startAgain } from '@/data/resources/vm/operations/guided';
import { useT } from '@/i18n';
import { Button, Notice } from '@/ui';
import { useUnderWay } from '../actions';

/** A resize whose page was left, or that failed, before its last step: says where the machine stands, and offers the rest. */
export function InterruptedResize({ machine }: { machine: Machine }) {
  const t = useT();
  const found = interrupted(useRecords(), machine.item, machine.location.slug);
  const busy = useUnderWay()(machine);
  if (!found || busy) return null;
  const { record, steps } = found;
  const next = steps.includes('resize') ? 'resize' : 'start';
  // How it goes is told by its record, here and in the list of what was done.
  const rest = () => void goOn(onVm(machine), found, () => undefined).catch(() => undefined);
  const start = () => void startAgain(onVm(machine), record).catch(() => undefined);
  return (
    <Notice
      tone="warn"
      title={t('life.interrupted.title', { name: machine.item.name })}
      actions={
        <>
          <Button size="small" variant="primary" onClick={start}>
            {t('life.resize.startAgain')}
          </Button>
          {next === 'resize' ? (
            <Button size="small" onClick={rest}>
              {t('life.interrupted.goOn')}
            </Button>
          ) : null}
          <Button size="small" onClick={() => leave(record)}>
            {t('life.interrupted.leave')}
          </Button>
        </>
      }
    >
      {t(`life.interrupted.at.${next}`)}
    </Notice>
  );
}
