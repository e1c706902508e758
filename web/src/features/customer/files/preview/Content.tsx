import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { Download, FileX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useLanguage } from '@/shared/i18n';
import { formatSize } from '@/shared/lib/format';
import { EmptyState, ErrorState } from '@/shared/ui/states';
import { decodeText, kindOf, TEXT_BYTES, type Shown } from './kinds';
import css from './preview.module.css';

/** Asked of the server each time it is opened: rights change, and nothing of it is kept. */
function useSource<T>(file: Shown, read: (answer: Response) => Promise<T>) {
  return useQuery({
    queryKey: ['customers', 'file', file.source],
    queryFn: async ({ signal }) => read(await api.open(file.source, { signal })),
    gcTime: 0, staleTime: Infinity, structuralSharing: false, refetchOnWindowFocus: false,
  });
}

function Waiting() {
  const { t } = useTranslation();
  return <div className={css.middle} role="status" aria-busy="true" aria-label={t('loading')}><Spin /></div>;
}

function Only({ file, why }: { file: Shown; why: string }) {
  const { t } = useTranslation('customer');
  const { language } = useLanguage();
  return (
    <div className={css.middle}>
      <EmptyState icon={FileX} title={why} actions={file.download && <Button type="primary" icon={<Download size={14} aria-hidden="true" />} href={file.download} download={file.name}>{t('file.downloadShort')}</Button>}>
        {file.name} {'\u00b7'} {formatSize(file, language)}
      </EmptyState>
    </div>
  );
}

const Failed = ({ error, again }: { error: unknown; again: () => void }) => <div className={css.middle}><ErrorState error={error} onRetry={again} /></div>;

function useAddress(content: Blob | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!content) return;
    const made = URL.createObjectURL(content);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return address;
}

function Picture({ file, large }: { file: Shown; large: boolean }) {
  const { t } = useTranslation('customer');
  const query = useSource(file, (answer) => answer.blob());
  const address = useAddress(query.data);
  const [broken, setBroken] = useState(false);
  if (query.isError) return <Failed error={query.error} again={() => void query.refetch()} />;
  if (broken) return <Only file={file} why={t('preview.broken')} />;
  if (!address) return <Waiting />;
  const picture = <img src={address} alt={file.name} onError={() => setBroken(true)} />;
  return large ? <div className={css.large} data-pan role="region" aria-label={file.name} tabIndex={0}>{picture}</div> : <div className={css.fit}>{picture}</div>;
}

/** The browser's own viewer, in a frame in which nothing of ours can be reached. */
function Pdf({ file, bare }: { file: Shown; bare: boolean }) {
  const { t } = useTranslation('customer');
  const able = navigator.pdfViewerEnabled;
  // A frame does not tell what it was answered: asked first, read then.
  const query = useQuery({
    queryKey: ['customers', 'file', file.source], enabled: able, gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      await (await api.open(file.source, { signal })).body?.cancel();
      return true;
    },
  });
  if (!able) return <Only file={file} why={t('preview.noPdf')} />;
  if (query.isError) return <Failed error={query.error} again={() => void query.refetch()} />;
  if (!query.data) return <Waiting />;
  // oxlint-disable-next-line react/iframe-missing-sandbox -- the answer's own policy says `sandbox`; with the attribute Chromium shows no PDF
  return <iframe className={css.frame} src={`${file.source}#navpanes=0${bare ? '&toolbar=0' : ''}`} title={file.name} />;
}

function Text({ file }: { file: Shown }) {
  const { t } = useTranslation('customer');
  const { language } = useLanguage();
  const cut = file.size > TEXT_BYTES;
  const query = useSource(file, async (answer) => decodeText(new Uint8Array(await answer.arrayBuffer()), cut));
  if (query.isError) return <Failed error={query.error} again={() => void query.refetch()} />;
  if (query.data === undefined) return <Waiting />;
  return (
    <div className={css.text}>
      <pre role="region" aria-label={file.name} tabIndex={0}>{query.data}</pre>
      {cut && <p>{t('preview.cut', { size: formatSize({ size: TEXT_BYTES }, language) })}</p>}
    </div>
  );
}

/** `large`: a picture in its own size; `bare`: without the viewer's own buttons. */
export function Content({ file, large, bare }: { file: Shown; large: boolean; bare: boolean }) {
  const { t } = useTranslation('customer');
  switch (kindOf(file.type)) {
    case 'picture': return <Picture file={file} large={large} />;
    case 'pdf': return <Pdf file={file} bare={bare} />;
    case 'text': return <Text file={file} />;
    default: return <Only file={file} why={t('preview.other')} />;
  }
}
