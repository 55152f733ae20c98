import { msg, type Message } from '@/i18n';
import { addressSet, containsSet, families, isEmptySet, isEverywhere, type AddressSet } from './addressSet';
import { isAddress } from './addresses';
import { coverageOf, type Coverage } from './coverage';
import { addRule, deleteRule, editRule, undoRule, type DraftRow, type RulesDraft } from './draft';
import { containsPorts, portsText } from './ports';
import { containsProtocol, emptyRuleText, matchesPort, ruleAddresses, sameRule, type Rule, type RuleText } from './rule';
import { sensitiveIn, serviceName } from './services';

export type WarningKind = 'open' | 'openAll' | 'duplicate' | 'shadowed' | 'contradictory' | 'lockOut' | 'empty' | 'ipv6Open';

/** What one click would stage. Nothing is changed by itself. */
export interface WarningFix {
  readonly label: Message;
  readonly apply: (draft: RulesDraft) => RulesDraft;
}

export interface RuleWarning {
  /** The row that it is about; null: the firewall as a whole. */
  readonly key: string | null;
  readonly kind: WarningKind;
  readonly reason: Message;
  readonly fix: WarningFix;
}

export interface Warnings {
  readonly list: readonly RuleWarning[];
  /** To be handed to the next call: it makes that one quick. */
  readonly coverage: Coverage;
}

export interface WarningContext {
  /** The address that the user is on, when it is known. */
  readonly myAddress?: string | undefined;
  readonly coverage?: Coverage | undefined;
}

/** Private addresses (RFC 1918): what is left when nobody from outside is to come in. */
const privateAddresses = '10.0.0.0/8\n172.16.0.0/12\n192.168.0.0/16';

const openTo = (rule: Rule, of: 4 | 6): boolean => isEverywhere(ruleAddresses(rule), of);
const openToEveryone = (rule: Rule): boolean => families.some((family) => openTo(rule, family));

const remove = (key: string, label = msg('network.fix.delete')): WarningFix => ({ label, apply: (draft) => deleteRule(draft, key) });
const change = (row: DraftRow, label: Message, text: Partial<RuleText>): WarningFix => ({
  label,
  apply: (draft) => editRule(draft, row.key, { ...row.text, ...text }),
});

const narrow = (row: DraftRow, myAddress: string | undefined): WarningFix =>
  myAddress
    ? change(row, msg('network.fix.onlyMine', { address: myAddress }), { anywhere: false, addresses: myAddress })
    : change(row, msg('network.fix.onlyPrivate'), { anywhere: false, addresses: privateAddresses });

function openWarning(row: DraftRow, myAddress: string | undefined): RuleWarning | null {
  const { rule, key } = row;
  if (rule.direction !== 'inbound' || !openToEveryone(rule)) return null;
  const sensitive = sensitiveIn(rule.protocol, rule.ports);
  if (sensitive.length === 0) return null;
  if (rule.ports === null) return { key, kind: 'openAll', reason: msg('network.warning.openAll'), fix: narrow(row, myAddress) };
  const services = sensitive.map(({ name }) => name).join(', ');
  const kind = sensitive.some((each) => each.kind === 'admin') ? 'admin' : 'database';
  return {
    key,
    kind: 'open',
    reason: msg('network.warning.open', { services, kind, count: sensitive.length }),
    fix: narrow(row, myAddress),
  };
}

function emptyWarning({ rule, key }: DraftRow): RuleWarning | null {
  const reversed = rule.ports !== null && rule.ports.from > rule.ports.to;
  return reversed || isEmptySet(ruleAddresses(rule))
    ? { key, kind: 'empty', reason: reversed ? msg('network.warning.emptyPorts') : msg('network.warning.emptyAddresses'), fix: remove(key) }
    : null;
}

const nameOf = (rule: Rule): string =>
  serviceName(rule.protocol, rule.ports) ?? [rule.protocol.toUpperCase(), portsText(rule.ports)].join(' ').trim();

function coveredWarning(row: DraftRow, cover: DraftRow): RuleWarning {
  const { key, rule } = row;
  if (sameRule(rule, cover.rule)) return { key, kind: 'duplicate', reason: msg('network.warning.duplicate'), fix: remove(key) };
  const limits = !openToEveryone(rule) && openToEveryone(cover.rule) && rule.ports !== null;
  if (limits && portsText(rule.ports) === portsText(cover.rule.ports))
    return {
      key,
      kind: 'contradictory',
      reason: msg('network.warning.contradictory', { service: nameOf(rule) }),
      fix: remove(cover.key, msg('network.fix.deleteOpen')),
    };
  return { key, kind: 'shadowed', reason: msg('network.warning.shadowed', { service: nameOf(cover.rule) }), fix: remove(key) };
}

/** Open to all of IPv6 where IPv4 is limited: what was meant to be closed is open to everyone with IPv6. */
function ipv6Warning(row: DraftRow, rows: readonly DraftRow[]): RuleWarning | null {
  const { rule, key } = row;
  if (rule.direction !== 'inbound' || !openTo(rule, 6) || openTo(rule, 4) || rule.addresses === null) return null;
  const limited =
    ruleAddresses(rule)[4].length > 0 ||
    rows.some(
      (other) =>
        other !== row &&
        other.rule.direction === 'inbound' &&
        containsProtocol(rule.protocol, other.rule.protocol) &&
        containsPorts(rule.ports, other.rule.ports) &&
        ruleAddresses(other.rule)[4].length > 0 &&
        !openTo(other.rule, 4),
    );
  if (!limited) return null;
  const rest = rule.addresses.filter((address) => !isAddress(address) || !isEverywhere(addressSet([address]), 6));
  const fix = rest.length > 0 ? change(row, msg('network.fix.closeIpv6'), { addresses: rest.join('\n') }) : remove(key);
  return { key, kind: 'ipv6Open', reason: msg('network.warning.ipv6Open', { service: nameOf(rule) }), fix };
}

/** The ways by which people get into their VMs. */
const ways = [22, 3389] as const;

const allowing = (rules: readonly Rule[], port: number, from: AddressSet | null): Rule | undefined =>
  rules.find(
    (rule) =>
      rule.direction === 'inbound' &&
      matchesPort(rule, 'tcp', port) &&
      (from === null ? !isEmptySet(ruleAddresses(rule)) : containsSet(ruleAddresses(rule), from)),
  );

/** Whoever could get in by SSH or RDP and could not any more, once the changes are saved. */
function lockOutWarnings(rows: readonly DraftRow[], before: readonly Rule[], myAddress: string | undefined): RuleWarning[] {
  const after = rows.flatMap(({ state, rule }) => (state === 'deleted' ? [] : [rule]));
  const mine = myAddress ? addressSet([myAddress]) : null;
  return ways.flatMap((port) => {
    const was = allowing(before, port, mine);
    if (!was || allowing(after, port, mine)) return [];
    const service = serviceName('tcp', { from: port, to: port }) ?? String(port);
    const row = rows.find(({ before: rule }) => rule === was);
    const restored: RuleText = { ...emptyRuleText, ports: String(port), anywhere: false, addresses: myAddress ?? '' };
    const fix: WarningFix = myAddress
      ? { label: msg('network.fix.allowMine', { service, address: myAddress }), apply: (draft) => addRule(draft, restored) }
      : { label: msg('network.fix.undo'), apply: (draft) => (row ? undoRule(draft, row.key) : draft) };
    const reason = myAddress
      ? msg('network.warning.lockOut', { service, address: myAddress })
      : msg('network.warning.lockOutAll', { service });
    return [{ key: row?.key ?? null, kind: 'lockOut' as const, reason, fix }];
  });
}

/** What deserves a second look in the rules as they are to be, each with its reason and what would help. */
export function warningsOf(rows: readonly DraftRow[], before: readonly Rule[], context: WarningContext = {}): Warnings {
  const { myAddress } = context;
  const standing = rows.filter(({ state, read }) => state !== 'deleted' && (read === null || read.valid));
  const byRule = new Map(standing.map((row) => [row.rule, row]));
  const coverage = coverageOf([...byRule.keys()], context.coverage);
  const list = standing.flatMap((row): RuleWarning[] => {
    const empty = emptyWarning(row);
    if (empty) return [empty];
    const cover = coverage.get(row.rule);
    const covering = cover ? byRule.get(cover) : undefined;
    return [openWarning(row, myAddress), covering ? coveredWarning(row, covering) : null, ipv6Warning(row, standing)].filter(
      (warning) => warning !== null,
    );
  });
  return { list: [...lockOutWarnings(rows, before, myAddress), ...list], coverage };
}

/** The same again and again for one list that changes: what has not changed since the last time is not compared again. */
export function createWarner(): (rows: readonly DraftRow[], before: readonly Rule[], myAddress?: string) => readonly RuleWarning[] {
  let coverage: Coverage | undefined;
  return (rows, before, myAddress) => {
    const found = warningsOf(rows, before, { myAddress, coverage });
    ({ coverage } = found);
    return found.list;
  };
}
