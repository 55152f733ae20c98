import type { Column } from './types';

const check = 40;
const menu = 48;

/** The columns' widths as a CSS grid: each has its least width in pixels and takes its share of what is left. */
export function layoutOf<Row>(columns: readonly Column<Row>[], selectable: boolean, actions: boolean): { template: string; least: number } {
  const sizes = columns.map(({ width = 160, minWidth = Math.min(width, 104) }) => ({ width, minWidth }));
  return {
    template: [
      ...(selectable ? [`${check}px`] : []),
      ...sizes.map(({ width, minWidth }) => `minmax(${minWidth}px, ${width}fr)`),
      ...(actions ? [`${menu}px`] : []),
    ].join(' '),
    least: sizes.reduce((sum, { minWidth }) => sum + minWidth, (selectable ? check : 0) + (actions ? menu : 0)),
  };
}
