/**
 * The npm door: the widget for a page, and the rules for everybody.
 *
 * The rules are pure functions that run anywhere; importing one of them alone brings nothing of the widget along.
 */

export type { Instant } from './base/instant.ts';
export { ok, type Refused, type Result, refused } from './base/result.ts';
export type { Stop } from './base/stop.ts';
export { asBackend, type OwnCalls } from './contract/as-backend.ts';
export type { Ability, ChatBackend, FileToSend, StatusAnswer } from './contract/chat-backend.ts';
export type { Diagnosis } from './contract/diagnosis.ts';
export type {
  Clock,
  CookieJar,
  KeepRefusal,
  KeptTexts,
  NewCookie,
  PagePlace,
  PageSignals,
  Platform,
  Stores,
} from './contract/platform.ts';
export type {
  BotHours,
  BotSettings,
  HandOffPhrases,
  HandOffSettings,
  PublicBotSettings,
} from './domain/bot/bot-settings.ts';
export type { Finding, FindingCode } from './domain/doctor/finding.ts';
export type { FormValues } from './domain/form/form-field.ts';
export type { CustomField, FieldRule, FieldUse, FormSettings, SelectOption } from './domain/form/form-settings.ts';
export { type JudgedSubmission, judgeSubmission, type SubmissionInput } from './domain/form/judge-submission.ts';
export type { PageContext, Receipt, Submission } from './domain/form/submission.ts';
export type { Problem, ProblemCode } from './domain/problem.ts';
export { isOpen } from './domain/schedule/is-open.ts';
export { nextEdge } from './domain/schedule/next-edge.ts';
export { opensAt } from './domain/schedule/opens-at.ts';
export type { Schedule } from './domain/schedule/schedule.ts';
export type {
  Credential,
  Handover,
  PresentedToken,
  SessionAnswer,
  SessionRequest,
  TokenPlace,
  VisitorIdentity,
} from './domain/session/session.ts';
export type { Visitor } from './domain/session/visitor.ts';
export type {
  OfflineExperience,
  OfflineWords,
  Policy,
  PublicSettings,
  WidgetSettings,
} from './domain/settings.ts';
export { evaluateStatus, type StatusInput } from './domain/status/evaluate-status.ts';
export { explainStatus } from './domain/status/explain-status.ts';
export type { DepartmentStaffing, People, Staffing } from './domain/status/people.ts';
export { publicSettings } from './domain/status/public-settings.ts';
export type { Availability, Mode, Reason, WidgetStatus } from './domain/status/status.ts';
export type { StatusDocument } from './domain/status/status-document.ts';
export type { Text } from './domain/text/text.ts';
export { createWidget } from './widget/create-widget.ts';
export type { Identity, Widget, WidgetEvents } from './widget/handle.ts';
export type { Position, StorageConsent, Theme, WidgetOptions } from './widget/options.ts';
