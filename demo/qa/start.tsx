import { computed } from '@preact/signals-core';
import { render } from 'preact';
import { scenes } from '../scenes.ts';
import { situationFromQuery } from './address.ts';
import { createDesk, type Desk } from './desk.ts';
import { createLab } from './lab.ts';
import { App } from './views/app.tsx';

/** Draws the page and sets up the situation of its address. */
export function start(): void {
  const [first, ...rest] = scenes;
  const place = document.getElementById('app');
  if (first && place) {
    const list = [first, ...rest] as const;
    // Made before the page around it: the widget must keep its place however often the page is drawn.
    const stages = [newStage(), newStage()] as const;
    const { situation, complaints } = situationFromQuery(location.search, list);
    const lab = createLab(situation, stages);
    const agents = computed(() => lab.situation.value.agents);
    const deskAt = (place: number): Desk => createDesk({ bench: lab.bench, agents, place });
    const desks = [deskAt(0), deskAt(1)];
    render(<App lab={lab} desks={desks} stages={stages} scenes={list} complaints={complaints} />, place);
    void lab.load(situation);
    addEventListener('popstate', () => void lab.load(situationFromQuery(location.search, list).situation));
  }
}

function newStage(): HTMLElement {
  const stage = document.createElement('div');
  stage.className = 'stage-page';
  return stage;
}
