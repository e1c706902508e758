import type { Language } from './types';
import { ApiError } from './problem';

export type Query = Record<string, string | number | boolean | null | undefined | readonly string[]>;
export interface CallOptions {
  query?: Query;
  body?: unknown;
  /** Version the caller saw: the server answers 412 where the record has moved on. */
  ifMatch?: number | string;
  /** Same key, same outcome: keep it over retries of one act. */
  key?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Arrives though the page goes; bodies of 64 KB at most. */
  keepalive?: boolean;
  /** Leave 401 to the caller (sign-in itself). */
  anonymous?: boolean;
}

let language: Language = 'zh';
let onSignedOut: () => void = () => {};

export const setApiLanguage = (to: Language) => {
  language = to;
};
export const setOnSignedOut = (callback: () => void) => {
  onSignedOut = callback;
};

export const newKey = () => crypto.randomUUID();

const hex = (bytes: number) =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export function addressOf(path: string, query?: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value == null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

function headersOf(method: string, options: CallOptions, traceId: string): Headers {
  const headers = new Headers({
    accept: 'application/json',
    'accept-language': language === 'en' ? 'en' : 'zh-CN',
    'x-crm-client': 'web',
    traceparent: `00-${traceId}-${hex(8)}-01`,
    ...options.headers,
  });
  if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`);
  if (method === 'POST' || options.key) headers.set('idempotency-key', options.key ?? newKey());
  if (options.body !== undefined && !(options.body instanceof FormData)) {
    headers.set('content-type', 'application/json');
  }
  return headers;
}

async function problemOf(response: Response, traceId: string): Promise<ApiError> {
  const retry = Number(response.headers.get('retry-after')) || undefined;
  const body = await response.json().catch(() => ({}));
  return new ApiError(response.status, body && typeof body === 'object' ? body : {}, traceId, retry);
}

/** One request. Throws ApiError for whatever is not a success; an abort passes through as it is. */
async function send(method: string, path: string, options: CallOptions = {}): Promise<Response> {
  const traceId = hex(16);
  const { body } = options;
  let response: Response;
  try {
    response = await fetch(addressOf(path, options.query), {
      method,
      headers: headersOf(method, options, traceId),
      body: body === undefined ? undefined : body instanceof FormData ? body : JSON.stringify(body),
      credentials: 'same-origin',
      signal: options.signal,
      keepalive: options.keepalive,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, {}, traceId);
  }
  if (response.ok) return response;
  const problem = await problemOf(response, traceId);
  if (problem.kind === 'signed_out' && !options.anonymous) onSignedOut();
  throw problem;
}

async function call<T>(method: string, path: string, options?: CallOptions): Promise<T> {
  const response = await send(method, path, options);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const api = {
  /** What is no JSON: the answer as it comes. */
  open: (path: string, options?: CallOptions) => send('GET', path, { ...options, headers: { accept: '*/*', ...options?.headers } }),
  get: <T>(path: string, options?: CallOptions) => call<T>('GET', path, options),
  post: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('POST', path, { ...options, body }),
  put: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('PUT', path, { ...options, body }),
  patch: <T>(path: string, body: unknown, options?: CallOptions) => call<T>('PATCH', path, { ...options, body }),
  delete: <T = void>(path: string, options?: CallOptions) => call<T>('DELETE', path, options),
  upload: <T>(path: string, file: File, fields: Record<string, string> = {}, options?: CallOptions) =>
    call<T>('POST', path, { ...options, body: formOf(file, fields) }),
  replace: <T>(path: string, file: File, options?: CallOptions) =>
    call<T>('PUT', path, { ...options, body: formOf(file, {}) }),
};

function formOf(file: File, fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file, file.name);
  return form;
}
