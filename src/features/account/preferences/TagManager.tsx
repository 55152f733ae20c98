import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { run } from '@/data/operations';
import { isTagManagerKey, setTagManagerKey } from '@/data/resources/user/operations';
import { tagManagerQuery } from '@/data/resources/user/queries';
import { useT } from '@/i18n';
import { Button, confirm, Failure, Section } from '@/ui';
import { TextInput } from '@/ui/forms';
import shared from '@/ui/shared.module.css';

/** An operator's setting of older platforms; nothing where the platform does not have it. */
export function TagManager() {
  const t = useT();
  const found = useQuery(tagManagerQuery());
  const [typed, setTyped] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  if (!found.data) return null;
  const now = found.data.gtm_key ?? '';
  const key = (typed ?? now).trim();
  const valid = isTagManagerKey(key);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !valid || key === now) return;
    const yes = await confirm({
      title: t('account.gtm.title'),
      body: t('account.gtm.sure', { before: now || '–', after: key || '–' }),
      confirmLabel: t('account.gtm.save'),
    });
    if (!yes) return;
    setBusy(true);
    setFailure(null);
    try {
      await run(setTagManagerKey, { key }, undefined);
      setTyped(null);
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return (
    <Section title={t('account.gtm')}>
      <form className={shared.fields} noValidate onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('account.gtm.key')}
          description={t('account.gtm.about')}
          value={typed ?? now}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={valid ? undefined : t('account.gtm.format')}
          placeholder="GTM-ABC1234"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        {failure ? <Failure compact error={failure} /> : null}
        <div className={shared.row}>
          <Button
            type="submit"
            variant="primary"
            loading={busy}
            reason={key === now ? t('account.gtm.same') : valid ? null : t('account.gtm.format')}
          >
            {t('account.gtm.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
