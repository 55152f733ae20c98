import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { CloudInitReading } from '@/data/resources/vm/cloudInit';
import { clearDraft, draftOf, emptyDraft, keepDraft, loadDraft } from '@/data/resources/vm/draft';
import { useT } from '@/i18n';
import { useAddress } from '@/nav';
import { choicesFrom, type Choices } from './choices';
import { namesFrom } from './names';
import { problemOf } from './problems';
import type { Values } from './request';
import { pickedIn, sourceIn, spotText, type Picked } from './sources';
import { useCloudInit } from './useCloudInit';
import { useOffer, type Offered } from './useOffer';

const unkept = { password: '', cloudInit: '' };

/** The form for new machines: what is typed, what the platform offers, and what follows from both. */
export interface Create extends Offered {
  readonly form: UseFormReturnType<Values>;
  readonly values: Values;
  readonly choices: Choices;
  /** Of the machines to be made; none as long as there is no name. */
  readonly names: readonly string[];
  /** Something has been filled in or chosen. */
  readonly begun: boolean;
  /** What was typed as cloud-init, as it reads; null when there is none. */
  readonly cloudInit: CloudInitReading | null;
  readonly set: <K extends keyof Values>(field: K, value: Values[K]) => void;
  /** Names what is copied or used, in the address; nothing for nothing. */
  readonly pick: (picked: Partial<Picked>) => void;
  /** Holds one field against the platform's rules; for when it is left. */
  readonly check: (field: keyof Values) => void;
  readonly startOver: () => void;
}

export function useCreate(): Create {
  const t = useT();
  const source = sourceIn(useParams().source);
  const [search, put] = useAddress();
  const picked = pickedIn(search);
  const [initialValues] = useState((): Values => ({ ...(loadDraft() ?? emptyDraft), ...unkept }));
  const form = useForm<Values>({ mode: 'controlled', initialValues, onValuesChange: (values) => keepDraft(values) });
  // A clone is asked for by its name alone.
  const values = source === 'clone' ? { ...form.values, count: 1 } : form.values;
  const offered = useOffer(values, source, picked);
  const cloudInit = useCloudInit(values.cloudInit, source);
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
    cloudInit,
    begun: values.password !== '' || values.cloudInit !== '' || JSON.stringify(draftOf(values)) !== JSON.stringify(emptyDraft),
    set: (field, value) => {
      // The form's own type asks for the value of a path that is known by name only.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      form.setFieldValue(field, value as never);
      form.clearFieldError(field);
    },
    pick: (next) =>
      put({
        from: next.from ? spotText(next.from) : null,
        replica: next.replica ?? null,
        disk: next.disk ? spotText(next.disk) : null,
      }),
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
      form.setValues({ ...emptyDraft, ...unkept });
      form.clearErrors();
      clearDraft();
    },
  };
}
