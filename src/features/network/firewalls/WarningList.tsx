import { ruleWords } from '@/data/resources/firewall/words';
import { useT } from '@/i18n';
import { Button, Section } from '@/ui';
import own from './firewall.module.css';
import type { Editor } from './useEditor';

const most = 20;

/** What deserves a second look, each with its reason and what one click would stage. */
export function WarningList({ editor }: { editor: Editor }) {
  const t = useT();
  const { warnings, rows, change } = editor;
  if (warnings.length === 0) return null;
  return (
    <Section title={t('network.warnings.title', { count: warnings.length })}>
      <ul className={own.warnings}>
        {warnings.slice(0, most).map(({ key, kind, reason, fix }) => {
          const row = rows.find((each) => each.key === key);
          return (
            <li key={`${key ?? ''} ${kind} ${reason.id} ${String(reason.values?.['service'] ?? '')}`}>
              <span>
                {row ? <strong>{t(ruleWords(row.rule))}</strong> : null}
                {t(reason)}
              </span>
              <Button size="small" onClick={() => change(fix.apply)}>
                {t(fix.label)}
              </Button>
            </li>
          );
        })}
        {warnings.length > most ? <li>{t('network.more', { count: warnings.length - most })}</li> : null}
      </ul>
    </Section>
  );
}
