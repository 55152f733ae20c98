import { useState, type FormEvent } from 'react';
import { useT } from '@/i18n';
import { announce } from '../announce';
import { Button, IconButton } from '../Button';
import { CheckIcon, PencilIcon, StarIcon, StarOnIcon, TrashIcon } from '../icons';
import classes from './panels.module.css';
import shared from '../shared.module.css';
import { cleanName, renamedView, searchOf, storedViews, storeViews, viewOf, withoutView, withView, type SavedViews } from './savedViews';
import type { View } from './types';

/** The saved views of a table: taken up, kept under a name, renamed, thrown away. They are in this browser only. */
export function ViewsPanel({ table, view, onView }: { table: string; view: View; onView: (view: View) => void }) {
  const t = useT();
  const [saved, setSaved] = useState(() => storedViews(table, localStorage));
  const [name, setName] = useState('');
  const [renaming, setRenaming] = useState<string | null>(null);
  const [lost, setLost] = useState(false);
  const now = searchOf(view);
  const wanted = cleanName(name);

  // Another tab may have saved one meanwhile.
  const change = (step: (current: SavedViews) => SavedViews, words: string) => {
    const next = step(storedViews(table, localStorage));
    setLost(!storeViews(table, next, localStorage));
    setSaved(next);
    announce(words);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === '') return;
    change((current) => withView(current, wanted, view), t('ui.views.saved', { name: wanted }));
    setName('');
  };

  return (
    <div className={classes.panel}>
      {saved.views.length === 0 ? <p className={shared.quiet}>{t('ui.views.none')}</p> : null}
      <ul className={classes.list}>
        {saved.views.map((each) =>
          renaming === each.name ? (
            <li key={each.name} className={classes.option}>
              <Rename
                from={each.name}
                onDone={(to) => {
                  setRenaming(null);
                  if (to !== '' && to !== each.name)
                    change((current) => renamedView(current, each.name, to), t('ui.views.saved', { name: to }));
                }}
              />
            </li>
          ) : (
            <li key={each.name} className={classes.option}>
              <button
                type="button"
                className={classes.take}
                aria-pressed={each.search === now}
                title={each.name}
                onClick={() => {
                  onView(viewOf(each));
                  announce(t('ui.views.taken', { name: each.name }));
                }}
              >
                <bdi>{each.name}</bdi>
              </button>
              <span className={classes.moves}>
                <IconButton
                  label={t(saved.usual === each.name ? 'ui.views.notUsual' : 'ui.views.usual', { name: each.name })}
                  hint={null}
                  icon={saved.usual === each.name ? StarOnIcon : StarIcon}
                  aria-pressed={saved.usual === each.name}
                  onClick={() =>
                    change(
                      (current) => ({ ...current, usual: current.usual === each.name ? null : each.name }),
                      t('ui.views.saved', { name: each.name }),
                    )
                  }
                />
                <IconButton
                  label={t('ui.views.rename', { name: each.name })}
                  hint={null}
                  icon={PencilIcon}
                  onClick={() => setRenaming(each.name)}
                />
                <IconButton
                  label={t('ui.views.delete', { name: each.name })}
                  hint={null}
                  icon={TrashIcon}
                  danger
                  onClick={() => change((current) => withoutView(current, each.name), t('ui.views.deleted', { name: each.name }))}
                />
              </span>
            </li>
          ),
        )}
      </ul>
      <form className={classes.save} onSubmit={save}>
        <input
          className={classes.words}
          aria-label={t('ui.views.name')}
          placeholder={t('ui.views.name')}
          value={name}
          maxLength={60}
          dir="auto"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="small" type="submit" reason={wanted === '' ? t('ui.views.nameFirst') : null}>
          {t(saved.views.some((each) => each.name === wanted) ? 'ui.views.replace' : 'ui.views.save')}
        </Button>
      </form>
      <p className={shared.quiet}>{t(lost ? 'ui.views.lost' : 'ui.views.where')}</p>
    </div>
  );
}

function Rename({ from, onDone }: { from: string; onDone: (to: string) => void }) {
  const t = useT();
  const [name, setName] = useState(from);
  return (
    <form
      className={classes.save}
      onSubmit={(event) => {
        event.preventDefault();
        onDone(cleanName(name));
      }}
    >
      <input
        className={classes.words}
        // It takes the place of what was clicked.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        aria-label={t('ui.views.rename', { name: from })}
        value={name}
        maxLength={60}
        dir="auto"
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onDone('');
        }}
      />
      <IconButton type="submit" label={t('ui.views.keepName')} icon={CheckIcon} />
    </form>
  );
}
