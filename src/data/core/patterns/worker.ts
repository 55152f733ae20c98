import { matchQuestion, type Question } from './question';

// An expression from outside can take forever: here it keeps nobody waiting and can be stopped.
addEventListener('message', (event: MessageEvent<Question>) => postMessage(matchQuestion(event.data)));
postMessage('ready');
