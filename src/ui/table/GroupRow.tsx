import type { ReactNode } from 'react';
import { useT } from '@/i18n';
import { Glyph } from '../Icon';
import { ChevronDownIcon, ChevronRightIcon } from '../icons';
import { as } from './roles';
import classes from './table.module.css';

interface Props {
  index: number;
  start: number;
  label: string;
  count: number;
  note: ReactNode;
  open: boolean;
  /** How many columns it stands over. */
  span: number;
  selectable: boolean;
  /** Undefined: some of its rows are, and some are not. */
  selected: boolean | undefined;
  reachable: boolean;
  narrow: boolean;
  onToggle: () => void;
  onPick: (on: boolean) => void;
  onReach: (index: number) => void;
}

/** The head of a group: a row whose one header stands over all columns. */
export function GroupRow(props: Props) {
  const { index, start, label, count, note, open, span, selectable, selected, reachable, narrow, onToggle, onPick, onReach } = props;
  const t = useT();
  return (
    <tr
      {...as.row}
      data-index={index}
      aria-rowindex={index + 2}
      tabIndex={reachable ? 0 : -1}
      className={classes.group}
      data-narrow={narrow || undefined}
      style={{ transform: `translateY(${start}px)` }}
      onFocus={() => onReach(index)}
    >
      {selectable ? (
        <td {...as.cell} className={classes.check}>
          <label className={classes.target}>
            <input
              type="checkbox"
              aria-label={t('ui.table.selectGroup', { name: label })}
              checked={selected === true}
              ref={(box) => {
                if (box) box.indeterminate = selected === undefined;
              }}
              onChange={() => onPick(selected !== true)}
            />
          </label>
        </td>
      ) : null}
      <th {...as.rowheader} scope="rowgroup" colSpan={span} aria-colspan={span} className={classes.groupHead}>
        <button type="button" className={classes.groupName} aria-expanded={open} onClick={onToggle}>
          <Glyph icon={open ? ChevronDownIcon : ChevronRightIcon} size={14} />
          <bdi title={label}>{label}</bdi>
        </button>
        <span className={classes.groupNote}>
          <span>{t('ui.table.rows', { count })}</span>
          {note ? <> · {note}</> : null}
        </span>
      </th>
    </tr>
  );
}
