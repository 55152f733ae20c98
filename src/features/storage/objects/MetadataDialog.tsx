import { useState } from 'react';
import { metadataName, type ObjectDetails } from '@/data/objects';
import { useT } from '@/i18n';
import { FormDialog, Textarea, TextInput } from '@/ui/forms';

interface Props {
  readonly name: string;
  readonly details: ObjectDetails;
  readonly save: (replace: { type: string; metadata: Record<string, string>; cacheControl: string }) => Promise<void>;
  readonly onClose: () => void;
}

const linesOf = (metadata: Readonly<Record<string, string>>) =>
  Object.entries(metadata)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

/** Type, caching and metadata of an object; they can only be changed all together, by copying the object onto itself. */
export function MetadataDialog({ name, details, save, onClose }: Props) {
  const t = useT();
  const [type, setType] = useState(details.type);
  const [cacheControl, setCacheControl] = useState(details.cacheControl);
  const [lines, setLines] = useState(() => linesOf(details.metadata));
  const pairs = lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      return colon < 0 ? null : ([metadataName(line.slice(0, colon)), line.slice(colon + 1).trim()] as const);
    });
  const wrong = pairs.some((pair) => pair === null || pair[0] === '');
  return (
    <FormDialog
      title={t('objects.metadata.title', { name })}
      confirmLabel={t('objects.metadata.save')}
      reason={wrong ? t('objects.metadata.wrong') : null}
      dirty={type !== details.type || cacheControl !== details.cacheControl || lines !== linesOf(details.metadata)}
      submit={() =>
        save({ type: type.trim(), cacheControl: cacheControl.trim(), metadata: Object.fromEntries(pairs.filter((pair) => pair !== null)) })
      }
      onClose={onClose}
    >
      <TextInput
        label={t('objects.column.type')}
        value={type}
        onChange={(event) => setType(event.currentTarget.value)}
        spellCheck={false}
      />
      <TextInput
        label={t('objects.cacheControl')}
        placeholder="max-age=3600"
        value={cacheControl}
        onChange={(event) => setCacheControl(event.currentTarget.value)}
        spellCheck={false}
      />
      <Textarea
        label={t('objects.metadata')}
        description={t('objects.metadata.help')}
        value={lines}
        onChange={(event) => setLines(event.currentTarget.value)}
        error={wrong ? t('objects.metadata.wrong') : undefined}
        autosize
        minRows={3}
        maxRows={10}
        spellCheck={false}
      />
    </FormDialog>
  );
}
