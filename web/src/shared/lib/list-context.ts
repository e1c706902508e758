import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

interface ListContext {
  /** The address of the list with its filters, for the way back. */
  href: string;
  ids: string[];
  set: (href: string, ids: string[]) => void;
}

/** The rows of the list one came from, in its order: previous and next on a record's page. Kept over a reload. */
export const useListContext = create<ListContext>()(
  persist(
    (set) => ({
      href: '/customers',
      ids: [],
      set: (href, ids) => set({ href, ids }),
    }),
    { name: 'crm-list', storage: createJSONStorage(() => sessionStorage) },
  ),
);
