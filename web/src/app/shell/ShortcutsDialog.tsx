import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '@/shared/lib/return-focus';

const TABLES: Record<string, [string, string][]> = {
  anywhere: [
    ['Ctrl K', 'palette'], ['/', 'palette'], ['N', 'new'], ['G C', 'goCustomers'], ['G I', 'goImport'], ['G D', 'goDuplicates'], ['G O', 'goOperations'], ['?', 'help'],
  ],
  list: [
    ['↑ ↓ J K', 'move'], ['Enter', 'open'], ['Space', 'preview'], ['X', 'select'], ['Shift ↑ ↓', 'range'], ['Ctrl A', 'all'], ['F', 'find'], ['Esc', 'escape'],
  ],
  record: [['E', 'edit'], ['J K', 'neighbours'], ['1 … 8', 'tabs'], ['Enter', 'save'], ['Ctrl Enter', 'saveLong'], ['Tab', 'saveNext'], ['Esc', 'restore']],
};

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('shell');
  return (
    <Modal open footer={null} onCancel={onClose} title={t('keys.title')} width={520}>
      <div className="keys">
        {Object.entries(TABLES).map(([name, rows]) => (
          <section key={name}>
            <h2>{t(`keys.${name}`)}</h2>
            <dl>{rows.map(([keys, what]) => <div key={keys}><dt>{t(`keys.${what}`)}</dt><dd>{keys.split(' ').map((key) => <span className="kbd" key={key}>{key}</span>)}</dd></div>)}</dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
