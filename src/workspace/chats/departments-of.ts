import { type Agent, DEFAULT_DEPARTMENT, EVERY_DEPARTMENT, type State } from '../state/state.ts';

type Serving = Pick<Agent, 'departments' | 'allDepartments'>;

/** The departments an agent serves; those there are at all are looked for where somebody serves them all, and once. */
export function departmentsOf(
  state: Pick<State, 'departments' | 'widgets' | 'chats'>,
): (agent: Serving) => readonly string[] {
  let all: readonly string[] | null = null;
  return ({ departments, allDepartments }) => {
    if (allDepartments) {
      all ??= knownDepartments(state);
      return all;
    }
    return [...servedBy({ departments }), EVERY_DEPARTMENT];
  };
}

/** The departments listed for an agent, or the Default one where none is. */
export const servedBy = ({ departments }: Pick<Agent, 'departments'>): readonly string[] =>
  departments.length > 0 ? departments : DEFAULT;

const DEFAULT: readonly string[] = [DEFAULT_DEPARTMENT];

/** Every department that has settings, that a widget names, or that a chat is in. */
export function knownDepartments({
  departments,
  widgets,
  chats,
}: Pick<State, 'departments' | 'widgets' | 'chats'>): readonly string[] {
  const known = new Set([DEFAULT_DEPARTMENT, EVERY_DEPARTMENT]);
  for (const [id] of departments.entries()) known.add(id);
  for (const [, { settings }] of widgets.entries()) for (const id of settings.departments ?? []) known.add(id);
  for (const [, { department }] of chats.entries()) known.add(department);
  return [...known];
}
