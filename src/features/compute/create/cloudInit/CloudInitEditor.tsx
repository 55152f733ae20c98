import { useId, useRef, useState, type DragEvent } from 'react';
import { hasUsers } from '@/data/resources/vm/cloudInit';
import { readTextFile } from '@/files';
import { useT } from '@/i18n';
import { Button, confirm, FileIcon, Notice } from '@/ui';
import shared from '@/ui/shared.module.css';
import page from '../create.module.css';
import { publicKeys } from '../request';
import type { Create } from '../useCreate';
import classes from './editor.module.css';
import { filled, templates } from './templates';

/** Far above what any platform takes: nobody loads a picture by mistake. */
const largest = 128 * 1024;

const fileNotes = {
  'too-large': 'create.cloudInit.tooLarge',
  'no-text': 'create.cloudInit.noText',
  guessed: 'create.cloudInit.guessed',
} as const;

/** The text of cloud-init with line numbers, what it reads as, templates, and a way to load a file. */
export function CloudInitEditor({ create, focus }: { create: Create; focus: boolean }) {
  const t = useT();
  const id = useId();
  const gutter = useRef<HTMLDivElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [fileNote, setFileNote] = useState<'too-large' | 'no-text' | 'guessed' | null>(null);
  const { values, choices, cloudInit, form, set } = create;
  const text = values.cloudInit;
  const lines = text.split('\n').length;
  const problem = cloudInit?.problem ? t(cloudInit.problem) : form.errors.cloudInit;

  const replace = async (next: string) => {
    const sure =
      text.trim() === '' ||
      (await confirm({
        title: t('create.cloudInit.replace'),
        body: t('create.cloudInit.replaceText'),
        confirmLabel: t('create.cloudInit.replaceGo'),
        danger: true,
      }));
    if (sure) set('cloudInit', next);
  };
  const load = async (chosen: File | undefined) => {
    if (!chosen) return;
    const read = await readTextFile(chosen, largest);
    setFileNote(read.refused ?? (read.guessed ? 'guessed' : null));
    if (!read.refused) await replace(read.text);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void load(event.dataTransfer.files[0]);
  };

  return (
    <>
      <div className={page.row}>
        <span id={`${id}-templates`}>{t('create.cloudInit.templates')}</span>
        {templates.map(({ name, text: template }) => (
          <Button key={name.id} size="small" onClick={() => void replace(filled(template, publicKeys(values, choices)[0]))}>
            {t(name)}
          </Button>
        ))}
        <Button size="small" icon={FileIcon} onClick={() => file.current?.click()}>
          {t('create.cloudInit.file')}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".yaml,.yml,.json,.txt,.cfg,text/*"
          aria-label={t('create.cloudInit.file')}
          onChange={(event) => {
            void load(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <div>
        <label htmlFor="create-cloudInit">{t('create.cloudInit.label')}</label>
        <div
          className={classes.editor}
          data-over={over || undefined}
          data-bad={problem ? true : undefined}
          dir="ltr"
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <div ref={gutter} className={classes.gutter} aria-hidden>
            {Array.from({ length: lines }, (_, line) => line + 1).join('\n')}
          </div>
          <textarea
            id="create-cloudInit"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- it has just been asked for
            autoFocus={focus}
            className={classes.text}
            value={text}
            rows={Math.min(Math.max(lines + 1, 8), 22)}
            wrap="off"
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="none"
            aria-invalid={problem ? true : undefined}
            aria-describedby={`${id}-said`}
            onChange={(event) => set('cloudInit', event.currentTarget.value)}
            onScroll={(event) => {
              if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
            }}
          />
        </div>
        <p id={`${id}-said`} className={classes.said} data-bad={problem ? true : undefined}>
          {problem ?? (cloudInit?.value ? t('create.cloudInit.reads', { what: Object.keys(cloudInit.value).join(', ') }) : null)}
        </p>
        {fileNote ? <p className={page.corrected}>{t(fileNotes[fileNote])}</p> : null}
      </div>
      {hasUsers(cloudInit?.value) ? <Notice tone="busy">{t('create.access.cloudInit')}</Notice> : null}
      <p className={shared.quiet}>{t('create.cloudInit.draft')}</p>
    </>
  );
}
