// Only the simulated cloud's own calls go the way of the mock; the page's files pass at the network's speed.
self.addEventListener('fetch', (event) => {
  if (!new URL(event.request.url).pathname.includes('/v1/')) event.stopImmediatePropagation();
});
importScripts('./mockServiceWorker.js');
