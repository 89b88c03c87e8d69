import type { VNode } from 'preact';
import type { Scene } from '../../scene.ts';
import { situationToQuery } from '../address.ts';
import type { Desk } from '../desk.ts';
import type { Lab } from '../lab.ts';
import { situationOf } from '../situation.ts';
import { useSignal } from '../use-signal.ts';
import { DepartmentsCard } from './departments-card.tsx';
import { DeskCard } from './desk-card.tsx';
import { DiaryCard } from './diary-card.tsx';
import { DoctorCard } from './doctor-card.tsx';
import { HoursCard } from './hours-card.tsx';
import { JsonCard } from './json-card.tsx';
import { MessagesCard } from './messages-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { RulesCard } from './rules-card.tsx';
import { SceneList } from './scene-list.tsx';
import { Stage } from './stage.tsx';
import { TimeCard } from './time-card.tsx';
import { TopBar } from './top-bar.tsx';
import { VerdictCard } from './verdict-card.tsx';
import { VisitorCard } from './visitor-card.tsx';
import { WordsCard } from './words-card.tsx';

export interface AppProps {
  readonly lab: Lab;
  readonly desks: readonly Desk[];
  /** The elements the two visitors’ widgets live in. */
  readonly stages: readonly [HTMLElement, HTMLElement];
  readonly scenes: readonly [Scene, ...Scene[]];
  /** What of the address could not be used. */
  readonly complaints: readonly string[];
}

export function App({ lab, desks, stages, scenes, complaints }: AppProps): VNode {
  const state = useSignal(lab.lab);
  const situation = useSignal(lab.situation);
  const complaint = useSignal(lab.complaint);
  const scene = scenes.find(({ id }) => id === situation.scene) ?? scenes[0];

  const choose = (chosen: Scene): void => {
    const next = { ...situationOf(chosen), bench: situation.bench, speed: situation.speed };
    history.pushState(null, '', situationToQuery(next, chosen));
    void lab.load(next);
  };
  const restart = (change: Partial<typeof situation> = {}): void => {
    const next = { ...situationOf(scene), bench: situation.bench, speed: situation.speed, ...change };
    history.pushState(null, '', situationToQuery(next, scene));
    void lab.load(next);
  };

  return (
    <div class="qa" data-state={state.state} data-scene={scene.id} data-bench={situation.bench}>
      <TopBar lab={lab} scene={scene} onBench={(bench) => restart({ bench })} onRestart={() => restart()} />
      <SceneList scenes={scenes} chosen={scene} onChoose={choose} />
      <main>
        <header class="about">
          <p class="rules">
            {scene.rules.map((rule) => (
              <span key={rule} class="rule">
                {rule}
              </span>
            ))}
          </p>
          <h1>{scene.title}</h1>
          <p>{scene.about}</p>
        </header>
        {[...complaints, ...(complaint ? [complaint] : [])].map((text) => (
          <p key={text} class="complaint" role="alert">
            {text}
          </p>
        ))}
        {state.state === 'failed' && (
          <p class="complaint" role="alert">
            This bench did not open: {state.problem.message}
          </p>
        )}
        <VerdictCard lab={lab} />
        <TimeCard lab={lab} />
        {desks.map((desk, place) => (
          <DeskCard key={place} lab={lab} desk={desk} />
        ))}
        <div class="levers">
          <PeopleCard lab={lab} />
          <DepartmentsCard lab={lab} />
          <RulesCard lab={lab} />
          <VisitorCard lab={lab} />
          <WordsCard lab={lab} />
        </div>
        <HoursCard lab={lab} />
        <JsonCard lab={lab} />
        <div class="levers">
          <MessagesCard lab={lab} />
          <DiaryCard lab={lab} />
        </div>
        <DoctorCard lab={lab} />
      </main>
      <Stage lab={lab} stages={stages} />
    </div>
  );
}
