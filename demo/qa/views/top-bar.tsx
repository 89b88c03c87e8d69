import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { BenchKind } from '../../bench/bench.ts';
import type { Scene } from '../../scene.ts';
import { situationToQuery } from '../address.ts';
import type { Lab } from '../lab.ts';
import { useSignal } from '../use-signal.ts';
import { Choice } from './choice.tsx';

export interface TopBarProps {
  readonly lab: Lab;
  readonly scene: Scene;
  onBench(bench: BenchKind): void;
  onRestart(): void;
}

const BENCHES = [
  { value: 'memory', label: 'In this page' },
  { value: 'http', label: 'Over HTTP' },
] as const;

export function TopBar({ lab, scene, onBench, onRestart }: TopBarProps): VNode {
  const { bench } = useSignal(lab.situation);
  return (
    <header class="top">
      <a class="brand" href="?">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 2v2M7 6h10l1.5 4h-13zM7 10h10l-1 9H8zM8 19h8v2H8z" />
        </svg>
        Porchlight <b>QA</b>
      </a>
      <Choice label="Server" options={BENCHES} value={bench} onChange={onBench} />
      <div class="actions">
        <button type="button" onClick={onRestart}>
          Start again
        </button>
        <CopyLink link={() => `${location.origin}${location.pathname}${situationToQuery(lab.present(), scene)}`} />
        <LookSwitch />
      </div>
    </header>
  );
}

function CopyLink({ link }: { link: () => string }): VNode {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    const address = link();
    history.replaceState(null, '', address);
    try {
      await navigator.clipboard.writeText(address);
      setSaid('Copied');
    } catch {
      setSaid('It is in the address bar');
    }
  };
  return (
    <button type="button" class="strong" onClick={() => void copy()} onBlur={() => setSaid('')}>
      <span aria-live="polite">{said || 'Copy link'}</span>
    </button>
  );
}

/** Light or dark for this tool; the widget's own theme is a lever of its own. */
function LookSwitch(): VNode {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const turn = (): void => {
    document.documentElement.dataset.look = dark ? 'light' : 'dark';
    setDark(!dark);
  };
  return (
    <button type="button" class="icon" aria-pressed={dark} title="Dark page" onClick={turn}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.500 10.500z" />
      </svg>
      <span class="unseen">Dark page</span>
    </button>
  );
}
