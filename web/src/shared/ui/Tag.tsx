import type { ReactNode } from 'react';
import css from './tags.module.css';

export type Tone = 'grey' | 'blue' | 'green' | 'amber' | 'red' | 'violet' | 'cyan';

/** Codes whose meaning is the same everywhere have a colour; colour never stands alone. */
const TONES: Record<string, Record<string, Tone>> = {
  lifecycle_status: {
    new: 'grey', contacting: 'blue', potential: 'cyan', negotiating: 'amber', customer: 'green', dormant: 'grey', lost: 'red', blacklisted: 'red',
  },
  customer_level: { A: 'red', B: 'amber', C: 'cyan', D: 'grey' },
};
export const isTinted = (list: string | null | undefined): list is string => Boolean(list && TONES[list]);
export const toneOf = (list: string | null | undefined, code: string): Tone => (list && TONES[list]?.[code]) || 'grey';

export function Tag({ tone = 'grey', dot = false, children, title }: { tone?: Tone; dot?: boolean; children: ReactNode; title?: string }) {
  return (
    <span className={`${css.tag} ${tone === 'grey' ? '' : (css[tone] ?? '')}`} title={title}>
      {dot && <i className={css.dot} aria-hidden="true" />}
      <span className="ell">{children}</span>
    </span>
  );
}
