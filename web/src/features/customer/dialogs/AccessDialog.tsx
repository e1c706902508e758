import { Alert, Checkbox, Input, Modal, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError, isKind } from '@/api/problem';
import type { FieldProblem } from '@/api/types';
import { useDirty } from '@/shared/lib/dirty';
import { useLanguage } from '@/shared/i18n';
import { useNotice } from '@/shared/ui/useNotice';
import { useReturnFocus } from '@/shared/lib/return-focus';
import { ControlsControl } from '../editors/ControlsControl';
import { MembersControl } from '../editors/MembersControl';
import { StructsControl } from '../editors/StructsControl';
import { ACCESS_FIELDS, isNothing, same, valueAt, type Values } from '../fields/values';
import { useRecordPage } from '../page-context';
import { adjusted, changedAccess } from './access';
import css from './dialogs.module.css';

interface PartProps {
  now: Values;
  put: (name: string, value: unknown) => void;
  problems: Record<string, FieldProblem>;
}

function useNames() {
  const { label } = useLanguage();
  const { type } = useRecordPage();
  const both = (name: string) => type.field(name)?.label ?? { zh: name, en: name };
  return { both, named: (name: string) => label(both(name)) };
}

function Item({ title, note, problem, children }: { title: string; note?: string; problem?: FieldProblem; children: ReactNode }) {
  return (
    <section className={css.block} aria-label={title}>
      <h3>{title}</h3>{note && <p className={css.note}>{note}</p>}
      {children}
      {problem && <p className={css.problem} role="alert">{problem.detail}</p>}
    </section>
  );
}

function Seeing({ now, put, problems }: PartProps) {
  const { t } = useTranslation('customer');
  const { both, named } = useNames();
  const restricted = now.visibility === 'restricted';
  return (
    <>
      <Item title={named('visibility')} note={t(restricted ? 'access.restrictedHint' : 'access.openHint')} problem={problems.visibility}>
        <div className={css.inline}>
          <Segmented aria-label={named('visibility')} value={restricted ? 'restricted' : 'open'} onChange={(value) => put('visibility', value)} options={[{ value: 'open', label: t('access.open') }, { value: 'restricted', label: t('access.restricted') }]} />
          {!restricted && <Checkbox checked={now.public === true} onChange={(event) => put('public', event.target.checked)}>{t('access.public')}</Checkbox>}
        </div>
      </Item>
      <Item title={named('reader_list')} note={restricted ? undefined : t('access.readersHint')} problem={problems.reader_list}>
        <MembersControl field={{ label: both('reader_list'), max_items: 30 }} value={now.reader_list as never} onChange={(value) => put('reader_list', value)} />
      </Item>
      <Item title={named('authors')} note={t('access.authorsHint')} problem={problems.authors}>
        <MembersControl field={{ label: both('authors'), max_items: 30 }} value={now.authors as never} onChange={(value) => put('authors', value)} />
      </Item>
    </>
  );
}

function Collaborators({ now, put, problems }: PartProps) {
  const { named } = useNames();
  const field = useRecordPage().type.field('collaborators');
  return field && (
    <Item title={named('collaborators')} problem={problems.collaborators}>
      <StructsControl field={field} value={now.collaborators as Values[] | null} onChange={(value) => put('collaborators', isNothing(value) ? null : value)} />
    </Item>
  );
}

function Controls({ now, put, problems }: PartProps) {
  const { t } = useTranslation('customer');
  const { named } = useNames();
  return (
    <Item title={named('record_controls')} note={t('access.controlsHint')} problem={problems.record_controls}>
      <ControlsControl value={now.record_controls as Record<string, string> | null} onChange={(value) => put('record_controls', value)} />
    </Item>
  );
}

function useAccess(onClose: () => void) {
  const { t } = useTranslation('customer');
  const { record, acts } = useRecordPage();
  const notice = useNotice();
  const [before] = useState<Values>(() => Object.fromEntries(ACCESS_FIELDS.map((name) => [name, valueAt(record, name)])));
  const [version] = useState(record.version);
  const [now, setNow] = useState<Values>(before);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const changes = changedAccess(before, now);
  const changed = Object.keys(changes).length > 0;
  useDirty(changed);
  const undo = () => void acts.act('set_access', Object.fromEntries(Object.keys(changes).map((name) => [name, before[name] ?? null]))).then(() => notice.done(t('access.undone')), (problem: unknown) => notice.failed(problem));
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      await acts.act('set_access', { ...changes, ...(reason.trim() && { reason: reason.trim() }) }, version);
      onClose();
      notice.done(t('access.done'), undo);
    } catch (problem) {
      if (isKind(problem, 'stale')) await acts.reload().catch(() => {});
      setError(problem);
      setBusy(false);
    }
  };
  const put = (name: string, value: unknown) => setNow((values) => adjusted(values, name, value));
  return { before, now, put, reason, setReason, error, busy, changed, run };
}

/** Who may see and change this record, and what may be done with it. Only what was changed is sent. */
export default function AccessDialog({ onClose }: { onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation(['customer', 'common']);
  const { record } = useRecordPage();
  const { before, now, put, reason, setReason, error, busy, changed, run } = useAccess(onClose);
  const problems = isApiError(error) ? error.fields : {};
  const part: PartProps = { now, put, problems };
  const mayEdit = record._access?.edit === true;
  const clears = !same(before.visibility, now.visibility) && now.visibility === 'open' && !isNothing(before.reader_list);
  const text = isKind(error, 'stale') ? t('access.stale') : (isApiError(error) && error.message) || t('common:error.hint');
  return (
    <Modal open title={t('access.title')} width={640} onCancel={onClose} maskClosable={false} okText={t('common:act.save')} cancelText={t('common:act.cancel')} okButtonProps={{ disabled: !changed, loading: busy }} onOk={() => void run()}>
      <div className={css.form}>
        {error !== null && Object.keys(problems).length === 0 && <Alert type="error" showIcon role="alert" title={text} />}
        {mayEdit && <Seeing {...part} />}
        {record._access?.assign && <Collaborators {...part} />}
        {mayEdit && <Controls {...part} />}
        <label className={css.item}><span>{t('assign.reason')}</span><Input value={reason} maxLength={500} placeholder={t('assign.reasonHint')} onChange={(event) => setReason(event.target.value)} /></label>
        {clears && <Alert type="warning" showIcon title={t('access.clearsReaders')} />}
      </div>
    </Modal>
  );
}
