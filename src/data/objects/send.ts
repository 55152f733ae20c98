interface Sending {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Blob;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (sent: number) => void;
}

/** As `fetch`, by the only thing in browsers that tells how much of a body has gone out. Rejects with `TypeError` as fetch does. */
export function sendWithProgress({ method, url, headers, body, signal, onProgress }: Sending): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new DOMException('Aborted', 'AbortError'));
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of headers) request.setRequestHeader(name, value);
    const abort = () => request.abort();
    signal?.addEventListener('abort', abort, { once: true });
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded));
    request.addEventListener('load', () => {
      const answered = new Headers();
      for (const line of request.getAllResponseHeaders().trim().split(/\r?\n/)) {
        const colon = line.indexOf(':');
        if (colon > 0) answered.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
      }
      const bodiless = [204, 205, 304].includes(request.status);
      resolve(new Response(bodiless ? null : request.responseText, { status: request.status, headers: answered }));
    });
    request.addEventListener('error', () => reject(new TypeError('Failed to send')));
    request.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', abort));
    request.send(body);
    return undefined;
  });
}
