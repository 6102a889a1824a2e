import { text } from '../format/sql';

export interface AuditFilter {
  hours: string;
  who: string;
  what: string;
  /** Whether only what was refused. */
  refused: boolean;
}

export const MOST = 500;

/** The statement that asks for the records of a filter, the newest first. */
export function auditQuery({ hours, who, what, refused }: AuditFilter): string {
  const conditions = [
    `event_time >= now() - INTERVAL ${Math.max(1, Number.parseInt(hours, 10) || 24)} HOUR`,
    ...(who ? [`contains(lower(user_identity.email), lower(${text(who)}))`] : []),
    ...(what
      ? [
          `(contains(lower(action_name), lower(${text(what)})) OR contains(lower(to_json(request_params)), lower(${text(what)})))`,
        ]
      : []),
    ...(refused ? ['response.status_code >= 400'] : []),
  ];
  return `SELECT event_id AS id, epoch_ms(event_time)::double AS at, user_identity.email AS who, action_name AS action,
    to_json(request_params)::varchar AS about, source_ip_address AS address, user_agent AS agent,
    response.status_code AS status, response.error_message AS error
  FROM system.access.audit WHERE ${conditions.join(' AND ')}
  ORDER BY event_time DESC LIMIT ${MOST}`;
}

/** The name of an action in words: `updatePermissions` is `update permissions`. */
export function actionWords(action: string): string {
  return action.replace(/([a-z])([A-Z])/g, (_, end, begin) => `${end} ${begin.toLowerCase()}`);
}

/** What a record was about, as names and values. */
export function aboutOf(json: string | null): [string, string][] {
  try {
    return Object.entries(JSON.parse(json ?? '{}') as Record<string, string>);
  } catch {
    return [];
  }
}
