import type { Field, RecordType, SavedView } from '@/api/types';
import { both } from '@/shared/filter/conditions';
import type { ListSearch } from '@/shared/lib/list-search';
import type { Sort } from '@/shared/ui/grid/columns';

export const QUICK = {
  all: '',
  mine: 'owner_id = me()',
  week: 'next_action_at >= now() AND next_action_at < days_ahead(7)',
  overdue: 'next_action_at < now()',
} as const;
export type QuickName = keyof typeof QUICK;
export const isQuick = (view: string | undefined): view is QuickName => view !== undefined && view in QUICK;

export const DEFAULT_COLUMNS = [
  'customer_name', 'contact_name', 'customer_level', 'lifecycle_status', 'next_action_at', 'owner_id', 'mobile', 'annual_revenue', 'sales_region',
  'industry', 'last_contact_at', 'customer_source', 'email_primary', 'updated_at', 'customer_code',
];
/** Beside the keyword: the filters that are used all day. */
export const FRONT_FILTERS = ['customer_level', 'lifecycle_status', 'owner_id', 'sales_region'];

/** What the server is asked for: the quick view's filter and that of the address. */
export const filterOf = (search: ListSearch): string => both(isQuick(search.view) ? QUICK[search.view] : '', search.filter);

export function sortOf(search: ListSearch, type: RecordType | undefined): Sort | null {
  if (search.sort) return { name: search.sort.replace(/^-/, ''), descending: search.sort.startsWith('-') };
  if (search.q) return null;
  if (!type) return { name: 'updated_at', descending: true };
  const order = type.orders.find((one) => one.name === type.default_order);
  return { name: type.default_order, descending: order?.descending ?? true };
}
export const sortText = (sort: Sort) => `${sort.descending ? '-' : ''}${sort.name}`;
export const orderBy = (sort: Sort | null) => (sort ? `${sort.name}${sort.descending ? ' desc' : ''}` : undefined);
export const orderText = (order: string): string | undefined => {
  const [name, way] = order.trim().split(/\s+/);
  return name ? `${way === 'desc' ? '-' : ''}${name}` : undefined;
};

const SORTED_KINDS = new Set(['integer', 'money', 'date', 'instant', 'year_month']);
/** The store's declared orders, and what the search can order by. */
export function isSortable(field: Field, type: RecordType): boolean {
  if (type.orders.some((order) => order.name === field.name) || field.list_sort) return true;
  return field.filter && !field.custom && !field.many && !field.masked && SORTED_KINDS.has(field.kind);
}

export const searchOf = (view: SavedView): ListSearch => ({
  view: view.id,
  filter: view.filter || undefined,
  sort: orderText(view.order_by),
  group: view.group_by ?? undefined,
});

/** The list shows something else than the view keeps. */
export function isChanged(view: SavedView, search: ListSearch, columns: readonly string[], widths: Record<string, number>): boolean {
  const kept = searchOf(view);
  if ((kept.filter ?? '') !== (search.filter ?? '') || kept.sort !== search.sort || kept.group !== search.group) return true;
  return view.columns.join() !== columns.join() || JSON.stringify(view.widths) !== JSON.stringify(widths);
}

export const isPlain = (search: ListSearch) => Object.values(search).every((value) => value === undefined);
