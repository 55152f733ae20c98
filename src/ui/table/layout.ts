import type { Column } from './types';

/** CSS pixels. */
export const headHeight = 34;
/** CSS pixels: two lines, high enough for a finger. */
export const phoneRowHeight = 60;
const check = 40;
const menu = 44;

let pen: CanvasRenderingContext2D | null = null;
const measured = new Map<string, number>();
/** CSS pixels that a header takes with the padding around it. */
function headerWidth(header: string): number {
  let width = measured.get(header);
  if (width === undefined) {
    if (!pen) {
      pen = document.createElement('canvas').getContext('2d');
      if (pen) pen.font = `500 13px ${getComputedStyle(document.body).fontFamily}`;
    }
    width = Math.ceil(pen?.measureText(header).width ?? 0) + 18;
    measured.set(header, width);
  }
  return width;
}

/** No header is cut. */
const leastOf = <Row>({ header, width = 160, minWidth = Math.min(width, 104) }: Column<Row>) => Math.max(minWidth, headerWidth(header));

interface Layout {
  /** The columns' widths as a CSS grid: each has its least width in pixels and takes its share of what is left. */
  readonly template: string;
  /** CSS pixels below which it scrolls sideways. */
  readonly least: number;
}

export function layoutOf<Row>(columns: readonly Column<Row>[], selectable: boolean, actions: boolean): Layout {
  return {
    template: [
      ...(selectable ? [`${check}px`] : []),
      ...columns.map((column) => `minmax(${leastOf(column)}px, ${column.width ?? 160}fr)`),
      ...(actions ? [`${menu}px`] : []),
    ].join(' '),
    least: columns.reduce((sum, column) => sum + leastOf(column), (selectable ? check : 0) + (actions ? menu : 0)),
  };
}

/** Without the columns that there is no room for: `dropFirst` says which go, the highest first. `room` in CSS pixels. */
export function fitting<Row>(columns: readonly Column<Row>[], selectable: boolean, actions: boolean, room: number): readonly Column<Row>[] {
  let kept = columns;
  while (layoutOf(kept, selectable, actions).least > room) {
    const next = Math.max(0, ...kept.map(({ dropFirst = 0 }) => dropFirst));
    if (next === 0) break;
    kept = kept.filter(({ dropFirst = 0 }) => dropFirst !== next);
  }
  return kept;
}

/** On a phone a row is two lines: its name and one figure, then a few more words. */
export function phoneColumns<Row>(columns: readonly Column<Row>[]): {
  readonly named: Column<Row> | undefined;
  readonly figure: Column<Row> | undefined;
  readonly more: readonly Column<Row>[];
} {
  const named = columns.find((column) => column.fixed) ?? columns[0];
  const figure = columns.findLast((column) => column.figure && column !== named);
  return { named, figure, more: columns.filter((column) => column !== named && column !== figure).slice(0, 3) };
}
