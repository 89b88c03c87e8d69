import type { VNode } from 'preact';
import type { Scene, SceneGroup } from '../../scene.ts';

export interface SceneListProps {
  readonly scenes: readonly Scene[];
  readonly chosen: Scene;
  onChoose(scene: Scene): void;
}

/** All scenes by shelf; on a narrow page, where a list would push everything down, one drop-down. */
export function SceneList({ scenes, chosen, onChoose }: SceneListProps): VNode {
  const groups = [...new Set(scenes.map(({ group }) => group))];
  const of = (group: SceneGroup): readonly Scene[] => scenes.filter((scene) => scene.group === group);
  return (
    <nav class="scenes" aria-label="Scenes">
      <label class="pick narrow-only">
        <span>Scene</span>
        <select
          value={chosen.id}
          onChange={(event) => {
            const scene = scenes.find(({ id }) => id === event.currentTarget.value);
            if (scene) onChoose(scene);
          }}
        >
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {of(group).map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <div class="wide-only">
        {groups.map((group) => (
          <section key={group}>
            <h2>{group}</h2>
            <ul>
              {of(group).map((scene) => (
                <li key={scene.id}>
                  <a
                    href={`?scene=${scene.id}`}
                    aria-current={scene === chosen ? 'true' : undefined}
                    onClick={(event) => {
                      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                      event.preventDefault();
                      onChoose(scene);
                    }}
                  >
                    {scene.title}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
