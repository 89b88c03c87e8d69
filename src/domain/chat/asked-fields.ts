import type { ChatSettings } from '../settings.ts';
import type { Contact } from './chat.ts';

const FIELDS = ['name', 'email', 'phone'] as const;

/** What a visitor must say of themselves to begin a chat of their own, of what is not known of them yet. */
export const requiredFields = ({ fields = {} }: ChatSettings = {}, known: Contact): readonly (keyof Contact)[] =>
  FIELDS.filter((field) => fields[field] === 'required' && known[field] === undefined);

/** Which of the fields a widget asks for need not be asked of this visitor again. */
export const knownFields = ({ fields = {} }: ChatSettings = {}, known: Contact): readonly (keyof Contact)[] =>
  FIELDS.filter((field) => (fields[field] ?? 'off') !== 'off' && known[field] !== undefined);
