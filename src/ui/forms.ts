// Inputs. Not in ui/index: a page that has a form is loaded lazily, and brings these along.
import './forms/styles';

export {
  Checkbox,
  Combobox,
  Fieldset,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Radio,
  SegmentedControl,
  Select,
  Slider,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
  useCombobox,
} from '@mantine/core';
export { ChoiceCards, type Choice, type ChoiceCardsProps } from './forms/ChoiceCards';
export { fit, type Limits } from './forms/fit';
export { FormError, type FieldError } from './forms/FormError';
export { SizeField, type SizeFieldProps } from './forms/SizeField';
