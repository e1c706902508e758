/**
 * Shapes of the HTTP interface that the web uses, taken out of the generated schema. Written by hand are only those that
 * the schema leaves open, and what the web says more closely than it (`With`).
 */
import type { Answer, Fits, Item, Must, Of, Schema, With } from './wire';

export type * from './identity-types';

export type Language = Answer<'get_me'>['person']['language'];
export type Label = Answer<'code_lists_contacts'>['code_lists'][number]['label'];

export type Kind =
  | 'line' | 'text' | 'rich_text' | 'phone' | 'email' | 'url' | 'money' | 'integer' | 'boolean' | 'date'
  | 'partial_date' | 'year_month' | 'instant' | 'code' | 'reference' | 'serial' | 'file' | 'member' | 'controls'
  | 'struct';

export interface Part {
  name: string;
  kind: Kind;
  label: Label;
  required?: boolean;
  max?: number | null;
  codes?: string | null;
  refers?: string | null;
}

export interface Field {
  name: string;
  label: Label;
  tab: string;
  kind: Kind;
  many: boolean;
  required: boolean;
  min?: number | null;
  max?: number | null;
  max_items?: number | null;
  codes?: string | null;
  /** The only level of a tree of codes that is meant; 1: those without a parent. */
  code_level?: number | null;
  /** Codes of several levels may be chosen: shown as a tree. */
  code_tree?: boolean;
  /** The field that holds the code's parent (a city's province). */
  within?: string | null;
  /** The field that tells a partial date's calendar. */
  calendar?: string | null;
  default?: unknown;
  refers?: string | null;
  parts?: Part[];
  written: 'person' | 'create' | 'system' | 'command';
  read_only: boolean;
  derived: boolean;
  personal: boolean;
  masked: boolean;
  secret: boolean;
  filter: boolean;
  facet: boolean;
  list_sort: 'plain' | 'pinyin' | null;
  bulk: boolean;
  importable: boolean;
  exportable: boolean;
  searched: boolean;
  custom: boolean;
  note?: Label | null;
}

export interface Order {
  name: string;
  descending: boolean;
}

export interface RecordType {
  name: string;
  plural: string;
  store: string;
  label: Label;
  title_field: string;
  tabs: { id: string; label: Label }[];
  default_order: string;
  orders: Order[];
  hot: Record<string, string[]>;
  fields: Field[];
}

/** Drift of the declaration's shape does not compile. */
export type RecordTypeIsAsAnswered = Must<Fits<Answer<'record_types_contacts'>['record_types'][number], RecordType>>;

/** Codes of several levels name their parent; those taken out of use are not active. */
export type CodeList = Answer<'code_list_contacts'>;
export type Code = Item<Of<CodeList, 'codes'>>;

export type Money = Of<Schema<'Customer'>, 'annual_revenue'>;
export type FileValue = With<NonNullable<Item<Of<Schema<'Customer'>, 'attachments'>>>, { id: string; name: string; size: number; type: string }>;
export type Member = NonNullable<Item<Of<Schema<'Customer'>, 'reader_list'>>>;
export type MemberKind = Member['kind'];
export type RecordAccess = Of<Schema<'Customer'>, '_access'>;

/** A record on the wire: the declared fields beside its id and version. */
export interface RecordRow {
  id: string;
  version: number;
  _access?: RecordAccess;
  [field: string]: unknown;
}
export type Bucket = Answer<'group_customer'>['buckets'][number];

type Wire<Name extends keyof Schema<'SavedView'>> = Of<Schema<'SavedView'>, Name>;
/** The saved view's fields that the list works with; those never empty for what the web saves are told so. */
export type SavedView = With<
  Pick<Schema<'SavedView'>, 'id' | 'version' | 'name' | 'record_type' | 'columns' | 'widths' | 'filter' | 'order_by' | 'group_by' | 'layout' | 'shared_with' | 'owner_id'>,
  {
    version: Wire<'version'>;
    name: Wire<'name'>;
    record_type: Wire<'record_type'>;
    columns: string[];
    widths: Record<string, number>;
    filter: Wire<'filter'>;
    order_by: Wire<'order_by'>;
    group_by: string | null;
    layout: string | null;
    shared_with: Member[];
    owner_id: Wire<'owner_id'>;
  }
>;

/** Which records an act is for: named ones, or all that a filter finds but some. */
export type Selection = { ids: string[] } | { filter: string; q: string; except: string[] };

type OperationWire = Answer<'get_operation_contacts'>;
export type OperationState = OperationWire['state'];
export type OperationCounts = OperationWire['counts'];
/** `counts`: of what was done; `planned`: of the preview. Values by field names stand in the samples. */
export type Operation = With<
  OperationWire,
  { created_at: string; samples: (Omit<OperationWire['samples'][number], 'id' | 'before' | 'after'> & { id: string; before: Record<string, unknown>; after: Record<string, unknown> })[] }
>;
export type FieldProblem = Item<Of<Schema<'Problem'>, 'errors'>>;
