import type { Field, RecordType } from '@/api/types';

/** Fields that belong together under a heading; what is not named here comes behind, custom fields last. */
const GROUPS: Record<string, Record<string, string[]>> = {
  basic: {
    identity: ['customer_name', 'customer_code', 'kind'],
    person: ['contact_name', 'salutation', 'family_name', 'given_name', 'name_pinyin', 'gender', 'job_title', 'department', 'decision_role'],
    reach: ['mobile', 'office_phone', 'email_primary', 'email_secondary', 'wechat_id', 'fax', 'home_phone', 'preferred_channel'],
    address: ['country', 'province', 'city', 'postal_code', 'street_address'],
    private: ['birthday', 'birthday_calendar', 'spouse_name', 'photo', 'children', 'family_notes'],
  },
  company: {
    company: [
      'company_name', 'company_name_en', 'parent_company', 'unified_social_credit_code', 'legal_representative', 'company_nature',
      'industry', 'employee_count', 'founded_on', 'website', 'company_phone', 'company_address',
    ],
    managers: ['manager_name', 'manager_phone', 'manager_email', 'assistant_manager_name', 'assistant_manager_phone'],
    profile: ['company_profile'],
  },
  finance: {
    invoicing: ['invoice_title', 'tax_id', 'invoice_type', 'bank_name', 'bank_account'],
    money: ['currency', 'registered_capital', 'annual_revenue', 'credit_limit', 'payment_terms_days'],
  },
  group: { classes: ['customer_type', 'customer_level', 'customer_source', 'sales_region'], lists: ['groups', 'subscriptions'] },
  remarks: { remarks: ['remarks', 'hobbies'], files: ['attachments'] },
  status: {
    next: ['next_action', 'next_action_at', 'expected_close_month'],
    stage: ['lifecycle_status', 'sales_stage', 'satisfaction_score'],
    need: ['needed_products', 'main_competitor', 'current_need'],
  },
  management: {
    people: ['owner_id', 'department_id', 'created_by', 'pool_status', 'collaborators'],
    access: ['visibility', 'public', 'reader_list', 'authors', 'record_controls'],
  },
  history: { facts: ['created_at', 'updated_at', 'last_contact_at', 'last_contact_summary', 'previous_owners'] },
};

export interface FieldGroup {
  id: string;
  fields: Field[];
}

export function groupsOf(type: Pick<RecordType, 'fields'>, tab: string): FieldGroup[] {
  const fields = type.fields.filter((field) => field.tab === tab);
  const byName = new Map(fields.filter((field) => !field.custom).map((field) => [field.name, field]));
  const groups = Object.entries(GROUPS[tab] ?? {}).map(([id, names]) => ({
    id,
    fields: names.flatMap((name) => {
      const field = byName.get(name);
      byName.delete(name);
      return field ?? [];
    }),
  }));
  const rest = [...byName.values()];
  const custom = fields.filter((field) => field.custom);
  return [...groups, { id: 'other', fields: rest }, { id: 'custom', fields: custom }].filter((group) => group.fields.length > 0);
}

const WIDE_NAMES = new Set(['street_address', 'company_address', 'next_action', 'last_contact_summary', 'record_controls']);

/** Long values take the whole width. */
export const isWide = (field: Field) =>
  ['text', 'rich_text', 'struct', 'member'].includes(field.kind) || (field.many && field.kind !== 'reference') || WIDE_NAMES.has(field.name);

/** Several lines, or several controls: Enter is theirs, Ctrl+Enter saves. */
export const isLong = (field: Pick<Field, 'kind' | 'many'>) => field.many || ['text', 'rich_text', 'struct'].includes(field.kind);
