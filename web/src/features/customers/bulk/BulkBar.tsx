import { Download, PencilLine, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api/meta';
import type { Selection } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatNumber } from '@/shared/lib/format';
import { countOf, EVERYTHING, isNothing, NOTHING, type GridSelection } from '@/shared/ui/grid/selection';
import { openExport } from '@/shared/ui/slots';

interface Props {
  selection: GridSelection;
  onSelection: (selection: GridSelection) => void;
  total: number | null;
  exact: boolean;
  loaded: number;
  filter: string;
  q: string | undefined;
  columns: string[];
  onEdit: () => void;
  /** Selecting has begun, though nothing is selected yet. */
  picking?: boolean;
  onDone?: () => void;
}

/** The selection as the server takes it. */
export const selectionOf = (selection: GridSelection, filter: string, q: string | undefined): Selection =>
  selection.mode === 'include' ? { ids: [...selection.ids] } : { filter, q: q ?? '', except: [...selection.ids] };

function useWords({ selection, total, exact }: Pick<Props, 'selection' | 'total' | 'exact'>) {
  const { t } = useTranslation('customers');
  const { language } = useLanguage();
  const count = countOf(selection, total);
  const about = selection.mode === 'exclude' && !exact;
  const figure = count === null ? '' : formatNumber(count, language);
  const some = count === null ? t('bulk.all') : t(about ? 'bulk.about' : 'bulk.selected', { count, figure });
  const everything = total === null ? t('bulk.selectAll') : t(exact ? 'bulk.selectCount' : 'bulk.selectAbout', { figure: formatNumber(total, language) });
  return { count, about, everything, text: isNothing(selection) ? t('bulk.none') : some };
}

export function BulkBar(props: Props) {
  const { selection, onSelection, total, loaded, filter, q, columns, onEdit, picking = false, onDone } = props;
  const { t } = useTranslation('customers');
  const mayEdit = useMay('bulk_edit');
  const mayExport = useMay('export');
  const { count, about, everything, text } = useWords(props);
  const none = isNothing(selection);
  if (none && !picking) return null;
  const more = selection.mode === 'include' && (total === null || total > selection.ids.size) && loaded > 0;
  return (
    <div className="cu-bulk" role="toolbar" aria-label={t('bulk.label')}>
      <b className="num" role="status">{text}</b>
      {more && <button type="button" className="lead" onClick={() => onSelection(EVERYTHING)}>{everything}</button>}
      {!none && <Acts mayEdit={mayEdit} mayExport={mayExport} onEdit={onEdit} onExport={() => openExport({ selection: selectionOf(selection, filter, q), columns, count, about })} />}
      <i aria-hidden="true" />
      <button type="button" className="end" aria-label={t('bulk.clear')} title={`${t('bulk.clear')} (Esc)`} onClick={() => { onSelection(NOTHING); onDone?.(); }}><X size={16} aria-hidden="true" /></button>
    </div>
  );
}

function Acts({ mayEdit, mayExport, onEdit, onExport }: { mayEdit: boolean; mayExport: boolean; onEdit: () => void; onExport: () => void }) {
  const { t } = useTranslation('customers');
  return (
    <>
      {(mayEdit || mayExport) && <i aria-hidden="true" />}
      {mayEdit && <button type="button" className="act" onClick={onEdit}><PencilLine size={15} aria-hidden="true" />{t('bulk.edit')}</button>}
      {mayExport && <button type="button" className="act" onClick={onExport}><Download size={15} aria-hidden="true" />{t('bulk.export')}</button>}
    </>
  );
}
