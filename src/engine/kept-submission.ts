import { isRecord } from '../contract/guards/shape.ts';
import type { FormValues } from '../domain/form/form-field.ts';
import type { Submission } from '../domain/form/submission.ts';

const ID = /^[0-9a-f]{32}$/;

const areTexts = (...values: unknown[]): boolean => values.every((value) => typeof value === 'string');

/** Whether something read from a store is a form's values: anything may have been written there by another hand. */
export const isFormValues = (value: unknown): value is FormValues =>
  isRecord(value) && Object.values(value).every((one) => typeof one === 'string' || typeof one === 'boolean');

/** Whether something read from a store is whole enough to be sent; the server judges what it says. */
export const isSubmission = (value: unknown): value is Submission =>
  isRecord(value) &&
  ID.test(String(value.commandId)) &&
  ID.test(String(value.visitor)) &&
  isFormValues(value.values) &&
  isRecord(value.page) &&
  areTexts(value.page.url, value.language, value.timeZone, value.mode, value.trap) &&
  typeof value.filledInMs === 'number';
