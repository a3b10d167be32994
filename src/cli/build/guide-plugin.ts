/** Puts the user guide of `docs/guide` beside the app as pages that open without a network. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { marked } from 'marked';
import type { Plugin } from 'vite';

const LANGUAGES = { ja: '田園 利用の手引き', en: 'Denen user guide' } as const;

export function userGuide(): Plugin {
  let folder = '';
  return {
    name: 'denen-guide',
    apply: 'build',
    configResolved({ root }) {
      folder = join(root, 'docs/guide');
    },
    async generateBundle() {
      const style = await readFile(join(folder, 'guide.css'), 'utf8');
      for (const [language, title] of Object.entries(LANGUAGES)) {
        const text = await readFile(join(folder, `${language}.md`), 'utf8');
        const source = page(language, title, style, await marked.parse(text));
        this.emitFile({ type: 'asset', fileName: `guide/${language}.html`, source });
      }
      for (const name of await readdir(join(folder, 'pictures'))) {
        const source = await readFile(join(folder, 'pictures', name));
        this.emitFile({ type: 'asset', fileName: `guide/pictures/${name}`, source });
      }
    },
  };
}

function page(language: string, title: string, style: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="../icon.svg" type="image/svg+xml">
<style>${style}</style>
</head>
<body><main>${body}</main></body>
</html>
`;
}
