import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { billingAccountsQuery, titleOf } from '@/data/billing/accounts/accounts';
import type { Machine } from '@/data/resources/vm/machines';
import { systemOfVm } from '@/data/resources/vm/parts';
import { type VmAction } from '@/data/resources/vm/rules';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, LinkButton, Section } from '@/ui';
import { useReason, useVmCommands, type OpenDialog } from '../actions';
import shared from '@/ui/shared.module.css';
import classes from './detail.module.css';

interface Props {
  machine: Machine;
  show: (dialog: OpenDialog) => void;
  onGone: () => void;
}

/** Everything that is set once in a while, each with what it is now and why it may not be possible. */
export function SettingsTab({ machine, show, onGone }: Props) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const reason = useReason();
  const accounts = useQuery(billingAccountsQuery());
  const { item } = machine;
  const commands = useVmCommands((dialog) => show(dialog), onGone);
  const account = accounts.data?.find(({ id }) => id === item.billing_account);

  const act = (action: VmAction, label: string, onClick: () => void, danger = false) => (
    <Button size="small" variant={danger ? 'danger' : 'default'} reason={reason(action, machine)} onClick={onClick}>
      {label}
    </Button>
  );
  const row = (title: string, text: ReactNode, button: ReactNode) => (
    <li>
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
      </div>
      {button}
    </li>
  );
  return (
    <>
      <Section title={t('life.settings.general')} flush>
        <ul className={`${shared.lined} ${classes.settings}`}>
          {row(
            t('compute.column.name'),
            <bdi>{item.name}</bdi>,
            act('rename', t('compute.action.rename'), () => show('rename')),
          )}
          {row(
            t('compute.column.size'),
            t('compute.size', { cores: item.vcpu ?? 0, memory: format.memory(item.memory ?? 0) }),
            act('guideResize', t('compute.action.resize'), () => show('resize')),
          )}
          {row(
            t('compute.column.account'),
            account ? titleOf(account) : String(item.billing_account ?? ''),
            act('billing', t('life.billing.change'), () => show('billing')),
          )}
          {row(
            t('life.settings.password'),
            t('life.settings.passwordText'),
            act('setPassword', t('compute.action.password'), () => show('password')),
          )}
        </ul>
      </Section>
      <Section title={t('life.settings.system')} flush>
        <ul className={`${shared.lined} ${classes.settings}`}>
          {row(
            t('life.settings.boot'),
            t('life.settings.bootText'),
            act('bootMedia', t('compute.action.boot'), () => show('boot')),
          )}
          {row(
            t('life.settings.reinstall'),
            t('life.settings.reinstallText', { system: systemOfVm(item) || t('compute.os.none') }),
            act('reinstall', t('life.reinstall.next'), () => show('reinstall'), true),
          )}
        </ul>
      </Section>
      <Section title={t('life.settings.copies')} flush>
        <ul className={`${shared.lined} ${classes.settings}`}>
          {row(
            t('compute.action.clone'),
            t('life.settings.cloneText'),
            act('clone', t('life.settings.clone'), () => show('clone')),
          )}
          {row(
            t('compute.action.sameAgain'),
            t('life.settings.sameText'),
            <LinkButton size="small" to={paths.vmCreateFrom('os', { like: machine.id })}>
              {t('compute.action.sameAgain')}
            </LinkButton>,
          )}
        </ul>
      </Section>
      <Section title={t('life.settings.end')} flush>
        <ul className={`${shared.lined} ${classes.settings}`}>
          {row(
            t('life.settings.delete'),
            t('life.settings.deleteText'),
            act('remove', t('compute.action.delete'), () => commands.find(({ action }) => action === 'remove')?.run(machine), true),
          )}
        </ul>
      </Section>
    </>
  );
}
