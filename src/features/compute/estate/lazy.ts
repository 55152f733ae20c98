import { lazy, type ComponentType } from 'react';
import { loadMessages } from '@/i18n';

/** A dialog and its words, fetched when it is first opened. */
const dialog = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => {
    const [component] = await Promise.all([load(), loadMessages('estate')]);
    return { default: component };
  });

export const ExportDialog = dialog(async () => (await import('./ExportDialog')).ExportDialog);
export const LabelDialog = dialog(async () => (await import('./LabelDialog')).LabelDialog);
export const LabelsDialog = dialog(async () => (await import('./LabelsDialog')).LabelsDialog);
export const TagsDialog = dialog(async () => (await import('./TagsDialog')).TagsDialog);
