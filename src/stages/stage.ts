/** G1: a lifecycle stage of the workspace, in the order of its list. */
export interface Stage {
  readonly id: string;
  /** 1–50 code points, unique in the workspace by its tag key. */
  readonly name: string;
  readonly emoji: string | null;
  readonly description: string | null;
  /** Whether contacts in it are lost, as against on their way or won. */
  readonly lost: boolean;
  /** Of at most one stage: new contacts begin there. */
  readonly isDefault: boolean;
}
