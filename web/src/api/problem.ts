import type { FieldProblem } from './types';

export type ProblemKind =
  | 'network' | 'signed_out' | 'forbidden' | 'not_found' | 'conflict' | 'stale' | 'invalid' | 'too_many'
  | 'unavailable' | 'server';

const KINDS: Record<number, ProblemKind> = {
  401: 'signed_out', 403: 'forbidden', 404: 'not_found', 409: 'conflict', 412: 'stale', 422: 'invalid',
  429: 'too_many', 503: 'unavailable',
};

interface Body {
  title?: string;
  detail?: string;
  reason?: string;
  errors?: FieldProblem[];
  factor?: string;
  trace_id?: string;
  retry_after_seconds?: number;
  [name: string]: unknown;
}

/** A refusal or failure of the server (RFC 9457), or of the way there. `message` is in the user's language. */
export class ApiError extends Error {
  readonly kind: ProblemKind;
  readonly reason: string;
  readonly title: string;
  readonly errors: FieldProblem[];
  readonly factor: string | undefined;
  readonly traceId: string;
  readonly retryAfter: number | undefined;
  readonly variables: Record<string, unknown>;

  constructor(readonly status: number, body: Body, traceId: string, retryAfter?: number) {
    super(body.detail ?? body.title ?? '');
    this.name = 'ApiError';
    this.kind = status === 0 ? 'network' : (KINDS[status] ?? (status < 500 ? 'invalid' : 'server'));
    this.reason = body.reason ?? '';
    this.title = body.title ?? '';
    this.errors = body.errors ?? [];
    this.factor = body.factor;
    this.traceId = body.trace_id || traceId;
    this.retryAfter = retryAfter ?? body.retry_after_seconds;
    this.variables = body;
  }

  /** What is wrong with each field, by its name (`/children/0/name` is told at `children`). */
  get fields(): Record<string, FieldProblem> {
    const found: Record<string, FieldProblem> = {};
    for (const error of this.errors) {
      const name = error.pointer.replace(/^#?\//, '').replace(/^values\//, '').split('/')[0] ?? '';
      found[name] ??= error;
    }
    return found;
  }
}

export const isApiError = (error: unknown): error is ApiError => error instanceof ApiError;
export const isKind = (error: unknown, ...kinds: ProblemKind[]) => isApiError(error) && kinds.includes(error.kind);
