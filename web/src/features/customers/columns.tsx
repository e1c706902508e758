import type { TFunction } from 'i18next';
import type { TypeLookup } from '@/api/meta';
import type { Field, Kind, Label, Language, RecordRow } from '@/api/types';
import { nearDay } from '@/shared/lib/format';
import { CompanyIcon } from '@/shared/ui/Avatar';
import { FieldValue } from '@/shared/ui/FieldValue';
import type { Column } from '@/shared/ui/grid/columns';
import { Tag } from '@/shared/ui/Tag';
import type { FieldFormat } from '@/shared/ui/useFieldFormat';
import { isSortable } from './views';

const WIDTHS: Partial<Record<Kind, number>> = {
  line: 132, text: 200, rich_text: 220, phone: 138, email: 200, url: 190, money: 118, integer: 96, boolean: 76, date: 112, partial_date: 104,
  year_month: 112, instant: 148, code: 116, reference: 128, serial: 132, file: 160, member: 150, controls: 160, struct: 170,
};
const OWN_WIDTHS: Record<string, number> = {
  customer_name: 268, contact_name: 128, customer_level: 84, lifecycle_status: 108, next_action_at: 220, last_contact_at: 116, updated_at: 116, created_at: 116, industry: 150,
  company_name: 220, street_address: 220, company_address: 220, next_action: 180, gender: 76, sales_region: 96,
};
const NEAR = new Set(['last_contact_at', 'updated_at', 'created_at']);
/** Further fields a column of this name shows. */
export const ALSO: Record<string, string[]> = { contact_name: ['salutation'], next_action_at: ['next_action'] };

export function NextStep({ row, format, t }: { row: RecordRow; format: FieldFormat; t: TFunction<'common'> }) {
  const at = row.next_action_at as string | null | undefined;
  const what = row.next_action as string | null | undefined;
  if (!at) return <span className="cu-next">{what ? <span className="ell">{what}</span> : <span className="muted">{t('day.none')}</span>}</span>;
  const late = new Date(at).getTime() < Date.now();
  const near = nearDay(at, format.language);
  const text = late && near.count < 0 ? t('day.overdue', { count: -near.count }) : near.word ? t(`day.${near.word}`) : near.text;
  return (
    <span className="cu-next" title={format.text({ name: '', kind: 'instant', many: false, codes: null, refers: null }, at)}>
      <Tag tone={late ? 'red' : near.count === 0 ? 'green' : 'grey'}>{text}</Tag>{what && <span className="ell">{what}</span>}
    </span>
  );
}

function NearInstant({ value, format, t }: { value: unknown; format: FieldFormat; t: TFunction<'common'> }) {
  if (typeof value !== 'string') return null;
  const near = nearDay(value, format.language);
  const text = near.word ? t(`day.${near.word}`) : near.count < 0 && near.count > -31 ? t('day.ago', { count: -near.count }) : near.text;
  return <span className="num" title={format.text({ name: '', kind: 'instant', many: false, codes: null, refers: null }, value)}>{text}</span>;
}

function cellOf(field: Field, format: FieldFormat, t: TFunction<'common'>): (row: RecordRow) => React.ReactNode {
  if (field.name === 'customer_name') {
    return (row) => <span className="cu-name"><CompanyIcon name={String(row.customer_name ?? '')} /><b className="ell" title={String(row.customer_name ?? '')}>{String(row.customer_name ?? '')}</b></span>;
  }
  if (field.name === 'contact_name') return (row) => <span className="ell">{String(row.contact_name ?? '')} <span className="muted">{String(row.salutation ?? '')}</span></span>;
  if (field.name === 'next_action_at') return (row) => <NextStep row={row} format={format} t={t} />;
  if (NEAR.has(field.name)) return (row) => <NearInstant value={row[field.name]} format={format} t={t} />;
  return (row) => <FieldValue field={field} value={row[field.name]} format={format} short />;
}

/** Latin words are wider than Chinese ones: room for the title and the codes. */
function widthOf(field: Field, title: string, language: Language): number {
  const width = OWN_WIDTHS[field.name] ?? WIDTHS[field.kind] ?? 132;
  return language === 'en' ? Math.max(field.kind === 'code' ? width + 18 : width, Math.round(title.length * 7.3) + 34) : width;
}

export interface ColumnContext {
  type: TypeLookup;
  names: readonly string[];
  format: FieldFormat;
  t: TFunction<'common'>;
  label: (both: Label) => string;
}

export function gridColumns({ type, names, format, t, label }: ColumnContext): Column<RecordRow>[] {
  return names.flatMap((name) => {
    const field = type.field(name);
    if (!field) return [];
    const column: Column<RecordRow> = {
      id: name,
      title: label(field.label),
      width: widthOf(field, label(field.label), format.language),
      pinned: name === type.title_field,
      align: field.kind === 'money' || field.kind === 'integer' ? 'right' : undefined,
      sortable: isSortable(field, type),
      render: cellOf(field, format, t),
    };
    return [column];
  });
}
