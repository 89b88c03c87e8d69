import type { VNode } from 'preact';
import { ok } from '../../../src/base/result.ts';
import { parseSettings } from '../../../src/protocol/settings-schema.ts';
import type { Lab } from '../lab.ts';
import { useSignal } from '../use-signal.ts';
import { without } from '../without.ts';
import { Card } from './card.tsx';
import { JsonEditor } from './json-editor.tsx';

/** Settings and schedule as JSON, held to the same schema as at save; what is wrong is never applied, not in part either. */
export function JsonCard({ lab }: { lab: Lab }): VNode {
  const { settings } = useSignal(lab.situation);
  const { schedule } = settings;
  return (
    <Card title="Settings as JSON" class="json">
      <div class="editors">
        <JsonEditor
          label="Settings"
          value={without(settings, 'schedule')}
          parse={(value) => parseSettings(isObject(value) && schedule ? { schedule, ...value } : value)}
          onSave={(next) => lab.saveSettings(next)}
        />
        <JsonEditor
          label="Schedule"
          value={schedule ?? null}
          parse={(value) => {
            const rest = without(settings, 'schedule');
            const parsed = parseSettings(value === null ? rest : { ...rest, schedule: value });
            return parsed.ok ? ok(parsed.value) : parsed;
          }}
          onSave={(next) => lab.saveSettings(next)}
        />
      </div>
    </Card>
  );
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
