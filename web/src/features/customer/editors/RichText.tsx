import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { Bold, Heading2, Italic, Link2, List, ListOrdered, Quote, Redo2, Strikethrough, Underline, Undo2, type LucideIcon } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { keyOf } from '@/shared/lib/keys';
import { safeHtml } from '@/shared/lib/safe-html';
import css from '../rich.module.css';

interface Props {
  field: Field;
  value: string | null;
  onChange: (value: string | null) => void;
  id?: string;
  status?: 'error' | '';
  autoFocus?: boolean;
  describedBy?: string;
}
const EXTENSIONS = [StarterKit.configure({ heading: { levels: [2, 3] }, link: { openOnClick: false, protocols: ['mailto', 'tel'], defaultProtocol: 'https' } })];

interface Tool {
  name: string;
  icon: LucideIcon;
  active?: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
}
const TOOLS: Tool[] = [
  { name: 'bold', icon: Bold, active: (e) => e.isActive('bold'), run: (e) => e.chain().focus().toggleBold().run() },
  { name: 'italic', icon: Italic, active: (e) => e.isActive('italic'), run: (e) => e.chain().focus().toggleItalic().run() },
  { name: 'underline', icon: Underline, active: (e) => e.isActive('underline'), run: (e) => e.chain().focus().toggleUnderline().run() },
  { name: 'strike', icon: Strikethrough, active: (e) => e.isActive('strike'), run: (e) => e.chain().focus().toggleStrike().run() },
  { name: 'heading', icon: Heading2, active: (e) => e.isActive('heading'), run: (e) => e.chain().focus().toggleHeading({ level: 3 }).run() },
  { name: 'bullets', icon: List, active: (e) => e.isActive('bulletList'), run: (e) => e.chain().focus().toggleBulletList().run() },
  { name: 'numbers', icon: ListOrdered, active: (e) => e.isActive('orderedList'), run: (e) => e.chain().focus().toggleOrderedList().run() },
  { name: 'quote', icon: Quote, active: (e) => e.isActive('blockquote'), run: (e) => e.chain().focus().toggleBlockquote().run() },
];
const BACK: Tool[] = [
  { name: 'undo', icon: Undo2, run: (e) => e.chain().focus().undo().run() },
  { name: 'redo', icon: Redo2, run: (e) => e.chain().focus().redo().run() },
];

function ToolButton({ editor, tool, active }: { editor: Editor; tool: Tool; active?: boolean }) {
  const { t } = useTranslation('customer');
  const name = t(`rich.${tool.name}`);
  return <button type="button" tabIndex={-1} aria-label={name} title={name} aria-pressed={active} onMouseDown={(event) => event.preventDefault()} onClick={() => tool.run(editor)}><tool.icon size={15} aria-hidden="true" /></button>;
}

function LinkBox({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const { t } = useTranslation(['customer', 'common']);
  const [address, setAddress] = useState(String(editor.getAttributes('link').href ?? ''));
  const put = () => {
    const href = address.trim();
    const chain = editor.chain().focus().extendMarkRange('link');
    if (href) chain.setLink({ href: /^[a-z]+:/i.test(href) ? href : `https://${href}` }).run();
    else chain.unsetLink().run();
    onDone();
  };
  return (
    <div className={css.link}>
      <input type="url" aria-label={t('rich.address')} placeholder={t('rich.address')} autoFocus value={address} onChange={(event) => setAddress(event.target.value)}
        onKeyDown={(event) => {
          const key = keyOf(event);
          if (key !== 'Enter' && key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          if (key === 'Enter') put();
          else onDone();
        }} />
      <button type="button" className="link" onClick={put}>{t('common:act.confirm')}</button>
    </div>
  );
}

/** Formatted text with the few means that every screen can show. */
export default function RichText({ field, value, onChange, id, status, autoFocus = false, describedBy }: Props) {
  const { t } = useTranslation('customer');
  const { label } = useLanguage();
  const latest = useRef(onChange);
  latest.current = onChange;
  const [linking, setLinking] = useState(false);
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: safeHtml(value ?? ''),
    autofocus: autoFocus ? 'end' : false,
    // Ctrl+Enter saves the field: no line break of the editor's own
    editorProps: { handleKeyDown: (_, event) => (event.ctrlKey || event.metaKey) && keyOf(event) === 'Enter', attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label(field.label), ...(id && { id }), ...(describedBy && { 'aria-describedby': describedBy }) } },
    onUpdate: ({ editor: now }) => latest.current(now.isEmpty ? null : now.getHTML()),
  });
  const active = useEditorState({ editor, selector: ({ editor: now }) => TOOLS.filter((tool) => now && tool.active?.(now)).map((tool) => tool.name).join() });
  if (!editor) return null;
  const on = new Set(active?.split(','));
  return (
    <div className={status === 'error' ? `${css.box} ${css.bad}` : css.box}>
      <div className={css.bar} role="toolbar" aria-label={t('rich.label')}>
        {TOOLS.map((tool) => <ToolButton key={tool.name} editor={editor} tool={tool} active={on.has(tool.name)} />)}
        <ToolButton editor={editor} tool={{ name: 'link', icon: Link2, run: () => setLinking((now) => !now) }} active={editor.isActive('link')} />
        <span className="spacer" />
        {BACK.map((tool) => <ToolButton key={tool.name} editor={editor} tool={tool} />)}
      </div>
      {linking && <LinkBox editor={editor} onDone={() => setLinking(false)} />}
      <EditorContent editor={editor} className={css.area} />
    </div>
  );
}
