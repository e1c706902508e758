/** What the filter bar shows: one condition a field, and back to the filter text that stands in the address. */
import type { Field, Kind } from '@/api/types';
import { parse, write, type Comparison, type Node, type Value } from './syntax';

/** A choice among values; `null` is "not filled in", `ME` the person who asks. */
export type Choice = string | number | boolean | null;
export const ME = '@me';

export type Condition =
  | { op: 'any' | 'none'; values: Choice[] }
  | { op: 'is' | 'begins'; value: string }
  | { op: 'range'; from?: Bound; to?: Bound }
  | { op: 'empty' | 'filled' };
/** Another condition, null for none; a function where it depends on the one that stands. */
export type ConditionChange = Condition | null | ((now: Condition | undefined) => Condition | null);
export const changed = (now: Condition | undefined, change: ConditionChange): Condition | null => (typeof change === 'function' ? change(now) : change);
/** A literal, or a moment relative to now: `now()`, `days_ago(7)`. */
export type Bound = string | number;

export interface Conditions {
  fields: Record<string, Condition>;
  /** Clauses of the address that the bar has no picture of: kept, shown as they are, removable. */
  rest: string[];
}

const CHOSEN = new Set<Kind>(['code', 'reference', 'boolean', 'member', 'struct']);
const ORDERED = new Set<Kind>(['instant', 'date', 'year_month', 'integer', 'money']);
export type FilterStyle = 'choice' | 'range' | 'text';

/** How a field is filtered. */
export function styleOf(field: Pick<Field, 'kind'>): FilterStyle {
  if (CHOSEN.has(field.kind)) return 'choice';
  return ORDERED.has(field.kind) ? 'range' : 'text';
}

const CALL = /^(\w+)\((-?\d*)\)$/;
function boundValue(bound: Bound): Value {
  const match = typeof bound === 'string' ? CALL.exec(bound) : null;
  return match ? { call: match[1] as string, args: match[2] ? [Number(match[2])] : [] } : bound;
}
const choiceValue = (choice: Choice): Value => (choice === ME ? { call: 'me', args: [] } : choice);

const upper = (kind: Kind): Comparison => (kind === 'instant' ? '<' : '<=');

function nodesOf(field: Pick<Field, 'name' | 'kind' | 'many'>, condition: Condition): Node[] {
  const compare = (op: Comparison, value: Value): Node => ({ kind: 'compare', field: field.name, op, value });
  switch (condition.op) {
    case 'any':
    case 'none': {
      const items = condition.values.map((value) => compare(field.many && value !== null ? ':' : '=', choiceValue(value)));
      if (items.length === 0) return [];
      const one: Node = items.length === 1 ? (items[0] as Node) : { kind: 'or', items };
      return [condition.op === 'any' ? one : { kind: 'not', item: one }];
    }
    case 'is':
      return [compare('=', condition.value)];
    case 'begins':
      return [compare('=', { prefix: condition.value })];
    case 'range':
      return [
        ...(condition.from === undefined ? [] : [compare('>=', boundValue(condition.from))]),
        ...(condition.to === undefined ? [] : [compare(upper(field.kind), boundValue(condition.to))]),
      ];
    default: {
      const empty = compare('=', null);
      return [condition.op === 'empty' ? empty : { kind: 'not', item: empty }];
    }
  }
}

/** The filter text of conditions; '' for none. Same conditions, same text. */
export function compile(conditions: Conditions, fieldOf: (name: string) => Field | undefined): string {
  const parts = Object.entries(conditions.fields).flatMap(([name, condition]) => {
    const field = fieldOf(name);
    return field ? nodesOf(field, condition).map((node) => write(node, true)) : [];
  });
  return [...parts, ...conditions.rest].join(' AND ');
}

function choiceOf(node: Node, name: string): Choice | undefined {
  if (node.kind !== 'compare' || node.field !== name || (node.op !== '=' && node.op !== ':')) return undefined;
  if (node.value !== null && typeof node.value === 'object') return 'call' in node.value && node.value.call === 'me' ? ME : undefined;
  return node.value;
}

function asChoice(node: Node): { name: string; condition: Condition } | null {
  const inner = node.kind === 'not' ? node.item : node;
  const items = inner.kind === 'or' ? inner.items : [inner];
  const first = items[0];
  if (first?.kind !== 'compare') return null;
  const values = items.map((item) => choiceOf(item, first.field));
  if (values.includes(undefined)) return null;
  return { name: first.field, condition: { op: node.kind === 'not' ? 'none' : 'any', values: values as Choice[] } };
}

const boundOf = (value: Value): Bound | null => {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value === null || typeof value !== 'object' || !('call' in value) || value.args.length > 1) return null;
  return `${value.call}(${value.args.join('')})`;
};

function asRange(node: Node, kind: Kind): Condition | null {
  if (node.kind !== 'compare') return null;
  const bound = boundOf(node.value);
  if (bound === null) return null;
  if (node.op === '>=') return { op: 'range', from: bound };
  return node.op === upper(kind) ? { op: 'range', to: bound } : null;
}

function asText(node: Node): Condition | null {
  if (node.kind !== 'compare' || node.op !== '=') return null;
  if (typeof node.value === 'string') return { op: 'is', value: node.value };
  return node.value && typeof node.value === 'object' && 'prefix' in node.value ? { op: 'begins', value: node.value.prefix } : null;
}

const isNull = (node: Node) => node.kind === 'compare' && node.op === '=' && node.value === null;

function recognise(node: Node, fieldOf: (name: string) => Field | undefined): { name: string; condition: Condition } | null {
  const compare = node.kind === 'not' ? node.item : node;
  if (compare.kind === 'not' || compare.kind === 'and') return null;
  const first = compare.kind === 'or' ? compare.items[0] : compare;
  const field = first?.kind === 'compare' ? fieldOf(first.field) : undefined;
  if (!field) return null;
  const style = styleOf(field);
  if (style === 'choice') return asChoice(node);
  if (isNull(compare)) return { name: field.name, condition: { op: node.kind === 'not' ? 'filled' : 'empty' } };
  const condition = style === 'range' ? asRange(node, field.kind) : asText(node);
  return condition && { name: field.name, condition };
}

function merge(before: Condition | undefined, now: Condition): Condition | null {
  if (!before) return now;
  if (before.op !== 'range' || now.op !== 'range') return null;
  if (before.from !== undefined && now.from !== undefined) return null;
  return before.to !== undefined && now.to !== undefined ? null : { ...before, ...now };
}

/** Conditions of a filter text. What cannot be shown as a condition of one field stays in `rest`. */
export function decompile(filter: string, fieldOf: (name: string) => Field | undefined): Conditions {
  const found: Conditions = { fields: {}, rest: [] };
  let tree: Node | null;
  try {
    tree = parse(filter);
  } catch {
    return { fields: {}, rest: [filter] };
  }
  for (const node of tree?.kind === 'and' ? tree.items : tree ? [tree] : []) {
    const one = recognise(node, fieldOf);
    const merged = one && merge(found.fields[one.name], one.condition);
    if (one && merged) found.fields[one.name] = merged;
    else found.rest.push(write(node, true));
  }
  return found;
}

/** Filter texts joined; empty ones vanish. */
export const both = (...filters: (string | undefined)[]) =>
  filters
    .filter((filter): filter is string => Boolean(filter?.trim()))
    .map((filter, _, all) => {
      if (all.length === 1) return filter;
      const tree = parse(filter);
      return tree && tree.kind === 'or' ? write(tree, true) : filter;
    })
    .join(' AND ');
