import { portsText } from '@/data/resources/firewall/ports';
import type { DraftRow } from '@/data/resources/firewall/draft';
import type { Rule } from '@/data/resources/firewall/rule';
import { serviceName } from '@/data/resources/firewall/services';
import { typedRule } from '@/data/resources/firewall/words';
import type { RuleWarning } from '@/data/resources/firewall/warnings';
import { useT, type T } from '@/i18n';
import { Status, type Tone } from '@/ui';
import type { Column } from '@/ui/table';
import shared from '@/ui/shared.module.css';
import own from './firewall.module.css';

const tones: Record<DraftRow['state'], Tone> = { kept: 'off', new: 'ok', changed: 'warn', deleted: 'bad' };
const mostAddresses = 3;

const protocolText = (t: T, rule: Rule) => (rule.protocol === 'any' ? t('network.protocol.any') : rule.protocol.toUpperCase());
const portText = (t: T, rule: Rule) => portsText(rule.ports) || (rule.protocol === 'icmp' ? '' : t('network.rule.ports.all'));

/** Service, protocol and ports, such as "SSH TCP 22". */
export const ruleName = (t: T, rule: Rule): string =>
  [serviceName(rule.protocol, rule.ports), protocolText(t, rule), portText(t, rule)].filter(Boolean).join(' ');

function addressText(t: T, { addresses }: Rule): string {
  if (addresses === null) return t('network.rule.anywhere');
  const shown = addresses.slice(0, mostAddresses).join(', ');
  const more = addresses.length - mostAddresses;
  return more > 0 ? `${shown} ${t('network.andMore', { count: more })}` : shown || t('network.rule.noAddresses');
}

/** What can't be saved is shown as it was typed. */
const isWrong = ({ read }: DraftRow) => read !== null && !read.valid;

/** A part of a rule as it was and as it is to be. */
function Both({ row: { before, rule, state }, of }: { row: DraftRow; of: (rule: Rule) => string }) {
  const was = before ? of(before) : '';
  const is = of(rule);
  if (state === 'deleted') return <del>{was}</del>;
  return state === 'changed' && was !== is ? (
    <>
      <del>{was}</del> <ins className={own.after}>{is}</ins>
    </>
  ) : (
    is
  );
}

export function useRuleColumns(warnings: readonly RuleWarning[], onEdit: (row: DraftRow) => void): Column<DraftRow>[] {
  const t = useT();
  const byRow = new Map<string, number>();
  for (const { key } of warnings) if (key) byRow.set(key, (byRow.get(key) ?? 0) + 1);
  return [
    {
      id: 'rule',
      header: t('network.column.protocolPorts'),
      text: ({ rule }) => ruleName(t, rule),
      cell: (row) => (
        <button type="button" className={shared.act} onClick={() => onEdit(row)} disabled={row.state === 'deleted'}>
          <Both
            row={row}
            of={(rule) => (isWrong(row) && rule === row.rule ? typedRule({ ...row.text, anywhere: true }) : ruleName(t, rule))}
          />
        </button>
      ),
      sort: ({ rule }) => rule.ports?.from ?? 0,
      fixed: true,
      width: 230,
      minWidth: 170,
    },
    {
      id: 'direction',
      header: t('network.rule.direction'),
      text: ({ rule }) => t(`network.direction.${rule.direction}`),
      cell: (row) => <Both row={row} of={(rule) => t(`network.direction.${rule.direction}`)} />,
      options: true,
      groups: true,
      width: 120,
    },
    {
      id: 'addresses',
      header: t('network.column.addresses'),
      text: ({ rule }) => (rule.addresses === null ? t('network.rule.anywhere') : rule.addresses.join(' ')),
      cell: (row) => <Both row={row} of={(rule) => (isWrong(row) && rule === row.rule ? row.text.addresses : addressText(t, rule))} />,
      width: 300,
      minWidth: 160,
    },
    {
      id: 'state',
      header: t('network.column.state'),
      text: ({ state }) => t(`network.rule.state.${state}`),
      cell: ({ state }) => (state === 'kept' ? null : <Status tone={tones[state]} label={t(`network.rule.state.${state}`)} />),
      options: true,
      width: 110,
    },
    {
      id: 'warnings',
      header: t('network.column.warnings'),
      text: ({ key }) => (byRow.has(key) ? t('network.warnings.count', { count: byRow.get(key) ?? 0 }) : ''),
      cell: (row) =>
        isWrong(row) ? (
          <Status tone="bad" label={t('network.rule.invalid')} />
        ) : byRow.has(row.key) ? (
          <Status tone="warn" label={t('network.warnings.count', { count: byRow.get(row.key) ?? 0 })} />
        ) : null,
      none: t('network.warnings.none'),
      options: true,
      width: 120,
    },
  ];
}
