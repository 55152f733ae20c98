import { examine, type Question } from './examine';

// An expression from outside can take forever: here it keeps nobody waiting and can be stopped.
addEventListener('message', (event: MessageEvent<Question>) => postMessage(examine(event.data)));
postMessage('ready');
