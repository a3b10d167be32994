/** Comlink speaks the browser's message events; Node's ports and workers emit the data itself. */
import type { MessagePort, Worker } from 'node:worker_threads';
import type { Endpoint } from 'comlink';

export function nodeEndpoint(port: MessagePort | Worker): Endpoint {
  const wrapped = new WeakMap<object, (data: unknown) => void>();
  return {
    postMessage: (message, transfer) => port.postMessage(message, transfer as never),
    addEventListener: (_, listener) => {
      const relay = (data: unknown) => {
        const event = { data } as MessageEvent;
        if (typeof listener === 'function') listener(event);
        else listener.handleEvent(event);
      };
      wrapped.set(listener, relay);
      port.on('message', relay);
    },
    removeEventListener: (_, listener) => {
      const relay = wrapped.get(listener);
      if (relay !== undefined) port.off('message', relay);
    },
    start: () => {
      if ('start' in port) port.start();
    },
  };
}
