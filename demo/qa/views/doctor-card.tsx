import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Lab } from '../lab.ts';
import { useSignal } from '../use-signal.ts';
import { Card } from './card.tsx';

/** What the widget on the stage tells the owner of the settings, with the code and the words of each. */
export function DoctorCard({ lab }: { lab: Lab }): VNode {
  const diagnoses = useSignal(lab.page.diagnoses);
  const [isLooking, setLooking] = useState(false);
  const examine = async (): Promise<void> => {
    setLooking(true);
    await lab.page.examine();
    setLooking(false);
  };
  return (
    <Card
      title="Doctor"
      aside={
        <button type="button" disabled={isLooking} onClick={() => void examine()}>
          Examine now
        </button>
      }
    >
      <div aria-live="polite">
        {diagnoses.length === 0 && <p class="none">{isLooking ? 'Looking …' : 'Nothing is wrong that was noticed.'}</p>}
        <ol class="diagnoses">
          {diagnoses.map(({ code, message }) => (
            <li key={code} data-code={code}>
              <span class="tag bad">{code}</span>
              <span>{withCode(message)}</span>
            </li>
          ))}
        </ol>
      </div>
    </Card>
  );
}

/** What stands between backticks is a setting or a value. */
const withCode = (message: string): readonly (string | VNode)[] =>
  message.split('`').map((part, index) => (index % 2 ? <code key={part}>{part}</code> : part));
