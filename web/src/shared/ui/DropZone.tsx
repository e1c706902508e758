import { Upload } from 'lucide-react';
import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import css from './drop-zone.module.css';

interface Props {
  onFiles: (files: File[]) => void;
  title: ReactNode;
  hint?: ReactNode;
  accept?: string;
  multiple?: boolean;
  disabled?: boolean;
  small?: boolean;
}

/** A place to drop files on, and a button for those who choose them. */
export function DropZone({ onFiles, title, hint, accept, multiple = false, disabled = false, small = false }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0 && !disabled) onFiles(multiple ? files : files.slice(0, 1));
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === 'dragover' && !disabled);
    if (event.type === 'drop') take(event.dataTransfer.files);
  };
  return (
    <div className={`${css.zone} ${small ? css.small : ''} ${over ? css.over : ''}`} onDragOver={drag} onDragLeave={drag} onDrop={drag}>
      <input ref={input} className="sr" type="file" tabIndex={-1} aria-label={typeof title === 'string' ? title : undefined} aria-hidden="true" accept={accept} multiple={multiple}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }} />
      <button type="button" disabled={disabled} aria-describedby={hint ? id : undefined} onClick={() => input.current?.click()}>
        <Upload size={small ? 18 : 28} strokeWidth={1.5} aria-hidden="true" />
        <b>{title}</b>
      </button>
      {hint && <p id={id}>{hint}</p>}
    </div>
  );
}
