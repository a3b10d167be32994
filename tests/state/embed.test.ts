import { describe, expect, it } from 'vitest';
import { appUrl, embedRequest, embedSnippet, embedUrl } from '../../src/state/embed.ts';

describe('the address of an embedded view', () => {
  it('is that of the link with what the frame asks for, and back', () => {
    const link = 'https://example.org/denen/?x=1#share=abc-_';
    const url = embedUrl(link, 'en', 'dark');
    expect(url).toBe('https://example.org/denen/?x=1&embed=1&lang=en&theme=dark#share=abc-_');
    expect(embedRequest(new URL(url).search)).toEqual({ language: 'en', theme: 'dark' });
    expect(appUrl(url)).toBe(link);
  });

  it('asks for nothing where the page is the app, and takes no word that it does not know', () => {
    expect(embedRequest('')).toBeUndefined();
    expect(embedRequest('?embed=0')).toBeUndefined();
    expect(embedRequest('?embed=1&lang=fr&theme=<b>')).toEqual({ language: undefined, theme: undefined });
  });

  it('stays one attribute of one element, whatever the title', () => {
    const snippet = embedSnippet('https://example.org/?a=1&b="#x', '"><script>alert(1)</script>');
    expect(snippet.match(/<\w+/g)).toEqual(['<iframe']);
    expect(snippet).toContain('src="https://example.org/?a=1&amp;b=&quot;#x"');
    expect(snippet).not.toContain('<script');
  });
});
