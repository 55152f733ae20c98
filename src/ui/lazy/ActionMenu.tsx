import { Link, pages } from '../Link';
import { Menu } from '@mantine/core';
import { Fragment, useId, useRef, type ComponentProps } from 'react';
import { Glyph } from '../Icon';
import type { MenuAction, MenuItem, Overlays } from '../types';
import { At, portalFor, returnFocus } from './At';
import classes from './overlays.module.css';

/** Not an item that leads to a closed page. */
const open = (item: MenuItem) => 'divider' in item || item.to === undefined || pages.open(item.to);

/** The menu of a `MenuButton`, open for as long as it is there. */
export function ActionMenu({ id, anchor, items, onClose }: ComponentProps<Overlays['ActionMenu']>) {
  const inside = useRef<HTMLDivElement>(null);
  const close = () => {
    returnFocus(anchor, inside.current);
    onClose();
  };
  return (
    <Menu
      opened
      id={id}
      onChange={close}
      returnFocus={false}
      portalProps={portalFor(anchor)}
      position="bottom-end"
      offset={4}
      shadow="md"
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <At element={anchor} />
      </Menu.Target>
      <Menu.Dropdown ref={inside} className={classes.menu} onClick={(event) => event.stopPropagation()}>
        {items.filter(open).map((item) => ('divider' in item ? <Menu.Divider key={item.key} /> : <Item key={item.key} item={item} />))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Item({ item }: { item: MenuAction }) {
  const id = useId();
  const note = item.reason ?? item.description;
  const shared = {
    className: classes.item,
    leftSection: item.icon ? <Glyph icon={item.icon} /> : undefined,
    'data-danger': item.danger && !item.reason ? true : undefined,
    'aria-label': item.label,
    'aria-describedby': note ? `${id}-note` : undefined,
  };
  const words = (
    <Fragment>
      <span>{item.label}</span>
      {note ? (
        <>
          {/* Seen by way of the style sheet, heard as the description: the name of the item is its label alone. */}
          <span className={classes.note} data-note={note} aria-hidden />
          <span id={`${id}-note`} hidden>
            {note}
          </span>
        </>
      ) : null}
    </Fragment>
  );
  if (item.reason) {
    return (
      <Menu.Item {...shared} aria-disabled closeMenuOnClick={false}>
        {words}
      </Menu.Item>
    );
  }
  return item.to === undefined ? (
    <Menu.Item {...shared} onClick={item.onSelect}>
      {words}
    </Menu.Item>
  ) : (
    <Menu.Item {...shared} component={Link} to={item.to} onClick={item.onSelect}>
      {words}
    </Menu.Item>
  );
}
