import { metadataName } from '@/data/objects';
import { useT } from '@/i18n';
import { Textarea, TextInput } from '@/ui/forms';

export interface MetadataForm {
  readonly cacheControl: string;
  /** One `name: value` a line. */
  readonly lines: string;
}

export const metadataForm = (cacheControl: string, metadata: Readonly<Record<string, string>>): MetadataForm => ({
  cacheControl,
  lines: Object.entries(metadata)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n'),
});

/** Null: a line is no name and value. */
export function metadataOf({ lines }: MetadataForm): Record<string, string> | null {
  const metadata: Record<string, string> = {};
  for (const line of lines.split('\n').filter((each) => each.trim() !== '')) {
    const colon = line.indexOf(':');
    const name = metadataName(line.slice(0, Math.max(0, colon)));
    if (name === '') return null;
    metadata[name] = line.slice(colon + 1).trim();
  }
  return metadata;
}

/** Caching and metadata of an object, or of those to come. */
export function MetadataFields({ form, onChange }: { form: MetadataForm; onChange: (form: MetadataForm) => void }) {
  const t = useT();
  return (
    <>
      <TextInput
        label={t('objects.cacheControl')}
        placeholder="max-age=3600"
        value={form.cacheControl}
        onChange={(event) => onChange({ ...form, cacheControl: event.currentTarget.value })}
        spellCheck={false}
      />
      <Textarea
        label={t('objects.metadata')}
        description={t('objects.metadata.help')}
        value={form.lines}
        onChange={(event) => onChange({ ...form, lines: event.currentTarget.value })}
        error={metadataOf(form) ? undefined : t('objects.metadata.wrong')}
        autosize
        minRows={3}
        maxRows={10}
        spellCheck={false}
      />
    </>
  );
}
