const COLOURS = ['#2f54eb', '#0b7285', '#6d3bd1', '#a64b06', '#0b7a54', '#b0256b', '#3d5a80', '#8a3ffc'];

const hash = (text: string) => Array.from(text).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);

/** The last two characters of a Chinese name, the initials of others; one where it is small. */
export function initials(name: string, one = false): string {
  const text = name.trim();
  const short = /[\u3400-\u9fff]/.test(text)
    ? Array.from(text).slice(one ? -1 : -2).join('')
    : text.split(/\s+/).map((word) => word[0] ?? '').join('').slice(0, one ? 1 : 2).toUpperCase();
  return short || '?';
}

export function Avatar({ name, size = 24, id }: { name: string; size?: number; id?: string }) {
  const fontSize = size < 34 ? 11 : size < 44 ? 13 : 16;
  return (
    <span
      aria-hidden="true"
      style={{
        display: 'inline-grid', placeItems: 'center', flex: 'none', width: size, height: size, borderRadius: '50%', fontSize,
        lineHeight: 1, fontWeight: 600, color: '#fff', userSelect: 'none', background: COLOURS[hash(id ?? name) % COLOURS.length],
      }}
    >
      {initials(name, size < 24)}
    </span>
  );
}

/** Past the place that Chinese company names begin with (two characters); the first letter of others. */
export function companyLetter(name: string): string {
  const letters = Array.from(name.trim());
  const chinese = /^[\u3400-\u9fff]{5}/.test(name.trim());
  return (letters[chinese ? 2 : 0] ?? '?').toUpperCase();
}

/** The square of a company: a character of its name on a quiet colour of its own. */
export function CompanyIcon({ name, size = 24 }: { name: string; size?: number }) {
  const letter = companyLetter(name);
  return (
    <span className="co-ico" aria-hidden="true" style={{ width: size, height: size, fontSize: size / 2, ['--h' as string]: hash(name) % 360 }}>
      {letter}
    </span>
  );
}
