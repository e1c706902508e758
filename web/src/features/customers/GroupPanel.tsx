import { Button, Dropdown } from 'antd';
import { Group, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import type { Bucket, Field } from '@/api/types';
import { compile, type Choice } from '@/shared/filter/conditions';
import { both } from '@/shared/filter/conditions';
import { useLanguage } from '@/shared/i18n';
import { formatNumber } from '@/shared/lib/format';
import type { ListSearch } from '@/shared/lib/list-search';
import { ErrorState, Skeleton } from '@/shared/ui/states';
import { isTinted, Tag, toneOf } from '@/shared/ui/Tag';
import type { FieldFormat } from '@/shared/ui/useFieldFormat';
import type { FilterState } from './filters/FilterBar';
import { choiceText, type CustomersT } from './filters/describe';
import { useGroups } from './useCustomers';
import { isQuick, QUICK } from './views';

export function GroupMenu({ type, group, onGroup }: { type: TypeLookup; group: string | undefined; onGroup: (name: string | undefined) => void }) {
  const { t } = useTranslation('customers');
  const { label } = useLanguage();
  const fields = type.fields.filter((field) => field.facet);
  const items = [
    ...(group ? [{ key: '', label: t('group.none') }] : []),
    ...fields.map((field) => ({ key: field.name, label: label(field.label), className: field.name === group ? 'picked' : undefined })),
  ];
  return (
    <Dropdown trigger={['click']} getPopupContainer={(button) => button.closest<HTMLElement>('.cu') ?? document.body} menu={{ items, onClick: ({ key }) => onGroup(key || undefined), style: { maxHeight: 380, overflow: 'auto' } }}>
      <Button className={group ? 'fm on' : ''} aria-haspopup="menu" aria-label={group ? `${t('group.title')} ${label(type.field(group)?.label)}` : t('group.title')} icon={<Group size={15} aria-hidden="true" />}><span className="cu-wide">{group ? label(type.field(group)?.label) : t('group.title')}</span></Button>
    </Dropdown>
  );
}

interface PanelProps {
  type: TypeLookup;
  field: Field;
  search: ListSearch;
  filters: FilterState;
  format: FieldFormat;
  onClose: () => void;
}

/** Counts by value beside the list; a click goes into a group, and out again. */
export function GroupPanel({ type, field, search, filters, format, onClose }: PanelProps) {
  const { t } = useTranslation(['customers', 'common']);
  const { label } = useLanguage();
  const { [field.name]: now, ...others } = filters.conditions.fields;
  const without = compile({ fields: others, rest: filters.conditions.rest }, (name) => type.field(name));
  const groups = useGroups(field.name, both(isQuick(search.view) ? QUICK[search.view] : '', without), search.q);
  const chosen: Choice | undefined = now?.op === 'any' && now.values.length === 1 ? now.values[0] : undefined;
  const largest = Math.max(1, ...(groups.data ?? []).map((bucket) => bucket.count));
  const row = (bucket: Bucket) => {
    const on = chosen === bucket.value;
    const text = choiceText(field, bucket.value, format, t as unknown as CustomersT);
    const tinted = isTinted(field.codes) && typeof bucket.value === 'string';
    return (
      <li key={String(bucket.value)}>
        <button type="button" aria-pressed={on} onClick={() => filters.set(field.name, on ? null : { op: 'any', values: [bucket.value] })}>
          {tinted ? <Tag tone={toneOf(field.codes, String(bucket.value))} dot={field.codes === 'lifecycle_status'}>{text}</Tag> : <span className="ell">{text}</span>}
          <span className="num cu-count">{formatNumber(bucket.count, format.language)}</span>
          <i aria-hidden="true" style={{ width: `${(bucket.count / largest) * 100}%` }} />
        </button>
      </li>
    );
  };
  return (
    <aside className="cu-group" aria-label={t('group.by', { name: label(field.label) })}>
      <header><h2>{label(field.label)}</h2><button type="button" className="ibtn" aria-label={t('group.none')} onClick={onClose}><X size={15} aria-hidden="true" /></button></header>
      {groups.isPending && <Skeleton lines={[90, 80, 70, 60]} />}
      {groups.isError && <ErrorState error={groups.error} onRetry={() => void groups.refetch()} />}
      <ul aria-busy={groups.isFetching}>
        {groups.data && <li><button type="button" aria-pressed={now === undefined} onClick={() => filters.set(field.name, null)}><span>{t('group.all')}</span></button></li>}
        {groups.data?.map(row)}
      </ul>
    </aside>
  );
}
