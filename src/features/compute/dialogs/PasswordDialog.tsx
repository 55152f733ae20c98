import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ruleOf } from '@/data/core/patterns';
import { limitsFor } from '@/data/resources/vm/limits';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { setVmPassword } from '@/data/resources/vm/operations/settings';
import { isWindows } from '@/data/resources/vm/parts';
import { parametersQuery } from '@/data/resources/catalogue/queries';
import { useT } from '@/i18n';
import { Button, CopyText, KeyIcon, Notice } from '@/ui';
import { FormDialog, PasswordInput, TextInput } from '@/ui/forms';
import { useReason } from '../actions';
import { makePassword } from '../create/password';

/** A new password for a user of the guest. It is shown once, when it has been set, and kept nowhere. */
export function PasswordDialog({ machine, onClose }: { machine: Machine; onClose: () => void }) {
  const t = useT();
  const reason = useReason();
  const { item } = machine;
  const parameters = useQuery(parametersQuery());
  const { password: limit } = limitsFor(parameters.data ?? [], { os_name: item.os_name ?? undefined });
  const [username, setUsername] = useState(item.username ?? (isWindows(item) ? 'administrator' : ''));
  const [password, setPassword] = useState('');
  const [visible, setVisible] = useState(false);
  const [set, setSet] = useState(false);
  const generate = async () => {
    setPassword(await makePassword(limit.expression));
    setVisible(true);
  };

  const why = reason('setPassword', machine);
  const missing = username.trim() === '' ? t('life.password.noUser') : password === '' ? t('life.password.empty') : null;
  return (
    <FormDialog
      title={t('life.password.title', { name: item.name })}
      confirmLabel={t('compute.action.password')}
      reason={why ?? missing}
      dirty={password !== ''}
      submit={async () => {
        await run(setVmPassword, { ...onVm(machine), username: username.trim() }, { password });
        setSet(true);
        return false;
      }}
      fields={['username', 'password']}
      result={
        set
          ? {
              title: t('life.password.done', { username }),
              body: (
                <>
                  <Notice tone="ok">{t('life.password.once')}</Notice>
                  <CopyText value={password} label={t('life.password.label')} />
                </>
              ),
            }
          : null
      }
      onClose={onClose}
    >
      {(errors) => (
        <>
          <TextInput
            label={t('life.password.user')}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
            error={errors.username}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <PasswordInput
            label={t('life.password.label')}
            description={limit.expression ? t(ruleOf(limit.expression)) : undefined}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={errors.password}
            autoComplete="new-password"
            visible={visible}
            onVisibilityChange={setVisible}
            visibilityToggleButtonProps={{ 'aria-label': t(visible ? 'life.password.hide' : 'life.password.show') }}
            data-autofocus
          />
          <div>
            <Button size="small" icon={KeyIcon} onClick={() => void generate()}>
              {t('life.password.generate')}
            </Button>
          </div>
          {why ? <Notice tone="warn">{why}</Notice> : null}
        </>
      )}
    </FormDialog>
  );
}
