import { useEffect, useRef } from 'react';
import { Tab } from 'react-aria-components';

/** One of a page's tabs; the one that is shown is brought into view where they do not all fit. */
export function PageTab(props: { id: string; children: string }) {
  return (
    <Tab id={props.id} className="page-tab">
      {({ isSelected }) => <Name isSelected={isSelected}>{props.children}</Name>}
    </Tab>
  );
}

function Name(props: { isSelected: boolean; children: string }) {
  const { isSelected } = props;
  const name = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!isSelected) return;
    const show = () => name.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
    show();
    window.addEventListener('resize', show);
    return () => window.removeEventListener('resize', show);
  }, [isSelected]);
  return <span ref={name}>{props.children}</span>;
}
