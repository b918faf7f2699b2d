// What a group of benchmarks says: `{ title, notes, head, rows }`, with cells of text.

import { median, ratio } from './compare.mjs';

/** The columns of a comparison by {@link against}. */
export const comparison = ['', 'time', 'baseline', 'its time', 'ratio', 'least–greatest', 'aim'];

/** One row of a comparison: times of rounds against those of a baseline, and the ratio that is aimed at, if any. */
export function against(name, times, baselineName, baseline, aim) {
  const { median: middle, min, max } = ratio(times, baseline);
  return [
    name,
    duration(median(times)),
    baselineName,
    duration(median(baseline)),
    `${middle.toFixed(2)}×`,
    `${min.toFixed(2)}–${max.toFixed(2)}`,
    aim === undefined ? '' : verdict(middle <= aim, `≤ ${aim}×`),
  ];
}

/** An aim, and whether it was met. */
export function verdict(met, aim) {
  return `${aim} ${met ? 'ok' : 'NOT ok'}`;
}

/** Nanoseconds for people. */
export function duration(nanoseconds) {
  if (nanoseconds < 1e3) return `${nanoseconds.toFixed(0)} ns`;
  if (nanoseconds < 1e6) return `${(nanoseconds / 1e3).toFixed(2)} µs`;
  return `${(nanoseconds / 1e6).toFixed(2)} ms`;
}

/** A table in Markdown, its columns padded so that it reads as well in a terminal. */
export function markdown({ head, rows }) {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => [...row[column]].length)));
  const line = (cells) =>
    `| ${cells.map((cell, column) => cell + ' '.repeat(widths[column] - [...cell].length)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
