import { useState } from 'react';
import { hasUsers } from '@/data/resources/vm/cloudInit';
import { ruleOf } from '@/data/core/patterns';
import { useT } from '@/i18n';
import { announce, Button, copyText, CopyIcon, KeyIcon, Notice } from '@/ui';
import { PasswordInput, TextInput } from '@/ui/forms';
import classes from '../create.module.css';
import { makePassword, passwordRemark } from '../password';
import { keyInstead, publicKeys } from '../request';
import type { Create } from '../useCreate';
import { useFit } from '../useFit';
import { KeyFields } from './KeyFields';
import { Part, required } from './Part';

export function AccessPart({ create }: { create: Create }) {
  const t = useT();
  const { choices, values, form, set, check } = create;
  const { limits } = choices;
  const [visible, setVisible] = useState(false);
  const [wanted, setWanted] = useState(false);
  const fit = useFit(limits.password.expression, values.password);
  const remark = passwordRemark(values.password);

  const generate = async () => {
    set('password', await makePassword(limits.password.expression));
    setVisible(true);
    announce(t('create.password.made'));
  };
  const copy = async () => announce(t((await copyText(values.password)) ? 'ui.copied' : 'ui.copyFailed'));

  const rule = limits.password.expression ? t(ruleOf(limits.password.expression)) : null;
  if (hasUsers(create.cloudInit?.value)) {
    return (
      <Part title={t('create.access')}>
        <Notice tone="busy">{t('create.access.cloudInit')}</Notice>
        <KeyFields create={create} />
      </Part>
    );
  }
  // Chosen by the user against the key; a password that was typed before a key stays in sight, too.
  const asked = wanted || !keyInstead(values, choices);
  return (
    <Part title={t('create.access')}>
      <KeyFields create={create} />
      <div className={classes.pair}>
        <TextInput
          id="create-username"
          label={t('create.username')}
          description={limits.username.expression ? t(ruleOf(limits.username.expression)) : undefined}
          value={values.username}
          onChange={(event) => set('username', event.currentTarget.value)}
          onBlur={() => check('username')}
          error={form.errors.username}
          labelProps={limits.username.mandatory ? required : {}}
          aria-required={limits.username.mandatory}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        {asked ? (
          <div>
            <PasswordInput
              id="create-password"
              label={t('create.password')}
              description={rule}
              value={values.password}
              onChange={(event) => set('password', event.currentTarget.value)}
              onBlur={() => check('password')}
              error={form.errors.password}
              labelProps={limits.password.mandatory && !wanted ? required : {}}
              aria-required={limits.password.mandatory && !wanted}
              autoComplete="new-password"
              visible={visible}
              onVisibilityChange={setVisible}
              visibilityToggleButtonProps={{ 'aria-label': t(visible ? 'create.password.hide' : 'create.password.show') }}
            />
            <div className={classes.row}>
              <Button size="small" icon={KeyIcon} onClick={() => void generate()}>
                {t('create.password.generate')}
              </Button>
              {values.password === '' ? null : (
                <Button size="small" icon={CopyIcon} onClick={() => void copy()}>
                  {t('create.password.copy')}
                </Button>
              )}
              {values.password !== '' && fit !== 'unknown' ? (
                <span className={classes.strength} data-fit={fit}>
                  {t(fit === 'yes' ? 'create.password.fits' : 'create.password.fitsNot')}
                </span>
              ) : null}
            </div>
            {remark ? <p className={classes.corrected}>{t(remark)}</p> : null}
          </div>
        ) : (
          <div className={classes.instead}>
            <p>{t(limits.password.mandatory ? 'create.password.instead' : 'create.password.none')}</p>
            <Button size="small" onClick={() => setWanted(true)}>
              {t('create.password.set')}
            </Button>
          </div>
        )}
      </div>
      {values.password === '' && publicKeys(values, choices).length === 0 && !limits.password.mandatory ? (
        <Notice tone="warn">{t('create.access.none')}</Notice>
      ) : null}
    </Part>
  );
}
