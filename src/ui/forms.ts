// Inputs. Not in ui/index: a page that has a form is loaded lazily, and brings these along.
import { MultiSelect as MantineMultiSelect, Select as MantineSelect } from '@mantine/core';
import './forms/styles';

export { Checkbox, PasswordInput, Textarea, TextInput, type SelectProps, type TextareaProps } from '@mantine/core';
/**
 * Their list opens within the page's landmark or the dialog, not behind everything else at the end of the document, and fixed, so that
 * it reaches beyond a small dialog. The list itself scrolls, as the keys of the field move in it; a box of its own around it would be
 * one that no key gets into.
 */
const list = {
  comboboxProps: { withinPortal: false, floatingStrategy: 'fixed', shadow: 'md' },
  withScrollArea: false,
  styles: { options: { maxBlockSize: 220, overflowY: 'auto' } },
  attributes: { options: { tabIndex: -1 } },
} as const;
export const Select = MantineSelect.withProps(list);
export const MultiSelect = MantineMultiSelect.withProps(list);

export { AmountField } from './forms/AmountField';
export { useNumbersPending } from './forms/pending';
export { enterPressed } from './keys';
export { ChoiceButtons, type ChoiceButtonsProps } from './forms/ChoiceButtons';
export { ChoiceCards, type Choice, type ChoiceCardsProps } from './forms/ChoiceCards';
export { FormDialog, type FieldErrors, type FormDialogProps, type FormResult } from './forms/FormDialog';
export { FormError, type FieldError } from './forms/FormError';
export { SizeField, type SizeFieldProps } from './forms/SizeField';
