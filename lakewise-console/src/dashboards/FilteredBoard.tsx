import { useLocation, useSearch } from 'wouter';
import { useWarehouse } from '../sql/useWarehouse';
import { Board } from './Board';
import type { Definition } from './dashboards';
import { FilterBar } from './FilterBar';
import { searchOf, valuesOf } from './filters';

/** The filters, whose values stand in the address, and the items that they are for. */
export function FilteredBoard(props: {
  definition: Definition;
  /** Counts how often all was wanted again. */
  round?: number;
  /** Told of every change; undefined while nothing is edited. */
  onChange?: ((definition: Definition) => void) | undefined;
}) {
  const { definition } = props;
  const { filters } = definition;
  const search = useSearch();
  const [location, navigate] = useLocation();
  const [warehouse] = useWarehouse();
  const values = valuesOf(filters, search);
  return (
    <>
      <FilterBar
        filters={filters}
        values={values}
        warehouse={warehouse}
        onChange={(next) => {
          const chosen = searchOf(filters, next);
          navigate(chosen ? `${location}?${chosen}` : location, { replace: true });
        }}
      />
      <Board
        definition={definition}
        values={values}
        warehouse={warehouse}
        round={props.round ?? 0}
        onChange={props.onChange}
      />
    </>
  );
}
