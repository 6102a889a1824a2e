import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { Tour } from '../start/Tour';
import { Navigation } from './Navigation';
import { Palette } from './Palette';
import { PLACES } from './places';
import { ShortcutsDialog } from './ShortcutsDialog';
import { useShortcuts } from './shortcuts';

/** What is around every page: the ways to the others, and the keys for them. */
export function Shell(props: { children: ReactNode }) {
  const [, navigate] = useLocation();
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  useShortcuts({
    'mod+k': () => setPalette(true),
    '?': () => setHelp(true),
    ...Object.fromEntries(PLACES.map((place) => [place.keys, () => navigate(place.path)])),
  });
  return (
    <div className="shell">
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <Navigation openPalette={() => setPalette(true)} openHelp={() => setHelp(true)} />
      <div className="shell-page" id="page" tabIndex={-1}>
        {props.children}
      </div>
      <Tour />
      <Palette isOpen={palette} onOpenChange={setPalette} openHelp={() => setHelp(true)} />
      <ShortcutsDialog isOpen={help} onOpenChange={setHelp} />
    </div>
  );
}
