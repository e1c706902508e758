import type { Operation } from '@/api/types';
import { useSlots } from '@/shared/ui/slots';

/** Follow an operation in background without opening the tray: the wizard shows it already. */
export const follow = (operation: Pick<Operation, 'id'>) =>
  useSlots.setState((slots) => ({ tracked: [operation.id, ...slots.tracked.filter((id) => id !== operation.id)].slice(0, 20) }));
