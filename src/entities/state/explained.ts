/** A resource whose state is to be explained, as its list or its own call answers it. */
export interface Explained {
  /** As in the registry. */
  readonly kind: string;
  readonly item: unknown;
  /** The slug; null for what is in no location. */
  readonly location: string | null;
}
