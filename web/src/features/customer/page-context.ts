import { createContext, useContext } from 'react';
import type { TypeLookup } from '@/api/meta';
import type { RecordRow } from '@/api/types';
import type { FieldFormat } from '@/shared/ui/useFieldFormat';
import type { RecordActs } from './data';
import type { Edits } from './useEdits';

export type DialogName = 'access' | 'assign';

/** What the parts of a record's page share. */
export interface RecordPage {
  id: string;
  /** As the server has it. */
  record: RecordRow;
  type: TypeLookup;
  format: FieldFormat;
  acts: RecordActs;
  edits: Edits;
  /** The path of the field whose editor is open. */
  editing: string | null;
  edit: (path: string | null) => void;
  /** To a field wherever it stands, its editor open where it may be changed. */
  go: (name: string) => void;
  openDialog: (name: DialogName) => void;
  /** Values of masked fields that were asked for; gone with the page. */
  revealed: Record<string, unknown>;
  reveal: (name: string) => Promise<boolean>;
}

const PageContext = createContext<RecordPage | null>(null);
export const RecordPageProvider = PageContext.Provider;

export function useRecordPage(): RecordPage {
  const page = useContext(PageContext);
  if (!page) throw new Error('outside a record page');
  return page;
}
