/** A JSON column as the driver gives it: parsed already, or its text. `T` is what was written there. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function fromJson<T>(value: unknown): T {
  return (typeof value === 'string' ? JSON.parse(value) : (value ?? null)) as T;
}
