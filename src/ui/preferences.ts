/** What people have chosen for all dialogs; the app says it, as it knows where it is kept. */
let typing = true;
export const setTypeToConfirm = (on: boolean): void => {
  typing = on;
};
export const typeToConfirm = (): boolean => typing;
