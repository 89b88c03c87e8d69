import { render } from 'preact';
import { scenes } from '../scenes.ts';
import { situationFromQuery } from './address.ts';
import { createLab } from './lab.ts';
import { App } from './views/app.tsx';

/** Draws the page and sets up the situation of its address. */
export function start(): void {
  const [first, ...rest] = scenes;
  const place = document.getElementById('app');
  if (first && place) {
    const list = [first, ...rest] as const;
    // Made before the page around it: the widget must keep its place however often the page is drawn.
    const stage = document.createElement('div');
    stage.className = 'stage-page';
    const { situation, complaints } = situationFromQuery(location.search, list);
    const lab = createLab(situation, stage);
    render(<App lab={lab} stage={stage} scenes={list} complaints={complaints} />, place);
    void lab.load(situation);
    addEventListener('popstate', () => void lab.load(situationFromQuery(location.search, list).situation));
  }
}
