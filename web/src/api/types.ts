/** Shapes of the HTTP interface that the web uses; checked against the generated schema by `npm run types`. */

export type * from './identity-types';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type Language = 'zh' | 'en';
export interface Label {
  zh: string;
  en: string;
}

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

export interface Code {
  code: string;
  label: Label;
  parent?: string | null;
  active?: boolean;
}
export interface CodeList {
  name: string;
  label: Label;
  editable: boolean;
  codes?: Code[];
}

export interface Money {
  amount: number;
  currency: string;
}
export interface FileValue {
  id: string;
  blob?: string;
  name: string;
  size: number;
  type: string;
  added_at?: string;
  added_by?: string;
}
export type MemberKind = 'person' | 'department' | 'group' | 'role' | 'region' | 'everyone';
export interface Member {
  kind: MemberKind;
  id: string;
}

export interface RecordAccess {
  edit: boolean;
  delete: boolean;
  assign: boolean;
  print: boolean;
  export: boolean;
  copy: boolean;
  forward: boolean;
  reveal: boolean;
  masked: string[];
  reasons: Record<string, string>;
}

/** A record on the wire: the declared fields beside its id and version. */
export interface RecordRow {
  id: string;
  version: number;
  _access?: RecordAccess;
  [field: string]: unknown;
}
export interface Page {
  rows: RecordRow[];
  next_page_token: string;
  about: number | null;
}
export interface Bucket {
  value: string | number | boolean | null;
  count: number;
}

export interface SavedView {
  id: string;
  version: number;
  name: string;
  record_type: string;
  columns: string[];
  widths: Record<string, number>;
  filter: string;
  order_by: string;
  group_by: string | null;
  layout: string | null;
  shared_with: Member[];
  owner_id: string;
}

/** Which records an act is for: named ones, or all that a filter finds but some. */
export type Selection = { ids: string[] } | { filter: string; q: string; except: string[] };

export type OperationState =
  | 'previewing' | 'ready' | 'running' | 'done' | 'cancelled' | 'failed' | 'undoing' | 'undone';
export interface OperationCounts {
  created?: number;
  updated?: number;
  unchanged?: number;
  duplicate?: number;
  refused?: number;
  withheld?: number;
  undone?: number;
}
export interface Operation {
  id: string;
  kind: 'bulk_edit' | 'import' | 'export' | 'undo' | 'assign';
  state: OperationState;
  record_type: string;
  created_at: string;
  created_by: string;
  total: number;
  done: number;
  counts: OperationCounts;
  samples: { id: string; title: string; before: Record<string, unknown>; after: Record<string, unknown> }[];
  can: { start?: boolean; cancel?: boolean; undo?: boolean; resume?: boolean; file?: boolean; refused_file?: boolean };
  error?: { reason: string; detail: string } | string | null;
  note?: string | null;
  started_at?: string | null;
  finished_at?: string | null;
  /** Counts of the preview; `counts` are those of what was done. */
  planned?: OperationCounts | null;
  undo_of?: string | null;
  undone_by?: string | null;
  file_name?: string | null;
}
export interface FieldProblem {
  pointer: string;
  reason: string;
  detail: string;
}
