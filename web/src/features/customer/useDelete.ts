import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { isKind } from '@/api/problem';
import { useListContext } from '@/shared/lib/list-context';
import { useNotice } from '@/shared/ui/useNotice';
import { titleOf } from './data';
import { useRecordPage } from './page-context';

/** Asks, deletes, goes back to the list, and offers to restore. */
export function useDelete(): () => void {
  const { t } = useTranslation(['customer', 'common']);
  const { modal } = App.useApp();
  const { id, record, acts } = useRecordPage();
  const notice = useNotice();
  const navigate = useNavigate();
  const back = useListContext((list) => list.href);
  const name = titleOf(record);
  const restore = async () => {
    try {
      await acts.restore();
      notice.done(t('delete.restored', { name }));
      await navigate({ to: '/customers/$id', params: { id } });
    } catch (error) {
      notice.failed(error);
    }
  };
  const remove = async () => {
    try {
      await acts.remove(record.version);
      notice.done(t('delete.done', { name }), () => void restore(), t('delete.restore'));
      await navigate({ href: back } as never);
    } catch (error) {
      if (isKind(error, 'stale')) {
        await acts.reload();
        notice.info(t('delete.stale'));
      } else notice.failed(error);
    }
  };
  return () =>
    void modal.confirm({
      title: t('delete.title', { name }),
      content: t('delete.hint'),
      okText: t('common:act.delete'),
      okButtonProps: { danger: true },
      onOk: remove,
    });
}
