import type { RecordRow } from '@/api/types';
import { isMasked } from './fields/values';

const usable = (value: unknown): value is string => typeof value === 'string' && value !== '' && !isMasked(value);

/** The number and the address to use first: what is masked cannot be dialled. */
export function waysToReach(record: RecordRow): { phone: string | null; mobile: string | null; mail: string | null } {
  const number = [record.mobile, record.office_phone, record.company_phone].find(usable) ?? null;
  const mobile = usable(record.mobile) ? record.mobile : null;
  const mail = [record.email_primary, record.email_secondary].find(usable) ?? null;
  return { phone: number?.replace(';ext=', ',') ?? null, mobile, mail };
}

/** The contact as one speaks of him; a salutation that holds his name already (Ms. Smith) is not said twice. */
export function nameWithSalutation(record: RecordRow): string {
  const name = String(record.contact_name ?? '');
  const salutation = String(record.salutation ?? '');
  const family = String(record.family_name ?? '');
  const said = salutation === '' || (family !== '' && salutation.includes(family)) || salutation.includes(name);
  return said ? name : `${name} ${salutation}`;
}
