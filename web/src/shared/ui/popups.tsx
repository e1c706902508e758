import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Choices open within the dialog or the part of the page they belong to, so that a reader of the page finds them there.
 * Of a modal dialog only its inner box takes clicks.
 */
export const popupContainer = (trigger?: HTMLElement): HTMLElement =>
  trigger?.closest<HTMLElement>('.ant-modal-container, [role=dialog], main') ?? document.body;

/** The combobox points at a first choice; where there is none, this stands for it. */
const standIn = (element: HTMLElement | null) => {
  const list = element?.closest('[role=listbox]');
  if (element && list?.id) element.id = `${list.id}_-1`;
};

/** In place of choices: that nothing fits, or that they are on their way. */
export function NoChoice({ children }: { children?: string }) {
  const { t } = useTranslation();
  return <div ref={standIn} role="option" aria-selected="false" aria-disabled="true">{children ?? t('picker.none')}</div>;
}

const reachable = (box: HTMLElement | null) => box?.querySelector('.ant-select-dropdown-list-holder')?.setAttribute('tabindex', '0');
/** A list longer than its window scrolls, and can be reached by keyboard. */
export const reachableList = (menu: ReactElement) => <div ref={reachable}>{menu}</div>;
/** Choices under headings: few enough to be drawn all, told as they stand. */
export const GROUPED = { virtual: false, popupRender: reachableList };
