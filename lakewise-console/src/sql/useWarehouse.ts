import { useState } from 'react';

const KEY = 'lakewise:warehouse';

/** Where statements run, as it was chosen last. */
export function useWarehouse(): [string, (id: string) => void] {
  const [warehouse, setWarehouse] = useState(() => localStorage.getItem(KEY) ?? 'default');
  return [
    warehouse,
    (id) => {
      localStorage.setItem(KEY, id);
      setWarehouse(id);
    },
  ];
}
