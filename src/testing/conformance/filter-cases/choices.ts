import { anIdentity } from '../../builders.js';
import { column, type FilterCase, type FilterCases, having, neverSet, type Specimen } from './case.js';

const at = '2026-01-05T08:30:00.000Z';
const plan = 'custom.plan';
const consent = 'custom.consent';

/** Q1: one of several, compared as it stands; `Pro` and `gold` are no options (any more), `true` is no text. */
const lists = column(
  plan,
  [...having(plan, 'pro', 'free', 'Pro', 'gold', true, null), neverSet],
  [
    ['isEqualTo', 'pro', 'x......'],
    ['isNotEqualTo', 'pro', '.xxxxxx'],
    ['hasAnyOf', ['pro', 'free'], 'xx.....'],
    ['hasAnyOf', [], '.......'],
    ['hasNoneOf', ['pro', 'free'], '..xxxxx'],
    ['hasNoneOf', [], 'xxxxxxx'],
    ['exists', undefined, 'xxxxx..'],
    ['doesNotExist', undefined, '.....xx'],
    ['doesNotExist', 'cleared', '.....x.'],
    ['doesNotExist', 'neverSet', '......x'],
  ],
);

function coded(field: string, [value, other]: readonly [string, string]): readonly FilterCase[] {
  return column(
    field,
    [...having(field, value, other, null), neverSet],
    [
      ['isEqualTo', value, 'x...'],
      ['isNotEqualTo', value, '.xxx'],
      ['hasAnyOf', [value], 'x...'],
      ['hasNoneOf', [value, other], '..xx'],
      ['exists', undefined, 'xx..'],
      ['doesNotExist', undefined, '..xx'],
      ['doesNotExist', 'cleared', '..x.'],
      ['doesNotExist', 'neverSet', '...x'],
    ],
  );
}

const checkboxes = column(
  consent,
  [...having(consent, true, false, 'true', 1, null), neverSet],
  [
    ['isEqualTo', true, 'x.....'],
    ['isEqualTo', false, '.x....'],
    ['isNotEqualTo', true, '.xxxxx'],
    ['isNotEqualTo', false, 'x.xxxx'],
    ['exists', undefined, 'xxxx..'],
    ['doesNotExist', undefined, '....xx'],
    ['doesNotExist', 'cleared', '....x.'],
    ['doesNotExist', 'neverSet', '.....x'],
  ],
);

const active: Specimen = ['active', {}];
const blocked: Specimen = ['blocked', { status: 'blocked', block: { at, by: 'user-1', reason: null } }];
/** Q7: who asks for the status, however they ask, gets what they ask for. */
const statuses = column(
  'status',
  [active, blocked],
  [
    ['isEqualTo', 'active', 'x.'],
    ['isEqualTo', 'blocked', '.x'],
    ['isNotEqualTo', 'blocked', 'x.'],
    ['isNotEqualTo', 'active', '.x'],
    ['hasAnyOf', ['active', 'blocked'], 'xx'],
    ['hasAnyOf', [], '..'],
    ['hasNoneOf', ['active'], '.x'],
    ['hasNoneOf', [], 'xx'],
    ['exists', undefined, 'xx'],
    ['doesNotExist', undefined, '..'],
  ],
);

const talk = (status: 'open' | 'closed' | 'snoozed'): Specimen => [
  status,
  { conversation: { status, openedAt: at, openedBy: 'user-1' } },
];
const conversations = column(
  'conversation',
  [talk('open'), talk('closed'), talk('snoozed'), ['none', {}]],
  [
    ['isEqualTo', 'open', 'x...'],
    ['isNotEqualTo', 'open', '.xxx'],
    ['hasAnyOf', ['closed', 'snoozed'], '.xx.'],
    ['hasNoneOf', ['closed', 'snoozed'], 'x..x'],
    ['exists', undefined, 'xxx.'],
    ['doesNotExist', undefined, '...x'],
  ],
);

function assigned(field: 'assignee' | 'stage', [one, other]: readonly [string, string]): readonly FilterCase[] {
  const specimens = [one, other, null].map((id): Specimen => [id ?? 'none', { [`${field}Id`]: id }]);
  return column(field, specimens, [
    ['isEqualTo', one, 'x..'],
    ['isNotEqualTo', one, '.xx'],
    ['hasAnyOf', [one, other], 'xx.'],
    ['hasNoneOf', [one], '.xx'],
    ['exists', undefined, 'xx.'],
    ['doesNotExist', undefined, '..x'],
  ]);
}

const tagged = (...tags: readonly string[]): Specimen => [`[${tags.join()}]`, { tags }];
const onChannels = (...ids: readonly string[]): Specimen => {
  const externalId = (index: number): string => `${ids.join('-')}-${index}`;
  return [
    `[${ids.join()}]`,
    { channels: ids.map((channelId, i) => anIdentity({ channelId, externalId: externalId(i) })) },
  ];
};

/** Q1: sets. Of no wanted ones a contact has none, and all. */
const sets = {
  tags: column(
    'tags',
    [tagged(), tagged('tag-vip'), tagged('tag-lead', 'tag-vip'), tagged('tag-lead')],
    [
      ['hasAnyOf', ['tag-vip'], '.xx.'],
      ['hasAnyOf', ['tag-vip', 'tag-lead'], '.xxx'],
      ['hasAnyOf', [], '....'],
      ['hasAllOf', ['tag-vip', 'tag-lead'], '..x.'],
      ['hasAllOf', ['tag-vip', 'tag-vip'], '.xx.'],
      ['hasAllOf', [], 'xxxx'],
      ['hasNoneOf', ['tag-vip'], 'x..x'],
      ['hasNoneOf', ['tag-vip', 'tag-lead'], 'x...'],
      ['hasNoneOf', [], 'xxxx'],
      ['exists', undefined, '.xxx'],
      ['doesNotExist', undefined, 'x...'],
    ],
  ),
  channels: column(
    'channels',
    [onChannels(), onChannels('whatsapp'), onChannels('mail', 'whatsapp'), onChannels('mail', 'mail')],
    [
      ['hasAnyOf', ['whatsapp'], '.xx.'],
      ['hasAnyOf', [], '....'],
      ['hasAllOf', ['mail', 'whatsapp'], '..x.'],
      ['hasAllOf', ['mail'], '..xx'],
      ['hasAllOf', [], 'xxxx'],
      ['hasNoneOf', ['mail'], 'xx..'],
      ['hasNoneOf', [], 'xxxx'],
      ['exists', undefined, '.xxx'],
      ['doesNotExist', undefined, 'x...'],
    ],
  ),
};

/** Q1, Q2: what is compared as it stands. */
export const choices: FilterCases = {
  plan: lists,
  country: coded('country', ['SG', 'GB']),
  language: coded('language', ['en', 'no']),
  consent: checkboxes,
  status: statuses,
  conversation: conversations,
  assignee: assigned('assignee', ['user-1', 'user-2']),
  stage: assigned('stage', ['stage-lead', 'stage-won']),
  ...sets,
};
