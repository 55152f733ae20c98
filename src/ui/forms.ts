// Inputs. Not in ui/index: a page that has a form is loaded lazily, and brings these along.
import { MultiSelect as MantineMultiSelect, Select as MantineSelect } from '@mantine/core';
import './forms/styles';

export { Checkbox, NumberInput, PasswordInput, Textarea, TextInput, type SelectProps, type TextareaProps } from '@mantine/core';
/** Its list opens within the page's landmark, not behind everything else at the end of the document. */
export const Select = MantineSelect.withProps({ comboboxProps: { withinPortal: false } });
export const MultiSelect = MantineMultiSelect.withProps({ comboboxProps: { withinPortal: false } });

export { enterPressed } from './keys';
export { ChoiceButtons, type ChoiceButtonsProps } from './forms/ChoiceButtons';
export { ChoiceCards, type Choice, type ChoiceCardsProps } from './forms/ChoiceCards';
export { FormDialog, type FieldErrors, type FormDialogProps, type FormResult } from './forms/FormDialog';
export { FormError, type FieldError } from './forms/FormError';
export { SizeField, type SizeFieldProps } from './forms/SizeField';
