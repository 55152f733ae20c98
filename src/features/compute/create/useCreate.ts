import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { clearDraft, draftOf, emptyDraft, keepDraft, loadDraft } from '@/data/vmDraft';
import { useT } from '@/i18n';
import { choicesFrom, type Choices } from './choices';
import { namesFrom } from './names';
import { problemOf, type Field } from './problems';
import type { Values } from './request';
import { useOffer, type Offered } from './useOffer';

/** The form for new machines: what is typed, what the platform offers, and what follows from both. */
export interface Create extends Offered {
  readonly form: UseFormReturnType<Values>;
  readonly values: Values;
  readonly choices: Choices;
  /** Of the machines to be made; none as long as there is no name. */
  readonly names: readonly string[];
  /** Something has been filled in or chosen. */
  readonly begun: boolean;
  readonly set: <K extends Field>(field: K, value: Values[K]) => void;
  /** Holds one field against the platform's rules; for when it is left. */
  readonly check: (field: Field) => void;
  readonly startOver: () => void;
}

export function useCreate(): Create {
  const t = useT();
  const [initialValues] = useState((): Values => ({ ...(loadDraft() ?? emptyDraft), password: '' }));
  const form = useForm<Values>({ mode: 'controlled', initialValues, onValuesChange: (values) => keepDraft(values) });
  const values = form.values;
  const offered = useOffer(values);
  const choices = choicesFrom(values, offered.offer);
  const names = namesFrom(
    values.name,
    values.count,
    offered.machines.map((vm) => vm.name),
  );

  return {
    ...offered,
    form,
    values,
    choices,
    names,
    begun: values.password !== '' || JSON.stringify(draftOf(values)) !== JSON.stringify(emptyDraft),
    set: (field, value) => {
      // The form's own type asks for the value of a path that is known by name only.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      form.setFieldValue(field, value as never);
      form.clearFieldError(field);
    },
    check: (field) => {
      if (values[field] === '') return;
      const say = async () => {
        const problem = await problemOf(field, values, choices, names);
        // Meanwhile the user may have typed on.
        if (form.getValues()[field] === values[field] && problem) form.setFieldError(field, t(problem));
      };
      void say();
    },
    startOver: () => {
      form.setValues({ ...emptyDraft, password: '' });
      form.clearErrors();
      clearDraft();
    },
  };
}
