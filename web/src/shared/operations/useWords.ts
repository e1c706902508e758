import { useTranslation } from 'react-i18next';
import type { Operation } from '@/api/types';

/** What an operation is called, and why it failed. */
export function useOperationWords() {
  const { t } = useTranslation('operation');
  return {
    title: (operation: Operation) => {
      const kind = t(`kind.${operation.kind}`);
      return operation.file_name && operation.kind !== 'bulk_edit' ? `${kind} \u00b7 ${operation.file_name}` : kind;
    },
    failure: (operation: Operation) => (typeof operation.error === 'string' ? operation.error : (operation.error?.detail ?? '')),
  };
}
