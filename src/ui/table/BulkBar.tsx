import type { KeyboardEvent } from 'react';
import { useT } from '@/i18n';
import { Button } from '../Button';
import { XIcon } from '../icons';
import classes from './table.module.css';
import type { BulkAction } from './types';

interface Props<Row> {
  actions: BulkAction<Row>[];
  rows: Row[];
  /** How many of them the filters hide. */
  hidden: number;
  onClear: () => void;
}

/** What can be done with all that is selected. Below the rows, so that they stay where they are when it appears. */
export function BulkBar<Row>({ actions, rows, hidden, onClear }: Props<Row>) {
  const t = useT();
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div role="toolbar" tabIndex={-1} aria-label={t('ui.table.bulk')} className={classes.bulk} onKeyDown={onKey}>
      <output className={classes.bulkCount}>
        {hidden > 0 ? t('ui.table.selectedHidden', { count: rows.length, hidden }) : t('ui.table.selected', { count: rows.length })}
      </output>
      {actions.map(({ key, label, icon, danger, reason, onSelect }) => (
        <Button
          key={key}
          size="small"
          icon={icon}
          variant={danger ? 'danger' : 'default'}
          reason={reason}
          onClick={() => onSelect(rows, onClear)}
        >
          {label}
        </Button>
      ))}
      <Button size="small" variant="subtle" icon={XIcon} onClick={onClear}>
        {t('ui.table.deselect')}
      </Button>
    </div>
  );
}
