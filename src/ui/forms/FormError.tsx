import { useT } from '@/i18n';
import { Failure } from '../States';
import shared from '../shared.module.css';

export interface FieldError {
  /** The id of the input, to go there. */
  id?: string | undefined;
  text: string;
}

/** What keeps a form from being sent, above its button; each line leads to its field. Nothing for no errors. */
export function FormError({ title, errors }: { title?: string; errors: readonly FieldError[] }) {
  const t = useT();
  if (errors.length === 0) return null;
  return (
    <Failure
      compact
      title={title ?? t('ui.form.errors', { count: errors.length })}
      text={
        <ul className={shared.bullets}>
          {errors.map(({ id, text }) => (
            <li key={`${id ?? ''} ${text}`}>
              {id ? (
                <a
                  href={`#${id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    const field = document.getElementById(id);
                    field?.focus();
                    field?.scrollIntoView({ block: 'center' });
                  }}
                >
                  {text}
                </a>
              ) : (
                text
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}
