/** A label of the workspace's catalogue. */
export interface Tag {
  readonly id: string;
  /** T1: as first spelled. 1–64 code points. */
  readonly name: string;
  /** T1: what makes it unique, see `tagKey`. */
  readonly key: string;
  readonly emoji: string | null;
  readonly color: TagColor | null;
  readonly description: string | null;
}

/** The eight colours of the reference product. */
export const tagColors = ['grey', 'red', 'orange', 'yellow', 'green', 'blue', 'indigo', 'purple'] as const;
/** One of {@link tagColors}. */
export type TagColor = (typeof tagColors)[number];
