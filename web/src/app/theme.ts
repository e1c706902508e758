import { theme as antd, type ThemeConfig } from 'antd';

export const FONT =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Inter, "PingFang SC", "HarmonyOS Sans SC", MiSans, ' +
  '"Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

const LIGHT = {
  colorTextBase: '#1b2130',
  colorBorder: '#d9dde4',
  colorBorderSecondary: '#e6e8ec',
  colorBgLayout: '#f6f7f9',
  colorTextSecondary: '#4b5565',
  colorTextTertiary: '#667085',
  colorTextDescription: '#5d6675',
  colorTextPlaceholder: '#6b7480',
};
const DARK = {
  colorBgBase: '#15171c',
  colorBgContainer: '#171a20',
  colorBgElevated: '#1f232b',
  colorBorder: '#363c48',
  colorBorderSecondary: '#2a2f39',
  colorTextBase: '#e8ebf1',
  colorTextPlaceholder: '#8f98a8',
  colorTextDescription: '#a3acbb',
  colorTextTertiary: '#939db0',
};

const HOVER = { defaultHoverColor: '#2445c4', defaultActiveColor: '#2445c4', defaultHoverBorderColor: '#8fa5f5' };
const HOVER_DARK = { defaultHoverColor: '#a8b9ff', defaultActiveColor: '#a8b9ff', defaultHoverBorderColor: '#4a5ea8' };

/**
 * The same values as tokens.css, for the controls of the component kit. `still`: nothing of it moves; a popup waits for
 * the end of its movement, which it is never told where a style sheet alone cuts that short.
 */
export function crmTheme(dark: boolean, still: boolean): ThemeConfig {
  return {
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    cssVar: { key: 'crm' },
    hashed: false,
    token: {
      motion: !still,
      fontFamily: FONT,
      fontSize: 13,
      colorPrimary: '#2f54eb',
      colorPrimaryHover: '#2445c4',
      colorInfo: '#2f54eb',
      colorLink: dark ? '#8ba4ff' : '#2f54eb',
      colorSuccess: '#0e8a5f',
      colorWarning: '#b45309',
      colorError: dark ? '#ff6b66' : '#c62828',
      borderRadius: 8,
      borderRadiusSM: 6,
      controlHeight: 32,
      motionDurationMid: '0.14s',
      motionDurationSlow: '0.2s',
      ...(dark ? DARK : LIGHT),
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500, ...(dark && { dangerColor: '#1f0d0c' }), ...(dark ? HOVER_DARK : HOVER) },
      Segmented: { trackPadding: 3, itemSelectedColor: dark ? '#a8b9ff' : '#2445c4', ...(!dark && { trackBg: '#eef0f3' }) },
      Modal: { titleFontSize: 15 },
    },
  };
}
