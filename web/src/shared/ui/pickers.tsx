import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useAssignees, useDirectory } from '@/api/meta';
import type { RecordRow } from '@/api/types';
import { useDebounced } from '@/shared/lib/media';
import { Avatar } from './Avatar';
import { reachableList } from './popups';
import { NoChoice } from './popups';

interface PickerProps {
  value?: string | null;
  onChange?: (id: string | null) => void;
  id?: string;
  label?: string;
  autoFocus?: boolean;
  disabled?: boolean;
  onBlur?: () => void;
}

interface PersonPickerProps extends PickerProps {
  /** Only those who may be given a record: owner, collaborator. */
  assignable?: boolean;
}

/** One person of the directory, found by name, pinyin or post. Those who left are not offered. */
export function PersonPicker({ value, onChange, label, assignable = false, ...rest }: PersonPickerProps) {
  const { t } = useTranslation();
  const directory = useDirectory();
  const assignees = useAssignees(assignable);
  const options = useMemo(
    () =>
      directory.people
        .filter((person) => person.id === value || (person.active && (!assignable || (assignees?.has(person.id) ?? true))))
        .map((person) => ({
          value: person.id,
          text: [person.name, person.pinyin, person.post].join(' ').toLowerCase(),
          name: person.name,
          post: [person.department_id && directory.named('department', person.department_id)?.name, person.post].filter(Boolean).join(' \u00b7 '),
        })),
    [directory, value, assignable, assignees],
  );
  return (
    <Select
      {...rest}
      aria-label={label ?? t('picker.person')}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ filterOption: (typed, option) => option?.text.includes(typed.trim().toLowerCase()) ?? false }}
      placeholder={t('picker.searchPeople')}
      popupRender={reachableList}
      value={value ?? undefined}
      onChange={(id) => onChange?.(id ?? null)}
      options={options}
      labelRender={({ value: id }) => directory.person(String(id))?.name ?? t('value.unknown')}
      optionRender={({ data }) => (
        <span style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
          <Avatar name={data.name} id={data.value} size={22} />{data.name}<span className="muted ell">{data.post}</span>
        </span>
      )}
    />
  );
}

const nameOf = (row: RecordRow) => String(row.customer_name ?? row.id);

/** One customer, always searched on the server, 20 at a time: never a list of all. */
export function RecordPicker({ value, onChange, label, ...rest }: PickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed.trim(), 150);
  const found = useQuery({
    queryKey: ['customers', 'picker', text],
    enabled: text.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await api.get<{ customers: RecordRow[] }>('/v1/customers', { query: { q: text, page_size: 20, fields: 'customer_name,contact_name' }, signal })).customers,
  });
  const chosen = useQuery({
    queryKey: ['customers', 'title', value],
    enabled: Boolean(value),
    queryFn: ({ signal }) => api.get<RecordRow>(`/v1/customers/${value}`, { query: { fields: 'customer_name' }, signal }),
  });
  return (
    <Select
      {...rest}
      aria-label={label ?? t('picker.pick')}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('picker.record')}
      notFoundContent={text ? <NoChoice>{found.isFetching ? t('picker.loading') : undefined}</NoChoice> : null}
      value={value ?? undefined}
      onChange={(id) => onChange?.(id ?? null)}
      labelRender={({ value: id, label: shown }) => shown ?? (chosen.data ? nameOf(chosen.data) : chosen.isError ? t('value.unknown') : String(id === value ? '\u2026' : id))}
      options={(text ? (found.data ?? []) : []).map((row) => ({ value: row.id, label: nameOf(row), contact: String(row.contact_name ?? '') }))}
      optionRender={({ data }) => <span>{data.label} <span className="muted">{data.contact}</span></span>}
    />
  );
}
