import { KeyInput } from '@/entities/sshKeys';
import { useT } from '@/i18n';
import { Button, KeyIcon } from '@/ui';
import { Checkbox } from '@/ui/forms';
import classes from '../create.module.css';
import type { Create } from '../useCreate';
import { useKeyProblems } from '../useKeyProblems';
import { AddKey } from './AddKey';
import { required, Unread } from './Part';

/** Keys that the platform keeps for the user, where it keeps any, and one that is pasted. */
export function KeyFields({ create }: { create: Create }) {
  const t = useT();
  const { offer, reads, keysAsked, askKeys, keysUnknown, values, choices, form, set, check } = create;
  const stored = (offer.keys ?? []).filter((key) => key.public_key);
  const problems = useKeyProblems(offer.keys, choices.limits);
  return (
    <>
      {keysAsked ? null : (
        <div className={classes.row}>
          <Button size="small" icon={KeyIcon} onClick={askKeys}>
            {t('create.keys.choose')}
          </Button>
        </div>
      )}
      {keysAsked && !keysUnknown ? <Unread read={reads.keys} /> : null}
      {keysUnknown ? <p>{t('create.keys.unknown')}</p> : null}
      {offer.keys && stored.length === 0 ? <p>{t('create.keys.none')}</p> : null}
      {stored.length > 0 ? (
        <Checkbox.Group label={t('create.keys')} value={[...values.keys]} onChange={(uuids) => set('keys', uuids)} error={form.errors.keys}>
          <div className={classes.checks}>
            {stored.map((key) => {
              const problem = problems.get(key.uuid);
              return (
                <Checkbox
                  key={key.uuid}
                  classNames={{ labelWrapper: classes.shrink }}
                  value={key.uuid}
                  label={<bdi>{key.name}</bdi>}
                  // One that has been chosen already can still be left out.
                  disabled={problem !== undefined && !values.keys.includes(key.uuid)}
                  description={problem ? t(problem) : <span className={classes.keyText}>{key.public_key}</span>}
                />
              );
            })}
          </div>
        </Checkbox.Group>
      ) : null}
      {offer.keys ? <AddKey create={create} /> : null}
      <KeyInput
        id="create-publicKey"
        label={t('create.publicKey')}
        description={t('create.publicKey.about')}
        value={values.publicKey}
        onChange={(text) => set('publicKey', text)}
        onBlur={() => check('publicKey')}
        error={form.errors.publicKey}
        labelProps={choices.limits.public_key.mandatory ? required : {}}
        aria-required={choices.limits.public_key.mandatory}
        rows={2}
      />
    </>
  );
}
