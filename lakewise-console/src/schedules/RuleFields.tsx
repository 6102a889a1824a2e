import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';
import { hasThreshold, type RuleDraft } from './draft';

const AGGREGATIONS = [
  { id: 'NONE', label: 'its first row' },
  { id: 'SUM', label: 'the sum of all rows' },
  { id: 'AVG', label: 'the mean of all rows' },
  { id: 'MEDIAN', label: 'the median of all rows' },
  { id: 'MIN', label: 'the least of all rows' },
  { id: 'MAX', label: 'the greatest of all rows' },
  { id: 'STDDEV', label: 'the standard deviation' },
  { id: 'COUNT', label: 'how many are not null' },
  { id: 'COUNT_DISTINCT', label: 'how many differ' },
];
const OPERATORS = [
  { id: 'GREATER_THAN', label: 'is greater than' },
  { id: 'GREATER_THAN_OR_EQUAL', label: 'is at least' },
  { id: 'LESS_THAN', label: 'is less than' },
  { id: 'LESS_THAN_OR_EQUAL', label: 'is at most' },
  { id: 'EQUAL', label: 'equals' },
  { id: 'NOT_EQUAL', label: 'differs from' },
  { id: 'IS_NULL', label: 'is null' },
  { id: 'IS_NOT_NULL', label: 'is not null' },
];
const TYPES = [
  { id: 'number', label: 'a number' },
  { id: 'text', label: 'a text' },
  { id: 'truth', label: 'true or false' },
];
const TRUTHS = [
  { id: 'true', label: 'true' },
  { id: 'false', label: 'false' },
];
const EMPTY = [
  { id: 'OK', label: 'all is well' },
  { id: 'TRIGGERED', label: 'the alert is raised' },
  { id: 'ERROR', label: 'that is an error' },
  { id: 'UNKNOWN', label: 'nobody can tell' },
];

/** When an alert is raised, and when that is told. */
export function RuleFields(props: { rule: RuleDraft; onChange: (rule: RuleDraft) => void }) {
  const { rule } = props;
  const change = (part: Partial<RuleDraft>) => props.onChange({ ...rule, ...part });
  return (
    <>
      <div className="schedule-line">
        <Field
          label="Column"
          value={rule.column}
          onChange={(column) => change({ column })}
          isRequired
        />
        <Choice
          label="Taken from it"
          options={AGGREGATIONS}
          value={rule.aggregation}
          onChange={(id) => change({ aggregation: id as RuleDraft['aggregation'] })}
        />
      </div>
      <div className="schedule-line">
        <Choice
          label="Alert when it"
          options={OPERATORS}
          value={rule.operator}
          onChange={(id) => change({ operator: id as RuleDraft['operator'] })}
        />
        {hasThreshold(rule.operator) && <Threshold rule={rule} change={change} />}
      </div>
      <div className="schedule-line">
        <Choice
          label="Without rows"
          options={EMPTY}
          value={rule.ifEmpty}
          onChange={(id) => change({ ifEmpty: id as RuleDraft['ifEmpty'] })}
        />
        <Field
          label="Again after minutes"
          type="number"
          value={rule.again}
          onChange={(again) => change({ again })}
          help="While it lasts; empty for once"
        />
        <fieldset className="checks">
          <legend>When it is over</legend>
          <label>
            <input
              type="checkbox"
              checked={rule.notifyOnOk}
              onChange={({ target }) => change({ notifyOnOk: target.checked })}
            />
            Tell that too
          </label>
        </fieldset>
      </div>
    </>
  );
}

function Threshold(props: { rule: RuleDraft; change: (part: Partial<RuleDraft>) => void }) {
  const { rule, change } = props;
  return (
    <>
      <Choice
        label="Compared with"
        options={TYPES}
        value={rule.type}
        onChange={(id) =>
          change({
            type: id as RuleDraft['type'],
            threshold: id === 'truth' ? 'true' : '',
          })
        }
      />
      {rule.type === 'truth' ? (
        <Choice
          label="Value"
          options={TRUTHS}
          value={rule.threshold}
          onChange={(threshold) => change({ threshold })}
        />
      ) : (
        <Field
          label={rule.type === 'number' ? 'Number' : 'Text'}
          type={rule.type === 'number' ? 'number' : 'text'}
          value={rule.threshold}
          onChange={(threshold) => change({ threshold })}
          isRequired={rule.type === 'number'}
        />
      )}
    </>
  );
}
