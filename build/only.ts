import type { Plugin } from 'vite';

/** Restricts a plugin to some environments. Spread rather than wrapped, since wrapping drops its `config` hooks. */
export function only(names: readonly string[], plugin: Plugin): Plugin {
  return { ...plugin, applyToEnvironment: (environment) => names.includes(environment.name) };
}
