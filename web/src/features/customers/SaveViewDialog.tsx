import { Form, Input, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory, useMe } from '@/api/meta';
import { isApiError } from '@/api/problem';
import type { Member, MemberKind, SavedView } from '@/api/types';
import { keyOf as pressed } from '@/shared/lib/keys';
import { useReturnFocus } from '@/shared/lib/return-focus';
import { GROUPED } from '@/shared/ui/popups';
import type { useSavedViews, ViewDraft } from './useSavedViews';
import type { DialogState } from './ViewsBar';

interface Props {
  state: NonNullable<DialogState>;
  saved: ReturnType<typeof useSavedViews>;
  draft: Omit<ViewDraft, 'name' | 'shared_with'>;
  onClose: () => void;
  onSaved: (view: SavedView) => void;
}
const keyOf = (member: Member) => `${member.kind}/${member.id}`;
const memberOf = (key: string): Member => {
  const [kind, ...id] = key.split('/');
  return { kind: kind as MemberKind, id: id.join('/') };
};

function useMembers() {
  const { t } = useTranslation(['customers', 'common']);
  const directory = useDirectory();
  return useMemo(() => {
    const group = (kind: MemberKind, list: { id: string; name: string }[]) => ({
      label: t(`views.kinds.${kind}`),
      options: list.map((one) => ({ value: `${kind}/${one.id}`, label: one.name })),
    });
    return [
      { label: t('views.kinds.everyone'), options: [{ value: 'everyone/', label: t('common:value.everyone') }] },
      group('department', directory.departments),
      group('role', directory.roles.filter((role) => role.id.startsWith('contacts:'))),
      group('group', directory.groups),
    ].filter((one) => one.options.length > 0);
  }, [directory, t]);
}

export default function SaveViewDialog({ state, saved, draft, onClose, onSaved }: Props) {
  useReturnFocus();
  const { t } = useTranslation(['customers', 'common']);
  const members = useMembers();
  const mayShare = useMe()?.stores.contacts?.flags.includes('shared_views') ?? false;
  const [name, setName] = useState(state.view?.name ?? '');
  const [shared, setShared] = useState<string[]>(state.view?.shared_with.map(keyOf) ?? []);
  const [error, setError] = useState('');
  const busy = saved.create.isPending || saved.update.isPending;
  const save = async () => {
    if (!name.trim()) return setError(t('views.needName'));
    const patch = { name: name.trim(), shared_with: shared.map(memberOf) };
    try {
      if (state.mode === 'rename' && state.view) await saved.update.mutateAsync({ view: state.view, patch });
      else onSaved(await saved.create.mutateAsync({ ...draft, ...patch }));
      onClose();
    } catch (problem) {
      setError(isApiError(problem) && problem.message ? (problem.errors[0]?.detail ?? problem.message) : t('common:error.hint'));
    }
  };
  return (
    <Modal open title={t(state.mode === 'rename' ? 'views.rename' : 'views.saveAs')} onCancel={onClose} onOk={() => void save()} okText={t('common:act.save')} confirmLoading={busy} maskClosable={false} width={440}>
      <Form layout="vertical" component="div" style={{ paddingTop: 8 }}>
        <Form.Item label={t('views.name')} htmlFor="view-name" validateStatus={error ? 'error' : undefined} help={error || undefined}>
          <Input id="view-name" autoFocus maxLength={60} value={name} onChange={(event) => { setName(event.target.value); setError(''); }} placeholder={t('views.namePlaceholder')} onKeyDown={(event) => pressed(event) === 'Enter' && void save()} />
        </Form.Item>
        {mayShare && (
          <Form.Item label={t('views.shareWith')} htmlFor="view-shared" extra={t('views.shareHint')}>
            <Select id="view-shared" {...GROUPED} mode="multiple" value={shared} onChange={setShared} options={members} showSearch={{ optionFilterProp: 'label' }} placeholder={t('views.onlyMe')} />
          </Form.Item>
        )}
        <p className="muted">{t('views.keeps')}</p>
      </Form>
    </Modal>
  );
}
