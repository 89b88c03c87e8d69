import { expect, it } from 'vitest';
import { findFiles, readText } from './source-files.ts';

const README = readText('README.md');

it.each(findFiles('examples/*.ts'))('%s stands in the README as it is', (path) => {
  expect(README).toContain(`\n\`\`\`ts\n${readText(path)}\`\`\`\n`);
});
