// Side by side, in one process and in processor time: the machine may be busy with other things, which makes everything wait
// and nothing cost more. What still varies happens to all, so the ratio of a round holds where its nanoseconds do not.

/** Milliseconds that one contestant works at a time; how many rounds there are; milliseconds of warm-up. */
const slice = 20;
const rounds = 31;
const warmUp = 400;

/** Keeps results alive, so that no compiler may leave out the work. */
export const sink = { value: undefined };

/**
 * Measures contestants: name → function of a call's number. In every round each runs for one slice, in an order that turns
 * from round to round, after the young garbage of the one before was collected; collections within its slice are its own
 * cost. Answers name → nanoseconds a call, of each round.
 */
export function compare(contestants) {
  const names = Object.keys(contestants);
  const calls = Object.fromEntries(names.map((name) => [name, callsPerSlice(contestants[name])]));
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length];
      globalThis.gc({ type: 'minor' });
      times[name].push((timed(contestants[name], calls[name]) / calls[name]) * 1e6);
    }
  }
  return times;
}

/** How many calls fill a slice, found while the code warms up. */
function callsPerSlice(run) {
  const until = processorTime() + warmUp;
  let calls = 1;
  for (;;) {
    const took = timed(run, calls);
    if (processorTime() > until) return Math.max(1, Math.round((calls * slice) / took));
    if (took < slice) calls *= 2;
  }
}

/** `times` calls of `run(0)`, `run(1)`, …, in milliseconds. */
function timed(run, times) {
  const start = processorTime();
  for (let index = 0; index < times; index += 1) sink.value = run(index);
  return processorTime() - start;
}

/** Milliseconds that this process has worked: all of its threads, collecting garbage too. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** Of each round what the one took for what the other took: the median of these ratios, the least and the greatest. */
export function ratio(times, baseline) {
  const ratios = times.map((one, round) => one / baseline[round]);
  return { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
}

/** The middle one, or what lies halfway between the two in the middle. */
export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}
