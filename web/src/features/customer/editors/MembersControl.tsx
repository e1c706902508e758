import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '@/api/meta';
import type { Label, Member, MemberKind } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { noChoice, reachableList } from '@/shared/ui/popup';
import { GROUPED } from '@/shared/ui/popups';

interface Props {
  field: { label: Label; max_items?: number | null };
  value: Member[] | null;
  onChange: (value: Member[]) => void;
  id?: string;
  status?: 'error' | '';
  autoFocus?: boolean;
}
const keyOfMember = ({ kind, id }: Member) => `${kind}/${id}`;
const memberOf = (key: string): Member => {
  const at = key.indexOf('/');
  return { kind: key.slice(0, at) as MemberKind, id: key.slice(at + 1) };
};

/** People, departments, groups, roles, regions or everyone: who is named on a record. */
export function MembersControl({ field, value, onChange, ...rest }: Props) {
  const { t } = useTranslation(['customer', 'common']);
  const { label } = useLanguage();
  const directory = useDirectory();
  const options = useMemo(() => {
    const option = (kind: MemberKind, id: string, name: string, find = name) => ({ value: `${kind}/${id}`, label: name, kind: t(`member.${kind}`), find: find.toLowerCase() });
    const all = (kind: MemberKind, list: { id: string; name: string }[]) => list.map((one) => option(kind, one.id, one.name));
    return [
      ...directory.people.filter((one) => one.active).map((one) => option('person', one.id, one.name, [one.name, one.pinyin, one.post].join(' '))),
      ...all('department', directory.departments), ...all('group', directory.groups), ...all('region', directory.regions),
      ...all('role', directory.roles.filter((one) => one.id.startsWith('contacts:'))),
      option('everyone', '', t('common:value.everyone'), `${t('common:value.everyone')} everyone`),
    ];
  }, [directory, t]);
  return (
    <Select {...rest} mode="multiple" {...GROUPED} style={{ width: '100%' }} aria-label={label(field.label)} maxCount={field.max_items ?? undefined} placeholder={t('member.pick')}
      showSearch={{ filterOption: (typed, option) => option?.find.includes(typed.trim().toLowerCase()) ?? false }} popupRender={reachableList} notFoundContent={noChoice(t('common:picker.none'))}
      optionRender={({ data }) => <span style={{ display: 'flex', gap: 8 }}>{data.label}<span className="muted">{data.kind}</span></span>}
      value={(value ?? []).map(keyOfMember)} onChange={(keys: string[]) => onChange(keys.map(memberOf))} options={options} />
  );
}
