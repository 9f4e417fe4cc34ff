import { THEMES } from '../../browser/harness/themes.ts';
import type { Scene } from '../scenes/scene.ts';

/** All scenes below each other, in the theme that is chosen. */
export function indexPage(scenes: readonly Scene[]): string {
  const [first] = THEMES;
  const options = THEMES.map(({ id, kind }) => `<option value="${kind}">${id}</option>`).join('');
  const frames = scenes
    .map(
      ({ name, width, height }) =>
        `<h2 id="${name}"><a href="/scene/${name}/${first.kind}">${name}</a></h2>
<iframe title="${name}" data-scene="${name}" width="${width}" height="${height}" loading="lazy" src="/scene/${name}/${first.kind}"></iframe>`,
    )
    .join('\n');
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Patchbay: the gallery</title>
<style>body{font:14px system-ui,sans-serif;margin:24px}iframe{border:1px solid #8888}label{position:sticky;top:0;background:#fff;display:block;padding:8px 0}</style></head>
<body><h1>Every part of the page, in every state</h1>
<label>Theme <select id="theme">${options}</select></label>
${frames}
<script>
document.getElementById('theme').addEventListener('change', ({ target }) => {
  for (const frame of document.querySelectorAll('iframe')) frame.src = '/scene/' + frame.dataset.scene + '/' + target.value;
});
</script></body></html>`;
}
