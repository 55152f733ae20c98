import { Drawer, Modal } from '@mantine/core';
import type { MouseEvent } from 'react';
import { useT } from '@/i18n';
import type { DialogProps } from '../types';
import classes from './overlays.module.css';
import { useReturn } from './useReturn';
import { useTop } from './useTop';

const widths = { small: 440, normal: 600, large: 880 };
const duration = 120;
const looks = {
  padding: 0,
  returnFocus: false,
  classNames: { content: classes.content, header: classes.top, title: classes.title, body: classes.body },
  transitionProps: { duration },
  // A dialog's head is no banner of the page.
  attributes: { header: { role: 'none' } },
} as const;

/** The focus goes to the field that wants it, else to what the dialog says, and not to the button that closes it. */
const receiveFocus = (inner: HTMLDivElement | null) => {
  if (inner && !inner.querySelector('[data-autofocus]')) inner.dataset.autofocus = '';
};

/**
 * The second half of a double click falls on what the first has put in its place, or outside a dialog that it has made
 * smaller, and is not meant for that. What the dialog says may be clicked as fast as one likes.
 */
const onlyFirst = (event: MouseEvent) => {
  const { detail, target, currentTarget } = event;
  if (detail < 2 || !(target instanceof Element) || !currentTarget.contains(target) || target.closest(`.${classes.inner}`)) return;
  event.preventDefault();
  event.stopPropagation();
};

/** What both kinds of frame are given. */
function useFrame({ title, opened, onClose, children, footer, size = 'normal' }: DialogProps) {
  const t = useT();
  const top = useTop(opened);
  useReturn(opened);
  return {
    ...looks,
    opened,
    onClose,
    closeOnEscape: top,
    onClickCapture: onlyFirst,
    title: <bdi>{title}</bdi>,
    size: widths[size],
    closeButtonProps: { 'aria-label': t('ui.close') },
    children: (
      <>
        <div ref={receiveFocus} className={classes.inner} tabIndex={-1}>
          {children}
        </div>
        {footer ? <div className={classes.bottom}>{footer}</div> : null}
      </>
    ),
  };
}

/** Ends without a transform: a box that has one cuts off what is fixed in it, such as the list of a field. */
const fall = {
  in: { opacity: 1, transform: 'none' },
  out: { opacity: 0, transform: 'translateY(-20px)' },
  transitionProperty: 'transform, opacity',
};

export const DialogFrame = (props: DialogProps) => <Modal {...useFrame(props)} transitionProps={{ duration, transition: fall }} />;
export const SideFrame = (props: DialogProps) => <Drawer position="right" {...useFrame(props)} />;
