import { create } from 'zustand';

const store = create<{ readonly opened: boolean }>(() => ({ opened: false }));

/** Whether the list of API calls is shown; opened from the account menu and the palette. */
export const useTapeOpened = () => store((state) => state.opened);
export const openTape = () => store.setState({ opened: true });
export const closeTape = () => store.setState({ opened: false });
