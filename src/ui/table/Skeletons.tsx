import { SkeletonBar } from '../States';
import classes from './table.module.css';

/** Where the first rows will be. */
export function Skeletons({ cells, template, narrow }: { cells: number; template: string; narrow: boolean }) {
  return (
    <tbody aria-hidden className={classes.skeletons}>
      {Array.from({ length: 8 }, (_, row) => (
        // oxlint-disable-next-line react/no-array-index-key -- they are all alike
        <tr key={row} className={classes.skeleton} style={narrow ? {} : { gridTemplateColumns: template }}>
          {Array.from({ length: narrow ? 2 : cells }, (_, cell) => (
            // oxlint-disable-next-line react/no-array-index-key -- they are all alike
            <td key={cell}>
              <SkeletonBar width={`${75 - ((row * 13 + cell * 29) % 40)}%`} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
