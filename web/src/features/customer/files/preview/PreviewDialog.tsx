import { Modal } from 'antd';
import { ChevronLeft, ChevronRight, Download, Maximize2, Minimize2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf } from '@/shared/lib/keys';
import { useReturnFocus } from '@/shared/lib/return-focus';
import { useRecordPage } from '../../page-context';
import { Content } from './Content';
import { kindOf, type Shown } from './kinds';
import css from './preview.module.css';

/** The arrow keys go to the file beside, except where they move over a picture larger than its window. */
function useArrows(go: (step: number) => void) {
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[keyOf(event)];
      if (!step || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if ((event.target as Element | null)?.closest?.('[data-pan]')) return;
      event.preventDefault();
      latest.current(step);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** Files of a record over its page, one at a time. */
export default function PreviewDialog({ files, first, onClose }: { files: Shown[]; first: string; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation(['customer', 'common']);
  const { record } = useRecordPage();
  const [at, setAt] = useState(() => Math.max(0, files.findIndex((one) => one.id === first)));
  const [large, setLarge] = useState(false);
  const go = (step: number) => {
    if (!files[at + step]) return;
    setAt(at + step);
    setLarge(false);
  };
  useArrows(go);
  const file = files[at];
  if (!file) return null;
  const noPrint = record._access?.print === false;
  const beside = (step: number, Icon: typeof ChevronLeft, label: string) => (
    // Not `disabled`: the focus would be lost with the last file.
    <button type="button" className="ibtn" aria-disabled={!files[at + step]} aria-label={label} title={label} onClick={() => go(step)}><Icon size={18} aria-hidden="true" /></button>
  );
  const size = t(large ? 'preview.fit' : 'preview.large');
  return (
    <Modal
      open onCancel={onClose} title={file.name} width={1080} className={css.dialog} rootClassName={noPrint ? css.noPrint : undefined}
      footer={(
        <div className={css.foot}>
          {files.length > 1 && <>{beside(-1, ChevronLeft, t('preview.previous'))}<span className="num">{t('preview.at', { at: at + 1, count: files.length })}</span>{beside(1, ChevronRight, t('preview.next'))}</>}
          {files.length > 1 && <span className="sr" role="status">{t('preview.now', { name: file.name, at: at + 1, count: files.length })}</span>}
          <span className="spacer" />
          {kindOf(file.type) === 'picture' && <button type="button" className="ibtn" aria-pressed={large} aria-label={size} title={size} onClick={() => setLarge(!large)}>{large ? <Minimize2 size={16} aria-hidden="true" /> : <Maximize2 size={16} aria-hidden="true" />}</button>}
          {file.download && <a className="ibtn" href={file.download} download={file.name} aria-label={t('file.download', { name: file.name })} title={t('file.downloadShort')}><Download size={16} aria-hidden="true" /></a>}
        </div>
      )}
    >
      <Content key={file.id} file={file} large={large} bare={noPrint} />
    </Modal>
  );
}
