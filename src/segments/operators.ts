/**
 * Q1: kind of field → operator → form of its operand, the one table that the compiler and `parseFilter` both read. `one`: a
 * value; `many`: a list of values; `part`: a piece of text; `range`: `{ from, to }`; `none`: no operand; `absence`: none, or
 * which absence is meant, `cleared` or `neverSet`.
 */
export const operators = {
  text: {
    isEqualTo: 'one',
    isNotEqualTo: 'one',
    hasAnyOf: 'many',
    hasNoneOf: 'many',
    contains: 'part',
    startsWith: 'part',
    exists: 'none',
    doesNotExist: 'absence',
  },
  choice: {
    isEqualTo: 'one',
    isNotEqualTo: 'one',
    hasAnyOf: 'many',
    hasNoneOf: 'many',
    exists: 'none',
    doesNotExist: 'absence',
  },
  state: {
    isEqualTo: 'one',
    isNotEqualTo: 'one',
    hasAnyOf: 'many',
    hasNoneOf: 'many',
    exists: 'none',
    doesNotExist: 'none',
  },
  checkbox: { isEqualTo: 'one', isNotEqualTo: 'one', exists: 'none', doesNotExist: 'absence' },
  ordered: {
    isEqualTo: 'one',
    isNotEqualTo: 'one',
    isGreaterThan: 'one',
    isLessThan: 'one',
    isBetween: 'range',
    exists: 'none',
    doesNotExist: 'absence',
  },
  instant: {
    isTimestampAfter: 'one',
    isTimestampBefore: 'one',
    isTimestampBetween: 'range',
    exists: 'none',
    doesNotExist: 'none',
  },
  set: { hasAnyOf: 'many', hasAllOf: 'many', hasNoneOf: 'many', exists: 'none', doesNotExist: 'none' },
} as const;

/** Q1: a kind of field, as far as its operators go. */
export type FilterKind = keyof typeof operators;

/**
 * Q1: standard field → its kind. A `state` is a choice that no origin is kept of, so nobody can tell whether it was cleared or
 * never set.
 */
export const standardFilterKinds = {
  firstName: 'text',
  lastName: 'text',
  email: 'text',
  phone: 'text',
  country: 'choice',
  language: 'choice',
  status: 'state',
  conversation: 'state',
  assignee: 'state',
  stage: 'state',
  tags: 'set',
  channels: 'set',
  createdAt: 'instant',
  lastMessageAt: 'instant',
  lastInboundAt: 'instant',
} as const;

/** Q1: a standard field that filters know. */
export type StandardFilterField = keyof typeof standardFilterKinds;

/** Q1: type of a custom field (F1) → its kind. */
export const customFilterKinds = {
  text: 'text',
  email: 'text',
  url: 'text',
  list: 'choice',
  checkbox: 'checkbox',
  number: 'ordered',
  date: 'ordered',
  time: 'ordered',
} as const;

/** Q2: which absence `doesNotExist` asks for. */
export const absences = ['cleared', 'neverSet'] as const;
/** Q2: one of {@link absences}. */
export type Absence = (typeof absences)[number];
