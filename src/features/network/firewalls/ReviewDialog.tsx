import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { requestOf } from '@/data/core/session';
import { refresh } from '@/data/core/reads';
import { run } from '@/data/operations';
import { curlOf } from '@/exports/curlCommand';
import { assignmentChange } from '@/data/resources/firewall/change';
import { fingerprint } from '@/data/resources/firewall/fingerprint';
import { rebaseDraft, type Side } from '@/data/resources/firewall/merge';
import { firewallBody, FirewallChanged, saveFirewallRules } from '@/data/resources/firewall/operations';
import { ruleInput, type Rule } from '@/data/resources/firewall/rule';
import { ReachChanges } from '@/entities/firewalls';
import { useT } from '@/i18n';
import { FormDialog } from '@/ui/forms';
import { CodeBlock, Notice } from '@/ui';
import { Changes, otherChanges, ownChanges } from './Changes';
import { Conflicts } from './Conflicts';
import shared from '@/ui/shared.module.css';
import { firewallsAt, onFirewall, type FirewallRow } from './rows';
import type { Editor } from './useEditor';

interface Props {
  readonly row: FirewallRow;
  readonly rows: readonly FirewallRow[];
  readonly editor: Editor;
  readonly onClose: () => void;
}

/** The difference before it goes. When somebody else has changed the firewall, both differences, and a choice where they collide. */
export function ReviewDialog({ row, rows, editor, onClose }: Props) {
  const t = useT();
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const { others, result } = editor;
  const open = others?.conflicts.filter(({ key }) => !choices[key]) ?? [];
  const reason = others
    ? open.length > 0
      ? t('network.review.reason.conflicts', { count: open.length })
      : null
    : result
      ? null
      : t('network.review.reason.invalid');
  const act = async (): Promise<boolean> => {
    if (others) {
      editor.replace(rebaseDraft(editor.draft, row.rules, choices));
      return false;
    }
    if (!result) return false;
    const input = { ...onFirewall(row), seen: fingerprint(editor.draft.base), wanted: fingerprint(result, 'content') };
    try {
      await run(saveFirewallRules, input, { rules: result.map(ruleInput) });
    } catch (error) {
      // What somebody else has done comes into sight, so that both can be reviewed.
      if (error instanceof FirewallChanged) await refresh(row.location.slug, 'listFirewalls');
      throw error;
    }
    editor.discard();
    return true;
  };
  return (
    <FormDialog
      title={t('network.review.title', { name: row.name })}
      confirmLabel={t(others ? 'network.review.merge' : 'network.review.save')}
      reason={reason}
      size="large"
      submit={act}
      onClose={onClose}
    >
      {others ? (
        <>
          <Notice tone="warn" title={t('network.review.others')}>
            {t('network.review.othersText')}
          </Notice>
          <h3>{t('network.review.theirs')}</h3>
          <Changes changes={otherChanges(others.changes)} />
          <Conflicts conflicts={others.conflicts} choices={choices} onChoose={setChoices} />
        </>
      ) : null}
      <h3>{t('network.review.mine')}</h3>
      <Changes changes={ownChanges(editor.rows)} />
      {others || !result ? null : (
        <>
          {editor.warnings.length > 0 ? (
            <Notice tone="warn" title={t('network.warnings.count', { count: editor.warnings.length })}>
              <ul className={shared.bullets}>
                {[...new Set(editor.warnings.map(({ reason: why }) => t(why)))].slice(0, 5).map((why) => (
                  <li key={why}>{why}</li>
                ))}
              </ul>
            </Notice>
          ) : null}
          <Reach row={row} rows={rows} result={result} />
          <Curl row={row} result={result} />
        </>
      )}
    </FormDialog>
  );
}

/** What becomes reachable, and what no longer is, for each VM that has the firewall. */
function Reach({ row, rows, result }: { row: FirewallRow; rows: readonly FirewallRow[]; result: readonly Rule[] }) {
  const t = useT();
  if (row.vms.length === 0) return <p>{t('network.review.noVms')}</p>;
  const all = firewallsAt(rows, row.location);
  return (
    <>
      <h3>{t('network.review.reach')}</h3>
      <ReachChanges
        vms={row.vms.map(({ uuid, vm }) => {
          const { after } = assignmentChange(row.firewall, all, uuid, 'assign');
          return {
            name: vm?.name ?? uuid,
            before: after,
            after: after.map((set) => (set.uuid === row.firewall.uuid ? { ...set, rules: result } : set)),
          };
        })}
      />
    </>
  );
}

/** As many rules as a command is shown for. */
const mostRules = 200;

function Curl({ row, result }: { row: FirewallRow; result: readonly Rule[] }) {
  const t = useT();
  const { data } = useQuery({
    queryKey: ['curl', 'updateFirewall', row.id, row.name, row.firewall.description ?? '', fingerprint(result)],
    queryFn: async () =>
      curlOf(
        await requestOf(
          'updateFirewall',
          {
            path: { firewall_uuid: row.firewall.uuid },
            body: firewallBody(row.name, row.firewall.description, result.map(ruleInput)),
          },
          { location: row.location.slug },
        ),
      ),
    enabled: result.length <= mostRules,
  });
  return data ? (
    <details>
      <summary>{t('network.review.curl')}</summary>
      <CodeBlock code={data} label={t('network.review.curl')} language="sh" />
    </details>
  ) : null;
}
