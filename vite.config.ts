/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('demo'),
  cacheDir: at('node_modules/.vite'),
  test: {
    root: at('.'),
    projects: [
      { extends: true, test: { name: 'node', environment: 'node', include: ['tests/**/*.spec.ts'] } },
      {
        extends: true,
        test: { name: 'page', environment: 'happy-dom', css: true, include: ['tests/**/*.spec.tsx'] },
      },
    ],
  },
});
