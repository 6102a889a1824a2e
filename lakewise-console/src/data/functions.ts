import { text } from '../format/sql';

/** A function as the lake's information schema tells of it. */
export interface Routine {
  /** A type, or `TABLE`. */
  returns: string;
  body: string;
  owner: string;
  comment: string | null;
  created: number;
}

export interface FunctionParameter {
  name: string;
  type: string;
  initial: string | null;
  comment: string | null;
}

interface Named {
  catalog: string;
  schema: string;
  name: string;
}

function where({ catalog, schema, name }: Named): string {
  return `WHERE specific_catalog = ${text(catalog)} AND specific_schema = ${text(schema)} AND specific_name = ${text(name)}`;
}

/** Asks for one function; answers nothing where there is none that one may see. */
export function functionsQuery(named: Named): string {
  return `SELECT data_type AS returns, routine_definition AS body, routine_owner AS owner, comment,
  epoch_ms(created) AS created FROM system.information_schema.routines ${where(named)}`;
}

/** Asks for what it takes, in order. */
export function parametersQuery(named: Named): string {
  return `SELECT parameter_name AS name, data_type AS type, parameter_default AS initial, comment
FROM system.information_schema.parameters ${where(named)} ORDER BY ordinal_position`;
}
