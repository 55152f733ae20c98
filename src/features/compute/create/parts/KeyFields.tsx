import { isPrivateKey } from '@/data/resources/ssh-key/keyFormat';
import { useT } from '@/i18n';
import { Button, KeyIcon } from '@/ui';
import { Checkbox, Textarea } from '@/ui/forms';
import classes from '../create.module.css';
import type { Create } from '../useCreate';
import { AddKey } from './AddKey';
import { required, Unread } from './Part';

/** Keys that the platform keeps for the user, where it keeps any, and one that is pasted. */
export function KeyFields({ create }: { create: Create }) {
  const t = useT();
  const { offer, reads, keysAsked, askKeys, keysUnknown, values, choices, form, set, check } = create;
  const stored = (offer.keys ?? []).filter((key) => key.public_key);
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
        <Checkbox.Group label={t('create.keys')} value={[...values.keys]} onChange={(uuids) => set('keys', uuids)}>
          <div className={classes.checks}>
            {stored.map((key) => (
              <Checkbox
                key={key.uuid}
                classNames={{ labelWrapper: classes.shrink }}
                value={key.uuid}
                label={<bdi>{key.name}</bdi>}
                description={<span className={classes.keyText}>{key.public_key}</span>}
              />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      {offer.keys ? <AddKey create={create} /> : null}
      <Textarea
        id="create-publicKey"
        label={t('create.publicKey')}
        description={t('create.publicKey.about')}
        value={values.publicKey}
        onChange={(event) => set('publicKey', event.currentTarget.value)}
        onBlur={() => check('publicKey')}
        error={isPrivateKey(values.publicKey) ? t('create.problem.privateKey') : form.errors.publicKey}
        labelProps={choices.limits.public_key.mandatory ? required : {}}
        aria-required={choices.limits.public_key.mandatory}
        rows={2}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        classNames={{ input: classes.mono }}
      />
    </>
  );
}
