import { describe, expect, it } from 'vitest';
import { createMemoryBench } from '../../demo/bench/memory-bench.ts';
import { castOf, setUpScene } from '../../demo/bench/set-up-scene.ts';
import type { Scene } from '../../demo/scene.ts';
import { scenes } from '../../demo/scenes.ts';
import { evaluateStatus } from '../../src/domain/status/evaluate-status.ts';
import { explainStatus } from '../../src/domain/status/explain-status.ts';
import type { StatusDocument } from '../../src/domain/status/status-document.ts';
import { parseSettings } from '../../src/protocol/settings-schema.ts';

async function documentOf(scene: Scene): Promise<StatusDocument> {
  const now = Date.parse(scene.now);
  const bench = createMemoryBench({ settings: scene.settings, now, rate: 0 });
  try {
    const ready = await setUpScene(bench, { ...castOf(scene), now, rate: 0 });
    expect(ready).toEqual({ ok: true, value: undefined });
    const answer = await bench.openBackend().readStatus();
    if (!answer.ok) throw new Error(answer.problem.message);
    return answer.value.document;
  } finally {
    await bench.close();
  }
}

const instantOrNull = (text: string | null): number | null => (text === null ? null : Date.parse(text));

describe('the list of scenes', () => {
  it('names each scene once, in words an address can carry', () => {
    const ids = scenes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-z-]*$/.test(id))).toEqual([]);
  });

  it.each(scenes.map((scene) => [scene.id, scene] as const))('%s has settings that would be saved', (_id, scene) => {
    expect(parseSettings(scene.settings)).toMatchObject({ ok: true });
  });

  it.each(scenes.filter(({ expect: { mode } }) => mode !== null).map((scene) => [scene.id, scene] as const))(
    '%s gives the status it promises, and says why',
    async (_id, scene) => {
      const { settings, people } = await documentOf(scene);
      const input = { settings, people, now: Date.parse(scene.now) };
      const status = evaluateStatus(input);
      const { mode, reason, holiday, changesAt, opensAt } = scene.expect;
      expect({ mode: status.mode, reason: status.reason, holiday: status.holiday }).toEqual({ mode, reason, holiday });
      if (changesAt !== undefined) expect(status.changesAt).toBe(instantOrNull(changesAt));
      if (opensAt !== undefined) expect(status.opensAt).toBe(instantOrNull(opensAt));
      expect(explainStatus(input, { timeZone: scene.visitor?.timeZone ?? 'UTC' }).join(' ')).toMatch(/\w.*\.$/);
    },
  );
});
