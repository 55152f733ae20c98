import { Suspense, useState } from 'react';
import { useBrand } from '@/brand';
import { download, fileName } from '@/files';
import { addRules, editRule, type DraftRow } from '@/data/resources/firewall/draft';
import { rulesCsv, rulesJson } from '@/data/resources/firewall/files';
import { emptyRuleText } from '@/data/resources/firewall/rule';
import { presets } from '@/data/resources/firewall/services';
import { useT } from '@/i18n';
import { Button, confirm, DownloadIcon, FileIcon, MenuButton, Notice, PlusIcon, Section, type MenuItem } from '@/ui';
import { lazyPart } from '@/ui/lazy';
import shared from '@/ui/shared.module.css';
import own from './firewall.module.css';
import type { FirewallRow } from './rows';
import { RulesTable } from './RulesTable';
import { templateRules } from './templates';
import { useEditor } from './useEditor';
import { WarningList } from './WarningList';

// The rules are on the screen before what changes them is fetched.
const fetchRuleDialog = async () => ({ default: (await import('./RuleDialog')).RuleDialog });
const RuleDialog = lazyPart(fetchRuleDialog);
const ImportDialog = lazyPart(async () => ({ default: (await import('./ImportDialog')).ImportDialog }));
const ReviewDialog = lazyPart(async () => ({ default: (await import('./ReviewDialog')).ReviewDialog }));
const preload = () => void fetchRuleDialog().catch(() => undefined);

type Open = { readonly kind: 'rule'; readonly row: DraftRow | null } | { readonly kind: 'import' | 'review' } | null;

interface Props {
  readonly row: FirewallRow;
  readonly rows: readonly FirewallRow[];
  readonly myAddress: string | null;
}

/** The rules, changed one by one and saved together. */
export function RulesEditor({ row, rows, myAddress }: Props) {
  const t = useT();
  const { network } = useBrand();
  const editor = useEditor(row.id, row.rules, myAddress);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const { counts, changed, others, change } = editor;
  const add: MenuItem[] = [
    { key: 'custom', label: t('network.rule.custom'), icon: PlusIcon, onSelect: () => setOpen({ kind: 'rule', row: null }) },
    { divider: true, key: 'presets' },
    ...presets.map((preset) => ({
      key: preset.id,
      label: t(preset.name),
      onSelect: () => change((draft) => addRules(draft, preset.rules)),
    })),
    ...(network.firewallTemplates.length > 0 ? [{ divider: true as const, key: 'templates' }] : []),
    ...network.firewallTemplates.map((template) => ({
      key: `template-${template.name}`,
      label: template.name,
      onSelect: () => change((draft) => addRules(draft, templateRules(template))),
    })),
  ];
  const sources = rows.filter(({ id, rules }) => id !== row.id && rules.length > 0);
  const today = () => new Date();
  const rulesNow = editor.rows.flatMap(({ state, rule }) => (state === 'deleted' ? [] : [rule]));
  const tools: MenuItem[] = [
    { key: 'import', label: t('network.import.title'), icon: FileIcon, onSelect: () => setOpen({ kind: 'import' }) },
    {
      key: 'json',
      label: t('network.export.json'),
      icon: DownloadIcon,
      onSelect: () => download(rulesJson(row.name, rulesNow), fileName('firewall-rules', 'json', today()), 'application/json'),
    },
    {
      key: 'csv',
      label: t('network.export.csv'),
      icon: DownloadIcon,
      onSelect: () => download(rulesCsv(rulesNow), fileName('firewall-rules', 'csv', today()), 'text/csv'),
    },
  ];
  const discard = async () => {
    const yes = await confirm({
      title: t('network.draft.discard.title'),
      body: <p>{t('network.draft.discard.text')}</p>,
      confirmLabel: t('network.draft.discard'),
      danger: true,
    });
    if (yes) editor.discard();
  };
  return (
    <>
      {others ? (
        <Notice
          tone="warn"
          title={t('network.review.others')}
          actions={
            <Button size="small" onClick={() => setOpen({ kind: 'review' })}>
              {t('network.review.both')}
            </Button>
          }
        >
          {t('network.review.othersText')}
        </Notice>
      ) : null}
      <Section
        title={t('network.rules')}
        actions={
          <>
            <MenuButton label={t('network.rule.tools')} size="small" items={tools} />
            <MenuButton label={t('network.rule.add')} size="small" icon={PlusIcon} items={add} onNear={preload} />
          </>
        }
      >
        <RulesTable editor={editor} onEdit={(rule) => setOpen({ kind: 'rule', row: rule })} />
      </Section>
      <WarningList editor={editor} />
      {changed ? (
        <div className={own.bar} role="region" aria-label={t('network.draft.label')}>
          <span>{t('network.draft.counts', counts)}</span>
          <span className={shared.row}>
            <Button onClick={() => void discard()}>{t('network.draft.discard')}</Button>
            <Button variant="primary" onClick={() => setOpen({ kind: 'review' })}>
              {t('network.draft.review')}
            </Button>
          </span>
        </div>
      ) : null}
      <Suspense>
        {open?.kind === 'rule' ? (
          <RuleDialog
            text={open.row?.text ?? emptyRuleText}
            isNew={open.row === null}
            onApply={(texts) =>
              change((draft) => {
                const [first, ...rest] = texts;
                if (!open.row || !first) return addRules(draft, texts);
                return addRules(editRule(draft, open.row.key, first), rest);
              })
            }
            onClose={close}
          />
        ) : null}
        {open?.kind === 'import' ? (
          <ImportDialog
            sources={sources}
            standing={rulesNow}
            onAdd={(texts) => change((draft) => addRules(draft, texts))}
            onClose={close}
          />
        ) : null}
        {open?.kind === 'review' && changed ? <ReviewDialog row={row} rows={rows} editor={editor} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
