/** Freezes data all the way down and gives it back: whoever writes to it is found out at once. */
export function deepFreeze<T>(data: T): T {
  if (typeof data !== 'object' || data === null || Object.isFrozen(data)) return data;
  Object.freeze(data);
  for (const member of Object.values(data)) deepFreeze(member);
  return data;
}
