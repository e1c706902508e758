import { ApiError } from '@/api/problem';
import { newKey } from '@/api/client';
import { languageNow } from '@/shared/i18n';

export interface UploadOptions {
  method?: 'POST' | 'PUT';
  fields?: Record<string, string>;
  ifMatch?: number;
  signal?: AbortSignal;
  /** 0 to 1. */
  onProgress?: (share: number) => void;
}

const asObject = (text: string): Record<string, unknown> => {
  try {
    const body: unknown = JSON.parse(text);
    return body && typeof body === 'object' ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

/** A file to the server, telling how far it is (which fetch cannot). Fails as every other request does. */
export function upload<T>(path: string, file: File, options: UploadOptions = {}): Promise<T> {
  const { method = 'POST', fields = {}, ifMatch, signal, onProgress } = options;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new ApiError(request.status, asObject(request.responseText), request.getResponseHeader('x-trace-id') ?? ''));
    request.open(method, path);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', languageNow() === 'en' ? 'en' : 'zh-CN');
    request.setRequestHeader('x-crm-client', 'web');
    request.setRequestHeader('idempotency-key', newKey());
    if (ifMatch !== undefined) request.setRequestHeader('if-match', `"${ifMatch}"`);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('load', () => (request.status >= 200 && request.status < 300 ? resolve(asObject(request.responseText) as T) : fail()));
    request.addEventListener('error', fail);
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
