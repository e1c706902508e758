import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import type { Field, Member, RecordRow } from '@/api/types';
import { formatPhone } from '@/shared/lib/format';
import { safeHtml } from '@/shared/lib/safe-html';
import { FieldValue, Person } from '@/shared/ui/FieldValue';
import { Tag } from '@/shared/ui/Tag';
import { useRecordPage } from '../page-context';
import { isMasked, isNothing } from './values';
import css from '../fields.module.css';

function Rich({ html }: { html: string }) {
  const safe = useMemo(() => ({ __html: safeHtml(html) }), [html]);
  return <div className={css.rich} dangerouslySetInnerHTML={safe} />;
}

function CustomerLink({ id }: { id: string }) {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ['customers', 'title', id],
    queryFn: ({ signal }) => api.get<RecordRow>(`/v1/customers/${id}`, { query: { fields: 'customer_name' }, signal }),
    staleTime: 300_000,
  });
  if (found.isError) return <span className="muted">{t('value.unknown')}</span>;
  return <Link className="link" to="/customers/$id" params={{ id }}>{found.data ? String(found.data.customer_name) : '\u2026'}</Link>;
}

function Parts({ field, value }: { field: Field; value: Record<string, unknown> }) {
  const { format } = useRecordPage();
  const parts = field.parts ?? [];
  const shown = parts.filter((part) => !isNothing(value[part.name]));
  return (
    <li className={css.parts}>
      {shown.map((part) => {
        const like = { ...part, many: false, codes: part.codes ?? null, refers: part.refers ?? null };
        return <span key={part.name} className={part.kind === 'code' ? css.soft : undefined}><FieldValue field={like} value={value[part.name]} format={format} /></span>;
      })}
    </li>
  );
}

function MemberTag({ field, member }: { field: Field; member: Member }) {
  const { format } = useRecordPage();
  if (member.kind === 'person' && format.directory.person(member.id)) return <Person id={member.id} format={format} short />;
  return <Tag>{format.text({ ...field, many: false }, member)}</Tag>;
}

function Several({ field, value }: { field: Field; value: unknown[] }) {
  const { format } = useRecordPage();
  if (field.kind === 'struct') return <ul className={css.list}>{value.map((one, i) => <Parts key={i} field={field} value={one as Record<string, unknown>} />)}</ul>;
  return (
    <span className={css.tags}>
      {value.map((one, i) => (field.kind === 'member' ? <MemberTag key={i} field={field} member={one as Member} /> : <Tag key={i}>{format.text({ ...field, many: false }, one)}</Tag>))}
    </span>
  );
}

const LINKS: Partial<Record<Field['kind'], (value: string) => string>> = {
  email: (value) => `mailto:${value}`,
  phone: (value) => `tel:${value.replace(';ext=', ',')}`,
  url: (value) => value,
};

function Single({ field, value, plain }: { field: Field; value: unknown; plain: boolean }) {
  const { format } = useRecordPage();
  if (typeof value === 'string' && !isMasked(value)) {
    if (field.kind === 'rich_text') return <Rich html={value} />;
    if (field.kind === 'text') return <span className={css.lines}>{value}</span>;
    const href = LINKS[field.kind]?.(value);
    if (href && !plain && !/^javascript:/i.test(href)) {
      const away = field.kind === 'url' ? { target: '_blank', rel: 'noopener noreferrer' } : {};
      return <a className={field.kind === 'phone' ? `link ${css.phone} num` : 'link'} href={href} {...away}>{field.kind === 'phone' ? formatPhone(value) : value}</a>;
    }
    if (field.kind === 'reference' && field.refers === 'customer') return <CustomerLink id={value} />;
  }
  return <FieldValue field={field} value={value} format={format} />;
}

/** A value as one reads it: links that work, lists as tags, rich text as it was written. `plain`: without links. */
export function ReadValue({ field, value, empty, plain = false }: { field: Field; value: unknown; empty?: string; plain?: boolean }) {
  if (isNothing(value)) return <span className={css.none}>{'\u2014'}{empty && <span className={css.add}>{empty}</span>}</span>;
  return Array.isArray(value) ? <Several field={field} value={value} /> : <Single field={field} value={value} plain={plain} />;
}
