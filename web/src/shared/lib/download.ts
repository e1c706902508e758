import { ApiError } from '@/api/problem';
import { languageNow } from '@/shared/i18n';

/** The file's name as the server says it (RFC 6266, RFC 5987). */
export function nameFrom(disposition: string | null, fallback: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return fallback;
    }
  }
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? fallback;
}

/** Save a small file that depends on the language of the page. Large ones are plain links, which the browser streams. */
export async function saveFile(path: string, fallback: string): Promise<void> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', headers: { 'accept-language': languageNow() === 'en' ? 'en' : 'zh-CN', 'x-crm-client': 'web' } });
  } catch {
    throw new ApiError(0, {}, '');
  }
  if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => ({})), '');
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = nameFrom(response.headers.get('content-disposition'), fallback);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
