import type { Schemas } from '../api/client';
import { addresses, type Cadence, cadenceOf, cronOf } from './cadence';
import { isAlert, type Scheduled, type Subject, subjectOf } from './kinds';

export type Rule = Schemas['AlertRule'];
export type Format = Schemas['NewSchedule']['formats'][number];

/** When an alert is raised, as people type it. */
export interface RuleDraft {
  column: string;
  aggregation: NonNullable<Rule['source']['aggregation']>;
  operator: Rule['comparison_operator'];
  type: 'number' | 'text' | 'truth';
  threshold: string;
  ifEmpty: NonNullable<Rule['empty_result_state']>;
  notifyOnOk: boolean;
  /** Minutes after which it is told again while it lasts; empty for never. */
  again: string;
}

/** A report or an alert as it is typed. */
export interface Draft {
  name: string;
  subject: Subject | undefined;
  cadence: Cadence;
  zone: string;
  /** Where it is computed; empty for the default one. */
  warehouse: string;
  formats: Format[];
  emails: string;
  webhook: string;
  rule: RuleDraft;
}

export const FORMATS: Format[] = ['CSV', 'XLSX', 'HTML'];

const RULE: RuleDraft = {
  column: '',
  aggregation: 'NONE',
  operator: 'GREATER_THAN',
  type: 'number',
  threshold: '',
  ifEmpty: 'OK',
  notifyOnOk: false,
  again: '',
};

/** One that is begun. */
export function fresh(
  name: string,
  subject: Subject | undefined,
  zone: string,
  warehouse: string,
): Draft {
  return {
    name,
    subject,
    cadence: cadenceOf('0 0 8 * * ?'),
    zone,
    warehouse,
    formats: FORMATS,
    emails: '',
    webhook: '',
    rule: RULE,
  };
}

function ruleDraft(rule: Rule): RuleDraft {
  const value = rule.threshold?.value;
  const seconds = rule.notification?.retrigger_seconds;
  return {
    column: rule.source.name,
    aggregation: rule.source.aggregation ?? 'NONE',
    operator: rule.comparison_operator,
    type:
      value?.string_value !== undefined
        ? 'text'
        : value?.bool_value !== undefined
          ? 'truth'
          : 'number',
    threshold: String(value?.double_value ?? value?.string_value ?? value?.bool_value ?? ''),
    ifEmpty: rule.empty_result_state ?? 'OK',
    notifyOnOk: rule.notification?.notify_on_ok ?? false,
    again: seconds === undefined ? '' : String(seconds / 60),
  };
}

/** One that is kept, to be changed. */
export function draftOf(one: Scheduled): Draft {
  return {
    name: one.name,
    subject: subjectOf(one),
    cadence: cadenceOf(one.schedule.quartz_cron_expression),
    zone: one.schedule.timezone_id,
    warehouse: one.warehouse_id,
    formats: isAlert(one) ? [] : one.formats,
    emails: one.emails.join(', '),
    webhook: one.webhook_url ?? '',
    rule: isAlert(one) ? ruleDraft(one.evaluation) : RULE,
  };
}

/** Whether a value is compared with another at all. */
export function hasThreshold(operator: Rule['comparison_operator']): boolean {
  return operator !== 'IS_NULL' && operator !== 'IS_NOT_NULL';
}

function threshold({ type, threshold: typed }: RuleDraft): NonNullable<Rule['threshold']> {
  switch (type) {
    case 'number':
      return { value: { double_value: Number(typed) } };
    case 'text':
      return { value: { string_value: typed } };
    case 'truth':
      return { value: { bool_value: typed === 'true' } };
  }
}

function ruleOf(rule: RuleDraft): Rule {
  const minutes = Number(rule.again);
  return {
    source: { name: rule.column.trim(), aggregation: rule.aggregation },
    comparison_operator: rule.operator,
    ...(hasThreshold(rule.operator) ? { threshold: threshold(rule) } : {}),
    empty_result_state: rule.ifEmpty,
    notification: {
      notify_on_ok: rule.notifyOnOk,
      ...(minutes > 0 ? { retrigger_seconds: Math.round(minutes * 60) } : {}),
    },
  };
}

function shared(draft: Draft, before: Scheduled | undefined) {
  return {
    name: draft.name.trim(),
    schedule: {
      quartz_cron_expression: cronOf(draft.cadence),
      timezone_id: draft.zone.trim(),
      ...(before?.schedule.pause_status ? { pause_status: before.schedule.pause_status } : {}),
    },
    emails: addresses(draft.emails),
    warehouse_id: draft.warehouse,
    ...(draft.webhook.trim() ? { webhook_url: draft.webhook.trim() } : {}),
  };
}

/** What is asked for; what is not in the form stays as it was before. */
export function reportOf(draft: Draft, before?: Scheduled): Schemas['NewSchedule'] {
  const { id, kind } = draft.subject ?? { id: '', kind: 'query' };
  const formats = FORMATS.filter((format) => draft.formats.includes(format));
  return {
    ...shared(draft, before),
    formats,
    ...(kind === 'query' ? { query_id: id } : { dashboard_id: id }),
  };
}

/** The same of an alert. */
export function alertOf(draft: Draft, before?: Scheduled): Schemas['NewAlert'] {
  return {
    ...shared(draft, before),
    query_id: draft.subject?.id ?? '',
    evaluation: ruleOf(draft.rule),
  };
}
