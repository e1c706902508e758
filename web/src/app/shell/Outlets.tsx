import { lazy, Suspense } from 'react';
import { useSlots } from '@/shared/ui/slots';

const CreateDialog = lazy(() => import('@/features/customer/CreateDialog'));
const ExportDialog = lazy(() => import('@/features/exchange/ExportDialog'));
const OperationsTray = lazy(() => import('@/features/operations/OperationsTray'));

/** What is open over every page; each part comes with its first use. */
export function Outlets() {
  const slots = useSlots();
  return (
    <Suspense fallback={null}>
      {slots.create && <CreateDialog />}
      {slots.export && <ExportDialog />}
      {(slots.tray || slots.tracked.length > 0) && <OperationsTray />}
    </Suspense>
  );
}
