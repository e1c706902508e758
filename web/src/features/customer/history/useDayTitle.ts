import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/shared/i18n';
import { formatDate, nearDay } from '@/shared/lib/format';

/** Today and yesterday in words, other days as dates with their weekday. */
export function useDayTitle(): (day: string) => string {
  const { t } = useTranslation('common');
  const { language } = useLanguage();
  return (day) => {
    const near = nearDay(`${day}T12:00:00`, language);
    if (near.word) return t(`day.${near.word}`);
    const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short' }).format(new Date(`${day}T12:00:00`));
    return `${formatDate(day, language)} ${weekday}`;
  };
}
