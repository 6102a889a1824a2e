import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask';
import { count } from '../format/numbers';
import { predicateInWords } from '../queries/predicates';
import { useWarehouse } from '../sql/useWarehouse';
import { Badge } from '../ui/Badge';
import { Link } from '../ui/Link';
import { Listing } from '../ui/Listing';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { conditionsOn, shapesOf } from './usage';

const MOST = 20;

/** By which statements a table was read, as shapes: what they compare its columns with is not told. */
export function UsedHow({ table, days }: { table: string; days: number }) {
  const [warehouse] = useWarehouse();
  const shapes = useQuery({
    queryKey: ['used-how', table],
    queryFn: ({ signal }) => ask(shapesOf(table, days, MOST), warehouse, signal),
    retry: false,
  });
  if (shapes.isError) return <Problem error={shapes.error} again={() => void shapes.refetch()} />;
  if (!shapes.data || shapes.data.length === 0) return null;
  return (
    <section className="definition" aria-labelledby="how-title">
      <h2 id="how-title">How it is read</h2>
      <Listing
        title="How it is read"
        heads={['Shape', 'Conditions', 'Last', 'People', 'Statements']}
        stacked
        numbers={[3, 4]}
      >
        {shapes.data.map((shape) => (
          <tr key={String(shape.fingerprint)}>
            <th scope="row">
              <Link href={`/queries?fingerprint=${shape.fingerprint}&hours=${days * 24}`}>
                {String(shape.type)} {String(shape.fingerprint).slice(0, 8)}
              </Link>
            </th>
            <td data-head="Conditions" className="table-text">
              <span className="badges">
                {conditionsOn(table, String(shape.predicates)).map((condition) => (
                  <Badge key={condition} tone="busy">
                    {predicateInWords(condition)}
                  </Badge>
                ))}
              </span>
            </td>
            <td data-head="Last">
              <Time at={Number(shape.latest)} />
            </td>
            <td data-head="People" className="table-number">
              {count(Number(shape.people))}
            </td>
            <td data-head="Statements" className="table-number">
              {count(Number(shape.times))}
            </td>
          </tr>
        ))}
      </Listing>
    </section>
  );
}
