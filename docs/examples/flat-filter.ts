// The code of "Filters" of getting-started.md.

// #region code
import { compileFilter, contactFrom, defineFields, type FieldsOf, type Filter, parseFilter } from 'contactkit';

const fields = defineFields({ plan: { type: 'list', options: ['free', 'pro'] }, seats: { type: 'number' } });
const tags = [{ id: 'tag-vip', name: 'VIP' }];

const paying: Filter<FieldsOf<typeof fields>> = {
  and: [
    { field: 'custom.plan', operator: 'isEqualTo', value: 'pro' },
    {
      or: [
        { field: 'tags', operator: 'hasAnyOf', value: ['tag-vip'] },
        { field: 'email', operator: 'doesNotExist' },
      ],
    },
    { not: { field: 'createdAt', operator: 'isTimestampAfter', value: '2026-06-30' } },
  ],
};

const isPaying = compileFilter(paying, { fields, tags }, { zone: 'America/New_York' });
const known = { workspaceId: 'acme', version: 1, createdAt: '2026-07-01T03:59:59.999Z' };
const ann = contactFrom({ ...known, id: 'ann', custom: { plan: 'pro' } });
console.log(isPaying(ann), isPaying(contactFrom({ ...known, id: 'bob' }))); // true false
// #endregion code

// #region unknown
const parsed = parseFilter(
  {
    and: [
      { field: 'custom.seats', operator: 'isBetween', value: { from: '1', to: 5 } },
      { field: 'custom.colour', operator: 'exists' },
    ],
  },
  { fields },
);
if (!parsed.ok) console.log(parsed.error.issues.map(({ code, path }) => `${code} at ${path.join('.')}`));
// [ 'NUMBER_INVALID_TYPE at and.0.value.from', 'FIELD_UNKNOWN at and.1.field' ]
// #endregion unknown

// #region flat
interface FlatCondition {
  readonly category: 'contactField' | 'contactTag' | 'lifecycle';
  readonly field: string | null;
  readonly operator: string;
  readonly value: unknown;
}
type FlatFilter = { readonly $and: readonly FlatCondition[] } | { readonly $or: readonly FlatCondition[] };

const fieldOf = { contactField: null, contactTag: 'tags', lifecycle: 'stage' } as const;
const standard: { readonly [name: string]: string } = { assigneeUserId: 'assignee', email: 'email', phone: 'phone' };
const tagId = (name: unknown): unknown => tags.find((tag) => tag.name === name)?.id ?? name;

function condition({ category, field, operator, value }: FlatCondition): unknown {
  const operand = category === 'contactTag' && Array.isArray(value) ? value.map(tagId) : (value ?? undefined);
  return { field: fieldOf[category] ?? standard[`${field}`] ?? `custom.${field}`, operator, value: operand };
}

const fromFlat = (flat: FlatFilter): unknown =>
  '$and' in flat ? { and: flat.$and.map(condition) } : { or: flat.$or.map(condition) };

const tree = fromFlat({
  $or: [
    { category: 'contactField', field: 'seats', operator: 'isGreaterThan', value: 5 },
    { category: 'contactTag', field: null, operator: 'hasAnyOf', value: ['VIP'] },
    { category: 'contactField', field: 'email', operator: 'exists', value: null },
  ],
});
const converted = parseFilter(tree, { fields, tags });
if (converted.ok && 'or' in converted.value) for (const one of converted.value.or) console.log(JSON.stringify(one));
// {"field":"custom.seats","operator":"isGreaterThan","value":5}
// {"field":"tags","operator":"hasAnyOf","value":["tag-vip"]}
// {"field":"email","operator":"exists"}
// #endregion flat
