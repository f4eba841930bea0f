import { useEffect } from 'preact/hooks';

/** Call back whenever this tab is looked at again. */
export function useShown(onShown: () => void): void {
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && onShown();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [onShown]);
}
