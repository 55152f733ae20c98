import { Drawer, Modal } from '@mantine/core';
import { useT } from '@/i18n';
import type { DialogProps } from '../types';
import classes from './overlays.module.css';
import { useReturn } from './useReturn';
import { useTop } from './useTop';

const widths = { small: 440, normal: 600, large: 880 };
const parts = { content: classes.content, header: classes.top, title: classes.title, body: classes.body };
const calm = { duration: 120 };
// A dialog's head is no banner of the page.
const attributes = { header: { role: 'none' } };

export function DialogFrame({ title, opened, onClose, children, footer, size = 'normal' }: DialogProps) {
  const t = useT();
  const top = useTop(opened);
  useReturn(opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeOnEscape={top}
      returnFocus={false}
      title={<bdi>{title}</bdi>}
      size={widths[size]}
      padding={0}
      classNames={parts}
      transitionProps={calm}
      attributes={attributes}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className={classes.inner}>{children}</div>
      {footer ? <Bottom>{footer}</Bottom> : null}
    </Modal>
  );
}

export function SideFrame({ title, opened, onClose, children, footer, size = 'normal' }: DialogProps) {
  const t = useT();
  const top = useTop(opened);
  useReturn(opened);
  return (
    <Drawer
      position="right"
      opened={opened}
      onClose={onClose}
      closeOnEscape={top}
      returnFocus={false}
      title={<bdi>{title}</bdi>}
      size={widths[size]}
      padding={0}
      classNames={parts}
      transitionProps={calm}
      attributes={attributes}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className={classes.inner}>{children}</div>
      {footer ? <Bottom>{footer}</Bottom> : null}
    </Drawer>
  );
}

function Bottom({ children }: { children: React.ReactNode }) {
  return <div className={classes.bottom}>{children}</div>;
}
