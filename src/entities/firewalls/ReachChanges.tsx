import { isEverywhere } from '@/data/resources/firewall/addressSet';
import { reachChanges, type ReachChange } from '@/data/resources/firewall/change';
import type { RuleSet } from '@/data/resources/firewall/reach';
import { sensitiveIn, serviceName } from '@/data/resources/firewall/services';
import { openingWords } from '@/data/resources/firewall/words';
import { useT, type T } from '@/i18n';
import { Name } from '@/ui';
import classes from './firewalls.module.css';

interface Change {
  readonly before: readonly RuleSet[];
  readonly after: readonly RuleSet[];
}

interface Props {
  /** A firewall is the same in all of them. */
  readonly vms: readonly (Change & { readonly name: string })[];
}

const mostLines = 12;

/** What is open and to whom, with the services in a range that people look for. */
function whatOf(t: T, { protocol, ports, from }: ReachChange['opening'], family: 4 | 6): string {
  const words = t(openingWords({ protocol, ports, from }, family));
  const services = ports === null || serviceName(protocol, ports) ? [] : sensitiveIn(protocol, ports);
  return services.length > 0 ? t('network.reach.including', { what: words, services: services.map(({ name }) => name).join(', ') }) : words;
}

/** IPv4 first; of IPv6 only what differs from it. */
function linesOf(t: T, { before, after }: Change): string[] {
  const said = (kind: ReachChange['kind'], what: string) => t(`network.reach.${kind}`, { what });
  const four = reachChanges(before, after, 4).map(({ kind, opening }) => said(kind, whatOf(t, opening, 4)));
  const six = reachChanges(before, after, 6).flatMap(({ kind, opening }) => {
    const what = whatOf(t, opening, 6);
    if (four.includes(said(kind, what))) return [];
    return [said(kind, isEverywhere(opening.from, 6) ? t('network.reach.ipv6', { what }) : what)];
  });
  return [...four, ...six];
}

const setsOf = (sets: readonly RuleSet[]) => sets.map(({ uuid }) => uuid).join(' ');

/** What the Internet can reach after a change and could not before, and the other way round. VMs that change alike stand together. */
export function ReachChanges({ vms }: Props) {
  const t = useT();
  const known = new Map<string, string[]>();
  const groups = new Map<string, { names: string[]; lines: string[] }>();
  for (const { name, before, after } of vms) {
    const sets = `${setsOf(before)}|${setsOf(after)}`;
    const lines = known.get(sets) ?? linesOf(t, { before, after });
    known.set(sets, lines);
    const key = lines.join('\n');
    const group = groups.get(key);
    if (group) group.names.push(name);
    else groups.set(key, { names: [name], lines });
  }
  if (vms.length === 0) return null;
  return (
    <ul className={classes.reach}>
      {[...groups].map(([key, { names, lines }]) => (
        <li key={key}>
          <strong>
            <Name>{names.length > 3 ? t('network.reach.vms', { name: names[0] ?? '', count: names.length - 1 }) : names.join(', ')}</Name>
          </strong>
          {lines.length === 0 ? (
            <p>{t('network.reach.same')}</p>
          ) : (
            <ul>
              {lines.slice(0, mostLines).map((line) => (
                <li key={line}>{line}</li>
              ))}
              {lines.length > mostLines ? <li>{t('network.more', { count: lines.length - mostLines })}</li> : null}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
