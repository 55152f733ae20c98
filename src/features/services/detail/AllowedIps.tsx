import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useRecords } from '@/data/operations';
import { allowedBy, changeWhitelist, createService, disallowAddress, missingEntries } from '@/data/resources/service/operations';
import { whitelistQuery } from '@/data/resources/service/queries';
import { serviceCan } from '@/data/resources/service/rules';
import { changeBetween, isOpenToAll, opens } from '@/data/resources/service/whitelist';
import { useT } from '@/i18n';
import { Button, confirm, Failure, Notice, Section, SkeletonRows } from '@/ui';
import { EntriesField } from '../parts/EntriesField';
import shared from '@/ui/shared.module.css';
import classes from '../services.module.css';
import { onService, type Database } from '../useServices';

/** Who may connect, edited as a whole and saved entry by entry. */
export function AllowedIps({ database }: { database: Database }) {
  const t = useT();
  const on = onService(database);
  const list = useQuery({ ...whitelistQuery(on.location, on.uuid), enabled: on.location !== '' });
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const records = useRecords().filter(({ target }) => target.uuid === on.uuid);
  const asked = records.find(({ kind }) => kind === createService.name);
  const now = list.data;
  const reason = serviceCan.allow(database.item);

  const save = async (after: readonly string[]) => {
    if (!now || busy) return;
    if (
      opens(now, after) &&
      !(await confirm({
        title: t('services.opens.title', { name: database.name }),
        body: t(database.floating.length > 0 ? 'services.opens.public' : 'services.opens.private'),
        confirmLabel: t('services.opens.confirm'),
        danger: true,
      }))
    )
      return;
    setBusy(true);
    setFailure(null);
    try {
      await changeWhitelist(on, changeBetween(now, after));
      setDraft(null);
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };

  const missing = asked && now ? missingEntries(allowedBy(asked), now) : [];
  // Whoever has taken one off since has meant it.
  const unfinished = missing.length > 0 && draft === null && !busy && !records.some(({ kind }) => kind === disallowAddress.name);
  const entries = draft ?? now ?? [];
  const change = changeBetween(now ?? [], entries);
  const changes = change.add.length + change.remove.length;
  return (
    <Section title={t('services.allowed')} id="allowed-ips">
      {list.error ? <Failure compact error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending && !list.error ? <SkeletonRows rows={2} /> : null}
      {now ? (
        <div className={shared.fields}>
          {unfinished ? (
            <Notice
              tone="bad"
              title={t('services.unfinished.title')}
              actions={
                <Button size="small" variant="primary" onClick={() => void save([...now, ...missing])}>
                  {t('services.unfinished.go', { count: missing.length })}
                </Button>
              }
            >
              {t('services.unfinished.text', { entries: missing.join(', ') })}
            </Notice>
          ) : isOpenToAll(now) ? (
            <Notice tone="warn" title={t('services.open.title')}>
              {t(database.floating.length > 0 ? 'services.open.public' : 'services.open.private')}
            </Notice>
          ) : (
            <p>{t('services.allowed.only', { count: now.length })}</p>
          )}
          <EntriesField entries={entries} saved={now} onChange={setDraft} disabled={busy ? t('ui.loading') : reason && t(reason)} />
          {failure ? <Failure compact error={failure} /> : null}
          {changes > 0 ? (
            <div className={classes.row}>
              <Button variant="primary" loading={busy} onClick={() => void save(entries)}>
                {t('services.allowed.save', { count: changes })}
              </Button>
              <Button onClick={() => setDraft(null)} reason={busy ? t('ui.loading') : null}>
                {t('services.allowed.discard')}
              </Button>
            </div>
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}
