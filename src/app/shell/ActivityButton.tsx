import { lazyPart } from '@/ui/lazy';
import { Suspense, useState } from 'react';
import { isOpen, useRecords } from '@/data/operations/records';
import { useT } from '@/i18n';
import { ActivityIcon, Glyph } from '@/ui';
import classes from './shell.module.css';

const load = () => import('./Activity');
const Activity = lazyPart(async () => ({ default: (await load()).Activity }));

/** What is under way, as a number; opens the list of what has been done. */
export function ActivityButton() {
  const t = useT();
  const [opened, setOpened] = useState<boolean | null>(null);
  const open = useRecords().filter(isOpen).length;
  const name = open > 0 ? t('shell.activity.open', { count: open }) : t('shell.activity');
  return (
    <>
      <button
        type="button"
        className={classes.activity}
        aria-label={name}
        aria-haspopup="dialog"
        data-busy={open > 0 || undefined}
        onClick={() => setOpened(true)}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
      >
        <Glyph icon={ActivityIcon} size={18} />
        {open > 0 ? <span aria-hidden>{open}</span> : null}
      </button>
      {opened === null ? null : (
        <Suspense>
          <Activity opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
