import { useEffect, useState } from 'react';

const PATIENCE = 300;

/** Says what is waited for, and only if that takes a while. */
export function Loading(props: { what: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status">
      {late && `Fetching ${props.what} …`}
    </div>
  );
}
