import { lazy } from 'react';
import { loadMessages } from '@/i18n';
import { lifeWords } from '../words';

/** The dialogs of a machine with their words; the rules of names and passwords are told in those of the form. */
export const VmDialogs = lazy(async () => {
  const [dialogs] = await Promise.all([import('./VmDialogs'), lifeWords(), loadMessages('create'), loadMessages('sshKeys')]);
  return { default: dialogs.VmDialogs };
});
