import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodes, useDirectory, type DirectoryLookup } from '@/api/meta';
import type { Code, Field, FileValue, Kind, Language, Member, Money, Part } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatDate, formatInstant, formatMoney, formatMonth, formatNumber, formatPartialDate, formatPhone, plainText } from '@/shared/lib/format';

export type Shown = Pick<Field, 'name' | 'kind' | 'many' | 'codes' | 'refers'> & { parts?: Part[] };
export interface FieldFormat {
  /** The value in words; '' where there is none. */
  text: (field: Shown, value: unknown, short?: boolean) => string;
  code: (list: string | null | undefined, code: string) => Code | undefined;
  label: (list: string | null | undefined, code: string) => string;
  directory: DirectoryLookup;
  language: Language;
}

type T = TFunction<'common'>;
interface Context extends Omit<FieldFormat, 'text'> {
  t: T;
}
type Writer = (value: never, field: Shown, context: Context, short: boolean) => string;

/** Written by the product itself, not by a person. */
export const isSystem = (id: string) => id.startsWith('system:');

function referenceText(id: string, field: Shown, { directory, t }: Context): string {
  if (field.refers === 'person') {
    const person = directory.person(id);
    if (!person) return t(isSystem(id) ? 'value.system' : 'value.unknown');
    return person.active ? person.name : t('value.departed', { name: person.name });
  }
  if (field.refers === 'department' || field.refers === 'region' || field.refers === 'group') {
    return directory.named(field.refers, id)?.name ?? t('value.unknown');
  }
  return id;
}

function memberText(member: Member, context: Context): string {
  if (member.kind === 'everyone') return context.t('value.everyone');
  if (member.kind === 'person') return referenceText(member.id, { name: '', kind: 'reference', many: false, refers: 'person' }, context);
  return context.directory.named(member.kind, member.id)?.name ?? context.t('value.unknown');
}

function structText(value: Record<string, unknown>, field: Shown, context: Context): string {
  return (field.parts ?? [])
    .map((part) => one({ ...part, many: false, refers: part.refers ?? null, codes: part.codes ?? null }, value[part.name], context, true))
    .filter(Boolean)
    .join(' ');
}

function controlsText(value: Record<string, string>, { t }: Context): string {
  return Object.entries(value)
    .filter(([, rule]) => rule !== 'inherit')
    .map(([what, rule]) => `${t(`value.controls.${what}`)} ${t(`value.control.${rule}`)}`)
    .join(', ');
}

const WRITERS: Partial<Record<Kind, Writer>> = {
  rich_text: (value: string) => plainText(value),
  phone: (value: string) => formatPhone(value),
  money: (value: Money, _, context, short) => formatMoney(value, context.language, short),
  integer: (value: number, _, context) => formatNumber(value, context.language),
  boolean: (value: boolean, _, context) => context.t(value ? 'value.yes' : 'value.no'),
  date: (value: string, _, context) => formatDate(value, context.language),
  partial_date: (value: string, _, context) => formatPartialDate(value, context.language, context.t('value.lunarLeap')),
  year_month: (value: string, _, context) => formatMonth(value, context.language),
  instant: (value: string, _, context) => formatInstant(value, context.language),
  code: (value: string, field, context) => context.label(field.codes, value),
  reference: (value: string, field, context) => referenceText(value, field, context),
  file: (value: FileValue) => value.name,
  member: (value: Member, _, context) => memberText(value, context),
  controls: (value: Record<string, string>, _, context) => controlsText(value, context),
  struct: (value: Record<string, unknown>, field, context) => structText(value, field, context),
};

function one(field: Shown, value: unknown, context: Context, short: boolean): string {
  if (value === null || value === undefined || value === '') return '';
  const writer = WRITERS[field.kind];
  // A masked value is text whatever its kind: what a writer cannot read stands as it is.
  const masked = typeof value === 'string' && value.includes('*');
  return writer && !masked ? writer(value as never, field, context, short) : String(value);
}

/** Values in words. The long code lists among `fields` are fetched; everything else is at hand. */
export function useFieldFormat(fields: readonly Shown[]): FieldFormat {
  const { t } = useTranslation('common');
  const { language } = useLanguage();
  const directory = useDirectory();
  const code = useCodes(fields.flatMap((field) => [field.codes, ...(field.parts ?? []).map((part) => part.codes)]));
  return useMemo(() => {
    const label = (list: string | null | undefined, value: string) => code(list, value)?.label[language] ?? value;
    const context: Context = { code, label, directory, language, t };
    const text = (field: Shown, value: unknown, short = false) =>
      Array.isArray(value)
        ? value.map((item) => one(field, item, context, short)).filter(Boolean).join(language === 'zh' ? '\u3001' : ', ')
        : one(field, value, context, short);
    return { text, code, label, directory, language };
  }, [code, directory, language, t]);
}
