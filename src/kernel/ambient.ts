import type { Instant } from './instant.js';

// The only file that reads the world, for the service's defaults: the core takes time and ids from its context.
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

/** The present moment. */
export function systemClock(): Instant {
  return new Date(Date.now()).toISOString();
}

/** A UUID of version 7 (RFC 9562 §5.7): its first 48 bits are the time, so ids that are made later sort later. */
export function uuidv7(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
