import type { Page } from '@playwright/test';

/** The field, in a frame of its own address, as the real one is: the page learns whether it is complete and nothing else. */
const frame = `<!doctype html><html lang="en"><title>Card</title><label>Card number <input id="number" inputmode="numeric"></label>
<script>
  const field = document.getElementById('number');
  field.addEventListener('input', () => parent.postMessage({ field: { complete: field.value.length === 16, ends: field.value.slice(-4) } }, '*'));
</script></html>`;

const script = `(() => {
  let ends = '';
  const element = () => {
    const listeners = { change: [], ready: [] };
    const frame = document.createElement('iframe');
    frame.title = 'Secure card payment input frame';
    frame.src = 'https://js.stripe.com/frame.html';
    frame.style.cssText = 'inline-size: 100%; block-size: 3rem; border: 0; background: #fff';
    addEventListener('message', ({ origin, data }) => {
      if (origin !== 'https://js.stripe.com' || !data.field) return;
      ends = data.field.ends;
      for (const listener of listeners.change) listener({ complete: data.field.complete });
    });
    const self = {
      mount: (target) => void target.append(frame),
      on: (name, listener) => (listeners[name]?.push(listener), self),
      off: () => self, once: () => self, update: () => self, unmount: () => self,
      destroy: () => frame.remove(),
    };
    return self;
  };
  window.Stripe = Object.assign((key) => {
    let card = null;
    window.stripeKeyUsed = key;
    return {
      elements: () => ({ create: () => (card = element()), getElement: () => card, update: () => undefined, on: () => undefined }),
      createPaymentMethod: async () =>
        ends === '0002'
          ? { error: { type: 'card_error', message: 'Your card number is invalid.' } }
          : { paymentMethod: { id: 'pm_' + (ends === '3220' ? 'unverified_' : '') + ends } },
      createToken: async () => ({}),
      confirmCardPayment: async () => ({}),
      registerAppInfo: () => undefined,
      _registerWrapper: () => undefined,
    };
  }, { version: 1 });
})();`;

/** Answers in the place of the payment processor, which tests do not reach. */
export async function standInForStripe(page: Page): Promise<void> {
  await page.route('https://js.stripe.com/**', (route) =>
    route.request().url().endsWith('.html')
      ? route.fulfill({ contentType: 'text/html', body: frame })
      : route.fulfill({ contentType: 'text/javascript', body: script, headers: { 'access-control-allow-origin': '*' } }),
  );
}
