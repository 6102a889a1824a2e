import { useQueryClient } from '@tanstack/react-query';
import { CircleHelp, LogOut, Monitor, Moon, Search, Sun, UserRound } from 'lucide-react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useLocation } from 'wouter';
import { answer, api } from '../api/client';
import { useSession } from '../session/session';
import { Button } from '../ui/Button';
import { Link } from '../ui/Link';
import { Mark } from '../ui/Mark';
import './navigation.css';
import { PLACES } from './places';
import { written } from './shortcuts';
import { setTheme, type Theme, useTheme } from './theme';

/** The ways to the pages: beside them where there is room, below on a telephone. */
export function Navigation(props: { openPalette: () => void; openHelp: () => void }) {
  const [location] = useLocation();
  return (
    <nav className="navigation" aria-label="Pages">
      <Link href="/sql" className="navigation-mark">
        <Mark size={28} />
        <span className="hidden">Lakewise</span>
      </Link>
      <ul>
        {PLACES.map(({ path, name, icon: Icon, keys }) => {
          const here = location === path || location.startsWith(`${path}/`);
          return (
            <li key={path} data-here={here || undefined} title={`${name} (${written(keys)})`}>
              <Link href={path} className="navigation-link">
                <Icon aria-hidden size={20} />
                <span>{name}</span>
                {here && <span className="hidden">, this page</span>}
              </Link>
            </li>
          );
        })}
      </ul>
      <div className="navigation-foot">
        <Button
          look="quiet"
          tip={`Search and commands (${written('mod+k')})`}
          onPress={props.openPalette}
        >
          <Search aria-hidden size={20} />
        </Button>
        <Button look="quiet" tip="Keyboard shortcuts (?)" onPress={props.openHelp}>
          <CircleHelp aria-hidden size={20} />
        </Button>
        <PersonMenu />
      </div>
    </nav>
  );
}

const THEMES: [Theme, string, typeof Sun][] = [
  ['system', 'As the machine', Monitor],
  ['light', 'Light', Sun],
  ['dark', 'Dark', Moon],
];

function PersonMenu() {
  const who = useSession();
  const theme = useTheme();
  const queries = useQueryClient();

  async function signOut() {
    await answer(api.DELETE('/api/v1/session'));
    queries.clear();
    window.location.assign('/sign-in');
  }

  return (
    <MenuTrigger>
      <Button look="quiet" tip={`Signed in as ${who.principal}`}>
        <UserRound aria-hidden size={20} />
      </Button>
      <Popover className="popover" placement="right bottom">
        <Menu className="menu">
          <MenuSection selectionMode="single" selectedKeys={[theme]} className="menu-section">
            <Header>Theme</Header>
            {THEMES.map(([id, name, Icon]) => (
              <MenuItem key={id} id={id} className="menu-item" onAction={() => setTheme(id)}>
                <Icon aria-hidden size={16} />
                <span>{name}</span>
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection className="menu-section">
            <Header>{who.principal}</Header>
            <MenuItem className="menu-item" onAction={() => void signOut()}>
              <LogOut aria-hidden size={16} />
              <span>Sign out</span>
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
