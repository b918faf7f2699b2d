/** Capability `usage`: who was active in which billing cycle (M4). No personal data; outlives a delete. */
export interface UsageReads {
  /** How many contacts were active in the cycle. */
  count(cycleId: string): Promise<number>;
  /** Whether this contact was. */
  has(cycleId: string, contactId: string): Promise<boolean>;
}
/** The same inside a unit of work. */
export interface UsageRepository extends UsageReads {
  /** Once or many times, it counts once. */
  record(cycleId: string, contactId: string): Promise<void>;
}
