import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '@/api/meta';
import type { Label, Member, MemberKind } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
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
    const group = (kind: Exclude<MemberKind, 'everyone' | 'person'>, list: { id: string; name: string }[]) => ({
      label: t(`member.${kind}`), title: t(`member.${kind}`), options: list.map((one) => ({ value: `${kind}/${one.id}`, label: one.name, find: one.name.toLowerCase() })),
    });
    const people = directory.people.filter((one) => one.active).map((one) => ({ value: `person/${one.id}`, label: one.name, find: [one.name, one.pinyin, one.post].join(' ').toLowerCase() }));
    return [
      { label: t('member.person'), title: t('member.person'), options: people },
      group('department', directory.departments), group('group', directory.groups), group('region', directory.regions),
      group('role', directory.roles.filter((one) => one.id.startsWith('contacts:'))),
      { label: t('member.everyone'), title: t('member.everyone'), options: [{ value: 'everyone/', label: t('common:value.everyone'), find: 'everyone' }] },
    ].filter((one) => one.options.length > 0);
  }, [directory, t]);
  return (
    <Select {...rest} mode="multiple" {...GROUPED} style={{ width: '100%' }} aria-label={label(field.label)} maxCount={field.max_items ?? undefined} placeholder={t('member.pick')}
      showSearch={{ filterOption: (typed, option) => String((option as { find?: string } | undefined)?.find ?? '').includes(typed.trim().toLowerCase()) }}
      value={(value ?? []).map(keyOfMember)} onChange={(keys: string[]) => onChange(keys.map(memberOf))} options={options} />
  );
}
