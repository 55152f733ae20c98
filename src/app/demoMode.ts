import { create } from 'zustand';
import type { DemoControl } from './boot';

interface State {
  readonly control: DemoControl | null;
}
const store = create<State>(() => ({ control: null }));

/** The simulated cloud in this page, once it has been started. */
export const useDemo = () => store((state) => state.control);

export const demoMode = {
  load: (): Promise<DemoControl> => Promise.reject(new Error('no demo here')),
  /** Starts it; again is no harm. */
  async begin(): Promise<DemoControl> {
    const control = store.getState().control ?? (await demoMode.load());
    store.setState({ control });
    return control;
  },
};
