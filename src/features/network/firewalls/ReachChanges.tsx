import { reachChanges } from '@/data/resources/firewall/change';
import type { RuleSet } from '@/data/resources/firewall/reach';
import { openingWords } from '@/data/resources/firewall/words';
import { useT } from '@/i18n';
import { Name } from '@/ui';
import classes from './firewall.module.css';

interface Props {
  readonly vms: readonly { readonly name: string; readonly before: readonly RuleSet[]; readonly after: readonly RuleSet[] }[];
}

const mostLines = 12;

/** What the Internet can reach after a change and could not before, and the other way round. VMs that change alike stand together. */
export function ReachChanges({ vms }: Props) {
  const t = useT();
  const groups = new Map<string, { names: string[]; lines: string[] }>();
  for (const { name, before, after } of vms) {
    const lines = reachChanges(before, after).map(({ kind, opening }) => t(`network.reach.${kind}`, { what: t(openingWords(opening)) }));
    const key = lines.join('\n');
    const group = groups.get(key);
    if (group) group.names.push(name);
    else groups.set(key, { names: [name], lines });
  }
  if (vms.length === 0) return null;
  return (
    <ul className={classes.reach}>
      {[...groups.values()].map(({ names, lines }) => (
        <li key={names[0]}>
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
