import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { isApiError } from '@/api/problem';
import { useReturnFocus } from '@/shared/lib/return-focus';

interface Values {
  old: string;
  new: string;
  again: string;
}

interface Props {
  onClose: () => void;
  /** A first password: there is no way round changing it. */
  must?: boolean;
}

export default function PasswordDialog({ onClose, must = false }: Props) {
  useReturnFocus();
  const { t } = useTranslation('shell');
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const save = async (values: Values) => {
    setBusy(true);
    try {
      await api.post('/v1/passwords:change', { old: values.old, new: values.new }, { anonymous: true });
      void message.success(t('password.done'));
      onClose();
    } catch (error) {
      setBusy(false);
      const told = isApiError(error) ? error : null;
      const newWrong = told?.fields.new;
      const text = newWrong?.detail ?? (told?.kind === 'signed_out' ? t('password.wrong') : told?.message || t('common:error.hint'));
      form.setFields([{ name: newWrong ? 'new' : 'old', errors: [text] }]);
    }
  };
  return (
    <Modal open title={t('password.title')} onCancel={onClose} closable={!must} keyboard={!must} cancelButtonProps={{ style: must ? { display: 'none' } : undefined }} onOk={form.submit} confirmLoading={busy} okText={t('common:act.save')} maskClosable={false} width={420}>
      {must && <p className="muted" style={{ paddingTop: 8 }}>{t('password.must')}</p>}
      <Form form={form} layout="vertical" onFinish={(values) => void save(values)} requiredMark={false} style={{ paddingTop: 12 }}>
        <Form.Item name="old" label={t('password.old')} rules={[{ required: true, message: t('password.required') }]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <Form.Item name="new" label={t('password.new')} extra={t('password.rule')} rules={[{ required: true, message: t('password.required') }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="again" label={t('password.again')} dependencies={['new']} rules={[
          { required: true, message: t('password.required') },
          ({ getFieldValue }) => ({ validator: (_, value) => (!value || value === getFieldValue('new') ? Promise.resolve() : Promise.reject(new Error(t('password.differs')))) }),
        ]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
