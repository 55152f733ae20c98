import { useState } from 'react';
import type { Invoice } from '@/api';
import { useBrand } from '@/brand';
import { groupings, groupLines, linesOf, type Grouping, type Line, type LineGroup } from '@/data/billing/documents/lines';
import { proofOf, type LineCheck } from '@/data/billing/documents/proof';
import { useLocations } from '@/data/core/locations';
import { useFormat, useT } from '@/i18n';
import { everywhere, useParam } from '@/nav';
import { Button, ChevronDownIcon, ChevronRightIcon, Glyph, InlineSelect, Section, Status } from '@/ui';
import { quantityIn } from './sums';
import classes from './invoice.module.css';

/** Groups of more lines than these are closed at first, and of more groups than those only the first are drawn. */
const openUpTo = 60;
const drawnUpTo = 200;

interface View {
  /** Keys of groups that are otherwise than most. */
  readonly turned: ReadonlySet<string>;
  readonly open: boolean;
  readonly all: boolean;
}

/** A document's lines, together by what they belong to. On paper all of them, open. */
export function Lines({ invoice, printing }: { invoice: Invoice; printing: boolean }) {
  const t = useT();
  const format = useFormat();
  const { currency } = useBrand();
  const [asked, put] = useParam('by');
  const records = invoice.records_list ?? [];
  const by: Grouping = groupings.find((each) => each === asked) ?? 'resource';
  const groups = groupLines(linesOf(records), by);
  const checks = proofOf(invoice, currency.decimals).lines;
  const several = groups.some(({ lines }) => lines.length > 1);
  const [view, setView] = useState<View>({ turned: new Set(), open: records.length <= openUpTo, all: false });
  const shown = view.all || printing ? groups : groups.slice(0, drawnUpTo);
  const isOpen = (key: string) => printing || view.open !== view.turned.has(key);
  const turn = (key: string) => {
    const turned = new Set(view.turned);
    if (!turned.delete(key)) turned.add(key);
    setView({ ...view, turned });
  };
  const choose = (grouping: Grouping) => {
    setView({ ...view, turned: new Set() });
    put(grouping === 'resource' ? null : grouping);
  };
  if (records.length === 0) {
    return (
      <Section title={t('documents.lines')}>
        <p className={classes.small}>{t('documents.lines.none')}</p>
      </Section>
    );
  }
  return (
    <Section
      flush
      title={t('documents.lines')}
      actions={
        <span className={classes.tools} data-noprint>
          {several ? (
            <Button size="small" variant="subtle" onClick={() => setView({ ...view, open: !view.open, turned: new Set() })}>
              {t(view.open ? 'documents.lines.closeAll' : 'documents.lines.openAll')}
            </Button>
          ) : null}
          <InlineSelect
            label={t('documents.lines.by')}
            value={by}
            options={groupings.map((value) => ({ value, label: t(`documents.lines.by.${value}`) }))}
            onChange={choose}
          />
        </span>
      }
    >
      {/* A scroll area has to be reachable by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('documents.lines.table')}>
        <table className={classes.lines}>
          <caption>{t('documents.lines.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('documents.lines.what')}</th>
              <th scope="col">{t('documents.lines.location')}</th>
              <th scope="col" data-end>
                {t('documents.lines.quantity')}
              </th>
              <th scope="col" data-end>
                {t('documents.lines.price')}
              </th>
              <th scope="col" data-end>
                {t('documents.lines.amount')}
              </th>
            </tr>
          </thead>
          {shown.map((group) => (
            <Group key={group.key} group={group} checks={checks} open={isOpen(group.key)} onTurn={() => turn(group.key)} />
          ))}
        </table>
      </section>
      {shown.length < groups.length ? (
        <p className={classes.more}>
          <Button size="small" onClick={() => setView({ ...view, all: true })}>
            {t('documents.lines.more', { count: format.number(groups.length) })}
          </Button>
        </p>
      ) : null}
    </Section>
  );
}

interface GroupProps {
  readonly group: LineGroup;
  readonly checks: readonly LineCheck[];
  readonly open: boolean;
  readonly onTurn: () => void;
}

function Group({ group, checks, open, onTurn }: GroupProps) {
  const t = useT();
  const format = useFormat();
  const { nameOf } = useLocations(everywhere);
  const place = (slug: string | null | undefined) => (slug ? nameOf(slug) : t('documents.lines.nowhere'));
  const wrong = group.lines.some(({ index }) => checks[index]?.verdict === 'differs');
  const alone = group.lines.length === 1 && group.resource !== null;
  const name = group.kind ? t(`documents.line.${group.kind}`) : (group.resource ?? place(group.location));
  return (
    <tbody>
      {alone ? null : (
        <tr className={classes.group}>
          <th scope="rowgroup">
            <button type="button" className={classes.turn} aria-expanded={open} onClick={onTurn}>
              <Glyph icon={open ? ChevronDownIcon : ChevronRightIcon} size={14} />
              <bdi>{name || t('documents.lines.unnamed')}</bdi>
              <span className={classes.count}>{t('documents.lines.count', { count: group.lines.length })}</span>
            </button>
            {/* What differs is in sight also while its group is closed. */}
            {wrong && !open ? <Status tone="bad" label={t('documents.proof.result.differs')} /> : null}
          </th>
          <td colSpan={3}>{group.resource === null ? null : place(group.location)}</td>
          <td data-end>{format.exact(group.amount)}</td>
        </tr>
      )}
      {alone || open
        ? group.lines.map((line) => <Row key={line.index} line={line} check={checks[line.index]} within={!alone} place={place} />)
        : null}
    </tbody>
  );
}

interface RowProps {
  readonly line: Line;
  readonly check: LineCheck | undefined;
  readonly within: boolean;
  readonly place: (slug: string | null | undefined) => string;
}

function Row({ line: { record }, check, within, place }: RowProps) {
  const t = useT();
  const format = useFormat();
  const price = typeof record.item_price === 'number' ? format.exact(record.item_price) : '';
  const quantity = quantityIn(format, record.qty, record.qty_unit);
  return (
    <tr data-within={within || undefined} data-verdict={check?.verdict}>
      <th scope="row">
        <bdi>{record.name || t('documents.lines.unnamed')}</bdi>
        {check?.verdict === 'differs' && check.expected ? (
          <Status
            tone="bad"
            label={`${t('documents.proof.result.differs')}: ${t('documents.lines.differs', { quantity, price, expected: format.exact(check.expected) })}`}
          />
        ) : check?.verdict === 'unknown' ? (
          <Status tone="unknown" label={t('documents.proof.result.unknown')} />
        ) : null}
      </th>
      <td>{place(record.location_slug)}</td>
      <td data-end>{quantity}</td>
      <td data-end>{price}</td>
      <td data-end>{typeof record.amount === 'number' ? format.exact(record.amount) : '–'}</td>
    </tr>
  );
}
