import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation } from '@/api/types';
import { isMoving } from '@/shared/operations/polling';
import { useOperationWords } from '@/shared/operations/useWords';
import { useNotice } from '@/shared/ui/useNotice';

/** Tells when an operation has come to rest, and lets the lists that it changed be read again. */
export function useWatch(operations: readonly Operation[]) {
  const { t } = useTranslation(['operations', 'operation']);
  const client = useQueryClient();
  const notice = useNotice();
  const words = useOperationWords();
  const before = useRef(new Map<string, Operation['state']>());
  useEffect(() => {
    for (const operation of operations) {
      const was = before.current.get(operation.id);
      before.current.set(operation.id, operation.state);
      if (!was || was === operation.state || isMoving(operation) || operation.state === 'ready') continue;
      if (operation.kind !== 'export') void client.invalidateQueries({ queryKey: ['customers'] });
      void client.invalidateQueries({ queryKey: ['operations', operation.id] });
      const title = words.title(operation);
      if (operation.state === 'failed') notice.failed(null, t('told.failed', { title }));
      else if (operation.state === 'done') notice.done(t('told.done', { title }));
    }
  }, [operations, client, notice, t, words]);
}
