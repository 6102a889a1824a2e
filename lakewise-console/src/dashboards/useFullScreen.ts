import { useEffect, useState } from 'react';

/** Whether the page is all that is seen; Escape ends it, also where the browser refuses. */
export function useFullScreen(): [boolean, (full: boolean) => void] {
  const [full, setFull] = useState(false);
  useEffect(() => {
    if (!full) return;
    const left = () => {
      if (!document.fullscreenElement) setFull(false);
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) setFull(false);
    };
    document.addEventListener('fullscreenchange', left);
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('fullscreenchange', left);
      document.removeEventListener('keydown', pressed);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, [full]);
  return [
    full,
    (wanted) => {
      setFull(wanted);
      // The page fills the window even if the browser does not give it the screen.
      if (wanted) document.documentElement.requestFullscreen().catch(() => {});
    },
  ];
}
