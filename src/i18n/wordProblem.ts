/** What is wrong with the words of a brand: those are left out, and the others stay. */
export interface WordProblem {
  readonly path: string;
  readonly text: string;
}
