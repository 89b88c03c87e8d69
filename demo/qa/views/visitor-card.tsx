import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Theme } from '../../../src/widget/options.ts';
import type { NetworkFault, StorageFault } from '../../scene.ts';
import { isLanguage, isZone } from '../address.ts';
import type { Lab } from '../lab.ts';
import { useSignal } from '../use-signal.ts';
import { Card } from './card.tsx';
import { Pick } from './pick.tsx';
import { Switch } from './switch.tsx';

const NETWORK: readonly { value: NetworkFault; label: string }[] = [
  { value: 'none', label: 'fine' },
  { value: 'down', label: 'down' },
  { value: 'slow', label: 'slow, 3 s an answer' },
  { value: 'lost-answers', label: 'loses the first answer' },
  { value: 'rate-limited', label: 'asks to wait 30 s' },
];
const STORAGE: readonly { value: StorageFault; label: string }[] = [
  { value: 'none', label: 'allowed' },
  { value: 'blocked', label: 'blocked' },
  { value: 'full', label: 'full' },
];
const THEMES: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: 'system' },
  { value: 'light', label: 'light' },
  { value: 'dark', label: 'dark' },
];
const UNREACHABLE = [
  { value: 'hide', label: 'hide' },
  { value: 'form', label: 'show the form' },
] as const;

/** The visitor's side: who they are, and what their browser and network do to us. */
export function VisitorCard({ lab }: { lab: Lab }): VNode {
  const { timeZone, locale, theme, clockOffMinutes, consents, network, storage, whenUnreachable } = useSignal(
    lab.situation,
  );
  const visible = useSignal(lab.page.visible);
  return (
    <Card title="Visitor">
      <div class="row">
        <Typed
          label="Time zone"
          value={timeZone}
          options={Intl.supportedValuesOf('timeZone')}
          isRight={isZone}
          onChange={(zone) => lab.setVisitor({ timeZone: zone })}
        />
        <Typed
          label="Language"
          value={locale}
          options={['en', 'de', 'ar', 'fr', 'ja', 'he', 'pt-BR']}
          isRight={isLanguage}
          onChange={(tag) => lab.setVisitor({ locale: tag })}
        />
        <Pick label="Theme" options={THEMES} value={theme} onChange={(next) => lab.setVisitor({ theme: next })} />
        <label class="pick">
          <span>Clock off, min</span>
          <input
            type="number"
            step="1"
            value={clockOffMinutes}
            onChange={({ currentTarget: { valueAsNumber } }) =>
              lab.setVisitor({ clockOffMinutes: Number.isNaN(valueAsNumber) ? 0 : Math.trunc(valueAsNumber) })
            }
          />
        </label>
      </div>
      <div class="row">
        <Pick
          label="Network"
          options={NETWORK}
          value={network}
          onChange={(next) => lab.setVisitor({ network: next })}
        />
        <Pick
          label="Storage"
          options={STORAGE}
          value={storage}
          onChange={(next) => lab.setVisitor({ storage: next })}
        />
        <Pick
          label="If no answer came"
          options={UNREACHABLE}
          value={whenUnreachable}
          onChange={(next) => lab.setVisitor({ whenUnreachable: next })}
        />
      </div>
      <div class="row">
        <Switch label="the visitor looks at this tab" on={visible} onChange={(on) => lab.page.setVisible(on)} />
        <Switch
          label="agreed to be kept and followed"
          on={consents}
          onChange={(next) => lab.setVisitor({ consents: next })}
        />
      </div>
    </Card>
  );
}

interface TypedProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  isRight(text: string): boolean;
  onChange(text: string): void;
}

/** A text with suggestions that counts only once it is a right one; until then it says so. */
function Typed({ label, value, options, isRight, onChange }: TypedProps): VNode {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const right = isRight(text);
  return (
    <label class="pick">
      <span>{label}</span>
      <input
        list={`suggested-${label}`}
        value={text}
        aria-invalid={!right}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          const wished = event.currentTarget.value;
          if (isRight(wished)) onChange(wished);
          setTyped(null);
        }}
      />
      <datalist id={`suggested-${label}`}>
        {options.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </label>
  );
}
