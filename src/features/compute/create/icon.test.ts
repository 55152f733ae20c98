import { describe, expect, it } from 'vitest';
import { iconSource } from './icon';

describe('the icon of an image', () => {
  it('is shown from https and from a picture in the text', () => {
    expect(iconSource('https://cdn.example.com/ubuntu.svg')).toBe('https://cdn.example.com/ubuntu.svg');
    expect(iconSource('data:image/png;base64,AAAA')).toBe('data:image/png;base64,AAAA');
  });

  it('puts SVG text where nothing of it can run', () => {
    const source = iconSource('<svg onload="alert(1)"><script>alert(1)</script></svg>');
    expect(source).toMatch(/^data:image\/svg\+xml,/);
    expect(source).not.toContain('<');
  });

  it('is nothing else', () => {
    const odd = [
      'ubuntu',
      '...',
      '',
      null,
      'http://example.com/x.png',
      'about:blank',
      'data:text/html,<script>',
      '<img src=x onerror=alert(1)>',
    ];
    for (const icon of [...odd, `<svg>${'x'.repeat(300_000)}`]) expect(iconSource(icon)).toBeNull();
  });
});
