import { Link, pages } from './Link';
import { useId, type AriaAttributes, type MouseEvent, type ReactNode, type Ref } from 'react';
import classes from './button.module.css';
import text from './text.module.css';
import { Glyph, type IconType } from './Icon';
import { Hint } from './Hint';
import { Hidden } from './Words';

/** `active` is a default button that is switched on. */
export type ButtonVariant = 'primary' | 'default' | 'danger' | 'subtle' | 'active';

interface Looks {
  children: ReactNode;
  variant?: ButtonVariant | undefined;
  size?: 'normal' | 'small' | undefined;
  icon?: IconType | undefined;
  /** Behind the text, as the arrow of a menu. */
  endIcon?: IconType | undefined;
  fullWidth?: boolean | undefined;
  /** Why it cannot be done now, in the user's language: it stays focusable, does nothing, and says so. */
  reason?: string | null | undefined;
  id?: string | undefined;
}

export interface ButtonProps extends Looks, AriaAttributes {
  onClick?: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined;
  /** Shows a spinner and does nothing. */
  loading?: boolean | undefined;
  type?: 'button' | 'submit' | 'reset' | undefined;
  /** The id of the form that it submits, when it stands outside of it. */
  form?: string | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
  onKeyDown?: ((event: React.KeyboardEvent<HTMLButtonElement>) => void) | undefined;
  onPointerEnter?: (() => void) | undefined;
  onFocus?: (() => void) | undefined;
}

/** Attributes that `button.module.css` dresses. Plain elements: of these a page has dozens, before anything else is there. */
function looks({ variant = 'default', size, fullWidth, reason }: Pick<Looks, 'variant' | 'size' | 'fullWidth' | 'reason'>) {
  return {
    className: size === 'small' ? `${classes.button} ${classes.small}` : classes.button,
    'data-variant': variant,
    'data-block': fullWidth || undefined,
    'aria-disabled': reason ? true : undefined,
    'data-disabled': reason ? true : undefined,
  };
}

function Content({ children, icon, endIcon }: Pick<Looks, 'children' | 'icon' | 'endIcon'>) {
  return (
    <>
      {icon ? <Glyph icon={icon} /> : null}
      <span className={text.cut}>{children}</span>
      {endIcon ? <Glyph icon={endIcon} size={14} /> : null}
    </>
  );
}

/** A button that acts here and now. With a `reason` it is aria-disabled instead of disabled, so that it can say why. */
export function Button({
  children,
  variant,
  size,
  icon,
  endIcon,
  fullWidth,
  reason,
  onClick,
  loading,
  type = 'button',
  ...rest
}: ButtonProps) {
  const id = useId();
  const button = (
    <button
      {...rest}
      {...looks({ variant, size, fullWidth, reason })}
      type={type}
      disabled={loading}
      data-loading={loading || undefined}
      aria-busy={loading || undefined}
      aria-describedby={reason ? id : rest['aria-describedby']}
      onClick={(event) => {
        if (reason) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <Content icon={icon} endIcon={endIcon}>
        {children}
      </Content>
    </button>
  );
  return reason ? <Explained id={id} reason={reason} button={button} /> : button;
}

function Explained({ id, reason, button }: { id: string; reason: string; button: ReactNode }) {
  return (
    <>
      <Hint text={reason}>{button}</Hint>
      <Hidden id={id}>{reason}</Hidden>
    </>
  );
}

/** A link that looks like a button: `to` is a path of the router. Nothing where that page is closed. */
export function LinkButton({ children, to, icon, endIcon, reason, id: given, ...rest }: Looks & { to: string }) {
  const id = useId();
  if (!pages.open(to)) return null;
  const shared = looks({ ...rest, reason });
  const content = (
    <Content icon={icon} endIcon={endIcon}>
      {children}
    </Content>
  );
  if (!reason) {
    return (
      <Link to={to} {...shared} id={given}>
        {content}
      </Link>
    );
  }
  const button = (
    // Without an address it is no link to the browser, and with one it could be followed.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <span role="link" tabIndex={0} {...shared} id={given} aria-describedby={id}>
      {content}
    </span>
  );
  return <Explained id={id} reason={reason} button={button} />;
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'fullWidth' | 'endIcon' | 'icon'> {
  /** Its name, also shown as its hint. */
  label: string;
  icon: IconType;
  /** Other words for the hint; null for none. */
  hint?: string | null | undefined;
  /** Red, for what takes something away. */
  danger?: boolean | undefined;
}

/** A square button with an icon only. */
export function IconButton({
  label,
  icon,
  hint,
  danger,
  variant = 'subtle',
  size,
  reason,
  onClick,
  loading,
  type = 'button',
  ...rest
}: IconButtonProps) {
  const id = useId();
  return (
    <>
      <Hint text={reason ?? (hint === undefined ? label : hint)}>
        <button
          {...rest}
          type={type}
          className={classes.icon}
          data-variant={danger ? 'danger' : variant}
          data-size={size}
          disabled={loading}
          data-loading={loading || undefined}
          aria-busy={loading || undefined}
          aria-label={label}
          aria-disabled={reason ? true : undefined}
          data-disabled={reason ? true : undefined}
          aria-describedby={reason ? id : undefined}
          onClick={(event) => {
            if (reason) event.preventDefault();
            else onClick?.(event);
          }}
        >
          <Glyph icon={icon} />
        </button>
      </Hint>
      {reason ? <Hidden id={id}>{reason}</Hidden> : null}
    </>
  );
}
