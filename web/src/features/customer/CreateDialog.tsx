import { Alert, Button, Drawer } from 'antd';
import { ListPlus } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useRecordType, type TypeLookup } from '@/api/meta';
import { isApiError } from '@/api/problem';
import { useLanguage } from '@/shared/i18n';
import { formatInstant } from '@/shared/lib/format';
import { keyOf } from '@/shared/lib/keys';
import { useMobile } from '@/shared/lib/media';
import { NoPermission, Skeleton } from '@/shared/ui/states';
import { closeCreate, useSlots, type CreateRequest } from '@/shared/ui/slots';
import { useReturnFocus } from '@/shared/lib/return-focus';
import { DuplicateNotice } from './create/DuplicateNotice';
import { keyValues, useDuplicates } from './create/duplicates';
import { FormField, inputId } from './create/FormField';
import { FullForm } from './create/FullForm';
import { useCreate, type Create } from './create/useCreate';
import { isNothing } from './fields/values';
import css from './create.module.css';

const QUICK = ['customer_name', 'contact_name', 'mobile', 'company_name'];

const focusOn = (path: string) => setTimeout(() => document.getElementById(inputId(path))?.focus(), 60);

function Draft({ create }: { create: Create }) {
  const { t } = useTranslation('customer');
  const { language } = useLanguage();
  if (!create.draftAt || isNothing(create.values)) return null;
  return <p className={css.draft} role="status">{t('create.restored', { at: formatInstant(create.draftAt, language) })} <button type="button" className="link" onClick={create.clear}>{t('create.startAnew')}</button></p>;
}

function Form({ type, request }: { type: TypeLookup; request: CreateRequest }) {
  useReturnFocus();
  const { t } = useTranslation(['customer', 'common']);
  const mobile = useMobile();
  const [full, setFull] = useState(request.full);
  const [tab, setTab] = useState(type.tabs[0]?.id ?? '');
  const create = useCreate(type, request);
  const found = useDuplicates(keyValues(create.values));
  const submit = async (open: boolean) => {
    const path = await create.submit(open);
    if (path === null) return;
    const field = type.field(path);
    if (field && !QUICK.includes(path)) setFull(true);
    if (field) setTab(field.tab);
    focusOn(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (keyOf(event) !== 'Enter') return;
    const inLine = event.target instanceof HTMLInputElement && event.target.role !== 'combobox' && !full;
    if (!event.ctrlKey && !event.metaKey && !inLine) return;
    event.preventDefault();
    void submit(true);
  };
  const failure = create.failure;
  return (
    <Drawer open placement="right" size={full ? 920 : 480} rootClassName={css.drawer} title={t(full ? 'create.fullTitle' : 'create.title')} onClose={closeCreate} maskClosable={false} styles={{ body: { padding: 0 }, wrapper: mobile ? { width: '100vw' } : { maxWidth: '100vw' } }}
      footer={
        <div className={css.foot}>
          {!full && <Button type="text" icon={<ListPlus size={16} aria-hidden="true" />} onClick={() => setFull(true)}>{t('create.more')}</Button>}
          {full && <span className={css.hint}>{t('create.kept')}</span>}
          <span className="spacer" />
          <Button disabled={create.busy} onClick={() => void submit(false)}>{t('create.stay')}</Button>
          <Button type="primary" loading={create.busy} onClick={() => void submit(true)}>{t('create.open')}</Button>
        </div>
      }>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter is read once for all controls, through keyOf */}
      <div className={css.form} role="form" aria-label={t('create.title')} onKeyDown={onKeyDown}>
        <div className={css.notes}>
          <Draft create={create} />
          {failure !== null && <Alert type="error" showIcon role="alert" title={isApiError(failure) && failure.message ? failure.message : t('common:error.hint')} />}
          <DuplicateNotice found={create.blocked ?? found} blocked={create.blocked !== null} onOpen={closeCreate} />
        </div>
        {full ? <FullForm type={type} create={create} tab={tab} onTab={setTab} /> : (
          <div className={css.quick}>
            {QUICK.flatMap((name) => type.field(name) ?? []).map((field, i) => <FormField key={field.name} field={field} type={type} create={create} autoFocus={i === 0 && !mobile} />)}
            <p className={css.hint}>{t('create.keys')}</p>
          </div>
        )}
      </div>
    </Drawer>
  );
}

/** A new customer: four fields to begin with, all of them at a click. What is typed is kept until it is sent. */
export default function CreateDialog() {
  const { t } = useTranslation('customer');
  const request = useSlots((slots) => slots.create);
  const type = useRecordType('customer');
  const may = useMay('create_customer');
  if (!request) return null;
  if (may && type) return <Form type={type} request={request} />;
  return <Drawer open placement="right" size={480} title={t('create.title')} onClose={closeCreate}>{may ? <Skeleton /> : <NoPermission>{t('create.forbidden')}</NoPermission>}</Drawer>;
}
